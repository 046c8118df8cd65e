// SPDX-License-Identifier: GPL-3.0-or-later
/* A token is U+FDD0, which is no character of any text, and six letters. No page can forge one:
 * such a character in it leaves the page as it is, and one that is written as a reference comes
 * alone. A token stands so near to the beginning of its text that libxml2, which hands over a
 * thousand bytes at once, does not part it. What libxml2 takes from a run is what stands in it: it
 * has no tag and none of the few characters that XML does not have, and references by name are
 * looked up in its own table. */
#include "extract/read/html_runs.h"

#include <glib.h>
#include <libxml/HTMLparser.h>

enum { LEAST = 24, LETTERS = 6, TOKEN = 3 + LETTERS, MOST_SPACE = 64 };
enum { MOST_RUNS = 1 << 4 * LETTERS };

enum { HEAD = 0xef }; // of the mark, as memchr() takes it
static const char mark[] = "\xef\xb7\x90";

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the mark stands from pos on; the end when it does not. */
static size_t find_mark(kith_str s, size_t pos)
{
    while (pos < s.len) {
        const char *at = memchr(s.ptr + pos, HEAD, s.len - pos);
        if (at == NULL)
            break;
        pos = (size_t)(at - s.ptr);
        if (s.len - pos >= 3 && memcmp(at, mark, 3) == 0)
            return pos;
        pos++;
    }
    return s.len;
}

bool kith_html_runs_may(kith_str page)
{
    return find_mark(page, 0) == page.len;
}

static void put_token(kith_html_runs *runs, kith_str run, kith_bytes *out)
{
    char token[TOKEN];

    if (runs->n == runs->room) {
        runs->room = runs->room * 2 + 64;
        runs->at = kith_grow(runs->arena, kith_str, runs->at, runs->n, runs->room);
    }
    memcpy(token, mark, 3);
    for (int i = 0; i < LETTERS; i++)
        token[3 + i] = (char)('A' + (runs->n >> 4 * i & 15));
    runs->at[runs->n++] = run;
    kith_bytes_put(out, token, TOKEN);
}

/* What is being taken: a part of the page; what it says when its references are resolved stands in
 * runs->said. */
typedef struct {
    kith_str source; // ends where the next part begins
    bool resolved;   // a reference in it
} taking;

/* Ends the run, which is left to the parser when it is short, or has a byte 0xef: some characters
 * that begin with it are none to XML. */
static void flush(kith_html_runs *runs, taking *t, kith_bytes *out)
{
    kith_str run = t->resolved ? kith_bytes_str(&runs->said) : t->source;
    size_t beg = 0, end = run.len;

    while (beg < end && is_space(run.ptr[beg]))
        beg++;
    while (end > beg && is_space(run.ptr[end - 1]))
        end--;
    if (end - beg < LEAST || beg > MOST_SPACE || runs->n == MOST_RUNS ||
        memchr(run.ptr + beg, HEAD, end - beg) != NULL) {
        kith_bytes_put(out, t->source.ptr, t->source.len);
    } else {
        kith_bytes_put(out, run.ptr, beg);
        put_token(runs,
                  t->resolved ? kith_arena_str(runs->arena, kith_str_sub(run, beg, end))
                              : kith_str_sub(run, beg, end),
                  out);
        kith_bytes_put(out, run.ptr + end, run.len - end);
    }
    *t = (taking){.source = {t->source.ptr + t->source.len, 0}};
}

/* Behind a reference that begins at pos, and all that a parser might take for a part of it. */
static size_t reference_end(kith_str text, size_t pos)
{
    for (pos++; pos < text.len; pos++) {
        char c = text.ptr[pos];
        if (c == ';')
            return pos + 1;
        if (!g_ascii_isalnum(c) && (unsigned char)c < 0x80 && strchr("#._:-", c) == NULL)
            break;
    }
    return pos;
}

/* The character that a whole reference by name stands for, as libxml2 has it; 0: none, or one that
 * is better left to it. */
static uint32_t referred(kith_str reference)
{
    char name[16];
    size_t n = reference.len - 1;
    const htmlEntityDesc *entity;

    if (kith_str_eq(reference, KITH_STR("&quot;")))
        return '"';
    if (n < 3 || n > sizeof name || reference.ptr[n] != ';' || !g_ascii_isalpha(reference.ptr[1]))
        return 0;
    memcpy(name, reference.ptr + 1, n - 1);
    name[n - 1] = '\0';
    entity = htmlEntityLookup((const xmlChar *)name);
    return entity != NULL && entity->value > ' ' ? entity->value : 0;
}

/* A reference behind what was taken: resolved, if it can be, or left to the parser. */
static void take_reference(kith_html_runs *runs, taking *t, kith_str reference, kith_bytes *out)
{
    uint32_t c = referred(reference);
    char said[6];

    if (c == 0) {
        flush(runs, t, out);
        kith_bytes_put(out, reference.ptr, reference.len);
        t->source.ptr = reference.ptr + reference.len;
        return;
    }
    if (!t->resolved) {
        runs->said.n = 0;
        kith_bytes_put(&runs->said, t->source.ptr, t->source.len);
    }
    t->resolved = true;
    kith_bytes_put(&runs->said, said, (size_t)g_unichar_to_utf8(c, said));
    t->source.len += reference.len;
}

void kith_html_runs_take(kith_html_runs *runs, kith_str text, kith_bytes *out)
{
    taking t = {.source = {text.ptr, 0}};

    runs->said.arena = runs->arena;
    while (text.len > 0) {
        const char *at = memchr(text.ptr, '&', text.len);
        size_t n = at != NULL ? (size_t)(at - text.ptr) : text.len, end = n;
        t.source.len += n;
        if (t.resolved)
            kith_bytes_put(&runs->said, text.ptr, n);
        if (at != NULL) {
            end = reference_end(text, n);
            take_reference(runs, &t, kith_str_sub(text, n, end), out);
        }
        text = kith_str_sub(text, end, text.len);
    }
    flush(runs, &t, out);
}

bool kith_html_runs_next(const kith_html_runs *runs, kith_str *text, kith_str *part)
{
    size_t pos = runs->n > 0 ? find_mark(*text, 0) : text->len, number = 0;

    if (text->len == 0)
        return false;
    if (pos == 0 && text->len >= TOKEN) {
        for (int i = 0; i < LETTERS; i++)
            number |= (size_t)((text->ptr[3 + i] - 'A') & 15) << 4 * i;
        if (number < runs->n) {
            *part = runs->at[number];
            *text = kith_str_sub(*text, TOKEN, text->len);
            return true;
        }
    }
    pos = pos == 0 ? MIN(3, text->len) : pos;
    *part = kith_str_sub(*text, 0, pos);
    *text = kith_str_sub(*text, pos, text->len);
    return true;
}
