// SPDX-License-Identifier: GPL-3.0-or-later
/* Two nodes that a user means by two names: of `evidence A B` and `path A B`. */
#pragma once

#include "cli/term/args.h"
#include "graph/graph.h"

/* True and node[2] when each name means one node and the two differ; otherwise says why not. */
bool kith_pair_find(const kith_graph *g, const char *graph, char *const name[2], uint32_t node[2]);

/* The edge of two nodes; NULL: none. */
const kith_edge *kith_edge_between(const kith_graph *g, uint32_t a, uint32_t b);
