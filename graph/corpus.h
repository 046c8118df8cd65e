// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole corpus: takes documents one by one, in a fixed order, keeps names and mentions (never
 * the text), then resolves names to entities over all documents and counts co-occurrence.
 *
 * A co-occurrence is two different entities with a mention in one sentence; the weight of their
 * edge is the number of such sentences, each counted once however often the names recur in it. */
#pragma once

#include "graph/graph.h"

typedef struct {
    unsigned evidence; // sentences kept for an edge, 0: none
    bool keep_repeats; // lines that recur across documents count too
} kith_link_options;

typedef struct kith_corpus kith_corpus;

/* Sentences that may serve as evidence go to an unlinked temporary file, not to memory. */
bool kith_corpus_new(const kith_link_options *options, kith_corpus **out, kith_err *err);
void kith_corpus_free(kith_corpus *corpus); // NULL is fine

/* Copies what it needs of x. */
void kith_corpus_add(kith_corpus *corpus, const kith_extraction *x);

/* Resolves, counts, measures. *out is the caller's. KITH_EIO: temporary file or memory. */
bool kith_corpus_link(kith_corpus *corpus, kith_graph **out, kith_err *err);
