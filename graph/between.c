// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/between.h"

#include "graph/array.h"
#include "graph/net.h"
#include "graph/ranked.h"

#include <math.h>
#include <stdlib.h>

/* Shortest paths from all V nodes cost about V * E: a quarter of a second at most; a sample's a
 * tenth of that, while 8 sources are not more. */
static const double EXACT_COST = 4e6;
static const double SAMPLE_COST = 2e5;

enum { LEAST_SOURCES = 8 }; // several large components have some each

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

/* The strongest first; of equals those that are far apart in the order of nodes: a fraction below 1
 * tells, Weyl's sequence. */
static kith_ranked *by_strength(const kith_graph *g)
{
    kith_ranked *at = kith_zeroed(g->V, sizeof *at);

    for (uint32_t v = 0; v < g->V; v++)
        at[v] =
            (kith_ranked){g->node[v].strength + ldexp((double)(uint32_t)(v * 0x9e3779b1u), -32), v};
    kith_ranked_sort(at, g->V);
    return at;
}

/* The strongest nodes of each component, as many as is its share of all nodes (Sainte-Lague). */
static void pick(const kith_graph *g, igraph_vector_int_t *source)
{
    kith_ranked *at = by_strength(g);
    uint32_t *size = kith_zeroed(g->V, sizeof *size); // of a component, as the next
    uint32_t *picked = kith_zeroed(g->V, sizeof *picked);

    for (size_t v = 0; v < g->V; v++)
        size[g->node[v].component]++;
    for (size_t i = 0; i < g->V; i++) {
        uint32_t c = g->node[at[i].id].component;
        at[i].value = size[c] / (2.0 * picked[c]++ + 1);
    }
    kith_ranked_sort(at, g->V);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(source); i++)
        VECTOR(*source)[i] = (igraph_integer_t)at[i].id;
    free(picked);
    free(size);
    free(at);
}

static igraph_error_t find(kith_net *net, const kith_graph *g, size_t n,
                           const igraph_vector_t *length, igraph_vector_t *out)
{
    igraph_vector_int_t source = {0};
    igraph_error_t why;

    if (n == g->V)
        return igraph_betweenness(&net->graph, out, igraph_vss_all(), IGRAPH_UNDIRECTED, length);
    if ((why = igraph_vector_int_init(&source, (igraph_integer_t)n)) == IGRAPH_SUCCESS) {
        pick(g, &source);
        why = igraph_betweenness_subset(&net->graph, out, igraph_vss_all(), IGRAPH_UNDIRECTED,
                                        igraph_vss_vector(&source), igraph_vss_all(), length);
    }
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
    bool ok;

    kith_count_edges(g);
    ok = kith_net_init(&net, g, err) && kith_components(&net, g, err) &&
         kith_net_between(&net, g, most, err);

    kith_net_fini(&net);
    return ok;
}
