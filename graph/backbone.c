// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/backbone.h"

#include <math.h>

static double chance(const kith_node *node, uint32_t weight)
{
    return pow(1 - weight / node->strength, node->degree - 1.0);
}

void kith_disparities(kith_graph *g)
{
    for (size_t e = 0; e < g->E; e++) {
        kith_edge *edge = &g->edge[e];
        double least =
            fmin(chance(&g->node[edge->a], edge->weight), chance(&g->node[edge->b], edge->weight));
        edge->disparity = round(least * 1e9) / 1e9;
    }
}
