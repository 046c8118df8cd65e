// SPDX-License-Identifier: GPL-3.0-or-later
/* Names, forms and usages are read at once, documents one by one. */
#include "graph/store_reader.h"

#include <stdlib.h>

typedef kith_store_reader reader;

static bool damaged(reader *r, const char *what)
{
    return kith_store_damaged(r->store, r->err, what);
}

/* Rows are numbered from 1 without a gap; how many there are is known. */
static bool next_row(reader *r, sqlite3_stmt *sql, size_t n, bool *ok)
{
    int why = sqlite3_step(sql);

    if (why == SQLITE_ROW)
        *ok = sqlite3_column_int64(sql, 0) == (int64_t)n + 1 ||
              damaged(r, "its names are not numbered one by one");
    else if (why != SQLITE_DONE)
        *ok = kith_store_fail(r->store, r->err);
    return why == SQLITE_ROW && *ok;
}

/* A number from 1 as one from 0; false when it is not below n. */
static bool take_number(sqlite3_stmt *sql, int at, size_t n, uint32_t *out)
{
    uint64_t value = (uint64_t)sqlite3_column_int64(sql, at) - 1; // 0 becomes the largest

    *out = (uint32_t)value;
    return value < n;
}

static bool load_names(reader *r)
{
    sqlite3_stmt *sql =
        kith_store_prepare(r->store, "SELECT id, text FROM name ORDER BY id", r->err);
    size_t room = 0;
    bool ok = sql != NULL;

    while (ok && next_row(r, sql, r->names, &ok)) {
        r->name = kith_more(r->name, r->names, &room, sizeof *r->name);
        r->name[r->names++] = kith_arena_str(r->arena, kith_column_str(sql, 1));
    }
    sqlite3_finalize(sql);
    return ok;
}

static bool load_forms(reader *r)
{
    sqlite3_stmt *sql = kith_store_prepare(
        r->store, "SELECT id, label, type, iso, known, part_only FROM form ORDER BY id", r->err);
    size_t room = 0;
    bool ok = sql != NULL;

    while (ok && next_row(r, sql, r->forms, &ok)) {
        kith_facts_local f = {.iso = kith_arena_str(r->arena, kith_column_str(sql, 3)),
                              .known = (uint32_t)sqlite3_column_int64(sql, 4),
                              .part_only = sqlite3_column_int(sql, 5) != 0};
        int64_t type = sqlite3_column_int64(sql, 2);
        uint32_t label;
        if (!take_number(sql, 1, r->names, &label) || type < 0 || type >= KITH_TYPES) {
            ok = damaged(r, "a form has no name or no type");
            break;
        }
        f.label = r->name[label];
        f.type = (uint8_t)type;
        r->form = kith_more(r->form, r->forms, &room, sizeof *r->form);
        r->form[r->forms++] = f;
    }
    sqlite3_finalize(sql);
    return ok;
}

static bool load_usages(reader *r)
{
    sqlite3_stmt *sql = kith_store_prepare(
        r->store, "SELECT id, form, surface, via FROM usage ORDER BY id", r->err);
    size_t room = 0;
    bool ok = sql != NULL;

    while (ok && next_row(r, sql, r->usages, &ok)) {
        int64_t via = sqlite3_column_int64(sql, 3);
        kith_usage_record u = {.via = (uint8_t)via};
        if (!take_number(sql, 1, r->forms, &u.form) || !take_number(sql, 2, r->names, &u.surface) ||
            via < 0 || via >= KITH_VIAS) {
            ok = damaged(r, "a name is used for nothing");
            break;
        }
        r->usage = kith_more(r->usage, r->usages, &room, sizeof *r->usage);
        r->usage[r->usages++] = u;
    }
    sqlite3_finalize(sql);
    return ok;
}

int kith_store_key_cmp(const kith_store_key *a, const kith_store_key *b)
{
    int order = kith_str_cmp(a->name, b->name);

    return order != 0 ? order : (a->hash > b->hash) - (a->hash < b->hash);
}

static int by_name(const void *x, const void *y)
{
    const kith_store_key *a = x, *b = y;
    int order = kith_store_key_cmp(a, b);

    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static bool load_keys(reader *r, kith_store_order order)
{
    sqlite3_stmt *sql = kith_store_prepare(
        r->store, "SELECT id, " KITH_SQL_FULL_NAME ", hash FROM document ORDER BY id", r->err);
    size_t n = 0, room = 0;
    bool ok = sql != NULL;

    while (ok && next_row(r, sql, n, &ok)) {
        r->key = kith_more(r->key, n, &room, sizeof *r->key);
        r->key[n] = (kith_store_key){.row = (int64_t)n + 1,
                                     .name = kith_arena_str(r->arena, kith_column_str(sql, 1)),
                                     .hash = (uint64_t)sqlite3_column_int64(sql, 2)};
        n++;
    }
    sqlite3_finalize(sql);
    if (ok && n != r->store->documents)
        ok = damaged(r, "its documents are not numbered one by one");
    if (ok && n > 0 && order == KITH_BY_NAME)
        qsort(r->key, n, sizeof *r->key, by_name);
    return ok;
}

bool kith_store_reader_init(reader *r, kith_store *store, kith_store_order order, kith_err *err)
{
    *r = (reader){
        .store = store, .err = err, .arena = kith_arena_new(), .scratch = kith_arena_new()};
    if (!load_names(r) || !load_forms(r) || !load_usages(r) || !load_keys(r, order))
        return false;
    r->local = kith_zeroed(r->forms, sizeof *r->local);
    return true;
}

void kith_store_reader_fini(reader *r)
{
    free(r->name);
    free(r->form);
    free(r->usage);
    free(r->local);
    free(r->key);
    kith_arena_free(r->arena);
    kith_arena_free(r->scratch);
    *r = (reader){0};
}

const kith_store_key *kith_store_reader_peek(const reader *r)
{
    return r->next < r->store->documents ? &r->key[r->next] : NULL;
}

bool kith_store_reader_next(reader *r, kith_facts *x)
{
    return kith_store_reader_take(r, r->key[r->next++].row, x);
}

static void load(kith_store *s, kith_corpus *corpus, const kith_facts *x)
{
    kith_added added = kith_corpus_add(corpus, x);

    if (added == KITH_ADDED || (added == KITH_ADDED_COPY && kith_keeps_copies(&corpus->options)))
        kith_store_remember(s, corpus->n_docs - 1, s->at_row, s->at_sentence);
}

bool kith_store_load(kith_store *s, kith_corpus *corpus, kith_err *err)
{
    reader r;
    kith_facts x;
    bool ok = kith_store_reader_init(&r, s, KITH_AS_STORED, err);

    while (ok && kith_store_reader_peek(&r) != NULL && (ok = kith_store_reader_next(&r, &x)))
        load(s, corpus, &x);
    kith_store_reader_fini(&r);
    if (!ok)
        return false;
    return (corpus->names.n == s->names && corpus->n_forms == s->forms &&
            corpus->n_usages == s->usages) ||
           kith_store_damaged(s, err, "its names are not those of its documents");
}

static reader *first_of(reader *r, size_t n)
{
    reader *first = NULL;

    for (size_t i = 0; i < n; i++) {
        const kith_store_key *key = kith_store_reader_peek(&r[i]);
        if (key != NULL &&
            (first == NULL || kith_store_key_cmp(key, kith_store_reader_peek(first)) < 0))
            first = &r[i];
    }
    return first;
}

bool kith_store_merge(kith_store *const *from, size_t n, kith_store *into, kith_corpus *corpus,
                      kith_err *err)
{
    reader *r = kith_zeroed(n, sizeof *r), *next;
    bool ok = true;

    for (size_t i = 0; i < n && ok; i++)
        ok = kith_store_reader_init(&r[i], from[i], KITH_BY_NAME, err);
    while (ok && (next = first_of(r, n)) != NULL) {
        kith_facts x;
        ok = kith_store_reader_next(next, &x);
        if (ok)
            kith_store_put(into, corpus, &x, kith_corpus_add(corpus, &x));
    }
    for (size_t i = 0; i < n; i++)
        kith_store_reader_fini(&r[i]);
    free(r);
    return ok;
}
