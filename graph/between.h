// SPDX-License-Identifier: GPL-3.0-or-later
/* Betweenness of nodes: on how many shortest paths between two others each lies, an edge being
 * 1 / weight long; of several paths of one length each counts its share.
 *
 * What hangs on the rest by one edge is folded away first and counted exactly. In what is left,
 * shortest paths start from every node while that is cheap, else from a sample; then the result is
 * an estimate (docs/graph.md says how near). */
#pragma once

#include "graph/graph.h"

typedef struct kith_between kith_between;

/* Begins in threads - 1 threads, which need the caller's no more; g has components, and its edges
 * stay as they are until the end. most: sources in a component, 0: as many as are cheap. Same
 * result for any number of threads. */
kith_between *kith_between_start(const kith_graph *g, unsigned threads, size_t most);

/* Does what is still to be done, fills betweenness of every node and frees b. From how many
 * sources it was estimated; 0: it is exact. */
size_t kith_between_finish(kith_between *b, kith_graph *g);
