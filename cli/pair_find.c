// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pair_find.h"

#include "cli/node_find.h"
#include "cli/term/say.h"

bool kith_pair_find(const kith_graph *g, const char *graph, char *const name[2], uint32_t node[2])
{
    const kith_node *both;

    if (!kith_node_find(g, graph, name[0], &node[0]) ||
        !kith_node_find(g, graph, name[1], &node[1]))
        return false;
    both = &g->node[node[0]];
    if (node[0] == node[1])
        kith_say("%s: '%s' and '%s' are both %.*s", graph, name[0], name[1], (int)both->label.len,
                 both->label.ptr);
    return node[0] != node[1];
}

const kith_edge *kith_edge_between(const kith_graph *g, uint32_t a, uint32_t b)
{
    uint32_t less = a < b ? a : b, more = a < b ? b : a;
    size_t beg = 0, end = g->E;

    while (beg < end) {
        size_t mid = beg + (end - beg) / 2;
        const kith_edge *e = &g->edge[mid];
        if (e->a == less && e->b == more)
            return e;
        if (e->a < less || (e->a == less && e->b < more))
            beg = mid + 1;
        else
            end = mid;
    }
    return NULL;
}
