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
