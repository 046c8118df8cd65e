// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/query.h"
#include "graph/match.h"
#include "graph/name.h"
#include "graph/ranked.h"

#include <stdlib.h>

const char *const kith_by_name[KITH_BYS] = {"mentions", "documents", "degree",
                                            "strength", "pagerank",  "betweenness"};

enum { EQUAL = KITH_FOLDED + 1 }; // better than any kith_fit

typedef struct {
    uint32_t node;
    uint32_t mentions;
    int fit;      // kith_fit or EQUAL; what is less than the best found is no answer
    int distance; // of near spellings
    bool alias;   // not the label
} hit;

typedef struct {
    kith_arena *scratch;
    kith_str name;
    kith_matcher matcher;
} finder;

static void try_name(finder *f, kith_str name, bool alias, hit *h)
{
    hit tried = {.node = h->node, .mentions = h->mentions, .alias = alias};

    if (kith_str_eq(name, f->name))
        tried.fit = EQUAL;
    else
        tried.fit = (int)kith_match(&f->matcher, kith_name_fold(f->scratch, name), KITH_NEAR,
                                    &tried.distance);
    if (tried.fit > h->fit ||
        (tried.fit == KITH_NEAR && h->fit == KITH_NEAR && tried.distance < h->distance))
        *h = tried;
}

static hit try_node(finder *f, const kith_node *node, uint32_t v)
{
    hit h = {.node = v, .mentions = node->mentions};
    kith_str rest = node->aliases, alias;

    try_name(f, node->label, false, &h);
    while (h.fit < EQUAL && rest.len > 0 && kith_str_field(&rest, '|', &alias))
        try_name(f, alias, true, &h);
    if (kith_str_eq(f->name, node->id) ||
        (node->type == KITH_COUNTRY && node->iso.len > 0 && kith_str_eq(f->name, node->iso)))
        h.fit = EQUAL;
    kith_arena_reset(f->scratch);
    return h;
}

static int by_fit(const void *x, const void *y)
{
    const hit *a = x, *b = y;

    if (a->fit != b->fit)
        return a->fit > b->fit ? -1 : 1;
    if (a->fit == KITH_NEAR && a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    if (a->alias != b->alias)
        return a->alias ? 1 : -1;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

uint32_t *kith_query_find(kith_arena *a, const kith_graph *g, kith_str name, size_t *n,
                          bool *near_only)
{
    finder f = {.scratch = kith_arena_new(), .name = kith_str_trim(name)};
    hit *all = kith_new(a, hit, g->V);
    uint32_t *found;
    size_t n_hits = 0;

    f.matcher = kith_matcher_of(a, f.name);
    for (uint32_t v = 0; v < g->V; v++) {
        hit h = try_node(&f, &g->node[v], v);
        if (h.fit > KITH_FAR)
            all[n_hits++] = h;
    }
    if (n_hits > 1)
        qsort(all, n_hits, sizeof *all, by_fit);
    found = kith_new(a, uint32_t, n_hits);
    for (*n = 0; *n < n_hits && all[*n].fit == all[0].fit; (*n)++)
        found[*n] = all[*n].node;
    *near_only = n_hits > 0 && all[0].fit == KITH_NEAR;
    kith_arena_free(f.scratch);
    return found;
}

static bool wanted(const kith_node *node, unsigned types)
{
    return types == 0 || (types >> node->type & 1) != 0;
}

typedef struct {
    kith_neighbour neighbour;
    uint32_t weight;
    double npmi;
} tie;

static int by_weight(const void *x, const void *y)
{
    const tie *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->npmi < b->npmi || a->npmi > b->npmi)
        return a->npmi > b->npmi ? -1 : 1;
    return (a->neighbour.node > b->neighbour.node) - (a->neighbour.node < b->neighbour.node);
}

kith_neighbour *kith_query_neighbours(kith_arena *a, const kith_graph *g, uint32_t node,
                                      unsigned types, size_t *n)
{
    tie *all = kith_new(a, tie, g->node[node].degree);
    kith_neighbour *out;

    *n = 0;
    for (uint32_t e = 0; e < g->E && *n < g->node[node].degree; e++) {
        const kith_edge *edge = &g->edge[e];
        uint32_t other = edge->a == node ? edge->b : edge->a;
        if ((edge->a == node || edge->b == node) && wanted(&g->node[other], types))
            all[(*n)++] = (tie){{other, e}, edge->weight, edge->npmi};
    }
    if (*n > 1)
        qsort(all, *n, sizeof *all, by_weight);
    out = kith_new(a, kith_neighbour, *n);
    for (size_t i = 0; i < *n; i++)
        out[i] = all[i].neighbour;
    return out;
}

double kith_by_value(const kith_node *node, kith_by by)
{
    switch (by) {
    case KITH_BY_MENTIONS:
        return node->mentions;
    case KITH_BY_DOCUMENTS:
        return node->documents;
    case KITH_BY_DEGREE:
        return node->degree;
    case KITH_BY_STRENGTH:
        return node->strength;
    case KITH_BY_PAGERANK:
        return node->pagerank;
    default:
        return node->betweenness;
    }
}

uint32_t *kith_query_rank(kith_arena *a, const kith_graph *g, kith_by by, unsigned types, size_t *n)
{
    kith_ranked *all = kith_new(a, kith_ranked, g->V);
    uint32_t *out = kith_new(a, uint32_t, g->V);

    *n = 0;
    for (uint32_t v = 0; v < g->V; v++)
        if (wanted(&g->node[v], types))
            all[(*n)++] = (kith_ranked){kith_by_value(&g->node[v], by), v};
    kith_ranked_sort(all, *n);
    for (size_t i = 0; i < *n; i++)
        out[i] = all[i].id;
    return out;
}
