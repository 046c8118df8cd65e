// SPDX-License-Identifier: GPL-3.0-or-later
/* Betweenness of nodes: on how many shortest paths between two others each lies, an edge being
 * 1 / weight long; of several paths of one length each counts its share. Shortest paths start from
 * every node while that is cheap, else from a sample; then the result is an estimate (docs/graph.md
 * says how near). */
#pragma once

#include "graph/graph.h"

/* Fills betweenness of every node, and totals.sampled with the number of sources, 0: all.
 * most: sources; 0: as many as are cheap. */
bool kith_between(kith_graph *g, size_t most, kith_err *err);
