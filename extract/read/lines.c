// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/lines.h"

#include <glib.h>

enum { HEAD_LINES = 5, NARROWEST = 50, WIDEST = 100 };

static void put(kith_lines *l, const char *bytes, size_t n)
{
    kith_bytes_put(&l->text, bytes, n);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* One word, or what stands of it in this run of text. */
static void put_word(kith_lines *l, const char *word, size_t n, kith_lines_style style)
{
    if (l->text.n == l->beg) {
        l->kind = style.kind;
        l->place = style.place;
    } else if (l->space)
        put(l, " ", 1);
    put(l, word, n);
    l->in_link += style.link ? n : 0;
    l->space = false;
}

void kith_lines_put(kith_lines *l, kith_str text, kith_lines_style style)
{
    const char *at = text.ptr, *end = text.len > 0 ? at + text.len : at;

    while (at < end) {
        const char *word = at;
        while (at < end && !is_space(*at))
            at++;
        if (at > word)
            put_word(l, word, (size_t)(at - word), style);
        for (; at < end && is_space(*at); at++)
            l->space = true;
    }
}

void kith_lines_put_broken(kith_lines *l, kith_str text, kith_lines_style style)
{
    while (text.len > 0) {
        const char *at = memchr(text.ptr, '\n', text.len);
        size_t n = at != NULL ? (size_t)(at - text.ptr) : text.len;
        bool empty = l->text.n == l->beg;
        kith_lines_put(l, kith_str_sub(text, 0, n), style);
        if (at == NULL)
            break;
        if (empty && l->text.n == l->beg)
            l->gap = true;
        kith_lines_end(l);
        text = kith_str_sub(text, n + 1, text.len);
    }
}

bool kith_line_wraps(kith_str line, kith_str next)
{
    size_t n = 0;

    if (line.len == 0 || line.len > WIDEST || next.len == 0 || is_space(next.ptr[0]) ||
        strchr(">|*-+", next.ptr[0]) != NULL)
        return false;
    while (n < next.len && !is_space(next.ptr[n]))
        n++;
    return line.ptr[line.len - 1] == ' ' || line.len + 1 + n > NARROWEST;
}

void kith_lines_space(kith_lines *l)
{
    l->space = true;
}

void kith_lines_end(kith_lines *l)
{
    l->space = false;
    if (l->text.n == l->beg)
        return;
    if (l->n_lines == l->line_room) {
        const kith_line *old = l->line;
        l->line_room = l->line_room * 2 + 64;
        l->line = kith_grow(l->text.arena, kith_line, old, l->n_lines, l->line_room);
        if (old != NULL)
            kith_arena_give_back(l->text.arena, old);
    }
    l->line[l->n_lines] = (kith_line){.beg = (uint32_t)l->beg,
                                      .end = (uint32_t)l->text.n,
                                      .kind = l->kind,
                                      .link = (uint8_t)(l->in_link * 100 / (l->text.n - l->beg)),
                                      .place = l->place,
                                      .gap = l->gap || l->n_lines == 0};
    l->n_lines++;
    put(l, "\n", 1);
    l->beg = l->text.n;
    l->in_link = 0;
    l->gap = false;
}

void kith_lines_gap(kith_lines *l)
{
    kith_lines_end(l);
    l->gap = true;
}

void kith_lines_cut(kith_lines *l, size_t n)
{
    if (n < l->beg || n >= l->text.n)
        return;
    l->text.n = n;
    l->in_link = MIN(l->in_link, n - l->beg);
    l->space = false;
}

void kith_lines_add(kith_lines *l, const kith_doc *doc, uint16_t place)
{
    for (size_t i = 0; i < doc->n_lines; i++) {
        const kith_line *line = &doc->line[i];
        if (line->gap)
            kith_lines_gap(l);
        kith_lines_end(l);
        if (line->beg == line->end)
            continue;
        l->kind = line->kind;
        l->place = line->place | place;
        put(l, doc->text.ptr + line->beg, line->end - line->beg);
        l->in_link = (size_t)(line->end - line->beg) * line->link / 100;
        kith_lines_end(l);
    }
}

void kith_lines_give(kith_lines *l, kith_doc *doc)
{
    kith_lines_end(l);
    doc->text = kith_bytes_str(&l->text);
    doc->line = l->line;
    doc->n_lines = l->n_lines;
}

static bool says(const kith_doc *doc, size_t i, kith_str title, uint16_t place)
{
    return (doc->line[i].place & place & KITH_PLACE_SURE) == (place & KITH_PLACE_SURE) &&
           kith_str_eq(kith_str_sub(doc->text, doc->line[i].beg, doc->line[i].end), title);
}

void kith_doc_head(kith_arena *a, kith_doc *doc, uint16_t place)
{
    kith_lines l = {.text.arena = a};

    if (doc->title.len == 0)
        return;
    for (size_t i = 0; i < doc->n_lines && i < HEAD_LINES; i++)
        if (says(doc, i, doc->title, place))
            return;
    kith_bytes_grow(&l.text, doc->text.len + doc->title.len + 16);
    l.line_room = doc->n_lines + 1;
    l.line = kith_room(a, kith_line, l.line_room);
    kith_lines_put(&l, doc->title, (kith_lines_style){.kind = KITH_LINE_HEADING, .place = place});
    kith_lines_gap(&l);
    kith_lines_add(&l, doc, 0);
    kith_lines_give(&l, doc);
}
