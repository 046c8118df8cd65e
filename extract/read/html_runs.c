// SPDX-License-Identifier: GPL-3.0-or-later
/* A token is U+FDD0, which is no character of any text, and six letters. No page can forge one: such
 * a character in it leaves the page as it is, and one that is written as a reference comes alone. A
 * token stands so near to the beginning of its text that libxml2, which hands over a thousand bytes
 * at once, does not part it. What libxml2 takes from a run is what stands in it: it has no
 * reference, no tag, and none of the few characters that XML does not have. */
#include "extract/read/html_runs.h"

#include <glib.h>

enum { LEAST = 24, LETTERS = 6, TOKEN = 3 + LETTERS, MOST_SPACE = 64 };
enum { MOST_RUNS = 1 << 4 * LETTERS };

static const char mark[] = "\xef\xb7\x90";

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the mark stands from pos on; the end when it does not. */
static size_t find_mark(kith_str s, size_t pos)
{
    while (pos < s.len) {
        const char *at = memchr(s.ptr + pos, mark[0], s.len - pos);
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

/* Text without a reference. What has a byte 0xef, of which some beginnings are no characters, stays. */
static void take_plain(kith_html_runs *runs, kith_str text, kith_bytes *out)
{
    size_t beg = 0, end = text.len;

    while (beg < end && is_space(text.ptr[beg]))
        beg++;
    while (end > beg && is_space(text.ptr[end - 1]))
        end--;
    if (end - beg < LEAST || beg > MOST_SPACE || runs->n == MOST_RUNS ||
        memchr(text.ptr + beg, mark[0], end - beg) != NULL) {
        kith_bytes_put(out, text.ptr, text.len);
        return;
    }
    kith_bytes_put(out, text.ptr, beg);
    put_token(runs, kith_str_sub(text, beg, end), out);
    kith_bytes_put(out, text.ptr + end, text.len - end);
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

void kith_html_runs_take(kith_html_runs *runs, kith_str text, kith_bytes *out)
{
    while (text.len > 0) {
        const char *at = memchr(text.ptr, '&', text.len);
        size_t beg = at != NULL ? (size_t)(at - text.ptr) : text.len, end = beg;
        take_plain(runs, kith_str_sub(text, 0, beg), out);
        if (at != NULL) {
            end = reference_end(text, beg);
            kith_bytes_put(out, at, end - beg);
        }
        text = kith_str_sub(text, end, text.len);
    }
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
