// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_place.h"

#include "graph/when.h"

enum { BLOCK = 256 }; // documents

static void put_block(kith_store *s, sqlite3_stmt *sql, int64_t first, int64_t document,
                      kith_pack *p)
{
    if (p->n == 0)
        return;
    sqlite3_bind_int64(sql, 1, first);
    sqlite3_bind_int64(sql, 2, document);
    kith_bind_pack(sql, 3, p);
    kith_store_write(s, sql);
    p->n = 0;
}

/* The day as the distance from the one before, from 1; 0: unknown. */
static void pack(kith_pack *p, int64_t sentences, kith_str date, int32_t *before)
{
    int32_t day;

    kith_pack_uint(p, (uint64_t)sentences);
    if (kith_day_of(date, &day)) {
        int64_t on = (int64_t)day - *before;
        kith_pack_uint(p, 1 + (on < 0 ? (uint64_t)(-2 * on - 1) : (uint64_t)(2 * on)));
        *before = day;
    } else
        kith_pack_byte(p, 0);
}

/* Documents without sentences, copies and empty ones, are passed over at the beginning of a block:
 * it is known by its first sentence. */
static bool put_all(kith_store *s, sqlite3_stmt *from, sqlite3_stmt *to, kith_pack *p)
{
    int64_t first = 0, document = 0;
    int32_t before = 0;
    int why;

    for (size_t n = 0; (why = sqlite3_step(from)) == SQLITE_ROW; n++) {
        int64_t sentences = sqlite3_column_int64(from, 2);
        if (n == BLOCK)
            put_block(s, to, first, document, p);
        if (p->n == 0) {
            n = before = 0;
            first = sqlite3_column_int64(from, 1);
            document = sqlite3_column_int64(from, 0);
        }
        if (p->n > 0 || sentences > 0)
            pack(p, sentences, kith_column_str(from, 3), &before);
    }
    put_block(s, to, first, document, p);
    return why == SQLITE_DONE;
}

void kith_places_write(kith_store *s)
{
    sqlite3_stmt *from, *to;
    kith_pack p = {0};

    if (s->failed.code != KITH_OK || !kith_store_run(s, "DELETE FROM place", &s->failed))
        return;
    from = kith_store_prepare(
        s, "SELECT id, first_sentence, sentences, date FROM document ORDER BY id", &s->failed);
    to = from == NULL ? NULL : kith_store_prepare(s, "INSERT INTO place VALUES(?,?,?)", &s->failed);
    if (to != NULL && !put_all(s, from, to, &p) && s->failed.code == KITH_OK)
        kith_store_fail(s, &s->failed);
    kith_pack_fini(&p);
    sqlite3_finalize(from);
    sqlite3_finalize(to);
}

void kith_place_reader_init(kith_place_reader *r, kith_store *s, kith_err *err)
{
    *r = (kith_place_reader){.store = s, .err = err};
}

static bool missing(kith_place_reader *r)
{
    return kith_store_damaged(r->store, r->err, "a sentence is missing");
}

/* The block that begins with the sentence or before it. */
static bool load(kith_place_reader *r, int64_t sentence)
{
    sqlite3_stmt *sql = kith_store_sql(r->store, KITH_SQL_READ_PLACE, r->err);

    r->in = (kith_unpack){.n = 0};
    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, sentence);
    if (sqlite3_step(sql) != SQLITE_ROW)
        return missing(r);
    r->next = sqlite3_column_int64(sql, 0);
    r->document = MAX(sqlite3_column_int64(sql, 1), 0) - 1;
    r->in = kith_column_unpack(sql, 2);
    r->before = 0;
    return (r->next >= 0 && r->document >= 0) || missing(r);
}

static bool step(kith_place_reader *r)
{
    uint64_t sentences = kith_unpack_uint(&r->in), on = kith_unpack_uint(&r->in);

    if (r->in.bad || sentences > UINT32_MAX || on > UINT32_MAX || r->next > INT64_MAX / 2)
        return missing(r);
    r->document++;
    r->first = r->next;
    r->next += (int64_t)sentences;
    r->dated = on > 0;
    if (on > 0) {
        uint32_t far = (uint32_t)(on - 1);
        r->before = (int32_t)((uint32_t)r->before + (far >> 1 ^ (far & 1 ? UINT32_MAX : 0)));
        r->day = r->before;
    }
    return true;
}

bool kith_place_find(kith_place_reader *r, int64_t sentence)
{
    bool fresh = false;

    while (sentence < r->first || sentence >= r->next) {
        bool left = r->in.next < r->in.n && sentence >= r->first;
        if (!left && fresh)
            return missing(r);
        if (!left && !load(r, sentence))
            return false;
        fresh = fresh || !left;
        if (r->in.next >= r->in.n || !step(r))
            return r->in.bad ? false : missing(r);
    }
    return true;
}
