// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/between.h"

#include "graph/net.h"

#include <math.h>

/* Shortest paths from all V nodes cost about V * E; from so many it is some tenths of a second. */
static const double EXACT_COST = 4e6;
static const double SAMPLE_COST = 2.4e6;

enum { LEAST_SOURCES = 16 };

/* How many sources; V when all. */
static size_t n_sources(const kith_graph *g, size_t most)
{
    double fit;

    if (most == 0 && (double)g->V * (double)g->E <= EXACT_COST)
        return g->V;
    fit = most > 0 ? (double)most : SAMPLE_COST / (double)g->E;
    fit = fit < LEAST_SOURCES ? LEAST_SOURCES : fit;
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

static igraph_error_t find(kith_net *net, const kith_graph *g, size_t n,
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

bool kith_net_between(kith_net *net, kith_graph *g, size_t most, kith_err *err)
{
    igraph_vector_t out = {0}, length = {0};
    size_t n = n_sources(g, most);
    igraph_error_t why;

    if ((why = igraph_vector_init(&out, 0)) == IGRAPH_SUCCESS &&
        (why = igraph_vector_init(&length, (igraph_integer_t)g->E)) == IGRAPH_SUCCESS) {
        for (size_t e = 0; e < g->E; e++)
            VECTOR(length)[e] = 1.0 / g->edge[e].weight;
        why = find(net, g, n, &length, &out);
    }
    for (size_t v = 0; v < g->V && why == IGRAPH_SUCCESS; v++)
        g->node[v].betweenness = round(VECTOR(out)[v] * ((double)g->V / (double)n) * 1e3) / 1e3;
    g->totals.sampled = n < g->V ? n : 0;
    igraph_vector_destroy(&length);
    igraph_vector_destroy(&out);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "betweenness");
}

bool kith_between(kith_graph *g, size_t most, kith_err *err)
{
    kith_net net = {.made = false};
    bool ok = kith_net_init(&net, g, err) && kith_net_between(&net, g, most, err);

    kith_net_fini(&net);
    return ok;
}
