// SPDX-License-Identifier: GPL-3.0-or-later
/* What raw text tells of words: how often each is capitalised, and its cluster. */
#pragma once

#include "extract/conll.h"
#include "extract/word.h"

typedef struct {
    uint32_t (*slot)[2]; // [n], from g_malloc
    size_t n, used;
} kith_fact_table;

void kith_fact_set(kith_fact_table *table, kith_fact_kind kind, uint64_t hash, uint32_t value);

/* Room for any number of later kith_fact_set(). */
void kith_fact_table_fini(kith_fact_table *table);

typedef struct {
    unsigned clusters; // 0: none
    unsigned least;    // occurrences of a word that gets a cluster
} kith_facts_options;

/* From the tokens of corpora (labels are not looked at) and the names in lex, which may be NULL. */
void kith_facts_gather(const kith_corpus *corpora, size_t n, const kith_lexicon *lex,
                       const kith_facts_options *options, kith_fact_table *out);
