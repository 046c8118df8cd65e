// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/array.h"
#include "graph/graph.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const kith_graph *from;
    const kith_filter *filter;
    bool *keep;       // [V]
    bool *link;       // [E] that stay if their ends do
    double *strength; // [V] over the edges that are left
} sieve;

static bool passes(const sieve *s, size_t e)
{
    return s->link[e] && s->keep[s->from->edge[e].a] && s->keep[s->from->edge[e].b];
}

static void sum_up(sieve *s)
{
    memset(s->strength, 0, s->from->V * sizeof *s->strength);
    for (size_t e = 0; e < s->from->E; e++)
        if (passes(s, e)) {
            s->strength[s->from->edge[e].a] += s->from->edge[e].weight;
            s->strength[s->from->edge[e].b] += s->from->edge[e].weight;
        }
}

static bool is_ego(const sieve *s, uint32_t v)
{
    return s->filter->ego > 0 && v == s->filter->ego - 1;
}

static void keep_wanted(sieve *s)
{
    const kith_filter *f = s->filter;

    for (uint32_t v = 0; v < s->from->V; v++) {
        const kith_node *node = &s->from->node[v];
        s->keep[v] = is_ego(s, v) || (node->mentions >= f->min_mentions &&
                                      (f->types == 0 || (f->types >> node->type & 1) != 0));
    }
    for (size_t e = 0; e < s->from->E; e++) {
        const kith_edge *edge = &s->from->edge[e];
        s->link[e] =
            edge->weight >= f->min_weight && !(f->backbone > 0 && edge->disparity >= f->backbone);
    }
}

/* Nodes that can be reached from those in queue[n] by `depth` edges are marked in `near`, which has
 * these; queue: room for V. How many there are. */
static size_t reach(const sieve *s, const kith_adjacency *adj, uint32_t *queue, size_t n,
                    uint32_t depth, bool *near)
{
    size_t end = n;

    for (size_t at = 0; depth > 0 && at < n; depth--, n = end)
        for (; at < n; at++)
            for (uint32_t i = adj->first[queue[at]]; i < adj->first[queue[at] + 1]; i++) {
                const kith_edge *edge = &s->from->edge[adj->edge[i]];
                uint32_t other = edge->a == queue[at] ? edge->b : edge->a;
                if (!passes(s, adj->edge[i]) || near[other])
                    continue;
                near[other] = true;
                queue[end++] = other;
            }
    return end;
}

static void keep_marked(sieve *s, const bool *marked)
{
    for (size_t v = 0; v < s->from->V; v++)
        s->keep[v] = s->keep[v] && marked[v];
}

static void keep_ego(sieve *s)
{
    uint32_t ego = s->filter->ego - 1, depth = s->filter->depth;
    kith_arena *a = kith_arena_new();
    kith_adjacency adj = kith_graph_adjacency(a, s->from);
    bool *near = kith_new(a, bool, s->from->V);
    uint32_t *queue = kith_new(a, uint32_t, s->from->V);

    queue[0] = ego;
    near[ego] = true;
    reach(s, &adj, queue, 1, depth > 0 ? depth : 1, near);
    keep_marked(s, near);
    kith_arena_free(a);
}

/* Of components of one size the one with the first node. */
static void keep_largest(sieve *s)
{
    kith_arena *a = kith_arena_new();
    kith_adjacency adj = kith_graph_adjacency(a, s->from);
    bool *seen = kith_new(a, bool, s->from->V), *best = kith_new(a, bool, s->from->V);
    uint32_t *queue = kith_new(a, uint32_t, s->from->V);
    size_t most = 0;

    for (uint32_t v = 0; v < s->from->V; v++) {
        size_t n;
        if (!s->keep[v] || seen[v])
            continue;
        queue[0] = v;
        seen[v] = true;
        n = reach(s, &adj, queue, 1, UINT32_MAX, seen);
        if (n <= most)
            continue;
        most = n;
        memset(best, 0, s->from->V * sizeof *best);
        for (size_t i = 0; i < n; i++)
            best[queue[i]] = true;
    }
    keep_marked(s, best);
    kith_arena_free(a);
}

typedef struct {
    double strength, then;
    uint32_t index;
} candidate;

static int by_strength(const void *x, const void *y)
{
    const candidate *a = x, *b = y;

    if (a->strength < b->strength || a->strength > b->strength)
        return a->strength > b->strength ? -1 : 1;
    if (a->then < b->then || a->then > b->then)
        return a->then > b->then ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static void keep_top(sieve *s)
{
    candidate *all = kith_zeroed(s->from->V, sizeof *all);
    size_t n = 0;

    sum_up(s);
    for (uint32_t v = 0; v < s->from->V; v++)
        if (s->keep[v])
            all[n++] =
                (candidate){is_ego(s, v) ? HUGE_VAL : s->strength[v], s->from->node[v].mentions, v};
    if (n > s->filter->top)
        qsort(all, n, sizeof *all, by_strength);
    for (size_t i = s->filter->top; i < n; i++)
        s->keep[all[i].index] = false;
    free(all);
}

static void keep_heaviest(sieve *s)
{
    candidate *all = kith_zeroed(s->from->E, sizeof *all);
    size_t n = 0;

    for (uint32_t e = 0; e < s->from->E; e++)
        if (passes(s, e))
            all[n++] = (candidate){s->from->edge[e].weight, s->from->edge[e].llr, e};
    if (n > s->filter->max_edges)
        qsort(all, n, sizeof *all, by_strength);
    for (size_t i = s->filter->max_edges; i < n; i++)
        s->link[all[i].index] = false;
    free(all);
}

static void drop_isolated(sieve *s)
{
    sum_up(s);
    for (uint32_t v = 0; v < s->from->V; v++)
        s->keep[v] = s->keep[v] && (s->strength[v] > 0 || is_ego(s, v));
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
        if (passes(s, e))
            copy_edge(g->arena, &g->edge[g->E++], &s->from->edge[e], number);
    free(number);
    return g;
}

bool kith_filter_acts(const kith_filter *f)
{
    return f->types != 0 || f->min_mentions > 1 || f->min_weight > 1 || f->backbone > 0 ||
           f->ego > 0 || f->top > 0 || f->max_edges > 0 || f->largest_component;
}

kith_graph *kith_graph_filter(const kith_graph *g, const kith_filter *filter)
{
    sieve s = {.from = g,
               .filter = filter,
               .keep = kith_zeroed(g->V, sizeof *s.keep),
               .link = kith_zeroed(g->E, sizeof *s.link),
               .strength = kith_zeroed(g->V, sizeof *s.strength)};
    kith_graph *out;

    keep_wanted(&s);
    if (filter->ego > 0)
        keep_ego(&s);
    if (filter->top > 0)
        keep_top(&s);
    if (filter->max_edges > 0)
        keep_heaviest(&s);
    if (filter->largest_component)
        keep_largest(&s);
    if (!filter->keep_isolated)
        drop_isolated(&s);
    out = copy(&s);
    free(s.strength);
    free(s.link);
    free(s.keep);
    return out;
}
