// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/json.h"

#include <glib.h>
#include <time.h>

#include "extract/read/fields.h"
#include "extract/read/json_tree.h"

/* What an object is that stands for a value: {"name": ...}, {"$date": ...}, {"rendered": ...}. */
static const char *const value_keys[] = {"name", "text",    "rendered", "value", "$date",
                                         "$oid", "content", "#text",    "href",  "url"};

typedef struct {
    const kith_record *record;
    kith_arena *arena;
    kith_json json;
} reading;

/* Seconds, or milliseconds, since 1970, or 20241203. */
static void put_time(double number, GString *out)
{
    struct tm day;
    time_t seconds;

    if (number >= 19000101 && number < 21000000)
        g_string_append_printf(out, "%04d-%02d-%02d", (int)number / 10000, (int)number / 100 % 100,
                               (int)number % 100);
    if (!(number >= 1e8 && number < 1e14))
        return;
    seconds = (time_t)(number > 1e11 ? number / 1000 : number);
    if (gmtime_r(&seconds, &day) != NULL)
        g_string_append_printf(out, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1,
                               day.tm_mday);
}

/* A node as text; a number only as a time or an id. Appends to out. */
static void put_single(const reading *r, uint32_t value, kith_field_kind kind, GString *out)
{
    const kith_json_node *node = &r->json.node[value];
    kith_str text;

    for (size_t i = 0; node->kind == KITH_JSON_OBJECT && i < G_N_ELEMENTS(value_keys); i++) {
        uint32_t inner = kith_json_get(&r->json, value, kith_str_of(value_keys[i]));
        if (inner != 0 && r->json.node[inner].kind != KITH_JSON_OBJECT)
            node = &r->json.node[inner];
    }
    text = node->kind == KITH_JSON_STRING ? kith_json_text(r->arena, node) : node->raw;
    if (node->kind == KITH_JSON_NUMBER && kind == KITH_FIELD_DATE)
        put_time(g_ascii_strtod(kith_arena_str(r->arena, text).ptr, NULL), out);
    else if (node->kind == KITH_JSON_STRING ||
             (node->kind == KITH_JSON_NUMBER && kind == KITH_FIELD_ID))
        g_string_append_len(out, text.ptr, (gssize)text.len);
}

/* What a value says as text; empty when nothing. */
static kith_str text_of(const reading *r, uint32_t value, kith_field_kind kind)
{
    const kith_json_node *node = &r->json.node[value];
    GString *out;
    kith_str text;

    if (node->kind == KITH_JSON_STRING) // as most are
        return kith_json_text(r->arena, node);
    out = g_string_new(NULL);
    if (node->kind != KITH_JSON_ARRAY)
        put_single(r, value, kind, out);
    else
        for (uint32_t i = kith_json_first(&r->json, value); i < node->end;
             i = kith_json_after(&r->json, i)) {
            size_t before = out->len;
            if (before > 0)
                g_string_append(out, kind == KITH_FIELD_TEXT ? "\n\n" : ", ");
            put_single(r, i, kind, out);
            if (out->len == before + 2 && before > 0)
                g_string_truncate(out, before);
        }
    text = kith_arena_str(r->arena, (kith_str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* Whether a value could hold such a thing at all. */
static bool can_be(const reading *r, uint32_t value, kith_field_kind kind)
{
    uint8_t is = r->json.node[value].kind;

    if (is == KITH_JSON_NUMBER)
        return kind == KITH_FIELD_DATE || kind == KITH_FIELD_ID;
    if (kind == KITH_FIELD_TEXT && is == KITH_JSON_OBJECT)
        return kith_json_get(&r->json, value, KITH_STR("rendered")) != 0;
    return is != KITH_JSON_WORD;
}

/* The value at "a.b.c" below the root: of keys, or of positions in arrays. A key with dots in it
 * comes first. 0: none. */
static uint32_t value_at(const reading *r, kith_str path)
{
    uint32_t value = kith_json_get(&r->json, 0, path);
    kith_str key;

    if (value != 0)
        return value;
    while (kith_str_field(&path, '.', &key)) {
        if (r->json.node[value].kind == KITH_JSON_ARRAY)
            value = kith_json_at(&r->json, value,
                                 g_ascii_strtoull(kith_arena_str(r->arena, key).ptr, NULL, 10));
        else
            value = kith_json_get(&r->json, value, key);
        if (value == 0)
            break;
    }
    return value;
}

/* Of the values of an object, the one whose name is most telling; 0: none. */
static uint32_t guess(const reading *r, uint32_t object, kith_field_kind kind)
{
    unsigned best_rank = KITH_NO_RANK;
    uint32_t best = 0;

    for (uint32_t i = kith_json_first(&r->json, object); i < r->json.node[object].end;
         i = kith_json_after(&r->json, i)) {
        unsigned rank = kith_field_rank(kind, r->json.node[i].key);
        if (rank < best_rank && can_be(r, i, kind)) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

/* The object, the root or one in it, that has a text; the root when none has. */
static uint32_t object_with_text(const reading *r)
{
    if (guess(r, 0, KITH_FIELD_TEXT) != 0)
        return 0;
    for (uint32_t i = kith_json_first(&r->json, 0); i < r->json.node[0].end;
         i = kith_json_after(&r->json, i))
        if (r->json.node[i].kind == KITH_JSON_OBJECT && guess(r, i, KITH_FIELD_TEXT) != 0)
            return i;
    return 0;
}

static bool fail_no_text(const reading *r, kith_err *err)
{
    GString *keys = g_string_new(NULL);

    for (uint32_t i = kith_json_first(&r->json, 0); i < r->json.n && keys->len < 120;
         i = kith_json_after(&r->json, i)) {
        kith_str key = r->json.node[i].key;
        g_string_append_printf(keys, "%s%.*s", keys->len ? ", " : "", (int)MIN(key.len, 40),
                               key.ptr);
    }
    kith_field_fail(r->record->options, "field", keys->str, err);
    g_string_free(keys, TRUE);
    return false;
}

/* The value of a kind: at the path that the options name, else guessed in the object that has the
 * text, else in the root; 0: none. */
static uint32_t value_of(const reading *r, uint32_t object, kith_field_kind kind)
{
    const char *named = r->record->options->field[kind];
    uint32_t value;

    if (named != NULL)
        return value_at(r, kith_str_of(named));
    if (kind == KITH_FIELD_ID) // the line serves as well
        return 0;
    value = guess(r, object, kind);
    return value != 0 || object == 0 ? value : guess(r, 0, kind);
}

static bool read_object(const reading *r, kith_doc *doc, kith_err *err)
{
    uint32_t object = object_with_text(r), text = value_of(r, object, KITH_FIELD_TEXT);

    if (text == 0)
        return fail_no_text(r, err);
    for (int kind = KITH_FIELD_TEXT + 1; kind < KITH_FIELDS; kind++) {
        uint32_t value = value_of(r, object, (kith_field_kind)kind);
        if (value != 0)
            kith_field_put((kith_field_kind)kind, r->record,
                           text_of(r, value, (kith_field_kind)kind), r->arena, doc);
    }
    return kith_body_read(r->record, text_of(r, text, KITH_FIELD_TEXT), r->arena, doc, err);
}

bool kith_json_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    reading r = {.record = record, .arena = a};

    if (!kith_json_parse(a, record->bytes, &r.json, err))
        return false;
    if (r.json.node[0].kind == KITH_JSON_OBJECT)
        return read_object(&r, doc, err);
    if (r.json.node[0].kind == KITH_JSON_STRING)
        return kith_body_read(record, kith_json_text(a, &r.json.node[0]), a, doc, err);
    return kith_fail(err, KITH_EINPUT, "no JSON object, but %s",
                     r.json.node[0].kind == KITH_JSON_ARRAY ? "an array" : "a single value");
}
