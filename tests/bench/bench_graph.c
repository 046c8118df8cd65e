// SPDX-License-Identifier: GPL-3.0-or-later
/* A graph of 200,000 nodes and 2,000,000 edges, made from a fixed seed: communities of all sizes,
 * nodes of which a few are named with thousands. How long its measures and its files take, and how
 * much memory. KITH_BENCH_NODES: another number of nodes, with ten times as many edges. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <math.h>

#include "export/export.h"
#include "graph/measure.h"
#include "graph/table.h"
#include "tests/bench/bench.h"

enum { EDGES_A_NODE = 10 };

/* Low numbers are oftener drawn, as some are oftener named: 1 / rank, about. */
static uint32_t drawn(uint32_t n)
{
    return (uint32_t)(pow((double)n + 1, bench_share()) - 1) % n;
}

/* Nodes of one community follow each other; its size is that of the n-th largest town. */
static void make_nodes(kith_graph *g, uint32_t *beg, uint32_t *end)
{
    for (uint32_t v = 0, c = 0, from = 0, size = 0; v < g->V; v++) {
        if (v == from + size) {
            from = v;
            size = 50 + (uint32_t)(20000.0 / (1 + c++));
        }
        beg[v] = from;
        end[v] = from + size < g->V ? from + size : (uint32_t)g->V;
        g->node[v].id = kith_arena_printf(g->arena, "p:Given Name%06u", v);
        g->node[v].label = kith_str_sub(g->node[v].id, 2, g->node[v].id.len);
        g->node[v].iso = g->node[v].ref = g->node[v].aliases = KITH_STR("");
        g->node[v].first = g->node[v].last = KITH_STR("2024-12-03");
        g->node[v].mentions = 1 + drawn(1000);
    }
}

static int by_ends(const void *x, const void *y)
{
    const kith_edge *p = x, *q = y;
    uint64_t a = kith_pair(p->a, p->b), b = kith_pair(q->a, q->b);

    return (a > b) - (a < b);
}

static kith_graph *make(uint32_t V)
{
    kith_graph *g = kith_graph_new();
    uint32_t *beg = kith_zeroed(V, sizeof *beg), *end = kith_zeroed(V, sizeof *end);
    size_t E = (size_t)V * EDGES_A_NODE;
    kith_table known = {0};

    g->V = V;
    g->node = kith_new(g->arena, kith_node, V);
    g->edge = kith_new(g->arena, kith_edge, E);
    make_nodes(g, beg, end);
    while (g->E < E) {
        uint32_t a = (uint32_t)(bench_share() * V), b, *at;
        b = bench_share() < 0.75 ? beg[a] + drawn(end[a] - beg[a]) : drawn(V);
        if (a == b || *(at = kith_table_at(&known, a < b ? kith_pair(a, b) : kith_pair(b, a))) == 0)
            continue;
        *at = 0;
        g->edge[g->E++] = (kith_edge){.a = a < b ? a : b,
                                      .b = a < b ? b : a,
                                      .weight = 1 + drawn(200) / 4,
                                      .documents = 1,
                                      .npmi = (double)(uint32_t)(bench_share() * 1e6) / 1e6,
                                      .first = KITH_STR("2024-12-03"),
                                      .last = KITH_STR("2024-12-03"),
                                      .evidence = KITH_STR("")};
    }
    qsort(g->edge, g->E, sizeof *g->edge, by_ends);
    kith_table_fini(&known);
    free(beg);
    free(end);
    return g;
}

static void write_each(const kith_graph *g)
{
    for (const kith_format *f = kith_formats; f->name != NULL; f++) {
        char path[] = "/tmp/kith-bench.XXXXXX";
        double since = bench_seconds();
        struct stat made;
        kith_err err = {0};
        if (f->engine != NULL || f->edges != NULL || close(mkstemp(path)) != 0)
            continue;
        if (!kith_export(g, f, &kith_look_plain, path, &err))
            puts(err.msg);
        since = bench_seconds() - since;
        if (stat(path, &made) == 0)
            printf("  %-10s %6.2f s %6.1f MB %6.0f MB/s\n", f->name, since,
                   (double)made.st_size / 1e6, (double)made.st_size / 1e6 / since);
        unlink(path);
    }
}

int main(void)
{
    const char *wanted = getenv("KITH_BENCH_NODES");
    uint32_t V = wanted != NULL ? (uint32_t)atol(wanted) : 200000;
    kith_graph *g = make(V);
    kith_err err = {0};
    double since = bench_seconds();

    printf("%zu nodes, %zu edges, %ld MB before\n", g->V, g->E, bench_megabytes());
    if (!kith_measure(g, &err)) {
        puts(err.msg);
        return 1;
    }
    since = bench_seconds() - since;
    printf("measured in %.2f seconds, %ld MB at most, %u sources\n", since, bench_megabytes(),
           (unsigned)g->totals.sampled);
    write_each(g);
    kith_graph_free(g);
    return V == 200000 && (since > 60 || bench_megabytes() > 1536);
}
