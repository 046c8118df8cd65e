// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_file.h"

static bool find_place(kith_store *s, kith_arena *a, int64_t id, kith_store_sentence *out,
                       kith_err *err)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_READ_PLACE, err);
    int64_t first;

    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, id);
    if (sqlite3_step(sql) != SQLITE_ROW)
        return kith_store_damaged(s, err, "a sentence is missing");
    first = sqlite3_column_int64(sql, 1);
    *out = (kith_store_sentence){.document = sqlite3_column_int64(sql, 0),
                                 .number = (uint32_t)(id - first),
                                 .text = {"", 0},
                                 .name = kith_arena_str(a, kith_column_str(sql, 3)),
                                 .date = kith_arena_str(a, kith_column_str(sql, 4))};
    if (first < 0 || id - first >= sqlite3_column_int64(sql, 2))
        return kith_store_damaged(s, err, "a sentence is missing");
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
