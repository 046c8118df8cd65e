// SPDX-License-Identifier: GPL-3.0-or-later
/* Communities by Leiden (Traag, Waltman and van Eck 2019) for modularity: node weights are the
 * strengths and the resolution is 1 / 2W, W being the sum of all weights. */
#include "graph/net.h"

#include <stdlib.h>

/* Turns x edges, and turns. Of 40,000 edges three turns take a seventh of the time of twenty and
 * find communities of a modularity of .714, not .716. */
enum { TURN_COST = 60 * 1000, LEAST_TURNS = 2, MOST_TURNS = 10 };

/* igraph 0.10.2 takes a negative number of turns for one. */
static igraph_integer_t turns(const kith_graph *g)
{
    size_t n = TURN_COST / (g->E + 1);

    return (igraph_integer_t)(n < LEAST_TURNS ? LEAST_TURNS : n > MOST_TURNS ? MOST_TURNS : n);
}

static bool find(kith_net *net, const kith_graph *g, igraph_vector_int_t *member, kith_err *err)
{
    igraph_vector_t strength = {0};
    igraph_error_t why = igraph_vector_init(&strength, (igraph_integer_t)g->V);
    double sum = 0;

    if (why == IGRAPH_SUCCESS) {
        for (size_t v = 0; v < g->V; v++) {
            VECTOR(strength)[v] = g->node[v].strength;
            sum += g->node[v].strength;
        }
        kith_net_seed();
        why = igraph_community_leiden(&net->graph, &net->weight, &strength, sum > 0 ? 1 / sum : 1,
                                      0.01, false, turns(g), member, NULL, NULL);
    }
    igraph_vector_destroy(&strength);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "finding communities");
}

typedef struct {
    uint32_t size;
    uint32_t first; // node
    uint32_t id;    // as igraph numbers it
} community;

static int by_size(const void *x, const void *y)
{
    const community *a = x, *b = y;

    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

void kith_number_groups(kith_graph *g, const igraph_vector_int_t *member, size_t offset)
{
    community *all = calloc(g->V + 1, sizeof *all);
    uint32_t *rank = calloc(g->V + 1, sizeof *rank);
    size_t n = 0;

    if (all == NULL || rank == NULL)
        kith_out_of_memory();
    for (size_t v = g->V; v-- > 0;) {
        igraph_integer_t id = VECTOR(*member)[v];
        all[id].size++;
        all[id].first = (uint32_t)v;
        n = (size_t)id >= n ? (size_t)id + 1 : n;
    }
    for (size_t c = 0; c < n; c++)
        all[c].id = (uint32_t)c;
    qsort(all, n, sizeof *all, by_size);
    for (size_t c = 0; c < n; c++)
        rank[all[c].id] = (uint32_t)c;
    for (size_t v = 0; v < g->V; v++)
        *(uint32_t *)(void *)((char *)&g->node[v] + offset) = rank[VECTOR(*member)[v]];
    free(rank);
    free(all);
}

bool kith_communities(kith_net *net, kith_graph *g, kith_err *err)
{
    igraph_vector_int_t member = {0};
    igraph_error_t why = igraph_vector_int_init(&member, (igraph_integer_t)g->V);
    bool ok;

    if (why != IGRAPH_SUCCESS)
        return kith_net_fail(err, why, "finding communities");
    if ((ok = find(net, g, &member, err)))
        kith_number_groups(g, &member, offsetof(kith_node, community));
    igraph_vector_int_destroy(&member);
    return ok;
}

/* Told apart with any kind of colour vision (Okabe and Ito 2008, lightened where black text must be
 * read on it); what is too small or comes after them is grey. */
static const uint8_t palette[][3] = {
    {86, 180, 233}, {230, 159, 0}, {0, 158, 115}, {205, 100, 160},
    {240, 228, 66}, {213, 94, 0},  {0, 114, 178}, {150, 165, 90},
};
static const uint8_t grey[3] = {187, 187, 187};

enum { PALETTE = sizeof palette / sizeof *palette, SMALL_COMMUNITY = 3 };

void kith_colours(kith_graph *g)
{
    uint32_t size[PALETTE] = {0};

    for (size_t v = 0; v < g->V; v++)
        if (g->node[v].community < PALETTE)
            size[g->node[v].community]++;
    for (size_t v = 0; v < g->V; v++) {
        uint32_t c = g->node[v].community;
        const uint8_t *colour = c < PALETTE && size[c] >= SMALL_COMMUNITY ? palette[c] : grey;
        g->node[v].r = colour[0];
        g->node[v].g = colour[1];
        g->node[v].b = colour[2];
    }
}
