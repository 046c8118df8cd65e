// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences of a store as evidence. Where the names are is known from the mentions; a name that was
 * found by its surname is marked, too. */
#include "graph/array.h"
#include "graph/mentions.h"
#include "graph/store_ask.h"
#include "graph/store_part.h"

#include <glib.h>
#include <stdlib.h>

typedef struct {
    kith_store *store;
    kith_err *err;
    kith_arena *arena;
    const uint32_t *entity; // [entities] whose names are marked
    size_t entities;
    sqlite3_stmt *document, *usage;
    kith_highlight *mark; // [n] of the sentence at hand
    size_t n, room;
} reader;

static bool damaged(reader *r)
{
    return kith_store_damaged(r->store, r->err, "a document's mentions cannot be");
}

/* Whether a usage names one of the entities, and how long its surface is. */
static bool names_one(reader *r, uint64_t usage, size_t *length)
{
    int64_t entity;

    sqlite3_reset(r->usage);
    sqlite3_bind_int64(r->usage, 1, (int64_t)usage);
    if (sqlite3_step(r->usage) != SQLITE_ROW)
        return false;
    entity = sqlite3_column_int64(r->usage, 0);
    *length = kith_column_str(r->usage, 1).len;
    for (size_t i = 0; i < r->entities; i++)
        if (entity == r->entity[i])
            return true;
    return false;
}

/* Mentions of one sentence. */
static bool take_marks(reader *r, kith_unpack in, uint32_t number, size_t text)
{
    kith_packed_mention *all;
    size_t n, length;

    r->n = 0;
    if (!kith_mentions_unpack(r->arena, in, &all, &n))
        return damaged(r);
    for (size_t m = 0; m < n && all[m].sentence <= number; m++) {
        size_t beg = all[m].beg;
        if (all[m].sentence != number || !names_one(r, all[m].usage, &length))
            continue;
        if (beg > text || length > text - beg || (r->n > 0 && beg < r->mark[r->n - 1].end))
            continue; // of another text: nothing is marked
        r->mark = kith_more(r->mark, r->n, &r->room, sizeof *r->mark);
        r->mark[r->n++] = (kith_highlight){(uint32_t)beg, (uint32_t)(beg + length)};
    }
    return true;
}

/* The text with white space as one space each, and the marks where they then are. */
static void one_line(reader *r, kith_str text, kith_said *out)
{
    char *to = kith_room(r->arena, char, text.len + 1);
    size_t n = 0, beg = 0, end = 0;

    out->mark = kith_new(r->arena, kith_highlight, r->n);
    out->marks = r->n;
    for (size_t i = 0; i <= text.len; i++) {
        if (beg < r->n && i == r->mark[beg].beg)
            out->mark[beg++].beg = (uint32_t)n;
        if (end < r->n && i == r->mark[end].end)
            out->mark[end++].end = (uint32_t)n;
        if (i == text.len)
            break;
        if ((unsigned char)text.ptr[i] > ' ')
            to[n++] = text.ptr[i];
        else if (n > 0 && to[n - 1] != ' ')
            to[n++] = ' ';
    }
    out->text = (kith_str){to, n};
}

static bool take_document(reader *r, const kith_store_sentence *s, kith_said *out)
{
    sqlite3_reset(r->document);
    sqlite3_bind_int64(r->document, 1, s->document);
    if (sqlite3_step(r->document) != SQLITE_ROW)
        return kith_store_damaged(r->store, r->err, "a document is missing");
    out->title = kith_arena_str(r->arena, kith_column_str(r->document, 0));
    out->document = s->name;
    out->date = s->date;
    return take_marks(r, kith_column_unpack(r->document, 1), s->number, s->text.len);
}

static bool take(reader *r, int64_t id, kith_said *out)
{
    kith_store_sentence s;

    *out = (kith_said){.text = {"", 0}};
    if (!kith_store_sentence_read(r->store, r->arena, id, &s, r->err) || !take_document(r, &s, out))
        return false;
    one_line(r, s.text, out);
    return true;
}

static bool open_reader(reader *r)
{
    r->document =
        kith_store_prepare(r->store, "SELECT title, mentions FROM document WHERE id = ?", r->err);
    r->usage = r->document == NULL
                   ? NULL
                   : kith_store_prepare(r->store,
                                        "SELECT f.entity, n.text FROM usage u JOIN form f ON"
                                        " f.id = u.form JOIN name n ON n.id = u.surface"
                                        " WHERE u.id = ?",
                                        r->err);
    return r->usage != NULL;
}

static void close_reader(reader *r)
{
    sqlite3_finalize(r->usage);
    sqlite3_finalize(r->document);
    free(r->mark);
}

bool kith_store_sentences(kith_store *s, kith_arena *a, const int64_t *id, size_t n,
                          const uint32_t *entity, size_t entities, kith_said *out, kith_err *err)
{
    reader r = {.store = s, .err = err, .arena = a, .entity = entity, .entities = entities};
    bool ok = open_reader(&r);

    for (size_t i = 0; ok && i < n; i++)
        ok = take(&r, id[i], &out[i]);
    close_reader(&r);
    return ok;
}

/* Numbers of sentences, as a list of places has them: the first `most`, 0: all. */
static bool list_places(kith_store *s, kith_arena *a, kith_unpack in, size_t most, int64_t **id,
                        size_t *n, kith_err *err)
{
    uint64_t at = 0;
    size_t room = most > 0 ? MIN(most, in.n) : in.n; // none takes less than a byte

    *id = kith_room(a, int64_t, room);
    for (*n = 0; in.next < in.n && *n < room && !in.bad; ++*n) {
        at += (uint64_t)kith_unpack_int(&in);
        (*id)[*n] = (int64_t)at;
    }
    return !in.bad || kith_store_damaged(s, err, "the places of a name cannot be");
}

bool kith_store_places(kith_store *s, kith_arena *a, const uint32_t entity[2], size_t most,
                       int64_t **id, size_t *n, kith_err *err)
{
    sqlite3_stmt *sql = kith_store_prepare(
        s,
        entity[1] == 0 ? "SELECT places FROM entity WHERE id = ?1"
                       : "SELECT evidence FROM edge WHERE id = min(?1, ?2) << 32 | max(?1, ?2)",
        err);
    kith_place_room room;
    bool ok = sql != NULL;

    *n = 0;
    *id = NULL;
    if (!ok)
        return false;
    sqlite3_bind_int64(sql, 1, entity[0]);
    sqlite3_bind_int64(sql, 2, entity[1]);
    if (sqlite3_step(sql) == SQLITE_ROW)
        ok = list_places(s, a, kith_column_places(sql, 0, room), most, id, n, err);
    sqlite3_finalize(sql);
    return ok;
}

bool kith_store_said(kith_store *s, kith_arena *a, const uint32_t entity[2], size_t most,
                     kith_said **out, size_t *n, kith_err *err)
{
    int64_t *id;
    size_t places;

    if (!kith_store_places(s, a, entity, most, &id, &places, err))
        return false;
    *n = places;
    *out = kith_new(a, kith_said, places);
    return kith_store_sentences(s, a, id, places, entity, entity[1] == 0 ? 1 : 2, *out, err);
}
