// SPDX-License-Identifier: GPL-3.0-or-later
/* Betweenness of nodes: on how many shortest paths between two others each lies, an edge being
 * 1 / weight long; of several paths of one length each counts its share. Shortest paths start from
 * every node while that is cheap, else from a sample, scaled up (pivots of greatest degree: Brandes
 * and Pich 2007): the strongest nodes of each component, as many as is its share of all nodes. The
 * result is an estimate then; docs/graph.md says how near. */
#pragma once

#include "graph/graph.h"

/* Fills betweenness of every node (degree, strength and component on the way), and totals.sampled
 * with the number of sources, 0: all. most: sources; 0: as many as are cheap. */
bool kith_between(kith_graph *g, size_t most, kith_err *err);
