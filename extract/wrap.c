// SPDX-License-Identifier: GPL-3.0-or-later
/* A text was wrapped at a width when most lines that another follows are nearly as long as the
 * longest, and many of the following ones begin small. In such a text a line is joined to the
 * next when the next one's first word had no room on it; in others only when it breaks off in
 * the middle of a sentence. */
#include "extract/wrap.h"

#include <glib.h>

enum { WIDEST = 132, NARROWEST = 40, BROKEN_OFF = 60 };

static size_t width(const kith_line *line)
{
    return line->end - line->beg;
}

static kith_str line_text(const kith_doc *doc, size_t i)
{
    return kith_str_sub(doc->text, doc->line[i].beg, doc->line[i].end);
}

/* Whether line i may go on in line i + 1 at all. */
static bool adjoins(const kith_doc *doc, size_t i)
{
    return i + 1 < doc->n_lines && !doc->line[i + 1].gap && doc->line[i].kind == KITH_LINE_TEXT &&
           doc->line[i + 1].kind == KITH_LINE_TEXT;
}

static bool begins_small(kith_str s)
{
    size_t pos = 0;

    return s.len > 0 && g_unichar_islower(kith_utf8_next(s, &pos));
}

/* The width at which the document was wrapped; 0 when it was not. */
static size_t wrapped_at(const kith_doc *doc)
{
    size_t histogram[WIDEST + 1] = {0}, n = 0, small = 0, wide = 0, most = 0, sum = 0;

    for (size_t i = 0; i < doc->n_lines; i++) {
        if (!adjoins(doc, i))
            continue;
        n++;
        small += begins_small(line_text(doc, i + 1));
        if (width(&doc->line[i]) <= WIDEST)
            histogram[width(&doc->line[i])]++;
    }
    for (size_t w = 0; w <= WIDEST; w++)
        sum += histogram[w];
    if (n < 2 || sum * 50 < n * 49 || small * 3 < n)
        return 0;
    for (sum = 0; most <= WIDEST && (sum += histogram[most]) * 50 < n * 49; most++)
        ;
    for (size_t w = most * 3 / 4; w <= WIDEST; w++)
        wide += histogram[w];
    return most >= NARROWEST && wide * 3 >= n * 2 ? most : 0;
}

static bool begins_item(kith_str s)
{
    static const char *const marks[] = {"- ", "* ", "• ", "– ", "— ", "> "};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (kith_str_starts(s, kith_str_of(marks[i])))
            return true;
    return false;
}

/* Whether the line breaks off: its last character is a letter or a comma. */
static bool breaks_off(kith_str s)
{
    size_t pos = s.len;
    uint32_t c = s.len > 0 ? kith_utf8_prev(s, &pos) : '.';

    return c == ',' || c == '-' || g_unichar_isalpha(c);
}

static bool joins(const kith_doc *doc, size_t i, size_t wrap)
{
    kith_str this, next;
    const char *space;
    size_t first;

    if (!adjoins(doc, i))
        return false;
    this = line_text(doc, i);
    next = line_text(doc, i + 1);
    if (this.len > 1 && this.ptr[this.len - 1] == '-' && g_ascii_isalpha(this.ptr[this.len - 2]) &&
        begins_small(next))
        return true;
    if (begins_item(next) || this.len < NARROWEST)
        return wrap > 0 && this.len * 5 > wrap * 3 && breaks_off(this) && begins_small(next);
    if (wrap == 0)
        return this.len >= BROKEN_OFF && breaks_off(this) && begins_small(next);
    space = memchr(next.ptr, ' ', MIN(next.len, WIDEST));
    first = space != NULL ? (size_t)(space - next.ptr) : MIN(next.len, WIDEST);
    return this.len + 1 + first > wrap ||
           (this.len * 5 > wrap * 3 && breaks_off(this) && begins_small(next));
}

/* The text of lines [beg, end): a space for each break, none behind a hyphen. */
static kith_str joined(kith_arena *a, const kith_doc *doc, size_t beg, size_t end)
{
    size_t room = doc->line[end - 1].end - doc->line[beg].beg, n = 0;
    char *at = kith_room(a, char, room + 1);

    for (size_t i = beg; i < end; i++) {
        kith_str line = line_text(doc, i);
        if (n > 0 && (at[n - 1] != '-' || n < 2 || at[n - 2] == ' ' || at[n - 2] == '-'))
            at[n++] = ' ';
        if (line.len > 0)
            memcpy(at + n, line.ptr, line.len);
        n += line.len;
    }
    return (kith_str){at, n};
}

kith_unit *kith_unwrap(kith_arena *a, const kith_doc *doc, size_t *n)
{
    kith_unit *unit = kith_room(a, kith_unit, doc->n_lines);
    size_t wrap = wrapped_at(doc);

    *n = 0;
    for (size_t i = 0, end; i < doc->n_lines; i = end) {
        for (end = i + 1; end < doc->n_lines && joins(doc, end - 1, wrap); end++)
            ;
        unit[(*n)++] =
            (kith_unit){.line = (uint32_t)i,
                        .n_lines = (uint32_t)(end - i),
                        .text = end - i == 1 ? line_text(doc, i) : joined(a, doc, i, end)};
    }
    return unit;
}
