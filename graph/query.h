// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions to a graph: finding a node by any of its names, its neighbours, ranks. */
#pragma once

#include "graph/graph.h"

/* Nodes that `name` can mean: those whose id, label, country code or an alias is equal; where
 * there are none, equal without accents and case; else those with it as whole words of a name
 * ("Rutte"); else those of near spelling, and then *near_only is set: suggestions, not answers.
 * More than one is ambiguous; best first: label before alias, then most mentioned. [*n] node
 * indices from a. */
uint32_t *kith_query_find(kith_arena *a, const kith_graph *g, kith_str name, size_t *n,
                          bool *near_only);

typedef struct {
    uint32_t node;
    uint32_t edge;
} kith_neighbour;

/* Neighbours of node, heaviest edge first (ties: NPMI, then id). types: bits, 0: all. */
kith_neighbour *kith_query_neighbours(kith_arena *a, const kith_graph *g, uint32_t node,
                                      unsigned types, size_t *n);

typedef enum {
    KITH_BY_MENTIONS,
    KITH_BY_DOCUMENTS,
    KITH_BY_DEGREE,
    KITH_BY_STRENGTH,
    KITH_BY_PAGERANK,
    KITH_BY_BETWEENNESS,
    KITH_BYS
} kith_by;
extern const char *const kith_by_name[KITH_BYS];

/* What rank goes by: the node's count or measure. */
double kith_by_value(const kith_node *node, kith_by by);

/* All nodes of the given types, greatest first (ties: id). */
uint32_t *kith_query_rank(kith_arena *a, const kith_graph *g, kith_by by, unsigned types,
                          size_t *n);
