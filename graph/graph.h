// SPDX-License-Identifier: GPL-3.0-or-later
/* The graph that is exported and asked: entities as nodes, co-occurrence as edges, measures on
 * both. Plain arrays; no library's type appears here. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "extract/extract.h"

typedef struct {
    kith_str id;          // stable and speaking: "c:UA", "p:Mark Rutte", "o:NATO"
    kith_str label;       // "Mark Rutte"
    kith_str iso;         // of a country; empty otherwise
    kith_str ref;         // the user's identifier; empty when there is none
    kith_str aliases;     // other names, joined by '|', most frequent first
    kith_str first, last; // dates of the first and last document, ISO; empty when unknown
    uint8_t type;         // kith_type
    uint32_t mentions;
    uint32_t documents;
    uint32_t windows; // sentences, or what else counts as one place, that name it
    uint32_t degree;
    double strength;    // sum of the weights of its edges
    double pagerank;    // sums to 1 over nodes
    double betweenness; // shortest paths through it, length 1 / weight
    uint32_t core;      // largest k such that it has k neighbours that have k among these
    uint32_t component; // connected component, 0-based, largest first
    uint32_t community; // 0-based, largest first
    double x, y;        // layout units: about 1000 wide, centre at 0
    double size;        // 10 to 60
    uint8_t r, g, b;    // of its community
} kith_node;

typedef struct {
    uint32_t a, b;   // nodes, a < b
    uint32_t weight; // windows that hold both
    uint32_t documents;
    double npmi;        // -1..1; this and the next three: graph/associate.h
    double llr;         // log-likelihood ratio
    double jaccard;     // 0..1
    double association; // times as often as by chance
    double disparity;   // chance of such a weight at its ends, 0..1: graph/backbone.h
    kith_str first, last;
    kith_str evidence; // sentences joined by LF, each with its document in brackets; can be empty
} kith_edge;

/* Counts of the run that made the graph; zero where unknown. */
typedef struct {
    uint64_t documents, sentences, tokens, mentions;
    uint64_t duplicates; // documents given before, not counted again
    uint64_t near;       // documents nearly the same as another, not counted
    uint64_t repeats;    // sentences left out: furniture, or counted elsewhere
    uint64_t crowded;    // sentences of more names than are linked with each other
    uint64_t windows;    // places that were looked at, as the measures of edges count them
    uint64_t outside;    // documents that are not counted: of other days than those asked for
    uint64_t undated;    // of these, such as have no date
    uint64_t sampled;    // sources from which betweenness was estimated; 0: it is exact
} kith_totals;

typedef struct {
    kith_node *node; // [V] by type, then id
    size_t V;
    kith_edge *edge; // [E] by (a, b)
    size_t E;
    kith_totals totals;
    uint32_t *entity;  // [V] of a part of a store: rows there, ascending; else NULL
    kith_arena *arena; // owns every string and array
} kith_graph;

kith_graph *kith_graph_new(void);
void kith_graph_free(kith_graph *g); // NULL is fine

/* Edges of a node in one list: adjacency[first[v] .. first[v + 1]) are edge indices. */
typedef struct {
    uint32_t *first; // [V + 1]
    uint32_t *edge;  // [2E]
} kith_adjacency;
kith_adjacency kith_graph_adjacency(kith_arena *a, const kith_graph *g);

/* What a filter keeps; 0 filters nothing. Edges are judged first, by what the whole graph says of
 * them, then nodes, in the order of the fields. */
typedef struct {
    unsigned types;        // bits 1 << kith_type; 0: all
    uint32_t min_mentions; // of a node
    uint32_t min_weight;   // of an edge
    double backbone;       // only edges of less disparity than this
    uint32_t ego;          // 1 + node: only what is within `depth` edges of it
    uint32_t depth;        // 0 means 1
    uint32_t top;          // only the so many nodes of greatest strength; the ego is one of them
    uint32_t max_edges;    // only the so many heaviest edges (ties: greater likelihood ratio)
    bool largest_component;
    bool keep_isolated; // nodes without an edge stay
} kith_filter;

/* A smaller graph. Measures that depend on the rest (degree, strength) are made anew by
 * kith_measure(). */
kith_graph *kith_graph_filter(const kith_graph *g, const kith_filter *filter);

/* True when it may leave something out, isolated nodes apart. */
bool kith_filter_acts(const kith_filter *filter);
