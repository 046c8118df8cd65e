// SPDX-License-Identifier: GPL-3.0-or-later
/* Co-occurrence: pairs of entities in one window, each pair counted once a window. P pairs cost
 * O(P) time and room. */
#pragma once

#include "graph/collect.h"

typedef struct {
    uint32_t a, b; // nodes, a < b
    uint32_t weight, documents;
    uint32_t last_doc;    // while counting
    uint32_t first, last; // ranks of dates, 0: unknown
    uint32_t texts;       // evidence kept
    uint32_t number;      // where its evidence stands
    uint32_t last_place;  // of the windows that hold both; KITH_NONE: they are not kept
} kith_pair_count;

typedef struct {
    uint32_t window;
    uint32_t before; // place of the same pair, KITH_NONE: the first
} kith_pair_place;

typedef struct {
    kith_pair_count *pair; // [n] by (a, b)
    size_t n, room;
    uint32_t *text; // [n][evidence] sentence records, by number of the pair
    unsigned evidence;
    uint32_t *windows; // [V] that name a node
    kith_pair_place *place;
    size_t n_places, place_room;
} kith_cooc;

/* node: [F] node, below V, of each form. date: [documents] rank. evidence: sentences kept for a
 * pair, the first of different text. places: every window of a pair is kept. */
void kith_cooc_count(const kith_windows *windows, const uint32_t *node, size_t V,
                     const uint32_t *date, const kith_sentence_record *sentence, unsigned evidence,
                     bool places, kith_cooc *out);
void kith_cooc_fini(kith_cooc *c); // zeroed is fine
