// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_tie.h"

#include "graph/array.h"

#include <stdlib.h>

enum { BLOCK = 2000 }; // bytes, or the one entity that has more

/* Edges by their second end. */
typedef struct {
    const kith_graph *g;
    size_t *first;  // [V + 1] into edge
    uint32_t *edge; // [E]
} turned;

static void turn(turned *t, const kith_graph *g)
{
    size_t *next = kith_zeroed(g->V + 1, sizeof *next);

    *t = (turned){g, kith_zeroed(g->V + 1, sizeof *t->first), kith_zeroed(g->E, sizeof *t->edge)};
    for (size_t e = 0; e < g->E; e++)
        t->first[g->edge[e].b + 1]++;
    for (size_t v = 0; v < g->V; v++)
        next[v + 1] = t->first[v + 1] += t->first[v];
    for (uint32_t e = 0; e < g->E; e++)
        t->edge[next[g->edge[e].b]++] = e;
    free(next);
}

/* How many, and of each the row, as the distance from the one before, and the weight. */
static void pack(kith_pack *p, const turned *t, size_t v)
{
    uint32_t before = 0;

    kith_pack_uint(p, t->first[v + 1] - t->first[v]);
    for (size_t i = t->first[v]; i < t->first[v + 1]; i++) {
        const kith_edge *edge = &t->g->edge[t->edge[i]];
        kith_pack_uint(p, edge->a + 1 - before);
        kith_pack_uint(p, edge->weight);
        before = edge->a + 1;
    }
}

static void put_block(kith_store *s, sqlite3_stmt *sql, size_t first, kith_pack *p)
{
    sqlite3_bind_int64(sql, 1, (int64_t)first + 1);
    kith_bind_pack(sql, 2, p);
    kith_store_write(s, sql);
    p->n = 0;
}

void kith_ties_write(kith_store *s, const kith_graph *g)
{
    sqlite3_stmt *sql;
    turned t;
    kith_pack p = {0};
    size_t first = 0;

    if (s->failed.code != KITH_OK || !kith_store_run(s, "DELETE FROM tie", &s->failed))
        return;
    sql = kith_store_prepare(s, "INSERT INTO tie VALUES(?,?)", &s->failed);
    if (sql == NULL)
        return;
    turn(&t, g);
    for (size_t v = 0; v < g->V; v++) {
        if (p.n == 0)
            first = v;
        pack(&p, &t, v);
        if (p.n >= BLOCK || v + 1 == g->V)
            put_block(s, sql, first, &p);
    }
    kith_pack_fini(&p);
    free(t.first);
    free(t.edge);
    sqlite3_finalize(sql);
}

/* One entity's: given to `take` where there is one. False: they cannot be. */
static bool read_one(kith_unpack *in, uint32_t entity, kith_tie_taker *take, void *self)
{
    uint64_t n = kith_unpack_uint(in), row = 0;

    if (n > in->n - in->next)
        return false;
    for (; n > 0; n--) {
        uint64_t weight;
        row += kith_unpack_uint(in);
        weight = kith_unpack_uint(in);
        if (in->bad || row < 1 || row >= entity || weight > UINT32_MAX)
            return false;
        if (take != NULL)
            take(self, (uint32_t)row, entity, (uint32_t)weight);
    }
    return !in->bad;
}

static bool damaged(kith_store *s, kith_err *err)
{
    return kith_store_damaged(s, err, "an edge leads nowhere");
}

static void keep(void *self, uint32_t a, uint32_t b, uint32_t weight)
{
    (void)b;
    kith_ties_add(self, a, weight);
}

bool kith_ties_before(kith_store *s, uint32_t entity, kith_ties *t, kith_err *err)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_READ_TIES, err);
    kith_unpack in;
    int64_t row;
    bool ok = true;

    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, entity);
    if (sqlite3_step(sql) != SQLITE_ROW)
        return damaged(s, err);
    row = sqlite3_column_int64(sql, 0);
    in = kith_column_unpack(sql, 1);
    if (row < 1)
        ok = false;
    for (; ok && row <= entity; row++)
        ok = read_one(&in, (uint32_t)row, row == entity ? keep : NULL, t);
    sqlite3_reset(sql);
    return ok || damaged(s, err);
}

bool kith_ties_each(kith_store *s, kith_tie_taker *take, void *self, kith_err *err)
{
    sqlite3_stmt *sql = kith_store_prepare(s, "SELECT id, ends FROM tie ORDER BY id", err);
    int64_t next = 1;
    int why = SQLITE_DONE;
    bool ok = sql != NULL;

    while (ok && (why = sqlite3_step(sql)) == SQLITE_ROW) {
        kith_unpack in = kith_column_unpack(sql, 1);
        ok = (sqlite3_column_int64(sql, 0) == next && in.n > 0) || damaged(s, err);
        for (; ok && in.next < in.n; next++)
            ok =
                (next < UINT32_MAX && read_one(&in, (uint32_t)next, take, self)) || damaged(s, err);
    }
    if (ok && why != SQLITE_DONE)
        ok = kith_store_fail(s, err);
    sqlite3_finalize(sql);
    return ok;
}
