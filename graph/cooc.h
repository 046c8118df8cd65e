// SPDX-License-Identifier: GPL-3.0-or-later
/* Co-occurrence: pairs of entities that are named in one window.
 *
 * Sentences, paragraphs and documents hold a pair or do not: each counts it once, however often the
 * names recur in it. Where the window is a distance, names of the one and of the other are paired
 * one to one, as many as can be within it, no sentence serving twice for one name: so that a pair
 * that is named once each counts once, wherever the window is laid; a distance of 0 gives the same
 * as sentences. P pairs cost O(P) time and room. */
#pragma once

#include "graph/collect.h"

typedef struct {
    uint32_t a, b; // nodes, a < b
    uint32_t weight, documents;
    uint32_t last_doc;    // while counting
    uint32_t first, last; // ranks of dates, 0: unknown
    uint32_t texts;       // evidence kept
    uint32_t number;      // where its evidence stands
    uint32_t last_place;  // of the sentences that hold it; KITH_NONE: they are not kept
    uint32_t places;      // how many those are
} kith_pair_count;

typedef struct {
    uint32_t sentence; // record
    uint32_t before;   // place of the same pair, KITH_NONE: the first
} kith_pair_place;

typedef struct {
    kith_pair_count *pair; // [n] by (a, b)
    size_t n, room;
    uint32_t *text; // [n][evidence] sentence records, by number of the pair
    unsigned evidence;
    uint32_t *windows;  // [V] that name a node
    uint64_t n_windows; // there are; of paragraphs those that name somebody
    kith_pair_place *place;
    size_t n_places, place_room;
    uint64_t crowded; // windows of more names than are linked
} kith_cooc;

typedef struct {
    kith_window window;
    unsigned evidence;             // sentences kept for a pair, the first of different text
    const kith_quotable *quotable; // [records], where evidence is kept
    bool places;                   // every sentence of a pair is kept
} kith_cooc_options;

/* node: [F] node, below V, of each form. */
void kith_cooc_count(const kith_collection *all, const kith_sentence_record *sentence,
                     const uint32_t *node, size_t V, const kith_cooc_options *options,
                     kith_cooc *out);
void kith_cooc_fini(kith_cooc *c);          // zeroed is fine
void kith_cooc_forget_places(kith_cooc *c); // gives back the room that they take
