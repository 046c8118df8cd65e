// SPDX-License-Identifier: GPL-3.0-or-later
/* The first by a measure, and communities: from what was noted when the graph was made where that
 * is enough, from all rows where more is wanted. */
#include "graph/array.h"
#include "graph/ranked.h"
#include "graph/store_ask.h"
#include "graph/store_digest.h"
#include "graph/store_part.h"

#include <glib.h>
#include <stdlib.h>

static bool part_of(kith_store *s, kith_ties *rows, kith_graph **out, kith_err *err)
{
    kith_row_reader r = {.store = s};
    bool ok;

    kith_ties_sort(rows);
    ok = kith_row_reader_init(&r, s, err) && kith_part_nodes(&r, rows->at, rows->n);
    if (ok)
        *out = r.graph;
    else
        kith_graph_free(r.graph);
    kith_row_reader_fini(&r);
    return ok;
}

/* The first of one type, as they were noted. */
static bool noted(kith_store *s, kith_by by, int type, kith_ties *found, kith_err *err)
{
    sqlite3_stmt *sql =
        kith_store_prepare(s, "SELECT entities FROM top WHERE measure = ? AND type = ?", err);
    bool ok = sql != NULL;

    if (!ok)
        return false;
    sqlite3_bind_text(sql, 1, kith_by_name[by], -1, SQLITE_STATIC);
    sqlite3_bind_int(sql, 2, type);
    if (sqlite3_step(sql) == SQLITE_ROW) {
        kith_unpack in = kith_column_unpack(sql, 0);
        while (in.next < in.n && !in.bad)
            kith_ties_add(found, (uint32_t)kith_unpack_uint(&in), 0);
        ok = !in.bad || kith_store_damaged(s, err, "an entity is missing");
    }
    sqlite3_finalize(sql);
    return ok;
}

/* The first `top` of all rows. */
static bool all_rows(kith_store *s, kith_by by, const kith_type_rows *types, unsigned wanted,
                     size_t top, kith_ties *found, kith_err *err)
{
    char text[96];
    sqlite3_stmt *sql;
    kith_ranked *all = NULL;
    size_t n = 0, room = 0;
    int why = SQLITE_DONE;

    g_snprintf(text, sizeof text, "SELECT id, %s FROM entity", kith_by_name[by]);
    sql = kith_store_prepare(s, text, err);
    while (sql != NULL && (why = sqlite3_step(sql)) == SQLITE_ROW) {
        uint32_t row = (uint32_t)sqlite3_column_int64(sql, 0);
        if (!kith_row_wanted(types, row, wanted))
            continue;
        all = kith_more(all, n, &room, sizeof *all);
        all[n++] = (kith_ranked){sqlite3_column_double(sql, 1), row};
    }
    if (sql != NULL && why != SQLITE_DONE)
        kith_store_fail(s, err);
    kith_ranked_sort(all, n);
    for (size_t i = 0; i < n && (top == 0 || i < top); i++)
        kith_ties_add(found, all[i].id, 0);
    free(all);
    sqlite3_finalize(sql);
    return sql != NULL && why == SQLITE_DONE;
}

static size_t n_of(const kith_type_rows *rows, unsigned types)
{
    size_t n = 0;

    for (int t = 0; t < KITH_TYPES; t++)
        if (types == 0 || (types >> t & 1) != 0)
            n += rows->first[t + 1] - rows->first[t];
    return n;
}

bool kith_store_top(kith_store *s, kith_by by, unsigned types, uint32_t top, kith_graph **out,
                    size_t *of, kith_err *err)
{
    kith_ties found = {0};
    kith_type_rows rows;
    bool ok = kith_type_rows_of(s, &rows, err);

    *of = ok ? n_of(&rows, types) : 0;
    if (ok && top > 0 && top <= KITH_DIGEST_TOP)
        for (int t = 0; ok && t < KITH_TYPES; t++)
            ok = (types != 0 && (types >> t & 1) == 0) || noted(s, by, t, &found, err);
    else
        ok = ok && all_rows(s, by, &rows, types, top, &found, err);
    ok = ok && part_of(s, &found, out, err);
    free(found.at);
    return ok;
}

/* Packed rows, the first `most`. */
static uint32_t *unpack(kith_arena *a, sqlite3_stmt *sql, int at, size_t most, size_t *n,
                        kith_ties *rows)
{
    kith_unpack in = kith_column_unpack(sql, at);
    uint32_t *out = kith_new(a, uint32_t, most);

    for (*n = 0; *n < most && in.next < in.n && !in.bad; ++*n) {
        out[*n] = (uint32_t)kith_unpack_uint(&in);
        kith_ties_add(rows, out[*n], 0);
    }
    return out;
}

static void take_group(kith_arena *a, sqlite3_stmt *sql, size_t names, kith_group *group,
                       kith_ties *rows)
{
    *group = (kith_group){.community = (uint32_t)sqlite3_column_int64(sql, 0),
                          .size = (uint32_t)sqlite3_column_int64(sql, 1),
                          .edges = (uint32_t)sqlite3_column_int64(sql, 2),
                          .within = sqlite3_column_double(sql, 3),
                          .across = sqlite3_column_double(sql, 4)};
    group->lead = unpack(a, sql, 5, names, &group->n_lead, rows);
    group->mark = unpack(a, sql, 6, names, &group->n_mark, rows);
}

static void renumber(const kith_graph *g, uint32_t *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        row[i] = kith_part_find(g, row[i]);
}

bool kith_store_groups(kith_store *s, kith_arena *a, size_t top, size_t names, kith_graph **out,
                       kith_group **group, size_t *n, size_t *of, kith_err *err)
{
    kith_ties rows = {0};
    sqlite3_stmt *sql;
    bool ok;

    *of = (size_t)kith_store_count(s, "communities");
    *n = 0;
    if (top == 0 || top > KITH_DIGEST_GROUPS || names > KITH_DIGEST_NAMES) {
        ok = kith_store_graph(s, 0, out, err);
        *group = ok ? kith_groups_find(a, *out, names, n) : NULL;
        return ok;
    }
    sql = kith_store_prepare(s,
                             "SELECT id, size, edges, within, across, leading, marking"
                             " FROM community ORDER BY id LIMIT ?",
                             err);
    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, (int64_t)top);
    *group = kith_new(a, kith_group, top);
    while (*n < top && sqlite3_step(sql) == SQLITE_ROW)
        take_group(a, sql, names, &(*group)[(*n)++], &rows);
    sqlite3_finalize(sql);
    ok = part_of(s, &rows, out, err);
    for (size_t i = 0; ok && i < *n; i++) {
        renumber(*out, (*group)[i].lead, (*group)[i].n_lead);
        renumber(*out, (*group)[i].mark, (*group)[i].n_mark);
    }
    free(rows.at);
    return ok;
}
