// SPDX-License-Identifier: GPL-3.0-or-later
/* For the files that count co-occurrence. */
#pragma once

#include "graph/cooc.h"

typedef struct {
    kith_cooc *out;
    const kith_windows *windows;
    const kith_sentence_record *sentence;
    const uint32_t *node, *date;
    size_t V;
    kith_cooc_options options;
    kith_table index;
    size_t text_room;
    uint32_t *found; // nodes of the sentence at hand
    size_t found_room;
} kith_cooc_counter;

kith_pair_count *kith_cooc_pair(kith_cooc_counter *k, uint32_t a, uint32_t b);

/* One more for p, in document doc. */
void kith_cooc_meet(kith_cooc_counter *k, kith_pair_count *p, uint32_t doc);

/* A sentence record that the pair was seen in: it names both, or one of them; ascending within a
 * document, each once. */
void kith_cooc_place(kith_cooc_counter *k, kith_pair_count *p, uint32_t sentence);

/* The different nodes of sentence i of the windows, ascending, in k->found. */
size_t kith_cooc_nodes(kith_cooc_counter *k, size_t i);

/* The ways of counting beyond the sentence. */
void kith_cooc_count_wide(kith_cooc_counter *k);
void kith_cooc_count_near(kith_cooc_counter *k);

/* A node and a sentence of the windows that names it. */
typedef struct {
    uint32_t node, at;
} kith_naming;

/* Those of one document or paragraph, by node, then sentence. */
typedef struct {
    kith_naming *at; // [n]
    size_t n, room;
    size_t *first; // [nodes + 1] into at
    size_t nodes, first_room;
} kith_namings;

/* Fills with the sentences [beg, end) of the windows; of more than `most` nodes those that come
 * first, and then it is true. */
bool kith_namings_fill(kith_cooc_counter *k, kith_namings *to, size_t beg, size_t end, size_t most);
void kith_namings_fini(kith_namings *to);
