// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/measure.h"

#include "graph/backbone.h"
#include "graph/net.h"

#include <math.h>
#include <stdlib.h>

/* Files hold so many decimals and no noise behind them: what is read back is equal. */
static double rounded(double value, double unit)
{
    return round(value * unit) / unit;
}

static void count_edges(kith_graph *g)
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

/* Shortest paths from all V nodes cost about V * E; from so many it is a second or two. */
static const double EXACT_COST = 1e7;
static const double SAMPLE_COST = 1.5e7;

/* How many sources; V when all. */
static size_t n_sources(const kith_graph *g)
{
    double fit;

    if ((double)g->V * (double)g->E <= EXACT_COST)
        return g->V;
    fit = SAMPLE_COST / (double)g->E;
    fit = fit < 16 ? 16 : fit;
    return fit < (double)g->V ? (size_t)fit : g->V;
}

/* Nodes at even distances of the order of nodes, which is by name and so as good as chance. */
static igraph_error_t sample(const kith_graph *g, size_t n, igraph_vector_int_t *source)
{
    igraph_error_t why = igraph_vector_int_resize(source, (igraph_integer_t)n);

    for (size_t i = 0; i < n && why == IGRAPH_SUCCESS; i++)
        VECTOR(*source)[i] = (igraph_integer_t)((double)i * (double)g->V / (double)n);
    return why;
}

static igraph_error_t between(kith_net *net, const kith_graph *g, size_t n,
                              const igraph_vector_t *length, igraph_vector_t *out)
{
    igraph_vector_int_t source = {0};
    igraph_error_t why;

    if (n == g->V)
        return igraph_betweenness(&net->graph, out, igraph_vss_all(), IGRAPH_UNDIRECTED, length);
    if ((why = igraph_vector_int_init(&source, 0)) == IGRAPH_SUCCESS &&
        (why = sample(g, n, &source)) == IGRAPH_SUCCESS)
        why = igraph_betweenness_subset(&net->graph, out, igraph_vss_all(), IGRAPH_UNDIRECTED,
                                        igraph_vss_vector(&source), igraph_vss_all(), length);
    igraph_vector_int_destroy(&source);
    return why;
}

static bool find_between(kith_net *net, kith_graph *g, kith_err *err)
{
    igraph_vector_t out = {0}, length = {0};
    size_t n = n_sources(g);
    igraph_error_t why;

    if ((why = igraph_vector_init(&out, 0)) == IGRAPH_SUCCESS &&
        (why = igraph_vector_init(&length, (igraph_integer_t)g->E)) == IGRAPH_SUCCESS) {
        for (size_t e = 0; e < g->E; e++)
            VECTOR(length)[e] = 1.0 / g->edge[e].weight;
        why = between(net, g, n, &length, &out);
    }
    if (why == IGRAPH_SUCCESS)
        for (size_t v = 0; v < g->V; v++)
            g->node[v].betweenness = rounded(VECTOR(out)[v] * ((double)g->V / (double)n), 1e3);
    g->totals.sampled = n < g->V ? n : 0;
    igraph_vector_destroy(&length);
    igraph_vector_destroy(&out);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "betweenness");
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

static bool find_components(kith_net *net, kith_graph *g, kith_err *err)
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

bool kith_measure(kith_graph *g, kith_err *err)
{
    kith_net net = {.made = false};
    bool ok;

    if (g->V == 0)
        return true;
    count_edges(g);
    kith_sizes(g, KITH_BY_STRENGTH);
    kith_disparities(g);
    ok = kith_net_init(&net, g, err) && rank_pages(&net, g, err) && find_between(&net, g, err) &&
         find_cores(&net, g, err) && find_components(&net, g, err) &&
         kith_communities(&net, g, err) && kith_layout(&net, g, err);
    kith_colours(g);
    kith_net_fini(&net);
    return ok;
}
