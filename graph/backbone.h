// SPDX-License-Identifier: GPL-3.0-or-later
/* Which edges are more than noise: the disparity filter (Serrano, Boguna and Vespignani 2009,
 * "Extracting the multiscale backbone of complex weighted networks", PNAS 106:16).
 *
 * Had a node of k edges spread its strength over them by chance, one edge would get a share p or
 * more of it with probability (1 - p)^(k - 1). The smaller of the two that its ends give is the
 * edge's: an edge is in the backbone when it matters to one of them. A node of one edge says
 * nothing about it (the formula gives 1). */
#pragma once

#include "graph/graph.h"

/* Fills disparity of every edge, 0..1, to nine decimals. g has degrees and strengths. */
void kith_disparities(kith_graph *g);
