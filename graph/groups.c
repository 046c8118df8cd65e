// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/groups.h"

#include "graph/array.h"

#include <stdlib.h>

typedef struct {
    uint32_t community, node;
    double value;
} member;

/* By community, the greatest value first. */
static int by_value(const void *x, const void *y)
{
    const member *a = x, *b = y;

    if (a->community != b->community)
        return a->community < b->community ? -1 : 1;
    if (a->value < b->value || a->value > b->value)
        return a->value > b->value ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Where the group of each node stands. Communities of a file can have any numbers. */
static kith_group *number(kith_arena *a, const kith_graph *g, uint32_t *of, size_t *n)
{
    member *all = kith_zeroed(g->V, sizeof *all);
    kith_group *group;

    for (uint32_t v = 0; v < g->V; v++)
        all[v] = (member){.community = g->node[v].community, .node = v};
    if (g->V > 1)
        qsort(all, g->V, sizeof *all, by_value);
    *n = 0;
    for (size_t i = 0; i < g->V; i++)
        *n += i == 0 || all[i].community != all[i - 1].community;
    group = kith_new(a, kith_group, *n);
    for (size_t i = 0, at = 0; i < g->V; i++) {
        at += i > 0 && all[i].community != all[i - 1].community;
        group[at].community = all[i].community;
        group[at].size++;
        of[all[i].node] = (uint32_t)at;
    }
    free(all);
    return group;
}

typedef struct {
    double within, outside;
} ties; // weight of a node's edges

static void weigh(const kith_graph *g, kith_group *group, const uint32_t *of, ties *tie)
{
    for (size_t e = 0; e < g->E; e++) {
        const kith_edge *edge = &g->edge[e];
        kith_group *a = &group[of[edge->a]], *b = &group[of[edge->b]];
        if (a == b) {
            a->edges++;
            a->within += edge->weight;
            tie[edge->a].within += edge->weight;
            tie[edge->b].within += edge->weight;
        } else {
            a->across += edge->weight;
            b->across += edge->weight;
            tie[edge->a].outside += edge->weight;
            tie[edge->b].outside += edge->weight;
        }
    }
}

/* The first `names` nodes of each group by value. */
static void choose(kith_arena *a, const kith_graph *g, kith_group *group, member *all, size_t names,
                   bool marks)
{
    if (g->V > 1)
        qsort(all, g->V, sizeof *all, by_value);
    for (size_t beg = 0, end; beg < g->V; beg = end) {
        kith_group *at = &group[all[beg].community];
        uint32_t *node = kith_new(a, uint32_t, names);
        size_t n = 0;
        for (end = beg; end < g->V && all[end].community == all[beg].community; end++)
            if (n < names)
                node[n++] = all[end].node;
        *(marks ? &at->mark : &at->lead) = node;
        *(marks ? &at->n_mark : &at->n_lead) = n;
    }
}

kith_group *kith_groups_find(kith_arena *a, const kith_graph *g, size_t names, size_t *n)
{
    uint32_t *of = kith_zeroed(g->V, sizeof *of);
    ties *tie = kith_zeroed(g->V, sizeof *tie);
    member *all = kith_zeroed(g->V, sizeof *all);
    kith_group *group = number(a, g, of, n);

    weigh(g, group, of, tie);
    for (uint32_t v = 0; v < g->V; v++)
        all[v] = (member){of[v], v, tie[v].within + tie[v].outside};
    choose(a, g, group, all, names, false);
    for (uint32_t v = 0; v < g->V; v++)
        all[v] = (member){of[v], v, (tie[v].within + 1) / (tie[v].outside + 1)};
    choose(a, g, group, all, names, true);
    free(all);
    free(tie);
    free(of);
    return group;
}
