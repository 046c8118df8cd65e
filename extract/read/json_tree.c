// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/json_tree.h"

#include <glib.h>

enum { DEEPEST = 1000, MOST_NODES = 50 * 1000 * 1000 };

typedef struct {
    kith_arena *arena;
    kith_str bytes;
    size_t pos;
    kith_json_node *node;
    size_t n, room;
    uint32_t open[DEEPEST]; // objects and arrays around pos
    size_t depth;
    kith_err *err;
} parser;

static bool fail(parser *p, const char *wanted)
{
    size_t left = p->bytes.len - p->pos, n = MIN(left, 20);
    const char *end;

    if (left == 0)
        return kith_fail(p->err, KITH_EINPUT, "no JSON: it ends where %s should stand", wanted);
    if (!g_utf8_validate(p->bytes.ptr + p->pos, (gssize)n, &end))
        n = (size_t)(end - (p->bytes.ptr + p->pos));
    return kith_fail(p->err, KITH_EINPUT, "no JSON at its byte %zu: '%.*s' where %s should stand",
                     p->pos, (int)n, p->bytes.ptr + p->pos, wanted);
}

static char here(const parser *p)
{
    return p->pos < p->bytes.len ? p->bytes.ptr[p->pos] : '\0';
}

static char skip_space(parser *p)
{
    while (p->pos < p->bytes.len && (here(p) == ' ' || (here(p) >= '\t' && here(p) <= '\r')))
        p->pos++;
    return here(p);
}

static kith_json_node *add(parser *p, kith_json_kind kind, kith_str key)
{
    if (p->n == p->room) {
        kith_json_node *old = p->node;
        p->room = p->room * 2 + 32;
        p->node = kith_grow(p->arena, kith_json_node, old, p->n, p->room);
        kith_arena_give_back(p->arena, old);
    }
    if (p->depth > 0)
        p->node[p->open[p->depth - 1]].kids++;
    p->node[p->n] = (kith_json_node){.key = key, .kind = (uint8_t)kind, .end = (uint32_t)p->n + 1};
    return &p->node[p->n++];
}

/* A string from its opening mark on. */
static bool take_string(parser *p, kith_str *raw, bool *escaped)
{
    size_t beg = ++p->pos, i = beg;

    *escaped = false;
    for (;;) {
        const char *at = i < p->bytes.len ? memchr(p->bytes.ptr + i, '"', p->bytes.len - i) : NULL;
        const char *back;
        if (at == NULL) {
            p->pos = p->bytes.len;
            return fail(p, "a closing quotation mark");
        }
        i = (size_t)(at - p->bytes.ptr);
        for (back = at; back > p->bytes.ptr + beg && back[-1] == '\\'; back--)
            ;
        if ((at - back) % 2 == 0)
            break;
        *escaped = true;
        i++;
    }
    *raw = kith_str_sub(p->bytes, beg, i);
    *escaped = *escaped || memchr(raw->ptr, '\\', raw->len) != NULL;
    p->pos = i + 1;
    return true;
}

static bool is_scalar(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '+' || c == '.';
}

static bool take_scalar(parser *p, kith_str key)
{
    size_t beg = p->pos;
    kith_json_node *node;

    while (p->pos < p->bytes.len && is_scalar(here(p)))
        p->pos++;
    if (p->pos == beg)
        return fail(p, "a value");
    node = add(p,
               g_ascii_isdigit(p->bytes.ptr[beg]) || p->bytes.ptr[beg] == '-' ? KITH_JSON_NUMBER
                                                                              : KITH_JSON_WORD,
               key);
    node->raw = kith_str_sub(p->bytes, beg, p->pos);
    return true;
}

/* A value; of an object or array its opening bracket. */
static bool take_value(parser *p, kith_str key)
{
    char c = skip_space(p);

    if (p->n >= MOST_NODES)
        return kith_fail(p->err, KITH_EINPUT, "JSON of too many values");
    if (c == '"') {
        kith_json_node *node = add(p, KITH_JSON_STRING, key);
        return take_string(p, &node->raw, &node->escaped);
    }
    if (c != '{' && c != '[')
        return take_scalar(p, key);
    if (p->depth == DEEPEST)
        return kith_fail(p->err, KITH_EINPUT, "JSON of more than %d levels", DEEPEST);
    add(p, c == '{' ? KITH_JSON_OBJECT : KITH_JSON_ARRAY, key);
    p->open[p->depth++] = (uint32_t)p->n - 1;
    p->pos++;
    return true;
}

/* A key with its colon. */
static bool take_key(parser *p, kith_str *key)
{
    bool escaped;

    if (skip_space(p) != '"')
        return fail(p, "a key");
    if (!take_string(p, key, &escaped))
        return false;
    if (skip_space(p) != ':')
        return fail(p, "':'");
    p->pos++;
    return true;
}

/* What follows in the innermost object or array: its end, or a value. */
static bool step(parser *p)
{
    uint32_t of = p->open[p->depth - 1];
    bool object = p->node[of].kind == KITH_JSON_OBJECT;
    kith_str key = {0};
    char c = skip_space(p);

    if (c == (object ? '}' : ']')) {
        p->pos++;
        p->node[of].end = (uint32_t)p->n;
        p->depth--;
        return true;
    }
    if (p->node[of].kids > 0) {
        if (c != ',')
            return fail(p, object ? "',' or '}'" : "',' or ']'");
        p->pos++;
    }
    return (!object || take_key(p, &key)) && take_value(p, key);
}

bool kith_json_parse(kith_arena *a, kith_str bytes, kith_json *out, kith_err *err)
{
    parser p = {.arena = a, .bytes = bytes, .err = err};

    if (!take_value(&p, (kith_str){0}))
        return false;
    while (p.depth > 0)
        if (!step(&p))
            return false;
    skip_space(&p);
    if (p.pos < bytes.len)
        return fail(&p, "the end");
    *out = (kith_json){p.node, (uint32_t)p.n};
    return true;
}

uint32_t kith_json_first(const kith_json *json, uint32_t of)
{
    return json->node[of].kids > 0 ? of + 1 : json->node[of].end;
}

uint32_t kith_json_after(const kith_json *json, uint32_t value)
{
    return json->node[value].end;
}

uint32_t kith_json_get(const kith_json *json, uint32_t object, kith_str key)
{
    uint32_t found = 0;

    if (json->node[object].kind == KITH_JSON_OBJECT)
        for (uint32_t i = kith_json_first(json, object); i < json->node[object].end;
             i = kith_json_after(json, i))
            if (kith_str_eq(json->node[i].key, key))
                found = i; // of several the last
    return found;
}

uint32_t kith_json_at(const kith_json *json, uint32_t array, uint64_t i)
{
    uint32_t at = kith_json_first(json, array);

    if (json->node[array].kind != KITH_JSON_ARRAY || i >= json->node[array].kids)
        return 0;
    while (i-- > 0)
        at = kith_json_after(json, at);
    return at;
}

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

/* The character of "\uXXXX" at at (at its 'u'), and how many bytes it took. */
static uint32_t unicode(const char *at, const char *end, size_t *n)
{
    int c = hex4(at + 1, end), low;

    *n = c < 0 ? 1 : 5;
    if (c <= 0 || (c >= 0xdc00 && c <= 0xdfff))
        return 0xfffd;
    if (c < 0xd800 || c > 0xdfff)
        return (uint32_t)c;
    low = end - at >= 11 && at[5] == '\\' && at[6] == 'u' ? hex4(at + 7, end) : -1;
    if (low < 0xdc00 || low > 0xdfff)
        return 0xfffd;
    *n = 11;
    return 0x10000 + ((uint32_t)(c - 0xd800) << 10) + (uint32_t)(low - 0xdc00);
}

kith_str kith_json_text(kith_arena *a, const kith_json_node *string)
{
    static const char short_names[] = "nrtbf", meant[] = "\n\r\t  ";
    const char *from = string->raw.ptr, *end = from + string->raw.len, *name;
    char *out, *at;

    if (!string->escaped)
        return string->raw;
    at = out = kith_room(a, char, string->raw.len / 2 * 3 + 8); // "\\u" alone grows to three
    while (from < end) {
        const char *back = memchr(from, '\\', (size_t)(end - from));
        size_t n = (size_t)((back != NULL ? back : end) - from);
        memcpy(at, from, n);
        at += n;
        from += n + 1;
        if (back == NULL || from >= end)
            break;
        if (*from == 'u') {
            at += g_unichar_to_utf8(unicode(from, end, &n), at);
            from += n;
            continue;
        }
        name = memchr(short_names, *from, sizeof short_names - 1);
        *at++ = name != NULL ? meant[name - short_names] : *from;
        from++;
    }
    return (kith_str){out, (size_t)(at - out)};
}
