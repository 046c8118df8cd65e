// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole graph out of the store, as linking gave it. */
#include "graph/store_graph.h"

#include "graph/associate.h"
#include "graph/backbone.h"
#include "graph/evidence.h"
#include "graph/measure.h"

#include <glib.h>
#include <stdlib.h>

const char *const kith_total_name[KITH_TOTALS] = {"documents",  "sentences", "tokens",  "mentions",
                                                  "duplicates", "repeats",   "crowded", "sampled",
                                                  "windows",    "outside",   "undated"};

uint64_t *kith_total_of(kith_totals *t, size_t i)
{
    uint64_t *const all[KITH_TOTALS] = {&t->documents,  &t->sentences, &t->tokens,  &t->mentions,
                                        &t->duplicates, &t->repeats,   &t->crowded, &t->sampled,
                                        &t->windows,    &t->outside,   &t->undated};

    return all[i];
}

bool kith_key_is_plain(const kith_node *node)
{
    kith_str named = node->type == KITH_COUNTRY && node->iso.len > 0 ? node->iso : node->label;

    return node->id.len == named.len + 2 && node->id.ptr[0] == kith_type_name[node->type][0] &&
           kith_str_eq(kith_str_sub(node->id, 2, node->id.len), named);
}

typedef struct {
    kith_store *store;
    kith_err *err;
    kith_graph *graph;
    kith_str *date; // [n_dates + 1]; the first is of none
    size_t n_dates;
    unsigned evidence;
    kith_arena *scratch;
} reader;

static bool damaged(reader *r, const char *what)
{
    return kith_store_damaged(r->store, r->err, what);
}

static kith_str copied(reader *r, sqlite3_stmt *sql, int at)
{
    return kith_arena_str(r->graph->arena, kith_column_str(sql, at));
}

static bool load_dates(reader *r)
{
    sqlite3_stmt *sql = kith_store_prepare(r->store, "SELECT text FROM date ORDER BY id", r->err);
    size_t room = 0;
    int why = SQLITE_DONE;

    r->date = kith_more(NULL, 0, &room, sizeof *r->date);
    r->date[0] = (kith_str){"", 0};
    while (sql != NULL && (why = sqlite3_step(sql)) == SQLITE_ROW) {
        r->date = kith_more(r->date, r->n_dates + 1, &room, sizeof *r->date);
        r->date[++r->n_dates] = copied(r, sql, 0);
    }
    if (sql != NULL && why != SQLITE_DONE)
        kith_store_fail(r->store, r->err);
    sqlite3_finalize(sql);
    return sql != NULL && why == SQLITE_DONE;
}

static bool take_date(reader *r, sqlite3_stmt *sql, int at, kith_str *out)
{
    int64_t date = sqlite3_column_int64(sql, at);

    if (date < 0 || (uint64_t)date > r->n_dates)
        return damaged(r, "a date is missing");
    *out = r->date[date];
    return true;
}

/* A count. */
static bool take_u32(reader *r, sqlite3_stmt *sql, int at, uint32_t *out)
{
    int64_t value = sqlite3_column_int64(sql, at);

    *out = (uint32_t)value;
    return (value >= 0 && value <= UINT32_MAX) || damaged(r, "a count is out of all bounds");
}

static bool take_counts(reader *r, sqlite3_stmt *sql, kith_node *node)
{
    uint32_t strength;
    bool ok = take_u32(r, sql, 7, &node->mentions) && take_u32(r, sql, 8, &node->documents) &&
              take_u32(r, sql, 9, &node->windows) && take_u32(r, sql, 12, &node->degree) &&
              take_u32(r, sql, 13, &strength) && take_u32(r, sql, 14, &node->core) &&
              take_u32(r, sql, 15, &node->component) && take_u32(r, sql, 16, &node->community);

    node->strength = ok ? strength : 0;
    return ok;
}

static bool take_node(reader *r, sqlite3_stmt *sql, kith_node *node)
{
    int64_t type = sqlite3_column_int64(sql, 3);
    kith_str named;

    if (type < 0 || type >= KITH_TYPES)
        return damaged(r, "an entity has no type");
    *node = (kith_node){.type = (uint8_t)type,
                        .label = copied(r, sql, 2),
                        .iso = copied(r, sql, 4),
                        .ref = copied(r, sql, 5),
                        .aliases = copied(r, sql, 6)};
    node->id = copied(r, sql, 1);
    named = node->type == KITH_COUNTRY && node->iso.len > 0 ? node->iso : node->label;
    if (node->id.len == 0)
        node->id = kith_arena_printf(r->graph->arena, "%c:%.*s", kith_type_name[type][0],
                                     (int)named.len, named.ptr);
    node->pagerank = (double)sqlite3_column_int64(sql, 17) / KITH_PAGERANK_UNIT;
    node->betweenness = (double)sqlite3_column_int64(sql, 18) / KITH_BETWEENNESS_UNIT;
    node->x = (double)sqlite3_column_int64(sql, 19) / KITH_PLACE_UNIT;
    node->y = (double)sqlite3_column_int64(sql, 20) / KITH_PLACE_UNIT;
    return take_counts(r, sql, node) && take_date(r, sql, 10, &node->first) &&
           take_date(r, sql, 11, &node->last);
}

static bool count_rows(reader *r, const char *sql, size_t *n)
{
    int64_t rows = kith_store_number(r->store, sql, -1);

    *n = (size_t)rows;
    return (rows >= 0 && rows < UINT32_MAX) || damaged(r, "its numbers are out of all bounds");
}

static bool load_nodes(reader *r)
{
    kith_graph *g = r->graph;
    sqlite3_stmt *sql = kith_store_prepare(r->store, "SELECT * FROM entity ORDER BY id", r->err);
    size_t n, v = 0;
    int why = SQLITE_DONE;
    bool ok = sql != NULL && count_rows(r, "SELECT count(*) FROM entity", &n);

    g->node = kith_new(g->arena, kith_node, ok ? n : 0);
    while (ok && (why = sqlite3_step(sql)) == SQLITE_ROW) {
        ok = (v < n && sqlite3_column_int64(sql, 0) == (int64_t)v + 1) ||
             damaged(r, "its entities are not numbered one by one");
        ok = ok && take_node(r, sql, &g->node[v++]);
    }
    if (ok && why != SQLITE_DONE)
        ok = kith_store_fail(r->store, r->err);
    sqlite3_finalize(sql);
    g->V = v;
    return ok;
}

static void add_line(reader *r, GString *text, const kith_store_sentence *s)
{
    kith_str line = kith_evidence_line(r->scratch, s->text);

    g_string_append_printf(text, "%s%.*s [%.*s]", text->len > 0 ? "\n" : "", (int)line.len,
                           line.ptr, (int)s->name.len, s->name.ptr);
}

/* The first `evidence` different sentences. */
static bool take_evidence(reader *r, kith_unpack u, kith_str *out)
{
    GString *text = g_string_new(NULL);
    uint64_t seen[KITH_MAX_EVIDENCE], id = 0;
    bool ok = true;

    for (unsigned n = 0, i; ok && n < r->evidence && u.next < u.n;) {
        kith_store_sentence s;
        id += (uint64_t)kith_unpack_int(&u);
        ok = (!u.bad || damaged(r, "the evidence of an edge cannot be")) &&
             kith_store_sentence_read(r->store, r->scratch, (int64_t)id, &s, r->err);
        seen[n] = ok ? kith_str_hash(s.text) : 0;
        for (i = 0; seen[i] != seen[n]; i++)
            ;
        if (ok && i == n++)
            add_line(r, text, &s);
        else
            n--;
    }
    *out = kith_arena_str(r->graph->arena, (kith_str){text->str, text->len});
    g_string_free(text, TRUE);
    kith_arena_reset(r->scratch);
    return ok;
}

static bool take_edge(reader *r, sqlite3_stmt *sql, kith_edge *edge)
{
    int64_t a = sqlite3_column_int64(sql, 0), b = sqlite3_column_int64(sql, 1);

    *edge = (kith_edge){.a = (uint32_t)(a - 1), .b = (uint32_t)(b - 1), .evidence = {"", 0}};
    if (a < 1 || a >= b || (uint64_t)b > r->graph->V)
        return damaged(r, "an edge leads nowhere");
    return take_u32(r, sql, 2, &edge->weight) && take_u32(r, sql, 3, &edge->documents) &&
           take_date(r, sql, 4, &edge->first) && take_date(r, sql, 5, &edge->last) &&
           (r->evidence == 0 || !r->store->text ||
            take_evidence(r, kith_column_unpack(sql, 6), &edge->evidence));
}

static bool load_edges(reader *r)
{
    kith_graph *g = r->graph;
    sqlite3_stmt *sql = kith_store_prepare(
        r->store, "SELECT a, b, weight, documents, first, last, evidence FROM edge ORDER BY a, b",
        r->err);
    size_t n;
    int why = SQLITE_DONE;
    bool ok = sql != NULL && count_rows(r, "SELECT count(*) FROM edge", &n);

    g->edge = kith_new(g->arena, kith_edge, ok ? n : 0);
    while (ok && (why = sqlite3_step(sql)) == SQLITE_ROW)
        ok = g->E < n ? take_edge(r, sql, &g->edge[g->E++])
                      : damaged(r, "its edges are not counted");
    if (ok && why != SQLITE_DONE)
        ok = kith_store_fail(r->store, r->err);
    sqlite3_finalize(sql);
    return ok;
}

static void load_totals(reader *r)
{
    for (size_t i = 0; i < KITH_TOTALS; i++) {
        kith_str text;
        if (kith_store_get(r->store, r->scratch, kith_total_name[i], &text))
            *kith_total_of(&r->graph->totals, i) = g_ascii_strtoull(text.ptr, NULL, 10);
    }
    kith_arena_reset(r->scratch);
}

bool kith_store_graph(kith_store *s, unsigned evidence, kith_graph **out, kith_err *err)
{
    reader r = {.store = s,
                .err = err,
                .graph = kith_graph_new(),
                .evidence = MIN(evidence, KITH_MAX_EVIDENCE),
                .scratch = kith_arena_new()};
    bool ok;

    load_totals(&r);
    ok = load_dates(&r) && load_nodes(&r) && load_edges(&r);
    if (ok) {
        kith_associate(r.graph);
        kith_dress(r.graph);
        *out = r.graph;
    } else
        kith_graph_free(r.graph);
    free(r.date);
    kith_arena_free(r.scratch);
    return ok;
}
