// SPDX-License-Identifier: GPL-3.0-or-later
/* Degree, strength, PageRank, betweenness, communities, layout, size and colour of every node,
 * NPMI of every edge. igraph does the work; one thread at a time may call this. */
#pragma once

#include "graph/graph.h"

bool kith_measure(kith_graph *g, kith_err *err);
