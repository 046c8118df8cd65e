// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_row.h"

#include <glib.h>
#include <stdlib.h>

#include "graph/array.h"
#include "graph/evidence.h"

static bool damaged(kith_row_reader *r, const char *what)
{
    return kith_store_damaged(r->store, r->err, what);
}

static kith_str copied(kith_row_reader *r, sqlite3_stmt *sql, int at)
{
    return kith_arena_str(r->graph->arena, kith_column_str(sql, at));
}

static bool load_dates(kith_row_reader *r)
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

static void load_totals(kith_row_reader *r)
{
    for (size_t i = 0; i < KITH_TOTALS; i++) {
        kith_str text;
        if (kith_store_get(r->store, r->graph->arena, kith_total_name[i], &text))
            *kith_total_of(&r->graph->totals, i) = g_ascii_strtoull(text.ptr, NULL, 10);
    }
}

bool kith_row_reader_init(kith_row_reader *r, kith_store *s, kith_err *err)
{
    *r = (kith_row_reader){.store = s, .err = err, .graph = kith_graph_new()};
    load_totals(r);
    return load_dates(r);
}

void kith_row_reader_fini(kith_row_reader *r)
{
    free(r->date);
    *r = (kith_row_reader){0};
}

static bool take_date(kith_row_reader *r, sqlite3_stmt *sql, int at, kith_str *out)
{
    int64_t date = sqlite3_column_int64(sql, at);

    if (date < 0 || (uint64_t)date > r->n_dates)
        return damaged(r, "a date is missing");
    *out = r->date[date];
    return true;
}

bool kith_row_count(kith_row_reader *r, sqlite3_stmt *sql, int at, uint32_t *out)
{
    int64_t value = sqlite3_column_int64(sql, at);

    *out = (uint32_t)value;
    return (value >= 0 && value <= UINT32_MAX) || damaged(r, "a count is out of all bounds");
}

static bool take_counts(kith_row_reader *r, sqlite3_stmt *sql, kith_node *node)
{
    uint32_t strength;
    bool ok =
        kith_row_count(r, sql, 7, &node->mentions) && kith_row_count(r, sql, 8, &node->documents) &&
        kith_row_count(r, sql, 9, &node->windows) && kith_row_count(r, sql, 12, &node->degree) &&
        kith_row_count(r, sql, 13, &strength) && kith_row_count(r, sql, 14, &node->core) &&
        kith_row_count(r, sql, 15, &node->component) &&
        kith_row_count(r, sql, 16, &node->community);

    node->strength = ok ? strength : 0;
    return ok;
}

kith_str kith_row_id(kith_arena *a, uint8_t type, kith_str iso, kith_str label)
{
    kith_str named = type == KITH_COUNTRY && iso.len > 0 ? iso : label;
    char *id = kith_room(a, char, named.len + 3);

    id[0] = kith_type_name[type][0];
    id[1] = ':';
    memcpy(id + 2, named.ptr, named.len);
    id[named.len + 2] = '\0';
    return (kith_str){id, named.len + 2};
}

bool kith_row_node(kith_row_reader *r, sqlite3_stmt *sql, kith_node *node)
{
    int64_t type = sqlite3_column_int64(sql, 3);

    if (type < 0 || type >= KITH_TYPES)
        return damaged(r, "an entity has no type");
    *node = (kith_node){.type = (uint8_t)type,
                        .label = copied(r, sql, 2),
                        .iso = copied(r, sql, 4),
                        .ref = copied(r, sql, 5),
                        .aliases = copied(r, sql, 6)};
    node->id = copied(r, sql, 1);
    if (node->id.len == 0)
        node->id = kith_row_id(r->graph->arena, node->type, node->iso, node->label);
    node->pagerank = (double)sqlite3_column_int64(sql, 17) / KITH_PAGERANK_UNIT;
    node->betweenness = (double)sqlite3_column_int64(sql, 18) / KITH_BETWEENNESS_UNIT;
    node->x = (double)sqlite3_column_int64(sql, 19) / KITH_PLACE_UNIT;
    node->y = (double)sqlite3_column_int64(sql, 20) / KITH_PLACE_UNIT;
    return take_counts(r, sql, node) && take_date(r, sql, 10, &node->first) &&
           take_date(r, sql, 11, &node->last);
}

bool kith_row_edge(kith_row_reader *r, sqlite3_stmt *sql, int at, kith_edge *edge)
{
    return kith_row_count(r, sql, at, &edge->weight) &&
           kith_row_count(r, sql, at + 1, &edge->documents) &&
           take_date(r, sql, at + 2, &edge->first) &&
           take_date(r, sql, sqlite3_column_type(sql, at + 3) == SQLITE_NULL ? at + 2 : at + 3,
                     &edge->last);
}

bool kith_row_number(kith_row_reader *r, const char *sql, size_t *n)
{
    int64_t rows = kith_store_number(r->store, sql, -1);

    *n = (size_t)rows;
    return (rows >= 0 && rows < UINT32_MAX) || damaged(r, "its numbers are out of all bounds");
}

static void add_line(kith_arena *a, GString *text, const kith_store_sentence *s)
{
    kith_str line = kith_evidence_line(a, s->text);

    g_string_append_printf(text, "%s%.*s [%.*s]", text->len > 0 ? "\n" : "", (int)line.len,
                           line.ptr, (int)s->name.len, s->name.ptr);
}

bool kith_row_evidence(kith_row_reader *r, kith_unpack places, unsigned most, kith_str *out)
{
    kith_arena *a = kith_arena_new();
    GString *text = g_string_new(NULL);
    uint64_t seen[KITH_MAX_EVIDENCE], id = 0;
    bool ok = true;

    most = r->store->text ? MIN(most, KITH_MAX_EVIDENCE) : 0;
    for (unsigned n = 0, i; ok && n < most && places.next < places.n;) {
        kith_store_sentence s;
        id += (uint64_t)kith_unpack_int(&places);
        ok = (!places.bad || damaged(r, "the evidence of an edge cannot be")) &&
             kith_store_sentence_read(r->store, a, (int64_t)id, &s, r->err);
        seen[n] = ok ? kith_str_hash(s.text) : 0;
        for (i = 0; seen[i] != seen[n]; i++)
            ;
        if (ok && i == n++)
            add_line(a, text, &s);
        else
            n--;
    }
    *out = kith_arena_str(r->graph->arena, (kith_str){text->str, text->len});
    g_string_free(text, TRUE);
    kith_arena_free(a);
    return ok;
}
