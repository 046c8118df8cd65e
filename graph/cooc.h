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
    uint32_t number;      // in the order in which pairs came up: where its evidence stands
    uint32_t places;      // sentences that hold it, where they are kept
} kith_pair_count;

/* A sentence, and how many places are in it: of as many pairs. */
typedef struct {
    uint32_t sentence; // record
    uint32_t n;
} kith_place_run;

typedef struct {
    kith_pair_count *pair; // [n] by (a, b)
    size_t n, room;
    uint32_t *text; // [n][evidence] sentence records, by number of the pair
    unsigned evidence;
    uint32_t *windows;  // [V] that name a node
    uint64_t n_windows; // there are; of paragraphs those that name somebody
    uint32_t *place;    // [n_places] numbers of pairs; those of one pair by ascending sentences
    size_t n_places, place_room;
    kith_place_run *run; // [n_runs] sentences of the places, one after the other
    size_t n_runs, run_room;
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
