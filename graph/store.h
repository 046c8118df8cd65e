// SPDX-License-Identifier: GPL-3.0-or-later
/* The store: one SQLite file that holds what was read from every document (facts) and what linking
 * made of them (the graph). docs/store.md describes its tables.
 *
 * Documents are written as they come, so that memory grows with names and mentions, not with
 * text. Names, forms and usages are numbered as the corpus numbers them: by first use. A store is
 * in order when its documents are, by name; then the same documents give the same bytes. */
#pragma once

#include "graph/corpus.h"
#include "graph/links.h"

typedef struct kith_store kith_store;

/* Makes an empty store beside path, to take its place when it is closed. text: sentences are kept;
 * else only where they are. *out is the caller's. KITH_EIO: cannot be written. */
bool kith_store_create(const char *path, bool text, kith_store **out, kith_err *err);

/* Opens a store: to read it, or to change it, and then until it is closed nobody else may.
 * KITH_EINPUT: it is none, or damaged, or of a later version. KITH_EIO: another kith is changing
 * it. */
bool kith_store_open(const char *path, bool change, kith_store **out, kith_err *err);

/* True when path looks to be a SQLite file, whatever its suffix. */
bool kith_store_is(const char *path);

/* Finishes what was begun: all changes take effect at once. Frees store, whatever happens. False:
 * what was there before still is. KITH_EIO. */
bool kith_store_close(kith_store *store, kith_err *err);

/* Gives up: nothing is changed. NULL is fine. */
void kith_store_free(kith_store *store);

/* What the store was made with; false when there is no such key. From a. */
bool kith_store_get(kith_store *store, kith_arena *a, const char *key, kith_str *value);
void kith_store_set(kith_store *store, const char *key, kith_str value);

/* The i-th key and its value; false when there are fewer. From a. */
bool kith_store_setting(kith_store *store, kith_arena *a, size_t i, kith_str *key, kith_str *value);

bool kith_store_has_text(const kith_store *store);

/* Writing. As with kith_out nobody need check each write: the first failure is kept. */

/* The document that was just added to corpus, and how. */
void kith_store_put(kith_store *store, const kith_corpus *corpus, const kith_facts *facts,
                    kith_added added);

/* Documents were put in order of their names. */
bool kith_store_in_order(const kith_store *store);

/* Names of the corpus that documents put so far use: before the store is read while it is being
 * written. */
void kith_store_flush(kith_store *store, const kith_corpus *corpus);

/* Puts the graph in place of the one that was there. corpus holds all documents of the store. */
void kith_store_link(kith_store *store, const kith_corpus *corpus, const kith_graph *g,
                     const kith_links *links);

/* The same in two parts: what needs no measure, while g is measured, and the rest. The second frees
 * what the first gives; g NULL: it does no more than that. */
typedef struct kith_store_linking kith_store_linking;
kith_store_linking *kith_store_link_begin(kith_store *store, const kith_corpus *corpus,
                                          const kith_graph *g, const kith_links *links);
void kith_store_link_end(kith_store_linking *linking, const kith_graph *g);

/* Reading. */

typedef bool kith_facts_visit(void *self, const kith_facts *facts);

/* Adds all documents to an empty corpus, which then numbers names as the store does, so that more
 * can be put into both, or all be linked anew. */
bool kith_store_load(kith_store *store, kith_corpus *corpus, kith_err *err);

/* Puts the documents of n stores into an empty store and an empty corpus, in order of their names.
 * Those may be stores that are being written, of the same run. */
bool kith_store_merge(kith_store *const *from, size_t n, kith_store *into, kith_corpus *corpus,
                      kith_err *err);

/* A sentence and where it is from. From an arena. */
typedef struct {
    int64_t document;    // its row
    uint32_t number;     // within that
    kith_str text;       // empty where the store keeps none
    kith_str name, date; // of the document
} kith_store_sentence;

bool kith_store_sentence_read(kith_store *store, kith_arena *a, int64_t id,
                              kith_store_sentence *out, kith_err *err);

/* The whole graph, each edge with up to `evidence` sentences. *out is the caller's. */
bool kith_store_graph(kith_store *store, unsigned evidence, kith_graph **out, kith_err *err);
