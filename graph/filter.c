// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/array.h"
#include "graph/graph.h"

#include <stdlib.h>

typedef struct {
    const kith_graph *from;
    const kith_filter *filter;
    bool *keep;       // [V]
    double *strength; // [V] over the edges that are left
} sieve;

static bool passes(const sieve *s, const kith_edge *e)
{
    return e->weight >= s->filter->min_weight && s->keep[e->a] && s->keep[e->b];
}

static void sum_up(sieve *s)
{
    memset(s->strength, 0, s->from->V * sizeof *s->strength);
    for (size_t e = 0; e < s->from->E; e++)
        if (passes(s, &s->from->edge[e])) {
            s->strength[s->from->edge[e].a] += s->from->edge[e].weight;
            s->strength[s->from->edge[e].b] += s->from->edge[e].weight;
        }
}

static void keep_wanted(sieve *s)
{
    const kith_filter *f = s->filter;

    for (size_t v = 0; v < s->from->V; v++) {
        const kith_node *node = &s->from->node[v];
        s->keep[v] = node->mentions >= f->min_mentions &&
                     (f->types == 0 || (f->types >> node->type & 1) != 0);
    }
}

typedef struct {
    double strength;
    uint32_t mentions, node;
} candidate;

static int by_strength(const void *x, const void *y)
{
    const candidate *a = x, *b = y;

    if (a->strength < b->strength || a->strength > b->strength)
        return a->strength > b->strength ? -1 : 1;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static void keep_top(sieve *s)
{
    candidate *all = kith_zeroed(s->from->V, sizeof *all);
    size_t n = 0;

    for (uint32_t v = 0; v < s->from->V; v++)
        if (s->keep[v])
            all[n++] = (candidate){s->strength[v], s->from->node[v].mentions, v};
    if (n > s->filter->top)
        qsort(all, n, sizeof *all, by_strength);
    for (size_t i = s->filter->top; i < n; i++)
        s->keep[all[i].node] = false;
    free(all);
    sum_up(s);
}

static void drop_isolated(sieve *s)
{
    for (size_t v = 0; v < s->from->V; v++)
        s->keep[v] = s->keep[v] && s->strength[v] > 0;
}

static void copy_node(kith_arena *a, kith_node *to, const kith_node *from)
{
    *to = *from;
    to->id = kith_arena_str(a, from->id);
    to->label = kith_arena_str(a, from->label);
    to->iso = kith_arena_str(a, from->iso);
    to->ref = from->ref.len > 0 ? kith_arena_str(a, from->ref) : KITH_STR("");
    to->aliases = kith_arena_str(a, from->aliases);
    to->first = kith_arena_str(a, from->first);
    to->last = kith_arena_str(a, from->last);
}

static void copy_edge(kith_arena *a, kith_edge *to, const kith_edge *from, const uint32_t *number)
{
    *to = *from;
    to->a = number[from->a];
    to->b = number[from->b];
    to->first = kith_arena_str(a, from->first);
    to->last = kith_arena_str(a, from->last);
    to->evidence = kith_arena_str(a, from->evidence);
}

/* What is kept stays in order, and so sorted. */
static kith_graph *copy(const sieve *s)
{
    kith_graph *g = kith_graph_new();
    uint32_t *number = kith_zeroed(s->from->V, sizeof *number);

    g->totals = s->from->totals;
    g->node = kith_new(g->arena, kith_node, s->from->V);
    g->edge = kith_new(g->arena, kith_edge, s->from->E);
    for (size_t v = 0; v < s->from->V; v++)
        if (s->keep[v]) {
            number[v] = (uint32_t)g->V;
            copy_node(g->arena, &g->node[g->V++], &s->from->node[v]);
        }
    for (size_t e = 0; e < s->from->E; e++)
        if (passes(s, &s->from->edge[e]))
            copy_edge(g->arena, &g->edge[g->E++], &s->from->edge[e], number);
    free(number);
    return g;
}

kith_graph *kith_graph_filter(const kith_graph *g, const kith_filter *filter)
{
    sieve s = {.from = g,
               .filter = filter,
               .keep = kith_zeroed(g->V, sizeof *s.keep),
               .strength = kith_zeroed(g->V, sizeof *s.strength)};
    kith_graph *out;

    keep_wanted(&s);
    sum_up(&s);
    if (filter->top > 0)
        keep_top(&s);
    if (!filter->keep_isolated)
        drop_isolated(&s);
    out = copy(&s);
    free(s.strength);
    free(s.keep);
    return out;
}
