// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/match.h"
#include "graph/name.h"
#include "graph/pattern.h"
#include "graph/store_ask.h"
#include "graph/store_names.h"
#include "graph/store_part.h"

#include <stdlib.h>

enum { MOST = 200 }; // nodes that a name can mean and that are looked at

/* Entities whose name is `folded`. */
static bool named(kith_store *s, kith_str folded, kith_ties *found, kith_err *err)
{
    kith_names names;
    kith_str at;
    int64_t entity;
    bool ok = kith_names_open(&names, s, err) && kith_names_seek(&names, folded);

    while (ok && folded.len > 0 && kith_names_next(&names, &at, &entity)) {
        int order = kith_str_cmp(at, folded);
        if (order > 0)
            break;
        if (order == 0)
            kith_ties_add(found, (uint32_t)entity, 0);
    }
    ok = ok && !names.failed;
    kith_names_close(&names);
    return ok;
}

/* Rows that sql gives for a text. */
static bool listed(kith_store *s, const char *text, kith_str of, kith_ties *found, kith_err *err)
{
    sqlite3_stmt *sql = kith_store_prepare(s, text, err);
    int why = SQLITE_DONE;

    if (sql == NULL)
        return false;
    kith_bind_str(sql, 1, of);
    while ((why = sqlite3_step(sql)) == SQLITE_ROW)
        kith_ties_add(found, (uint32_t)sqlite3_column_int64(sql, 0), 0);
    sqlite3_finalize(sql);
    return why == SQLITE_DONE || kith_store_fail(s, err);
}

/* By its id, written out or made of type and label, or a country by its code. */
static bool by_id(kith_store *s, kith_str name, kith_ties *found, kith_err *err)
{
    kith_arena *a = kith_arena_new();
    kith_str rest =
        name.len > 2 && name.ptr[1] == ':' ? kith_str_sub(name, 2, name.len) : (kith_str){"", 0};
    bool ok = listed(s, "SELECT id FROM entity WHERE key = ?1 AND key <> ''", name, found, err) &&
              listed(s,
                     "SELECT id FROM entity WHERE id > (SELECT value FROM setting WHERE"
                     " key = 'people') + 0 AND id <= (SELECT sum(value) FROM setting WHERE key IN"
                     " ('people', 'countries')) AND iso = ?",
                     rest.len > 0 && name.ptr[0] == 'c' ? rest : name, found, err) &&
              (rest.len == 0 || named(s, kith_name_fold(a, rest), found, err));

    kith_arena_free(a);
    return ok;
}

/* All whose names fit best. */
static bool fitting(kith_store *s, kith_matcher *m, kith_ties *found, kith_err *err)
{
    kith_fit best = KITH_NEAR;
    int least = m->budget;
    kith_names names;
    kith_str folded;
    int64_t entity;
    bool ok = kith_names_open(&names, s, err);

    while (ok && kith_names_next(&names, &folded, &entity)) {
        int distance = 0;
        kith_fit fit = kith_match(m, folded, best, &distance);
        if (fit < best || (fit == KITH_NEAR && distance > least))
            continue;
        if (fit > best || (fit == KITH_NEAR && distance < least))
            found->n = 0;
        best = fit;
        least = fit == KITH_NEAR ? distance : least;
        kith_ties_add(found, (uint32_t)entity, 0);
    }
    ok = ok && !names.failed;
    kith_names_close(&names);
    return ok;
}

/* The `top` most mentioned of found, as a graph. */
static bool most_mentioned(kith_store *s, kith_ties *found, size_t top, kith_graph **out,
                           size_t *of, kith_err *err)
{
    kith_row_reader r = {.store = s};
    bool ok = true;

    kith_ties_sort(found);
    *of = found->n;
    if (top > 0 && found->n > top) {
        uint32_t *mentions = calloc(found->n, sizeof *mentions);
        if (mentions == NULL)
            kith_out_of_memory();
        ok = kith_entity_number(s, "mentions", found, mentions, err);
        for (size_t i = 0; i < found->n; i++)
            found->at[i].weight = mentions[i];
        free(mentions);
        kith_ties_heaviest(found, top);
    }
    ok = ok && kith_row_reader_init(&r, s, err) && kith_part_nodes(&r, found->at, found->n);
    if (ok)
        *out = r.graph;
    else
        kith_graph_free(r.graph);
    kith_row_reader_fini(&r);
    free(found->at);
    *found = (kith_ties){0};
    return ok;
}

bool kith_store_find(kith_store *s, kith_str name, kith_graph **out, size_t *of, kith_err *err)
{
    kith_arena *a = kith_arena_new();
    kith_ties found = {0};
    kith_matcher m = kith_matcher_of(a, name);
    bool ok = named(s, m.folded, &found, err) && by_id(s, kith_str_trim(name), &found, err);

    if (ok && found.n == 0)
        ok = fitting(s, &m, &found, err);
    kith_arena_free(a);
    if (ok)
        return most_mentioned(s, &found, MOST, out, of, err);
    free(found.at);
    return false;
}

bool kith_store_matching(kith_store *s, kith_str pattern, unsigned types, uint32_t top,
                         kith_graph **out, size_t *of, kith_err *err)
{
    kith_pattern *p = kith_pattern_new(pattern);
    kith_ties found = {0};
    kith_type_rows rows;
    kith_names names = {0};
    kith_str folded;
    int64_t entity;
    bool ok = kith_type_rows_of(s, &rows, err) && kith_names_open(&names, s, err);

    while (ok && kith_names_next(&names, &folded, &entity))
        if (kith_row_wanted(&rows, (uint32_t)entity, types) && kith_pattern_fits(p, folded))
            kith_ties_add(&found, (uint32_t)entity, 0);
    ok = ok && !names.failed;
    kith_names_close(&names);
    kith_pattern_free(p);
    if (ok)
        return most_mentioned(s, &found, top, out, of, err);
    free(found.at);
    return false;
}
