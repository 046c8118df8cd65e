// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/associate.h"
#include "graph/store_ask.h"
#include "graph/store_part.h"
#include "graph/table.h"

#include <glib.h>
#include <stdlib.h>

/* The edges between row `center` and the others of the graph. */
static bool star(kith_row_reader *r, uint32_t center, unsigned evidence)
{
    kith_graph *g = r->graph;
    uint32_t middle = kith_part_find(g, center);
    bool ok = true, there;

    g->edge = kith_new(g->arena, kith_edge, g->V);
    for (uint32_t v = 0; ok && v < g->V; v++) {
        kith_edge edge = {.a = MIN(v, middle), .b = MAX(v, middle), .evidence = {"", 0}};
        if (v == middle)
            continue;
        ok = kith_part_edge(r, center, g->entity[v], evidence, &edge, &there);
        if (ok && there)
            g->edge[g->E++] = edge;
    }
    if (g->E > 1)
        qsort(g->edge, g->E, sizeof *g->edge, kith_edge_by_ends);
    return ok;
}

/* The graph of rows, with the edges of one of them; of none when center is 0. */
static bool finish(kith_row_reader *r, kith_ties *rows, uint32_t center, unsigned evidence,
                   kith_graph **out)
{
    bool ok;

    kith_ties_sort(rows);
    ok = kith_part_nodes(r, rows->at, rows->n) && (center == 0 || star(r, center, evidence));
    if (ok) {
        kith_associate(r->graph);
        *out = r->graph;
    } else
        kith_graph_free(r->graph);
    r->graph = NULL;
    return ok;
}

static void only_wanted(kith_ties *t, const kith_type_rows *rows, unsigned types)
{
    size_t kept = 0;

    for (size_t i = 0; i < t->n; i++)
        if (kith_row_wanted(rows, t->at[i].row, types))
            t->at[kept++] = t->at[i];
    t->n = kept;
}

typedef struct {
    kith_tie tie;
    uint32_t windows;
} candidate;

/* Of equal weight the higher NPMI goes first: that of who is named less. */
static int by_weight(const void *x, const void *y)
{
    const candidate *a = x, *b = y;

    if (a->tie.weight != b->tie.weight)
        return a->tie.weight > b->tie.weight ? -1 : 1;
    if (a->windows != b->windows)
        return a->windows < b->windows ? -1 : 1;
    return (a->tie.row > b->tie.row) - (a->tie.row < b->tie.row);
}

/* The first `top`, as kith_query_neighbours() would order them. */
static bool choose(kith_store *s, kith_ties *t, size_t top, kith_err *err)
{
    uint32_t least, *windows;
    candidate *all;
    size_t n = 0;
    bool ok;

    if (top == 0 || t->n <= top)
        return true;
    least = kith_ties_weight_at(t, top);
    for (size_t i = 0; i < t->n; i++)
        if (t->at[i].weight >= least)
            t->at[n++] = t->at[i];
    t->n = n;
    windows = kith_zeroed(n, sizeof *windows);
    all = kith_zeroed(n, sizeof *all);
    ok = kith_entity_number(s, "windows", t, windows, err);
    for (size_t i = 0; i < n; i++)
        all[i] = (candidate){t->at[i], windows[i]};
    qsort(all, n, sizeof *all, by_weight);
    for (t->n = 0; t->n < MIN(n, top); t->n++)
        t->at[t->n] = all[t->n].tie;
    free(all);
    free(windows);
    return ok;
}

bool kith_store_around(kith_store *s, uint32_t entity, const kith_store_wish *wish,
                       kith_graph **out, size_t *of, kith_err *err)
{
    kith_row_reader r = {.store = s};
    kith_ties ties = {0};
    kith_type_rows types;
    bool ok = kith_type_rows_of(s, &types, err) && kith_ties_of(s, entity, &ties, err);

    only_wanted(&ties, &types, wish->types);
    *of = ties.n;
    ok = ok && choose(s, &ties, wish->top, err);
    kith_ties_add(&ties, entity, 0);
    ok = ok && kith_row_reader_init(&r, s, err) && finish(&r, &ties, entity, wish->evidence, out);
    kith_graph_free(r.graph);
    kith_row_reader_fini(&r);
    free(ties.at);
    return ok;
}

/* Edges that are looked at behind neighbours: about what there is time for. */
enum { MOST_EDGES = 25 * 1000, FEW = 500 };

/* Who is behind one neighbour. */
typedef struct {
    kith_second second;       // rows, not nodes
    uint32_t share[KITH_VIA]; // what each of via adds
} behind;

typedef struct {
    behind *at; // [n]
    size_t n, room;
    kith_table of;   // row to index
    kith_table near; // rows that are no answers
} beyond;

static behind *behind_of(beyond *b, uint32_t row)
{
    uint32_t *i = kith_table_at(&b->of, row);

    if (*i == KITH_NONE) {
        *i = (uint32_t)b->n;
        b->at = kith_more(b->at, b->n, &b->room, sizeof *b->at);
        b->at[b->n++] = (behind){.second = {.node = row}};
    }
    return &b->at[*i];
}

/* The neighbours, strongest first, whose edges are not too many in all. They are put in order as
 * far as is needed. */
static bool look_behind(kith_store *s, beyond *b, kith_ties *first, size_t *through, kith_err *err)
{
    size_t edges = 0, ordered = 0;
    bool ok = true;

    for (*through = 0; ok && *through < first->n && edges < MOST_EDGES; ++*through) {
        if (*through == ordered)
            ordered = kith_ties_order(first, ordered, FEW);
        kith_tie between = first->at[*through];
        kith_ties ties = {0};
        ok = kith_ties_of(s, between.row, &ties, err);
        for (size_t i = 0; i < ties.n; i++)
            if (kith_table_get(&b->near, ties.at[i].row) == KITH_NONE) {
                behind *at = behind_of(b, ties.at[i].row);
                kith_second_add(&at->second, at->share, between.row,
                                MIN(between.weight, ties.at[i].weight));
            }
        edges += ties.n;
        free(ties.at);
    }
    return ok;
}

static int by_second(const void *x, const void *y)
{
    const behind *a = x, *b = y;

    if (a->second.weight != b->second.weight)
        return a->second.weight > b->second.weight ? -1 : 1;
    return (a->second.node > b->second.node) - (a->second.node < b->second.node);
}

static size_t sift(beyond *b, const kith_type_rows *rows, unsigned types)
{
    size_t n = 0;

    for (size_t i = 0; i < b->n; i++)
        if (kith_row_wanted(rows, b->at[i].second.node, types))
            b->at[n++] = b->at[i];
    if (n > 1)
        qsort(b->at, n, sizeof *b->at, by_second);
    return n;
}

/* Rows become nodes of g. */
static kith_second *renumber(kith_arena *a, const kith_graph *g, const behind *at, size_t n)
{
    kith_second *out = kith_new(a, kith_second, n);

    for (size_t i = 0; i < n; i++) {
        out[i] = at[i].second;
        out[i].node = kith_part_find(g, out[i].node);
        for (size_t k = 0; k < out[i].n_via; k++)
            out[i].via[k] = kith_part_find(g, out[i].via[k]);
    }
    return out;
}

static bool second_graph(kith_store *s, const behind *at, size_t n, kith_graph **out, kith_err *err)
{
    kith_row_reader r = {.store = s};
    kith_ties rows = {0};
    bool ok;

    for (size_t i = 0; i < n; i++) {
        kith_ties_add(&rows, at[i].second.node, 0);
        for (size_t k = 0; k < at[i].second.n_via; k++)
            kith_ties_add(&rows, at[i].second.via[k], 0);
    }
    ok = kith_row_reader_init(&r, s, err) && finish(&r, &rows, 0, 0, out);
    kith_graph_free(r.graph);
    kith_row_reader_fini(&r);
    free(rows.at);
    return ok;
}

bool kith_store_second(kith_store *s, kith_arena *a, uint32_t entity, const kith_store_wish *wish,
                       kith_graph **out, kith_second **second, size_t *n, size_t *of,
                       size_t *through, kith_err *err)
{
    beyond b = {.n = 0};
    kith_ties first = {0};
    kith_type_rows types;
    bool ok = kith_type_rows_of(s, &types, err) && kith_ties_of(s, entity, &first, err);

    *kith_table_at(&b.near, entity) = 0;
    for (size_t i = 0; i < first.n; i++)
        *kith_table_at(&b.near, first.at[i].row) = 0;
    ok = ok && look_behind(s, &b, &first, through, err);
    *of = *n = sift(&b, &types, wish->types);
    if (wish->top > 0 && *n > wish->top)
        *n = wish->top;
    ok = ok && second_graph(s, b.at, *n, out, err);
    if (ok)
        *second = renumber(a, *out, b.at, *n);
    kith_table_fini(&b.near);
    kith_table_fini(&b.of);
    free(b.at);
    free(first.at);
    return ok;
}

bool kith_store_pair(kith_store *s, const uint32_t entity[2], unsigned evidence, kith_graph **out,
                     kith_err *err)
{
    kith_row_reader r = {.store = s};
    kith_ties rows = {0};
    bool ok;

    kith_ties_add(&rows, entity[0], 0);
    kith_ties_add(&rows, entity[1], 0);
    ok = kith_row_reader_init(&r, s, err) && finish(&r, &rows, entity[0], evidence, out);
    kith_graph_free(r.graph);
    kith_row_reader_fini(&r);
    free(rows.at);
    return ok;
}
