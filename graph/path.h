// SPDX-License-Identifier: GPL-3.0-or-later
/* How two nodes hang together: the shortest paths between them, an edge being 1 / weight long. */
#pragma once

#include "graph/graph.h"

/* No more of a graph than paths ask for. */
typedef struct {
    size_t V, E;
    uint32_t *a, *b, *weight; // [E] of each edge, a and b below V
} kith_web;
kith_web kith_web_of(kith_arena *a, const kith_graph *g);

typedef struct {
    double length;  // sum of 1 / weight
    size_t n;       // nodes
    uint32_t *node; // [n]
    uint32_t *edge; // [n - 1]
} kith_path;

enum { KITH_MAX_PATHS = 1000 };

typedef struct {
    kith_path *at; // [n] shortest first; of equals the one of fewer nodes
    size_t n;
    bool cut; // there may be more: the search was given up
} kith_paths;

/* The k shortest paths on which no node is twice. from and to are two nodes. Everything from a.
 * Time: about k times the nodes of a path times a search that knows the way, and bounded. */
kith_paths kith_paths_find(kith_arena *a, const kith_web *g, uint32_t from, uint32_t to, size_t k);
