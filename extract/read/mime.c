// SPDX-License-Identifier: GPL-3.0-or-later
/* Parts that are still to be looked at stand on a stack, the next one on top; a part with parts is
 * replaced by them. */
#include "extract/read/mime.h"

#include <glib.h>

#include "extract/read/decode.h"

enum { MOST_PARTS = 1000, MOST_TEXTS = 2 * MOST_PARTS, DEEPEST = 16 };

static bool is_blank_line(kith_str line)
{
    return kith_str_trim(line).len == 0;
}

void kith_mime_split(kith_str message, kith_str *head, kith_str *body)
{
    kith_str rest = message, line;

    while (kith_str_line(&rest, &line))
        if (line.len == 0) {
            *head = (kith_str){message.ptr, (size_t)(line.ptr - message.ptr)};
            *body = rest;
            return;
        }
    *head = message;
    *body = (kith_str){message.ptr + message.len, 0};
}

static bool is_header(kith_str line, const char *name)
{
    size_t n = strlen(name);

    return line.len > n && line.ptr[n] == ':' && g_ascii_strncasecmp(line.ptr, name, n) == 0;
}

static bool is_folded(kith_str line)
{
    return line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
}

kith_str kith_mime_header(kith_arena *a, kith_str head, const char *name)
{
    kith_str line, beg = {0}, value;
    const char *end = NULL;
    char *at;
    size_t n = 0;

    while (kith_str_line(&head, &line)) {
        if (end != NULL && !is_folded(line))
            break;
        if (end == NULL && !is_header(line, name))
            continue;
        if (end == NULL)
            beg = kith_str_sub(line, strlen(name) + 1, line.len);
        end = line.ptr + line.len;
    }
    if (end == NULL)
        return (kith_str){0};
    value = kith_arena_str(a, (kith_str){beg.ptr, (size_t)(end - beg.ptr)});
    at = (char *)(uintptr_t)value.ptr; // a copy of our own
    for (size_t i = 0; i < value.len; i++)
        if (at[i] != '\n' && at[i] != '\r')
            at[n++] = at[i] == '\t' ? ' ' : at[i];
    value.len = n;
    return kith_str_trim(value);
}

/* "=XX" of quoted-printable; "_" is a space in headers. */
static kith_str from_quoted(kith_arena *a, kith_str s, bool header)
{
    char *at = kith_room(a, char, s.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (header && c == '_')
            at[n++] = ' ';
        else if (c != '=')
            at[n++] = c;
        else if (i + 2 < s.len && g_ascii_isxdigit(s.ptr[i + 1]) &&
                 g_ascii_isxdigit(s.ptr[i + 2])) {
            at[n++] = (char)(g_ascii_xdigit_value(s.ptr[i + 1]) * 16 +
                             g_ascii_xdigit_value(s.ptr[i + 2]));
            i += 2;
        } else if (i + 1 < s.len && s.ptr[i + 1] == '\n')
            i++; // a line that goes on
        else if (i + 2 < s.len && s.ptr[i + 1] == '\r' && s.ptr[i + 2] == '\n')
            i += 2;
        else
            at[n++] = c;
    }
    return (kith_str){at, n};
}

static kith_str from_base64(kith_arena *a, kith_str s)
{
    guchar *at = kith_room(a, guchar, s.len + 4);
    gint state = 0;
    guint save = 0;
    size_t n = g_base64_decode_step(s.ptr, s.len, at, &state, &save);

    return (kith_str){(const char *)at, n};
}

kith_str kith_mime_content(kith_arena *a, kith_str body, kith_str encoding)
{
    if (encoding.len == 6 && g_ascii_strncasecmp(encoding.ptr, "base64", 6) == 0)
        return from_base64(a, body);
    if (encoding.len == 16 && g_ascii_strncasecmp(encoding.ptr, "quoted-printable", 16) == 0)
        return from_quoted(a, body, false);
    return body;
}

/* An encoded word at the beginning of s: its text, and in *n its bytes; 0 when there is none. */
static kith_str encoded_word(kith_arena *a, kith_str s, size_t *n)
{
    kith_str rest = s, charset, how, text;
    const char *end;
    size_t n_repaired;

    *n = 0;
    if (!kith_str_starts(s, KITH_STR("=?")))
        return (kith_str){0};
    rest = kith_str_sub(s, 2, MIN(s.len, 1000));
    if (!kith_str_field(&rest, '?', &charset) || !kith_str_field(&rest, '?', &how) ||
        how.len != 1 || charset.len == 0 || charset.len > 40 || rest.len < 2 ||
        (end = g_strstr_len(rest.ptr, (gssize)rest.len, "?=")) == NULL)
        return (kith_str){0};
    text = (kith_str){rest.ptr, (size_t)(end - rest.ptr)};
    *n = (size_t)(end + 2 - s.ptr);
    text = (how.ptr[0] | 0x20) == 'b' ? from_base64(a, text) : from_quoted(a, text, true);
    return kith_decode(a, text, kith_arena_str(a, charset).ptr, &n_repaired);
}

kith_str kith_mime_words(kith_arena *a, kith_str value)
{
    GString *out;
    kith_str text;
    size_t n_repaired, spaces = 0;
    bool word = false; // an encoded word stands before, and spaces behind it

    value = kith_decode(a, value, NULL, &n_repaired);
    if (value.len == 0 || g_strstr_len(value.ptr, (gssize)value.len, "=?") == NULL)
        return value;
    out = g_string_new(NULL);
    for (size_t pos = 0, n; pos < value.len; pos += n) {
        kith_str part = encoded_word(a, kith_str_sub(value, pos, value.len), &n);
        if (n > 0) {
            g_string_append_len(out, part.ptr, (gssize)part.len);
            spaces = 0;
            word = true;
            continue;
        }
        n = 1;
        if (word && value.ptr[pos] == ' ') {
            spaces++;
            continue;
        }
        for (; spaces > 0; spaces--)
            g_string_append_c(out, ' ');
        g_string_append_c(out, value.ptr[pos]);
        word = false;
    }
    text = kith_arena_str(a, (kith_str){out->str, out->len});
    g_string_free(out, TRUE);
    return kith_decode_clean(a, text, &n_repaired);
}

kith_str kith_mime_parameter(kith_str value, const char *name)
{
    size_t n = strlen(name);
    kith_str part;

    while (kith_str_field(&value, ';', &part)) {
        part = kith_str_trim(part);
        if (part.len <= n + 1 || g_ascii_strncasecmp(part.ptr, name, n) != 0)
            continue;
        part = kith_str_trim(kith_str_sub(part, n, part.len));
        if (part.len == 0 || part.ptr[0] != '=')
            continue;
        part = kith_str_trim(kith_str_sub(part, 1, part.len));
        if (part.len > 1 && part.ptr[0] == '"') {
            const char *end = memchr(part.ptr + 1, '"', part.len - 1);
            part = kith_str_sub(part, 1, end != NULL ? (size_t)(end - part.ptr) : part.len);
        }
        return part;
    }
    return (kith_str){0};
}

typedef struct {
    kith_str bytes;
    uint8_t depth;
} part;

typedef struct {
    kith_arena *arena;
    part *todo; // [MOST_PARTS], the next one last
    size_t n_todo, n_seen;
    kith_mime_texts texts;
} walk;

static bool is_type(kith_str type, const char *prefix)
{
    size_t n = strlen(prefix);

    return type.len >= n && g_ascii_strncasecmp(type.ptr, prefix, n) == 0;
}

/* "--boundary" or "--boundary--" on a line of its own. */
static bool is_boundary(kith_str line, kith_str boundary)
{
    return line.len >= boundary.len + 2 && line.ptr[0] == '-' && line.ptr[1] == '-' &&
           memcmp(line.ptr + 2, boundary.ptr, boundary.len) == 0 &&
           (is_blank_line(kith_str_sub(line, boundary.len + 2, line.len)) ||
            kith_str_starts(kith_str_sub(line, boundary.len + 2, line.len), KITH_STR("--")));
}

/* Puts the parts of a body on the stack, the first on top. */
static void push_parts(walk *w, kith_str body, kith_str boundary, uint8_t depth)
{
    kith_str rest = body, line;
    const char *beg = NULL;
    size_t first = w->n_todo;

    while (kith_str_line(&rest, &line) && w->n_seen < MOST_PARTS) {
        if (!is_boundary(line, boundary))
            continue;
        if (beg != NULL && w->n_todo < MOST_PARTS) {
            w->todo[w->n_todo++] = (part){{beg, (size_t)(line.ptr - beg)}, depth};
            w->n_seen++;
        }
        beg = rest.ptr;
        if (line.len >= boundary.len + 4 && memcmp(line.ptr + boundary.len + 2, "--", 2) == 0)
            beg = NULL;
    }
    if (beg != NULL && w->n_todo < MOST_PARTS) // cut short
        w->todo[w->n_todo++] = (part){{beg, (size_t)(body.ptr + body.len - beg)}, depth};
    for (size_t i = first, k = w->n_todo; i + 1 < k; i++) {
        part last = w->todo[--k];
        w->todo[k] = w->todo[i];
        w->todo[i] = last;
    }
}

static void add_text(walk *w, kith_str head, kith_str body, kith_str type)
{
    kith_str charset = kith_mime_parameter(type, "charset");
    kith_str how = kith_mime_header(w->arena, head, "Content-Disposition");
    kith_str encoding = kith_mime_header(w->arena, head, "Content-Transfer-Encoding");

    if (is_type(how, "attachment"))
        return;
    w->texts.at[w->texts.n++] = (kith_mime_text){
        .bytes = kith_mime_content(w->arena, body, encoding),
        .charset =
            charset.len > 0 && charset.len < 40 ? kith_arena_str(w->arena, charset).ptr : NULL,
        .html = is_type(type, "text/html")};
}

static void take_part(walk *w, part p)
{
    kith_str head, body, type, boundary;

    kith_mime_split(p.bytes, &head, &body);
    type = kith_mime_header(w->arena, head, "Content-Type");
    boundary = kith_mime_parameter(type, "boundary");
    if (is_type(type, "multipart/") && boundary.len > 0 && p.depth < DEEPEST)
        push_parts(w, body, boundary, (uint8_t)(p.depth + 1));
    else if (is_type(type, "message/rfc822") && p.depth < DEEPEST && w->n_todo < MOST_PARTS)
        w->todo[w->n_todo++] = (part){body, (uint8_t)(p.depth + 1)};
    else if (type.len == 0 || is_type(type, "text/plain") || is_type(type, "text/html") ||
             is_type(type, "text;") || kith_str_eq(type, KITH_STR("text")))
        add_text(w, head, body, type);
}

kith_mime_texts kith_mime_texts_of(kith_arena *a, kith_str message)
{
    walk w = {.arena = a,
              .todo = kith_room(a, part, MOST_PARTS + 1),
              .texts = {.at = kith_room(a, kith_mime_text, MOST_TEXTS)}};

    w.todo[w.n_todo++] = (part){message, 0};
    for (size_t i = 0; w.n_todo > 0 && i < MOST_TEXTS; i++)
        take_part(&w, w.todo[--w.n_todo]);
    return w.texts;
}
