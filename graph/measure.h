// SPDX-License-Identifier: GPL-3.0-or-later
/* Degree, strength, PageRank, betweenness, core number, component, community, layout, size and
 * colour of every node, disparity of every edge. igraph does most of the work; one thread at a time
 * may call this. Same graph, same result, whatever the threads: igraph's random numbers are seeded
 * and its sums are made by one thread.
 *
 * Betweenness is exact up to about a thousand nodes; beyond, shortest paths from the strongest of
 * them are scaled up, and totals.sampled says from how many. */
#pragma once

#include "base/parallel.h"
#include "graph/query.h"

bool kith_measure(kith_graph *g, kith_err *err);

/* The same on so many threads (0: as many as there are processors); what else can be done
 * meanwhile, [n] at most KITH_BESIDE tasks, is done too, the first of them first. They may read
 * what is counted and write what is not measured. */
enum { KITH_BESIDE = 4 };
bool kith_measure_beside(kith_graph *g, unsigned threads, const kith_task *beside, size_t n,
                         kith_err *err);

/* Sizes of nodes by another measure than strength: 10 to 60, by its root. */
void kith_sizes(kith_graph *g, kith_by by);

/* What follows from the other measures: size and colour of every node, disparity of every edge. */
void kith_dress(kith_graph *g);
