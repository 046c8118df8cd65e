// SPDX-License-Identifier: GPL-3.0-or-later
/* jansson refuses a whole object for things that occur: halves of surrogate pairs, NaN, numbers
 * beyond 64 bits. Objects that it refuses are mended and given to it again. */
#include "extract/read/json.h"

#include <glib.h>
#include <inttypes.h>
#include <jansson.h>
#include <time.h>

#include "extract/read/decode.h"
#include "extract/read/fields.h"

enum { MOST_PARTS = 100000 };

/* What an object is that stands for a value: {"name": ...}, {"$date": ...}, {"rendered": ...}. */
static const char *const value_keys[] = {"name", "text",    "rendered", "value", "$date",
                                         "$oid", "content", "#text",    "href",  "url"};

/* The four hex digits at at; -1 when they are none. */
static int hex4(const char *at, const char *end)
{
    int c = 0;

    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = g_ascii_xdigit_value(at[i]);
        if (digit < 0)
            return -1;
        c = c * 16 + digit;
    }
    return c;
}

/* The escape at at, in a string; half a surrogate pair becomes U+FFFD. Bytes it takes. */
static size_t mend_escape(char *at, const char *end)
{
    int c, next;

    if (end - at < 6 || at[1] != 'u' || (c = hex4(at + 2, end)) < 0xd800 || c > 0xdfff)
        return 2;
    next = c < 0xdc00 && end - at >= 12 && at[6] == '\\' && at[7] == 'u' ? hex4(at + 8, end) : -1;
    if (next >= 0xdc00 && next <= 0xdfff)
        return 12;
    memcpy(at + 2, "fffd", 4);
    return 6;
}

/* A bare word outside strings that is no JSON and stands for nothing. Bytes it takes; 0: none. */
static size_t no_value(const char *at, const char *end)
{
    static const char *const words[] = {"NaN", "nan", "-Infinity", "Infinity", "None", "undefined"};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(end - at) >= n && memcmp(at, words[i], n) == 0)
            return n;
    }
    return 0;
}

/* A copy without what jansson refuses and can be mended. */
static kith_str mended(kith_arena *a, kith_str json)
{
    char *out = kith_room(a, char, 2 * json.len + 16), *at = out;
    const char *from = json.ptr, *end = json.ptr + json.len;
    bool quoted = false;

    while (from < end) {
        size_t n = quoted ? 0 : no_value(from, end);
        if (n > 0) {
            memcpy(at, "null", 4);
            at += 4;
            from += n;
        } else if (quoted && *from == '\\' && end - from > 1) {
            size_t room = MIN((size_t)(end - from), 12);
            memcpy(at, from, room);
            n = mend_escape(at, at + room);
            at += n;
            from += n;
        } else if (quoted && (unsigned char)*from < ' ') {
            *at++ = ' ';
            from++;
        } else {
            quoted ^= *from == '"';
            *at++ = *from++;
        }
    }
    return (kith_str){out, (size_t)(at - out)};
}

static json_t *load(kith_arena *a, kith_str bytes, kith_err *err)
{
    enum { FLAGS = JSON_ALLOW_NUL | JSON_DECODE_ANY };
    json_error_t why;
    json_t *root = json_loadb(bytes.ptr, bytes.len, FLAGS, NULL);

    if (root != NULL)
        return root;
    bytes = mended(a, bytes);
    root = json_loadb(bytes.ptr, bytes.len, FLAGS | JSON_DECODE_INT_AS_REAL, &why);
    if (root == NULL)
        kith_fail(err, KITH_EINPUT, "no JSON, at its byte %d: %s", why.position, why.text);
    return root;
}

/* Seconds, or milliseconds, since 1970, or 20241203. */
static void put_time(double number, GString *out)
{
    time_t seconds = (time_t)(number > 1e11 ? number / 1000 : number);
    struct tm day;

    if (number >= 19000101 && number < 21000000)
        g_string_append_printf(out, "%04d-%02d-%02d", (int)number / 10000, (int)number / 100 % 100,
                               (int)number % 100);
    else if (number >= 1e8 && number < 1e14 && gmtime_r(&seconds, &day) != NULL)
        g_string_append_printf(out, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1,
                               day.tm_mday);
}

/* A string or a number; an object by what it stands for. Appends to out. */
static void put_single(const json_t *value, kith_field_kind kind, GString *out)
{
    for (size_t i = 0; json_is_object(value) && i < G_N_ELEMENTS(value_keys); i++) {
        const json_t *inner = json_object_get(value, value_keys[i]);
        if (json_is_string(inner) || json_is_number(inner))
            value = inner;
    }
    if (json_is_string(value))
        g_string_append_len(out, json_string_value(value), (gssize)json_string_length(value));
    else if (json_is_number(value) && kind == KITH_FIELD_DATE)
        put_time(json_number_value(value), out);
    else if (json_is_integer(value) && kind == KITH_FIELD_ID)
        g_string_append_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (json_is_real(value) && kind == KITH_FIELD_ID)
        g_string_append_printf(out, "%.17g", json_real_value(value));
}

/* What a value says as text, in a; empty when nothing. */
static kith_str text_of(const json_t *value, kith_field_kind kind, kith_arena *a)
{
    GString *out;
    kith_str text;

    if (json_is_string(value)) // as most are
        return kith_arena_str(a, (kith_str){json_string_value(value), json_string_length(value)});
    out = g_string_new(NULL);
    if (!json_is_array(value))
        put_single(value, kind, out);
    for (size_t i = 0; json_is_array(value) && i < MIN(json_array_size(value), MOST_PARTS); i++) {
        size_t before = out->len;
        if (before > 0)
            g_string_append(out, kind == KITH_FIELD_TEXT ? "\n\n" : ", ");
        put_single(json_array_get(value, i), kind, out);
        if (out->len == before + 2 && before > 0)
            g_string_truncate(out, before);
    }
    text = kith_arena_str(a, (kith_str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* Whether a value could hold such a thing at all. */
static bool can_be(const json_t *value, kith_field_kind kind)
{
    if (json_is_number(value))
        return kind == KITH_FIELD_DATE || kind == KITH_FIELD_ID;
    if (kind == KITH_FIELD_TEXT && json_is_object(value))
        return json_is_string(json_object_get(value, "rendered"));
    return json_is_string(value) || json_is_array(value) || json_is_object(value);
}

/* The value at "a.b.c" below root: of keys, or of positions in arrays. A key with dots in it comes
 * first. */
static const json_t *value_at(const json_t *root, kith_str path, kith_arena *a)
{
    const json_t *value = json_object_get(root, kith_arena_str(a, path).ptr);
    kith_str key;

    if (value != NULL)
        return value;
    for (value = root; value != NULL && kith_str_field(&path, '.', &key);)
        if (json_is_array(value))
            value = json_array_get(value,
                                   (size_t)g_ascii_strtoull(kith_arena_str(a, key).ptr, NULL, 10));
        else
            value = json_object_get(value, kith_arena_str(a, key).ptr);
    return value;
}

/* Of the values of an object, the one whose name is most telling. */
static const json_t *guess(const json_t *object, kith_field_kind kind)
{
    const json_t *best = NULL;
    unsigned best_rank = KITH_NO_RANK;
    json_t *mutable = (json_t *)(uintptr_t)object;

    for (void *at = json_object_iter(mutable); at != NULL;
         at = json_object_iter_next(mutable, at)) {
        const json_t *value = json_object_iter_value(at);
        unsigned rank = kith_field_rank(kind, kith_str_of(json_object_iter_key(at)));
        if (rank < best_rank && can_be(value, kind)) {
            best = value;
            best_rank = rank;
        }
    }
    return best;
}

/* The object, root or one in it, that has a text. */
static const json_t *object_with_text(const json_t *root)
{
    const json_t *found = guess(root, KITH_FIELD_TEXT) != NULL ? root : NULL;
    json_t *mutable = (json_t *)(uintptr_t)root;

    for (void *at = json_object_iter(mutable); found == NULL && at != NULL;
         at = json_object_iter_next(mutable, at))
        if (json_is_object(json_object_iter_value(at)) &&
            guess(json_object_iter_value(at), KITH_FIELD_TEXT) != NULL)
            found = json_object_iter_value(at);
    return found;
}

static bool fail_no_text(const json_t *root, const kith_record *record, kith_err *err)
{
    const char *wanted = record->options->field[KITH_FIELD_TEXT];
    json_t *mutable = (json_t *)(uintptr_t)root;
    GString *keys = g_string_new(NULL);

    for (void *at = json_object_iter(mutable); at != NULL && keys->len < 120;
         at = json_object_iter_next(mutable, at))
        g_string_append_printf(keys, "%s%.40s", keys->len ? ", " : "", json_object_iter_key(at));
    kith_fail(err, KITH_EINPUT, "no field '%s'; found %s; name the text's with --text-field",
              wanted != NULL ? wanted : kith_field_usual, keys->len ? keys->str : "none");
    g_string_free(keys, TRUE);
    return false;
}

/* The value of a kind: at the path that the options name, else guessed in the object that has the
 * text, else in root. */
static const json_t *value_of(const json_t *root, const json_t *object, kith_field_kind kind,
                              const kith_record *record, kith_arena *a)
{
    const char *named = record->options->field[kind];
    const json_t *value;

    if (named != NULL)
        return value_at(root, kith_str_of(named), a);
    if (kind == KITH_FIELD_ID || object == NULL) // the line serves as well
        return NULL;
    value = guess(object, kind);
    return value != NULL || kind == KITH_FIELD_TEXT ? value : guess(root, kind);
}

static bool read_object(const kith_record *record, const json_t *root, kith_arena *a, kith_doc *doc,
                        kith_err *err)
{
    const json_t *object = object_with_text(root), *value;

    value = value_of(root, object, KITH_FIELD_TEXT, record, a);
    if (value == NULL)
        return fail_no_text(root, record, err);
    for (int kind = KITH_FIELD_TEXT + 1; kind < KITH_FIELDS; kind++) {
        const json_t *field =
            value_of(root, object ? object : root, (kith_field_kind)kind, record, a);
        if (field != NULL)
            kith_field_put((kith_field_kind)kind, record, text_of(field, (kith_field_kind)kind, a),
                           a, doc);
    }
    return kith_body_read(record, text_of(value, KITH_FIELD_TEXT, a), a, doc, err);
}

bool kith_json_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str bytes = kith_decode(a, record->bytes, record->charset, &doc->n_repaired);
    json_t *root = load(a, bytes, err);
    bool ok = root != NULL;

    if (json_is_object(root))
        ok = read_object(record, root, a, doc, err);
    else if (json_is_string(root))
        ok = kith_body_read(record, text_of(root, KITH_FIELD_TEXT, a), a, doc, err);
    else if (root != NULL)
        ok = kith_fail(err, KITH_EINPUT, "no JSON object, but %s",
                       json_is_array(root) ? "an array" : "a single value");
    json_decref(root);
    return ok;
}
