// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_place.h"

static bool find_place(kith_store *s, kith_arena *a, int64_t id, kith_store_sentence *out,
                       kith_err *err)
{
    kith_place_reader r;
    sqlite3_stmt *sql;

    kith_place_reader_init(&r, s, err);
    if (!kith_place_find(&r, id) || (sql = kith_store_sql(s, KITH_SQL_READ_NAME, err)) == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, r.document);
    if (sqlite3_step(sql) != SQLITE_ROW)
        return kith_store_damaged(s, err, "a document is missing");
    *out = (kith_store_sentence){.document = r.document,
                                 .number = (uint32_t)(id - r.first),
                                 .text = {"", 0},
                                 .name = kith_arena_str(a, kith_column_str(sql, 0)),
                                 .date = kith_arena_str(a, kith_column_str(sql, 1))};
    sqlite3_reset(sql);
    return true;
}

bool kith_store_sentence_read(kith_store *s, kith_arena *a, int64_t id, kith_store_sentence *out,
                              kith_err *err)
{
    sqlite3_stmt *sql;

    if (!find_place(s, a, id, out, err))
        return false;
    if (!s->text)
        return true;
    sql = kith_store_sql(s, KITH_SQL_READ_SENTENCE, err);
    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, id);
    if (sqlite3_step(sql) != SQLITE_ROW)
        return kith_store_damaged(s, err, "a sentence is missing");
    out->text = kith_arena_str(a, kith_column_str(sql, 0));
    sqlite3_reset(sql);
    return true;
}
