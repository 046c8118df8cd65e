// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graph.h"

kith_graph *kith_graph_new(void)
{
    kith_arena *arena = kith_arena_new();
    kith_graph *g = kith_new(arena, kith_graph, 1);

    g->arena = arena;
    return g;
}

void kith_graph_free(kith_graph *g)
{
    if (g != NULL)
        kith_arena_free(g->arena);
}

kith_adjacency kith_graph_adjacency(kith_arena *a, const kith_graph *g)
{
    kith_adjacency adj = {kith_new(a, uint32_t, g->V + 1), kith_new(a, uint32_t, 2 * g->E)};
    uint32_t *next = kith_new(a, uint32_t, g->V + 1);

    for (size_t e = 0; e < g->E; e++) {
        adj.first[g->edge[e].a + 1]++;
        adj.first[g->edge[e].b + 1]++;
    }
    for (size_t v = 0; v < g->V; v++)
        next[v + 1] = adj.first[v + 1] += adj.first[v];
    for (size_t e = 0; e < g->E; e++) {
        adj.edge[next[g->edge[e].a]++] = (uint32_t)e;
        adj.edge[next[g->edge[e].b]++] = (uint32_t)e;
    }
    return adj;
}
