// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/told.h"

#include <glib.h>

#include "extract/read/date.h"
#include "extract/read/html.h"

enum { LONGEST = 1000, LONGEST_LANGUAGE = 12, LONGEST_SOURCE = 2000 };

/* White space made single spaces, at most most bytes, not cut within a character. */
static kith_str squeezed(kith_arena *a, kith_str text, size_t most)
{
    char *at = kith_room(a, char, text.len + 1);
    size_t n = 0;

    text = kith_str_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        bool space = g_ascii_isspace(text.ptr[i]);
        if (!space || at[n - 1] != ' ')
            at[n++] = space ? ' ' : text.ptr[i];
    }
    if (n > most)
        for (n = most; n > 0 && ((unsigned char)at[n] & 0xc0) == 0x80; n--)
            ;
    return kith_str_trim((kith_str){at, n});
}

static void keep(kith_told *told, kith_tells what, uint8_t rank, kith_str text)
{
    told->at[what] = text;
    told->rank[what] = rank;
}

/* "20241203", "20241203T101500Z" as ISO with its dashes. */
static bool find_date(kith_str text, char iso[KITH_DATE_BYTES])
{
    size_t n = 0;
    char dashed[16];

    text = kith_str_trim(text);
    while (n < text.len && g_ascii_isdigit(text.ptr[n]))
        n++;
    if (n == 8 || n == 14) {
        g_snprintf(dashed, sizeof dashed, "%.4s-%.2s-%.2s", text.ptr, text.ptr + 4, text.ptr + 6);
        return kith_date_find(kith_str_of(dashed), iso);
    }
    return kith_date_find(kith_str_sub(text, 0, MIN(text.len, 100)), iso);
}

static void take_date(kith_told *told, uint8_t rank, kith_str text)
{
    char iso[KITH_DATE_BYTES];

    if ((told->at[KITH_TELLS_DATE].len == 0 || rank > told->rank[KITH_TELLS_DATE]) &&
        find_date(text, iso))
        keep(told, KITH_TELLS_DATE, rank, kith_arena_str(told->arena, kith_str_of(iso)));
}

/* "By Ann Roe", "ann@example.org (Ann Roe)" name Ann Roe. */
static kith_str author_name(kith_str text)
{
    const char *open = text.len > 0 ? memchr(text.ptr, '(', text.len) : NULL;

    if (text.len > 3 && g_ascii_strncasecmp(text.ptr, "by ", 3) == 0)
        text = kith_str_sub(text, 3, text.len);
    if (open != NULL && memchr(text.ptr, '@', (size_t)(open - text.ptr)) != NULL &&
        text.ptr[text.len - 1] == ')')
        text = (kith_str){open + 1, (size_t)(text.ptr + text.len - 1 - (open + 1))};
    return kith_str_trim(text);
}

static void take_author(kith_told *told, uint8_t rank, kith_str text)
{
    kith_str *at = &told->at[KITH_TELLS_AUTHOR];

    text = author_name(squeezed(told->arena, text, LONGEST / 4));
    if (text.len == 0 || (at->len > 0 && rank < told->rank[KITH_TELLS_AUTHOR]))
        return;
    if (at->len == 0 || rank > told->rank[KITH_TELLS_AUTHOR])
        keep(told, KITH_TELLS_AUTHOR, rank, text);
    else if (at->len + text.len < LONGEST)
        *at = kith_arena_printf(told->arena, "%.*s; %.*s", (int)at->len, at->ptr, (int)text.len,
                                text.ptr);
}

/* "en", "pt-BR". */
static bool is_language(kith_str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        if (!g_ascii_isalnum(s.ptr[i]) && s.ptr[i] != '-' && s.ptr[i] != '_')
            return false;
    while (n < s.len && g_ascii_isalpha(s.ptr[n]))
        n++;
    return s.len <= LONGEST_LANGUAGE && (n == 2 || n == 3);
}

void kith_told_take(kith_told *told, kith_tells what, uint8_t rank, kith_str text)
{
    if (what == KITH_TELLS_DATE) {
        take_date(told, rank, text);
        return;
    }
    if (what == KITH_TELLS_AUTHOR) {
        take_author(told, rank, text);
        return;
    }
    if (what == KITH_TELLS_DOI) {
        text = kith_str_trim(text);
        text = kith_arena_printf(told->arena, "https://doi.org/%.*s",
                                 (int)MIN(text.len, LONGEST_SOURCE), text.ptr);
        what = KITH_TELLS_SOURCE;
    }
    if (told->at[what].len > 0 && rank <= told->rank[what])
        return;
    if (what == KITH_TELLS_TITLE)
        text = squeezed(told->arena, kith_told_flat(told->arena, text), LONGEST);
    else if (what != KITH_TELLS_HTML && what != KITH_TELLS_PLAIN)
        text = squeezed(told->arena, text, LONGEST_SOURCE);
    if (kith_str_trim(text).len > 0 && (what != KITH_TELLS_LANGUAGE || is_language(text)))
        keep(told, what, rank, text);
}

static void fill(kith_str *to, kith_str from)
{
    if (to->len == 0)
        *to = from;
}

void kith_told_give(const kith_told *told, kith_doc *doc)
{
    fill(&doc->title, told->at[KITH_TELLS_TITLE]);
    fill(&doc->date, told->at[KITH_TELLS_DATE]);
    fill(&doc->author, told->at[KITH_TELLS_AUTHOR]);
    fill(&doc->language, told->at[KITH_TELLS_LANGUAGE]);
    fill(&doc->source, told->at[KITH_TELLS_SOURCE]);
}

static bool read_html(kith_arena *a, kith_str html, kith_doc *doc)
{
    const kith_read_options none = {0};
    kith_record record = {.bytes = html, .charset = "utf-8", .options = &none};

    return kith_html_read(&record, a, doc, NULL);
}

kith_str kith_told_flat(kith_arena *a, kith_str html)
{
    kith_doc doc = {0};

    if (memchr(html.ptr, '&', html.len) == NULL && memchr(html.ptr, '<', html.len) == NULL)
        return html;
    return read_html(a, html, &doc) ? doc.text : html;
}

void kith_lines_add_html(kith_lines *l, kith_str html)
{
    kith_doc doc = {0};

    if (!read_html(l->text.arena, html, &doc))
        return;
    for (size_t i = 0; i < doc.n_lines; i++)
        if (doc.line[i].link < 70 && !(doc.line[i].place & (KITH_PLACE_MENU | KITH_PLACE_WEAK |
                                                            KITH_PLACE_BYLINE | KITH_PLACE_HIDDEN)))
            doc.line[i].place |= KITH_PLACE_SURE;
    kith_lines_gap(l);
    kith_lines_add(l, &doc, 0);
}
