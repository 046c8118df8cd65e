// SPDX-License-Identifier: GPL-3.0-or-later
/* Full-text search over the sentences of a store. */
#pragma once

#include "graph/said.h"
#include "graph/store.h"

/* True when the store has an index to search. */
bool kith_store_has_index(kith_store *s);

/* Makes one, or makes it anew. The store is open to be changed. */
bool kith_store_index(kith_store *s, kith_err *err);

/* Above so many that match, sentences are not ranked but come in the order of documents. */
enum { KITH_RANKED = 20000 };

typedef struct {
    kith_said *at; // [n] what was searched for marked
    size_t n;
    size_t of;   // sentences that match; KITH_RANKED + 1 when there are more
    bool ranked; // best first
} kith_found;

/* Sentences that have all of the words: each a word, several (in this order), or, with * at its
 * end, a beginning. At most `most`, 0: all. From a. */
bool kith_store_search(kith_store *s, kith_arena *a, char *const *word, size_t words, size_t most,
                       kith_found *out, kith_err *err);
