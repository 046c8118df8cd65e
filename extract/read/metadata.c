// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/metadata.h"

#include <glib.h>

#include "extract/read/csv.h"
#include "extract/read/decode.h"
#include "extract/read/fields.h"
#include "extract/read/load.h"

enum { LARGEST = 1024 * 1024 * 1024, NO_COLUMN = -1 };

typedef struct {
    kith_str value[KITH_FIELDS]; // of KITH_FIELD_ID the path
    bool used;
} row;

struct kith_metadata {
    kith_arena *arena;
    GHashTable *of; // path to row
    size_t rows, used, missing;
};

typedef struct {
    char separator;
    int column[KITH_FIELDS];
} layout;

static bool is_path(kith_str name)
{
    static const char *const usual[] = {"path",     "file",     "filename", "file_name",
                                        "filepath", "document", "doc"};

    for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
        if (name.len == strlen(usual[i]) && g_ascii_strncasecmp(name.ptr, usual[i], name.len) == 0)
            return true;
    return false;
}

static void find_columns(kith_arena *a, kith_str head, layout *l)
{
    unsigned best[KITH_FIELDS];
    kith_str field;

    for (int kind = 0; kind < KITH_FIELDS; kind++) {
        best[kind] = KITH_NO_RANK;
        l->column[kind] = NO_COLUMN;
    }
    for (int i = 0; kith_csv_field(a, &head, l->separator, &field); i++) {
        field = kith_str_trim(field);
        if (l->column[KITH_FIELD_ID] == NO_COLUMN && is_path(field)) {
            l->column[KITH_FIELD_ID] = i;
            continue;
        }
        for (int kind = KITH_FIELD_TITLE; kind < KITH_FIELDS; kind++) {
            unsigned rank = kith_field_rank((kith_field_kind)kind, field);
            if (kind == KITH_FIELD_ID || rank >= best[kind])
                continue;
            best[kind] = rank;
            l->column[kind] = i;
        }
    }
}

/* "./a//b" and "a\b" as paths are written here. */
static kith_str tidy(kith_arena *a, kith_str path)
{
    char *at;
    size_t n = 0;

    path = kith_str_trim(path);
    at = kith_room(a, char, path.len + 1);
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i] == '\\' ? '/' : path.ptr[i];
        if (c == '/' && n > 0 && at[n - 1] == '/')
            continue;
        at[n++] = c;
        if (n == 2 && at[0] == '.' && at[1] == '/')
            n = 0;
    }
    at[n] = '\0';
    return (kith_str){at, n};
}

static void add_row(kith_metadata *t, const layout *l, kith_str line)
{
    row *r = kith_new(t->arena, row, 1);
    kith_str field;

    for (int i = 0; kith_csv_field(t->arena, &line, l->separator, &field); i++)
        for (int kind = 0; kind < KITH_FIELDS; kind++)
            if (l->column[kind] == i)
                r->value[kind] = kith_str_trim(field);
    r->value[KITH_FIELD_ID] = tidy(t->arena, r->value[KITH_FIELD_ID]);
    if (r->value[KITH_FIELD_ID].len == 0 ||
        g_hash_table_contains(t->of, r->value[KITH_FIELD_ID].ptr))
        return;
    g_hash_table_insert(t->of, (char *)(uintptr_t)r->value[KITH_FIELD_ID].ptr, r);
    t->rows++;
}

static kith_str without_break(kith_str line)
{
    while (line.len > 0 && strchr("\r\n", line.ptr[line.len - 1]) != NULL)
        line.len--;
    return line;
}

static bool parse(kith_metadata *t, kith_str text, const char *path, kith_err *err)
{
    layout l = {.separator = kith_csv_separator(text)};
    bool first = true;

    while (text.len > 0) {
        kith_csv_scan scan = {0};
        size_t n = kith_csv_row(&scan, text, l.separator);
        kith_str line;
        n = n > 0 ? n : text.len;
        line = without_break(kith_str_sub(text, 0, n));
        text = kith_str_sub(text, n, text.len);
        if (first)
            find_columns(t->arena, line, &l);
        else if (line.len > 0)
            add_row(t, &l, line);
        first = false;
    }
    if (first || l.column[KITH_FIELD_ID] == NO_COLUMN)
        return kith_fail(err, KITH_EINPUT,
                         "%s: line 1: no column is named 'path'; expected a row of names such as "
                         "path, date, source, title, author, language",
                         path);
    return true;
}

bool kith_metadata_load(const char *path, kith_metadata **out, kith_err *err)
{
    kith_metadata *t = g_new0(kith_metadata, 1);
    kith_str bytes;
    size_t n_repaired;

    t->arena = kith_arena_new();
    t->of = g_hash_table_new(g_str_hash, g_str_equal);
    if (!kith_load(path, LARGEST, t->arena, &bytes, err) ||
        !parse(t, kith_decode(t->arena, bytes, NULL, &n_repaired), path, err)) {
        kith_metadata_free(t);
        return false;
    }
    *out = t;
    return true;
}

void kith_metadata_free(kith_metadata *t)
{
    if (t == NULL)
        return;
    g_hash_table_destroy(t->of);
    kith_arena_free(t->arena);
    g_free(t);
}

/* By the name, then by what stands behind its first '/', and so on. */
static row *find(const kith_metadata *t, const char *name)
{
    row *found = g_hash_table_lookup(t->of, name);

    while (found == NULL && (name = strchr(name, '/')) != NULL)
        found = g_hash_table_lookup(t->of, ++name);
    return found;
}

void kith_metadata_apply(kith_metadata *t, kith_arena *a, kith_record *record)
{
    kith_str *const to[KITH_FIELDS] = {
        [KITH_FIELD_TITLE] = &record->title,       [KITH_FIELD_DATE] = &record->date,
        [KITH_FIELD_AUTHOR] = &record->author,     [KITH_FIELD_SOURCE] = &record->source,
        [KITH_FIELD_LANGUAGE] = &record->language,
    };
    row *r = find(t, kith_arena_str(a, record->name).ptr);

    t->missing += r == NULL;
    if (r == NULL)
        return;
    t->used += !r->used;
    r->used = true;
    for (int kind = 0; kind < KITH_FIELDS; kind++)
        if (to[kind] != NULL && r->value[kind].len > 0)
            *to[kind] = r->value[kind];
}

void kith_metadata_unmatched(const kith_metadata *t, size_t *rows, size_t *documents)
{
    *rows = t->rows - t->used;
    *documents = t->missing;
}
