// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole graph out of the store, as linking gave it. */
#include "graph/store_row.h"

#include "graph/associate.h"
#include "graph/backbone.h"
#include "graph/measure.h"

const char *const kith_total_name[KITH_TOTALS] = {"documents",  "sentences", "tokens",  "mentions",
                                                  "duplicates", "near",      "repeats", "crowded",
                                                  "sampled",    "windows",   "outside", "undated"};

uint64_t *kith_total_of(kith_totals *t, size_t i)
{
    uint64_t *const all[KITH_TOTALS] = {&t->documents,  &t->sentences, &t->tokens,  &t->mentions,
                                        &t->duplicates, &t->near,      &t->repeats, &t->crowded,
                                        &t->sampled,    &t->windows,   &t->outside, &t->undated};

    return all[i];
}

bool kith_key_is_plain(const kith_node *node)
{
    kith_str named = node->type == KITH_COUNTRY && node->iso.len > 0 ? node->iso : node->label;

    return node->id.len == named.len + 2 && node->id.ptr[0] == kith_type_name[node->type][0] &&
           kith_str_eq(kith_str_sub(node->id, 2, node->id.len), named);
}

typedef struct {
    kith_row_reader row;
    unsigned evidence;
} reader;

static bool damaged(reader *r, const char *what)
{
    return kith_store_damaged(r->row.store, r->row.err, what);
}

static bool load_nodes(reader *r)
{
    kith_graph *g = r->row.graph;
    sqlite3_stmt *sql = kith_store_prepare(
        r->row.store, "SELECT " KITH_ENTITY_COLUMNS " FROM entity ORDER BY id", r->row.err);
    size_t n, v = 0;
    int why = SQLITE_DONE;
    bool ok = sql != NULL && kith_row_number(&r->row, "SELECT count(*) FROM entity", &n);

    g->node = kith_new(g->arena, kith_node, ok ? n : 0);
    while (ok && (why = sqlite3_step(sql)) == SQLITE_ROW) {
        ok = (v < n && sqlite3_column_int64(sql, 0) == (int64_t)v + 1) ||
             damaged(r, "its entities are not numbered one by one");
        ok = ok && kith_row_node(&r->row, sql, &g->node[v++]);
    }
    if (ok && why != SQLITE_DONE)
        ok = kith_store_fail(r->row.store, r->row.err);
    sqlite3_finalize(sql);
    g->V = v;
    return ok;
}

static bool take_edge(reader *r, sqlite3_stmt *sql, kith_edge *edge)
{
    int64_t id = sqlite3_column_int64(sql, 0), a = id >> 32, b = id & UINT32_MAX;
    kith_place_room room;

    *edge = (kith_edge){.a = (uint32_t)(a - 1), .b = (uint32_t)(b - 1), .evidence = {"", 0}};
    if (a < 1 || a >= b || (uint64_t)b > r->row.graph->V)
        return damaged(r, "an edge leads nowhere");
    return kith_row_edge(&r->row, sql, 1, edge) &&
           (r->evidence == 0 || kith_row_evidence(&r->row, kith_column_places(sql, 5, room),
                                                  r->evidence, &edge->evidence));
}

static bool load_edges(reader *r)
{
    kith_graph *g = r->row.graph;
    sqlite3_stmt *sql = kith_store_prepare(
        r->row.store, "SELECT id, weight, documents, first, last, evidence FROM edge ORDER BY id",
        r->row.err);
    size_t n;
    int why = SQLITE_DONE;
    bool ok = sql != NULL && kith_row_number(&r->row, "SELECT count(*) FROM edge", &n);

    g->edge = kith_new(g->arena, kith_edge, ok ? n : 0);
    while (ok && (why = sqlite3_step(sql)) == SQLITE_ROW)
        ok = g->E < n ? take_edge(r, sql, &g->edge[g->E++])
                      : damaged(r, "its edges are not counted");
    if (ok && why != SQLITE_DONE)
        ok = kith_store_fail(r->row.store, r->row.err);
    sqlite3_finalize(sql);
    return ok;
}

bool kith_store_graph(kith_store *s, unsigned evidence, kith_graph **out, kith_err *err)
{
    reader r = {.evidence = evidence};
    bool ok = kith_row_reader_init(&r.row, s, err) && load_nodes(&r) && load_edges(&r);
    kith_graph *g = r.row.graph;

    if (ok) {
        kith_associate(g);
        kith_dress(g);
        *out = g;
    } else
        kith_graph_free(g);
    kith_row_reader_fini(&r.row);
    return ok;
}
