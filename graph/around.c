// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/around.h"

#include "graph/array.h"

#include <stdlib.h>

typedef struct {
    kith_second second;
    uint32_t share[KITH_VIA]; // what each of via adds
} found;

static uint32_t other_end(const kith_edge *e, uint32_t v)
{
    return e->a == v ? e->b : e->a;
}

void kith_second_add(kith_second *s, uint32_t share[KITH_VIA], uint32_t between, uint32_t of)
{
    size_t i = s->n_via < KITH_VIA ? s->n_via++ : KITH_VIA;

    s->weight += of;
    for (; i > 0 && of > share[i - 1]; i--)
        if (i < KITH_VIA) {
            share[i] = share[i - 1];
            s->via[i] = s->via[i - 1];
        }
    if (i < KITH_VIA) {
        share[i] = of;
        s->via[i] = between;
    }
}

static int by_weight(const void *x, const void *y)
{
    const kith_second *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Marks node and those beside it, which are no answers. */
static bool *near(kith_arena *a, const kith_graph *g, const kith_adjacency *adj, uint32_t node)
{
    bool *is = kith_new(a, bool, g->V);

    is[node] = true;
    for (uint32_t i = adj->first[node]; i < adj->first[node + 1]; i++)
        is[other_end(&g->edge[adj->edge[i]], node)] = true;
    return is;
}

kith_second *kith_query_second(kith_arena *a, const kith_graph *g, uint32_t node, unsigned types,
                               size_t *n)
{
    kith_adjacency adj = kith_graph_adjacency(a, g);
    const bool *is_near = near(a, g, &adj, node);
    found *all = kith_zeroed(g->V, sizeof *all);
    kith_second *out;

    for (uint32_t i = adj.first[node]; i < adj.first[node + 1]; i++) {
        const kith_edge *first = &g->edge[adj.edge[i]];
        uint32_t between = other_end(first, node);
        for (uint32_t k = adj.first[between]; k < adj.first[between + 1]; k++) {
            const kith_edge *second = &g->edge[adj.edge[k]];
            uint32_t v = other_end(second, between);
            if (!is_near[v] && (types == 0 || (types >> g->node[v].type & 1) != 0))
                kith_second_add(&all[v].second, all[v].share, between,
                                first->weight < second->weight ? first->weight : second->weight);
        }
    }
    out = kith_new(a, kith_second, g->V);
    *n = 0;
    for (uint32_t v = 0; v < g->V; v++)
        if (all[v].second.weight > 0) {
            out[*n] = all[v].second;
            out[(*n)++].node = v;
        }
    if (*n > 1)
        qsort(out, *n, sizeof *out, by_weight);
    free(all);
    return out;
}
