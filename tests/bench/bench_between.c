// SPDX-License-Identifier: GPL-3.0-or-later
/* How near betweenness from a sample of sources is to the exact one, and what both cost: of the
 * graph given, a GraphML file. usage: bench_between GRAPH.graphml */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "export/export.h"
#include "graph/array.h"
#include "graph/between.h"
#include "graph/ranked.h"
#include "tests/bench/bench.h"

enum { FIRST = 100 };

/* Ranks from 1, equals share the mean of theirs; at: sorted. */
static double *ranks_of(const double *value, size_t n, kith_ranked *at)
{
    double *rank = kith_zeroed(n, sizeof *rank);

    for (size_t v = 0; v < n; v++)
        at[v] = (kith_ranked){value[v], (uint32_t)v};
    kith_ranked_sort(at, n);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && at[end].value >= at[i].value; end++)
            ;
        for (size_t k = i; k < end; k++)
            rank[at[k].id] = (double)(i + end + 1) / 2;
    }
    return rank;
}

static double correlation(const double *x, const double *y, size_t n)
{
    double mean = (double)(n + 1) / 2, xx = 0, yy = 0, xy = 0;

    for (size_t v = 0; v < n; v++) {
        xx += (x[v] - mean) * (x[v] - mean);
        yy += (y[v] - mean) * (y[v] - mean);
        xy += (x[v] - mean) * (y[v] - mean);
    }
    return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : 1;
}

/* How many of the first of both lists are the same; error: the mean of theirs, of the exact. */
static size_t in_both(const kith_ranked *exact, const double *rank, const double *value,
                      double *error)
{
    size_t n = 0;

    *error = 0;
    for (size_t i = 0; i < FIRST; i++) {
        n += rank[exact[i].id] <= FIRST;
        *error += fabs(value[exact[i].id] / exact[i].value - 1) / FIRST;
    }
    return n;
}

static double *measure(kith_graph *g, size_t most, size_t *sources, double *cost)
{
    double *value = kith_zeroed(g->V, sizeof *value);
    kith_err err = {0};

    *cost = bench_seconds();
    if (!kith_between(g, most, &err))
        fprintf(stderr, "bench_between: %s\n", err.msg);
    *cost = bench_seconds() - *cost;
    *sources = g->totals.sampled;
    for (size_t v = 0; v < g->V; v++)
        value[v] = g->node[v].betweenness;
    return value;
}

static void compare(kith_graph *g, size_t most, const double *exact, const kith_ranked *order)
{
    kith_ranked *at = kith_zeroed(g->V, sizeof *at);
    size_t sources;
    double cost, error, *value = measure(g, most, &sources, &cost);
    double *rank = ranks_of(value, g->V, at);
    size_t both = in_both(order, rank, value, &error);

    printf("%8zu %9.3f %9.4f %9zu %9.1f %%\n", sources, cost, correlation(exact, rank, g->V), both,
           100 * error);
    free(rank);
    free(value);
    free(at);
}

int main(int argc, char **argv)
{
    static const size_t most[] = {0, 8, 16, 32, 64, 128, 512};
    kith_graph *g = NULL;
    kith_err err = {0};
    kith_ranked *order;
    double *value, *exact, cost;
    size_t sources;

    if (argc < 2 || !kith_graphml_read(argv[1], &g, &err) || g->V < FIRST) {
        fprintf(stderr, "bench_between: %s\n", err.msg[0] ? err.msg : "which (large) graph?");
        return 1;
    }
    value = measure(g, SIZE_MAX, &sources, &cost);
    order = kith_zeroed(g->V, sizeof *order);
    exact = ranks_of(value, g->V, order);
    printf("%zu nodes, %zu edges; exact in %.2f s\n", g->V, g->E, cost);
    puts(
        " sources   seconds  Spearman  of first 100  their error; the first line is kith's choice");
    for (size_t i = 0; i < sizeof most / sizeof *most; i++)
        compare(g, most[i], exact, order);
    free(exact);
    free(order);
    free(value);
    kith_graph_free(g);
    return 0;
}
