// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/measure.h"

#include "graph/backbone.h"
#include "graph/net.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Files hold so many decimals and no noise behind them: what is read back is equal. */
static double rounded(double value, double unit)
{
    return round(value * unit) / unit;
}

void kith_count_edges(kith_graph *g)
{
    for (size_t v = 0; v < g->V; v++) {
        g->node[v].degree = 0;
        g->node[v].strength = 0;
    }
    for (size_t e = 0; e < g->E; e++) {
        kith_node *a = &g->node[g->edge[e].a], *b = &g->node[g->edge[e].b];
        a->degree++;
        b->degree++;
        a->strength += g->edge[e].weight;
        b->strength += g->edge[e].weight;
    }
}

static bool rank_pages(kith_net *net, kith_graph *g, kith_err *err)
{
    igraph_vector_t rank = {0};
    igraph_error_t why = igraph_vector_init(&rank, 0);

    if (why == IGRAPH_SUCCESS)
        why = igraph_pagerank(&net->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &rank, NULL,
                              igraph_vss_all(), IGRAPH_UNDIRECTED, 0.85, &net->weight, NULL);
    if (why == IGRAPH_SUCCESS)
        for (size_t v = 0; v < g->V; v++)
            g->node[v].pagerank = rounded(VECTOR(rank)[v], 1e10);
    igraph_vector_destroy(&rank);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "PageRank");
}

static bool find_cores(kith_net *net, kith_graph *g, kith_err *err)
{
    igraph_vector_int_t core = {0};
    igraph_error_t why = igraph_vector_int_init(&core, 0);

    if (why == IGRAPH_SUCCESS)
        why = igraph_coreness(&net->graph, &core, IGRAPH_ALL);
    for (size_t v = 0; v < g->V && why == IGRAPH_SUCCESS; v++)
        g->node[v].core = (uint32_t)VECTOR(core)[v];
    igraph_vector_int_destroy(&core);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "core numbers");
}

bool kith_components(kith_net *net, kith_graph *g, kith_err *err)
{
    igraph_vector_int_t member = {0};
    igraph_error_t why = igraph_vector_int_init(&member, 0);

    if (why == IGRAPH_SUCCESS)
        why = igraph_connected_components(&net->graph, &member, NULL, NULL, IGRAPH_WEAK);
    if (why == IGRAPH_SUCCESS)
        kith_number_groups(g, &member, offsetof(kith_node, component));
    igraph_vector_int_destroy(&member);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "connected components");
}

void kith_sizes(kith_graph *g, kith_by by)
{
    double most = 0;

    for (size_t v = 0; v < g->V; v++)
        most = fmax(most, kith_by_value(&g->node[v], by));
    for (size_t v = 0; v < g->V; v++) {
        double share = most > 0 ? kith_by_value(&g->node[v], by) / most : 0;
        g->node[v].size = rounded(10 + 50 * sqrt(share), 1e2);
    }
}

void kith_dress(kith_graph *g)
{
    kith_sizes(g, KITH_BY_STRENGTH);
    kith_disparities(g);
    kith_colours(g);
}

/* What is igraph's, one after the other: it may not run in two threads. */
typedef struct {
    kith_graph *graph;
    kith_err err;
    bool ok;
} measures;

static void measure(void *self, size_t part)
{
    measures *m = self;
    kith_graph *g = m->graph;
    kith_net net = {.made = false};

    (void)part;
    m->ok = kith_net_init(&net, g, &m->err) && rank_pages(&net, g, &m->err) &&
            kith_components(&net, g, &m->err) && kith_net_between(&net, g, 0, &m->err) &&
            find_cores(&net, g, &m->err) && kith_communities(&net, g, &m->err) &&
            kith_layout(&net, g, &m->err);
    kith_colours(g);
    kith_net_fini(&net);
}

static void weigh_edges(void *self, size_t part)
{
    (void)part;
    kith_disparities(self);
}

bool kith_measure_beside(kith_graph *g, unsigned threads, const kith_task *beside, size_t n,
                         kith_err *err)
{
    measures m = {.graph = g, .ok = true};
    kith_task task[KITH_BESIDE + 2];
    size_t tasks = 0;

    assert(n <= KITH_BESIDE);
    kith_count_edges(g);
    kith_sizes(g, KITH_BY_STRENGTH);
    if (n > 0)
        task[tasks++] = beside[0];
    task[tasks++] = (kith_task){measure, &m, g->V > 0};
    task[tasks++] = (kith_task){weigh_edges, g, 1};
    for (size_t i = 1; i < n; i++)
        task[tasks++] = beside[i];
    kith_parallel(task, tasks, threads);
    if (!m.ok)
        *err = m.err;
    return m.ok;
}

bool kith_measure(kith_graph *g, kith_err *err)
{
    return kith_measure_beside(g, 1, NULL, 0, err);
}
