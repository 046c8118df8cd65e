// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/associate.h"
#include "graph/store_ask.h"
#include "graph/store_part.h"
#include "graph/store_tie.h"

#include <glib.h>
#include <stdlib.h>

typedef struct {
    kith_web *web;
    size_t room;
    bool full; // there are more edges, or nodes, than were counted
} weaver;

static void weave(void *self, uint32_t a, uint32_t b, uint32_t weight)
{
    weaver *w = self;
    kith_web *web = w->web;

    if (web->E == w->room || b > web->V) {
        w->full = true;
        return;
    }
    web->a[web->E] = a - 1;
    web->b[web->E] = b - 1;
    web->weight[web->E++] = weight;
}

bool kith_store_web(kith_store *s, kith_arena *a, kith_web *web, kith_err *err)
{
    uint64_t n = kith_store_count(s, "edges");
    kith_type_rows rows;
    weaver w = {.web = web};

    *web = (kith_web){.V = 0};
    if (!kith_type_rows_of(s, &rows, err))
        return false;
    if (n >= UINT32_MAX / 2 || n > kith_store_bytes(s))
        return kith_store_damaged(s, err, "too much is in it");
    w.room = (size_t)n;
    web->V = rows.first[KITH_TYPES] - 1;
    web->a = kith_room(a, uint32_t, w.room);
    web->b = kith_room(a, uint32_t, w.room);
    web->weight = kith_room(a, uint32_t, w.room);
    return kith_ties_each(s, weave, &w, err) &&
           (!w.full || kith_store_damaged(s, err, "an edge leads nowhere"));
}

/* Each edge of the paths once, between nodes of the graph. */
static bool path_edges(kith_row_reader *r, const kith_paths *paths)
{
    kith_graph *g = r->graph;
    size_t n = 0, kept = 0;
    bool ok = true, there;

    for (size_t p = 0; p < paths->n; p++)
        n += paths->at[p].n;
    g->edge = kith_new(g->arena, kith_edge, n);
    for (size_t p = 0; ok && p < paths->n; p++)
        for (size_t i = 0; ok && i + 1 < paths->at[p].n; i++) {
            uint32_t x = paths->at[p].node[i] + 1, y = paths->at[p].node[i + 1] + 1;
            kith_edge *edge = &g->edge[g->E++];
            *edge = (kith_edge){.a = kith_part_find(g, MIN(x, y)),
                                .b = kith_part_find(g, MAX(x, y)),
                                .evidence = {"", 0}};
            ok = kith_part_edge(r, x, y, 0, edge, &there);
        }
    if (g->E > 1)
        qsort(g->edge, g->E, sizeof *g->edge, kith_edge_by_ends);
    for (size_t e = 0; e < g->E; e++)
        if (e == 0 || kith_edge_by_ends(&g->edge[e], &g->edge[kept - 1]) != 0)
            g->edge[kept++] = g->edge[e];
    g->E = kept;
    return ok;
}

/* Rows become nodes, and edges those of the graph. */
static void renumber_paths(const kith_graph *g, kith_paths *paths)
{
    for (size_t p = 0; p < paths->n; p++) {
        kith_path *path = &paths->at[p];
        for (size_t i = 0; i < path->n; i++)
            path->node[i] = kith_part_find(g, path->node[i] + 1);
        for (size_t i = 0; i + 1 < path->n; i++) {
            kith_edge key = {.a = MIN(path->node[i], path->node[i + 1]),
                             .b = MAX(path->node[i], path->node[i + 1])};
            const kith_edge *edge = bsearch(&key, g->edge, g->E, sizeof key, kith_edge_by_ends);
            path->edge[i] = (uint32_t)(edge - g->edge);
        }
    }
}

bool kith_store_paths(kith_store *s, kith_arena *a, const uint32_t entity[2], size_t k,
                      kith_graph **out, kith_paths *paths, kith_err *err)
{
    kith_row_reader r = {.store = s};
    kith_ties rows = {0};
    kith_web web;
    bool ok = kith_row_reader_init(&r, s, err) && kith_store_web(s, a, &web, err) &&
              ((entity[0] <= web.V && entity[1] <= web.V) ||
               kith_store_damaged(s, err, "its entities are not counted"));

    if (ok)
        *paths = kith_paths_find(a, &web, entity[0] - 1, entity[1] - 1, k);
    kith_ties_add(&rows, entity[0], 0);
    kith_ties_add(&rows, entity[1], 0);
    for (size_t p = 0; ok && p < paths->n; p++)
        for (size_t i = 0; i < paths->at[p].n; i++)
            kith_ties_add(&rows, paths->at[p].node[i] + 1, 0);
    kith_ties_sort(&rows);
    ok = ok && kith_part_nodes(&r, rows.at, rows.n) && path_edges(&r, paths);
    if (ok) {
        kith_associate(r.graph);
        renumber_paths(r.graph, paths);
        *out = r.graph;
    } else
        kith_graph_free(r.graph);
    kith_row_reader_fini(&r);
    free(rows.at);
    return ok;
}

/* What comparing asks of a node. */
static bool take_node(kith_graph *g, sqlite3_stmt *sql, kith_node *node)
{
    int64_t type = sqlite3_column_int64(sql, 2);
    kith_str named;

    *node = (kith_node){.type = (uint8_t)type,
                        .label = kith_arena_str(g->arena, kith_column_str(sql, 1)),
                        .aliases = kith_arena_str(g->arena, kith_column_str(sql, 4)),
                        .mentions = (uint32_t)sqlite3_column_int64(sql, 5)};
    if (type < 0 || type >= KITH_TYPES)
        return false;
    named = kith_column_str(sql, 0);
    node->id = named.len > 0
                   ? kith_arena_str(g->arena, named)
                   : kith_row_id(g->arena, node->type, kith_column_str(sql, 3), node->label);
    return true;
}

bool kith_store_nodes(kith_store *s, kith_graph **out, kith_err *err)
{
    sqlite3_stmt *sql = kith_store_prepare(
        s, "SELECT key, label, type, iso, aliases, mentions FROM entity ORDER BY id", err);
    kith_graph *g = kith_graph_new();
    kith_type_rows rows;
    int why = SQLITE_DONE;
    bool ok = sql != NULL && kith_type_rows_of(s, &rows, err);
    size_t n = ok ? rows.first[KITH_TYPES] - 1 : 0;

    g->node = kith_room(g->arena, kith_node, n);
    while (ok && (why = sqlite3_step(sql)) == SQLITE_ROW)
        ok = (g->V < n && take_node(g, sql, &g->node[g->V++])) ||
             kith_store_damaged(s, err, "its entities are not counted");
    if (ok && why != SQLITE_DONE)
        ok = kith_store_fail(s, err);
    if (ok && g->V != n)
        ok = kith_store_damaged(s, err, "its entities are not counted");
    sqlite3_finalize(sql);
    if (ok)
        *out = g;
    else
        kith_graph_free(g);
    return ok;
}
