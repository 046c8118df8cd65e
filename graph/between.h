// SPDX-License-Identifier: GPL-3.0-or-later
/* Betweenness of nodes: on how many shortest paths between two others each lies, an edge being
 * 1 / weight long; of several paths of one length each counts its share. Shortest paths start from
 * every node while that is cheap, else from a sample; then the result is an estimate (docs/graph.md
 * says how near). */
#pragma once

#include "base/parallel.h"
#include "graph/graph.h"

/* Fills betweenness of every node, and totals.sampled with the number of sources, 0: all.
 * most: sources; 0: as many as are cheap. */
void kith_between(kith_graph *g, size_t most);

/* The same, as a task beside others: begun, done in parts by any threads, and then ended, which
 * fills the graph and frees the work. Meanwhile nodes' degrees, and edges' ends and weights, are
 * read. */
typedef struct kith_between_work kith_between_work;
kith_between_work *kith_between_begin(const kith_graph *g, size_t most);
kith_task kith_between_task(kith_between_work *work);
void kith_between_end(kith_between_work *work, kith_graph *g);
