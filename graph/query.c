// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/query.h"
#include "graph/name.h"

#include <stdlib.h>

const char *const kith_by_name[KITH_BYS] = {"mentions", "documents", "degree",
                                            "strength", "pagerank",  "betweenness"};

/* How well a name fits; what is less than the best found is no answer. */
enum { FAR, NEAR, PART, FOLDED, EQUAL };

typedef struct {
    uint32_t node;
    uint32_t mentions;
    int fit;
    int distance; // of near spellings
    bool alias;   // not the label
} hit;

typedef struct {
    kith_arena *scratch;
    kith_str name, folded;
    int budget;  // edits that still count as near
    int *row[3]; // [folded.len + 1] of the distance table
} finder;

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Edits between the folded name and s (insert, delete, replace, swap of neighbours), or budget + 1
 * when there are more: O(length of both). */
static int distance(finder *f, kith_str s)
{
    size_t n = f->folded.len;
    int best;

    if (s.len > n + (size_t)f->budget || n > s.len + (size_t)f->budget)
        return f->budget + 1;
    for (size_t j = 0; j <= n; j++)
        f->row[1][j] = (int)j;
    for (size_t i = 1; i <= s.len; i++) {
        int *now = f->row[0], *old = f->row[1], *older = f->row[2];
        best = now[0] = (int)i;
        for (size_t j = 1; j <= n; j++) {
            bool same = s.ptr[i - 1] == f->folded.ptr[j - 1];
            now[j] = least(least(now[j - 1], old[j]) + 1, old[j - 1] + !same);
            if (i > 1 && j > 1 && s.ptr[i - 1] == f->folded.ptr[j - 2] &&
                s.ptr[i - 2] == f->folded.ptr[j - 1])
                now[j] = least(now[j], older[j - 2] + 1);
            best = least(best, now[j]);
        }
        if (best > f->budget)
            return f->budget + 1;
        f->row[0] = older;
        f->row[1] = now;
        f->row[2] = old;
    }
    return least(f->row[1][n], f->budget + 1);
}

static bool is_part(kith_str whole, kith_str part)
{
    for (size_t at = 0; part.len > 0 && at + part.len <= whole.len; at++)
        if ((at == 0 || whole.ptr[at - 1] == ' ') &&
            (at + part.len == whole.len || whole.ptr[at + part.len] == ' ') &&
            memcmp(whole.ptr + at, part.ptr, part.len) == 0)
            return true;
    return false;
}

/* Of the whole name and, for a question of one word, of each of its words. */
static int nearest(finder *f, kith_str folded)
{
    int best = distance(f, folded);
    kith_str word;

    if (memchr(f->folded.ptr, ' ', f->folded.len) != NULL)
        return best;
    while (kith_str_field(&folded, ' ', &word))
        best = least(best, distance(f, word));
    return best;
}

static void try_name(finder *f, kith_str name, bool alias, hit *h)
{
    kith_str folded = kith_name_fold(f->scratch, name);
    hit tried = {.node = h->node, .mentions = h->mentions, .alias = alias};

    if (kith_str_eq(name, f->name))
        tried.fit = EQUAL;
    else if (f->folded.len == 0)
        return;
    else if (kith_str_eq(folded, f->folded))
        tried.fit = FOLDED;
    else if (is_part(folded, f->folded))
        tried.fit = PART;
    else if ((tried.distance = nearest(f, folded)) <= f->budget)
        tried.fit = NEAR;
    if (tried.fit > h->fit || (tried.fit == NEAR && h->fit == NEAR && tried.distance < h->distance))
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
    if (a->fit == NEAR && a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    if (a->alias != b->alias)
        return a->alias ? 1 : -1;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* A name of n bytes: one edit in three letters, three at most. */
static int budget_of(size_t n)
{
    return n < 3 ? 0 : n < 6 ? 1 : n < 10 ? 2 : 3;
}

uint32_t *kith_query_find(kith_arena *a, const kith_graph *g, kith_str name, size_t *n,
                          bool *near_only)
{
    finder f = {.scratch = kith_arena_new(), .name = kith_str_trim(name)};
    hit *all = kith_new(a, hit, g->V);
    uint32_t *found;
    size_t n_hits = 0;

    f.folded = kith_name_fold(a, f.name);
    f.budget = budget_of(f.folded.len);
    for (int i = 0; i < 3; i++)
        f.row[i] = kith_new(a, int, f.folded.len + 1);
    for (uint32_t v = 0; v < g->V; v++) {
        hit h = try_node(&f, &g->node[v], v);
        if (h.fit > FAR)
            all[n_hits++] = h;
    }
    if (n_hits > 1)
        qsort(all, n_hits, sizeof *all, by_fit);
    found = kith_new(a, uint32_t, n_hits);
    for (*n = 0; *n < n_hits && all[*n].fit == all[0].fit; (*n)++)
        found[*n] = all[*n].node;
    *near_only = n_hits > 0 && all[0].fit == NEAR;
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

typedef struct {
    double value;
    uint32_t node;
} ranked;

static int by_value(const void *x, const void *y)
{
    const ranked *a = x, *b = y;

    if (a->value < b->value || a->value > b->value)
        return a->value > b->value ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

uint32_t *kith_query_rank(kith_arena *a, const kith_graph *g, kith_by by, unsigned types, size_t *n)
{
    ranked *all = kith_new(a, ranked, g->V);
    uint32_t *out = kith_new(a, uint32_t, g->V);

    *n = 0;
    for (uint32_t v = 0; v < g->V; v++)
        if (wanted(&g->node[v], types))
            all[(*n)++] = (ranked){kith_by_value(&g->node[v], by), v};
    if (*n > 1)
        qsort(all, *n, sizeof *all, by_value);
    for (size_t i = 0; i < *n; i++)
        out[i] = all[i].node;
    return out;
}
