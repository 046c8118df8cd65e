// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_part.h"
#include "graph/store_ask.h"
#include "graph/store_tie.h"

#include <glib.h>
#include <stdlib.h>

#include "graph/array.h"

void kith_ties_add(kith_ties *t, uint32_t row, uint32_t weight)
{
    t->at = kith_more(t->at, t->n, &t->room, sizeof *t->at);
    t->at[t->n++] = (kith_tie){row, weight};
}

int kith_tie_by_row(const void *x, const void *y)
{
    const kith_tie *a = x, *b = y;

    return (a->row > b->row) - (a->row < b->row);
}

void kith_ties_sort(kith_ties *t)
{
    size_t kept = 0;

    if (t->n > 1)
        qsort(t->at, t->n, sizeof *t->at, kith_tie_by_row);
    for (size_t i = 0; i < t->n; i++)
        if (i == 0 || t->at[i].row != t->at[kept - 1].row)
            t->at[kept++] = t->at[i];
    t->n = kept;
}

int kith_tie_by_weight(const void *x, const void *y)
{
    const kith_tie *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static int by_number(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return (a < b) - (a > b);
}

/* Almost all are light: those are counted, the others sorted. */
static uint32_t weight_at(const kith_tie *at, size_t n, size_t top)
{
    enum { LIGHT = 4096 };
    size_t count[LIGHT] = {0}, heavy = 0, seen;
    uint32_t *weight, found;

    for (size_t i = 0; i < n; i++) {
        heavy += at[i].weight >= LIGHT;
        count[MIN(at[i].weight, LIGHT - 1)]++;
    }
    seen = heavy;
    count[LIGHT - 1] -= heavy;
    if (heavy < top) {
        uint32_t w = LIGHT - 1;
        while ((seen += count[w]) < top)
            w--;
        return w;
    }
    weight = kith_zeroed(n, sizeof *weight);
    for (size_t i = seen = 0; i < n; i++)
        if (at[i].weight >= LIGHT)
            weight[seen++] = at[i].weight;
    qsort(weight, seen, sizeof *weight, by_number);
    found = weight[top - 1];
    free(weight);
    return found;
}

uint32_t kith_ties_weight_at(const kith_ties *t, size_t top)
{
    assert(top > 0 && top <= t->n);
    return weight_at(t->at, t->n, top);
}

size_t kith_ties_order(kith_ties *t, size_t from, size_t more)
{
    size_t n = t->n - from, kept = from;
    uint32_t least = more < n ? weight_at(t->at + from, n, more) : 0;

    for (size_t i = from; i < t->n; i++)
        if (t->at[i].weight >= least) {
            kith_tie other = t->at[kept];
            t->at[kept++] = t->at[i];
            t->at[i] = other;
        }
    qsort(t->at + from, kept - from, sizeof *t->at, kith_tie_by_weight);
    return kept;
}

void kith_ties_heaviest(kith_ties *t, size_t top)
{
    if (top > 0 && t->n > top) {
        qsort(t->at, t->n, sizeof *t->at, kith_tie_by_weight);
        t->n = top;
    }
    kith_ties_sort(t);
}

/* Neighbours behind an entity. */
static bool ties_behind(kith_store *s, uint32_t entity, kith_ties *t, kith_err *err)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_READ_EDGES, err);
    int why;

    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, kith_edge_id(entity, entity));
    sqlite3_bind_int64(sql, 2, kith_edge_id(entity, UINT32_MAX));
    while ((why = sqlite3_step(sql)) == SQLITE_ROW) {
        uint32_t row = (uint32_t)(sqlite3_column_int64(sql, 0) & UINT32_MAX);
        int64_t weight = sqlite3_column_int64(sql, 1);
        if (row == UINT32_MAX || weight < 0 || weight > UINT32_MAX)
            return kith_store_damaged(s, err, "an edge leads nowhere");
        kith_ties_add(t, row, (uint32_t)weight);
    }
    sqlite3_reset(sql);
    return why == SQLITE_DONE || kith_store_fail(s, err);
}

bool kith_ties_of(kith_store *s, uint32_t entity, kith_ties *t, kith_err *err)
{
    return kith_ties_before(s, entity, t, err) && ties_behind(s, entity, t, err);
}

uint64_t kith_store_count(kith_store *s, const char *key)
{
    kith_arena *a = kith_arena_new();
    kith_str text;
    uint64_t n = 0;

    if (kith_store_get(s, a, key, &text))
        n = g_ascii_strtoull(text.ptr, NULL, 10);
    kith_arena_free(a);
    return n;
}

uint64_t kith_store_bytes(kith_store *s)
{
    int64_t pages = kith_store_number(s, "PRAGMA page_count", 0);
    int64_t size = kith_store_number(s, "PRAGMA page_size", 0);

    return pages > 0 && size > 0 && pages < INT64_MAX / 65536 ? (uint64_t)(pages * size) : 0;
}

bool kith_type_rows_of(kith_store *s, kith_type_rows *rows, kith_err *err)
{
    static const char *const key[KITH_TYPES] = {"people", "countries", "organizations"};
    uint64_t next = 1, bytes = kith_store_bytes(s), most = MIN(bytes, (uint64_t)UINT32_MAX - 1);

    for (int t = 0; t < KITH_TYPES; t++) {
        rows->first[t] = (uint32_t)next;
        uint64_t n = kith_store_count(s, key[t]);
        if (n > most || next + n > most)
            return kith_store_damaged(s, err, "its numbers are out of all bounds");
        next += n;
    }
    rows->first[KITH_TYPES] = (uint32_t)next;
    return true;
}

bool kith_row_wanted(const kith_type_rows *rows, uint32_t row, unsigned types)
{
    for (int t = 0; types != 0 && t < KITH_TYPES; t++)
        if ((types >> t & 1) != 0 && row >= rows->first[t] && row < rows->first[t + 1])
            return true;
    return types == 0;
}

bool kith_part_nodes(kith_row_reader *r, const kith_tie *rows, size_t n)
{
    kith_graph *g = r->graph;
    sqlite3_stmt *sql = kith_store_prepare(
        r->store, "SELECT " KITH_ENTITY_COLUMNS " FROM entity WHERE id = ?", r->err);
    bool ok = sql != NULL;

    g->node = kith_new(g->arena, kith_node, n);
    g->entity = kith_new(g->arena, uint32_t, n);
    for (size_t i = 0; ok && i < n; i++) {
        int why;
        sqlite3_reset(sql);
        sqlite3_bind_int64(sql, 1, rows[i].row);
        why = sqlite3_step(sql);
        if (why == SQLITE_DONE)
            ok = kith_store_damaged(r->store, r->err, "an entity is missing");
        else
            ok = (why == SQLITE_ROW || kith_store_fail(r->store, r->err)) &&
                 kith_row_node(r, sql, &g->node[i]);
        g->entity[i] = rows[i].row;
    }
    g->V = ok ? n : 0;
    sqlite3_finalize(sql);
    return ok;
}

uint32_t kith_part_find(const kith_graph *g, uint32_t row)
{
    size_t beg = 0, end = g->V;

    while (beg < end) {
        size_t mid = beg + (end - beg) / 2;
        if (g->entity[mid] == row)
            return (uint32_t)mid;
        if (g->entity[mid] < row)
            beg = mid + 1;
        else
            end = mid;
    }
    return UINT32_MAX;
}

bool kith_entity_number(kith_store *s, const char *column, const kith_ties *t, uint32_t *out,
                        kith_err *err)
{
    char text[96];
    sqlite3_stmt *sql;
    bool ok;

    g_snprintf(text, sizeof text, "SELECT %s FROM entity WHERE id = ?", column);
    sql = kith_store_prepare(s, text, err);
    ok = sql != NULL;
    for (size_t i = 0; ok && i < t->n; i++) {
        int64_t value;
        sqlite3_reset(sql);
        sqlite3_bind_int64(sql, 1, t->at[i].row);
        if (sqlite3_step(sql) != SQLITE_ROW)
            ok = kith_store_damaged(s, err, "an entity is missing");
        value = ok ? sqlite3_column_int64(sql, 0) : 0;
        out[i] = (uint32_t)CLAMP(value, 0, UINT32_MAX);
    }
    sqlite3_finalize(sql);
    return ok;
}

bool kith_part_edge(kith_row_reader *r, uint32_t x, uint32_t y, unsigned evidence, kith_edge *edge,
                    bool *there)
{
    sqlite3_stmt *sql = kith_store_sql(r->store, KITH_SQL_READ_EDGE, r->err);
    kith_place_room room;
    int why;
    bool ok;

    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, kith_edge_id(MIN(x, y), MAX(x, y)));
    why = sqlite3_step(sql);
    *there = why == SQLITE_ROW;
    if (why == SQLITE_DONE)
        return true;
    if (why != SQLITE_ROW)
        return kith_store_fail(r->store, r->err);
    ok = kith_row_edge(r, sql, 1, edge) &&
         (evidence == 0 ||
          kith_row_evidence(r, kith_column_places(sql, 5, room), evidence, &edge->evidence));
    sqlite3_reset(sql);
    return ok;
}

int kith_edge_by_ends(const void *x, const void *y)
{
    const kith_edge *a = x, *b = y;

    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}
