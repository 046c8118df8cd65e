// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole corpus: takes documents one by one, in a fixed order, keeps names and mentions (never
 * the text), then resolves names to entities over all documents and counts co-occurrence.
 *
 * A co-occurrence is two different entities with a mention in one sentence; the weight of their
 * edge is the number of such sentences, each counted once however often the names recur in it.
 *
 * What repeats does not count as often as it is printed: documents that are the same or nearly so
 * are one document; a paragraph that several documents share (agency copy), but for a word or two,
 * counts in the first of them; a short line that recurs through the corpus is furniture and counts
 * nowhere. */
#pragma once

#include "graph/facts.h"
#include "graph/graph.h"
#include "graph/rules.h"
#include "graph/window.h"

typedef struct {
    unsigned evidence;     // sentences kept for an edge, 0: none
    kith_window window;    // what counts as one place
    kith_str since, until; // only documents of these days, both included; "2024", "2024-12" will
                           // do. Empty: any, those without a date too
    bool keep_repeats;     // whatever recurs across documents counts each time
    bool keep_duplicates;  // documents that are nearly the same, and copied paragraphs, do
    unsigned threads;      // to link with, 0: as many as there are processors
    kith_stages *stages;   // what the time of linking goes into; NULL: nobody asks
    double similar;        // how much of a text is in one that is a copy of it; 0: KITH_SIMILAR
    const struct kith_user_lexicon *user; // whose identifiers nodes get. NULL: none
    struct kith_trace *trace; // see graph/explain.h: filled when linking. NULL: not wanted
    struct kith_links *links; // see graph/links.h: the same
    kith_rules *rules;        // the user's corrections; marked where they matched. NULL: none
} kith_link_options;

/* Whether the same story counts in each document that tells it. */
static inline bool kith_keeps_copies(const kith_link_options *options)
{
    return options->keep_repeats || options->keep_duplicates;
}

typedef struct kith_corpus kith_corpus;

/* Sentences that may serve as evidence go to an unlinked temporary file, not to memory. */
bool kith_corpus_new(const kith_link_options *options, kith_corpus **out, kith_err *err);
void kith_corpus_free(kith_corpus *corpus); // NULL is fine

typedef enum {
    KITH_ADDED,
    KITH_ADDED_COPY,   // its text is that of a document of another name, and counts once
    KITH_ADDED_BEFORE, // that document was given already, and is not counted again
} kith_added;

/* Copies what it needs of x. Not for two threads at once. */
kith_added kith_corpus_add(kith_corpus *corpus, const kith_facts *x);

/* What is to be done once, by any thread, while the corpus is linked: links are filled then, nodes
 * and edges are counted, and only what is measured, and evidence, is still to come. */
typedef void kith_meanwhile(void *self, const kith_graph *g);
void kith_corpus_meanwhile(kith_corpus *corpus, kith_meanwhile *run, void *self);

/* Resolves, counts, measures; the corpus takes no documents any more. The same
 * result whatever the order in which documents were added.
 * *out is the caller's. KITH_EIO: temporary file or memory. KITH_EINPUT: rules that contradict each
 * other. */
bool kith_corpus_link(kith_corpus *corpus, kith_graph **out, kith_err *err);
