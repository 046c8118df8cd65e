// SPDX-License-Identifier: GPL-3.0-or-later
/* One pass; what closes a link is looked for at a bounded distance, so that no text is slow. */
#include "extract/read/markdown_inline.h"

#include <glib.h>

#include "extract/read/told.h"

enum { REACH = 2000, DEEPEST = 8, ENTITY = 32 };

/* Links that are open: where their text ends and where their address does. */
typedef struct {
    size_t text_end, end;
} link;

typedef struct {
    kith_lines *to;
    kith_lines_style style;
    kith_str s;
    size_t beg; // of what is copied next
    link open[DEEPEST];
    size_t depth;
} writing;

/* Copies what stands before pos; what follows begins at next. */
static void flush(writing *w, size_t pos, size_t next)
{
    if (pos > w->beg)
        kith_lines_put(w->to, kith_str_sub(w->s, w->beg, pos), w->style);
    w->beg = next;
}

static char at(const writing *w, size_t pos)
{
    return pos < w->s.len ? w->s.ptr[pos] : '\0';
}

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\0';
}

/* The bracket that closes the one at pos; 0 when none does. */
static size_t closing(const writing *w, size_t pos, char open, char close)
{
    size_t depth = 0;

    if (memchr(w->s.ptr + pos, close, MIN(w->s.len - pos, (size_t)REACH)) == NULL)
        return 0;
    for (size_t i = pos; i < w->s.len && i < pos + REACH; i++) {
        char c = w->s.ptr[i];
        if (c == '\\')
            i++;
        else if (c == open)
            depth++;
        else if (c == close && --depth == 0)
            return i;
    }
    return 0;
}

/* "[text](address)", "[text][name]": opens it, and gives where its text begins. 0: it is none. */
static size_t open_link(writing *w, size_t pos)
{
    size_t beg = pos + (at(w, pos) == '!' ? 2 : 1), end = closing(w, beg - 1, '[', ']'), last = 0;

    if (end == 0 || w->depth == DEEPEST)
        return 0;
    if (at(w, end + 1) == '(')
        last = closing(w, end + 1, '(', ')');
    else if (at(w, end + 1) == '[')
        last = closing(w, end + 1, '[', ']');
    if (last == 0)
        return 0;
    w->open[w->depth++] = (link){end, last + 1};
    return beg;
}

/* Behind a tag, an address in angle brackets kept; pos when it is none. */
static size_t pass_tag(writing *w, size_t pos)
{
    const char *close = memchr(w->s.ptr + pos, '>', MIN(w->s.len - pos, (size_t)REACH));
    size_t end = close != NULL ? (size_t)(close - w->s.ptr) : 0;

    if (end == 0 ||
        (!g_ascii_isalpha(at(w, pos + 1)) && at(w, pos + 1) != '/' && at(w, pos + 1) != '!'))
        return pos;
    flush(w, pos, end + 1);
    if (g_ascii_strncasecmp(w->s.ptr + pos + 1, "br", 2) == 0)
        kith_lines_space(w->to);
    return end + 1;
}

static size_t pass_code(writing *w, size_t pos)
{
    size_t n = 0, end;

    while (at(w, pos + n) == '`')
        n++;
    for (end = pos + n; end < w->s.len && end < pos + REACH;) {
        size_t k = 0;
        while (at(w, end + k) == '`')
            k++;
        if (k == n) {
            flush(w, pos, pos + n);
            flush(w, end, end + n);
            return end + n;
        }
        end += k > 0 ? k : 1;
    }
    return pos + n;
}

/* A run of '*', '_' or '~': a mark of emphasis when it stands at the border of a word. */
static size_t pass_emphasis(writing *w, size_t pos)
{
    char c = at(w, pos), before = pos > 0 ? at(w, pos - 1) : ' ', behind;
    size_t end = pos;
    bool mark;

    while (at(w, end) == c)
        end++;
    behind = at(w, end);
    mark = c == '_' ? !(is_word(before) && is_word(behind)) : true;
    mark = mark && !(is_blank(before) && is_blank(behind)) && (c != '~' || end - pos == 2);
    if (mark)
        flush(w, pos, end);
    return end;
}

static size_t pass_entity(writing *w, size_t pos)
{
    size_t end = pos + 1;
    kith_str text;

    while (end < w->s.len && end < pos + ENTITY &&
           (g_ascii_isalnum(at(w, end)) || at(w, end) == '#'))
        end++;
    if (at(w, end) != ';')
        return pos + 1;
    text = kith_told_flat(w->to->text.arena, kith_str_sub(w->s, pos, end + 1));
    flush(w, pos, end + 1);
    kith_lines_put(w->to, kith_str_trim(text), w->style);
    return end + 1;
}

static size_t pass_bracket(writing *w, size_t pos)
{
    size_t next, end;

    if (at(w, pos + 1) == '^' && (end = closing(w, pos, '[', ']')) > 0) { // a footnote's number
        flush(w, pos, end + 1);
        return end + 1;
    }
    if ((next = open_link(w, pos)) == 0)
        return pos + 1;
    flush(w, pos, next);
    w->style.link = true;
    return next;
}

static size_t pass(writing *w, size_t pos)
{
    char c = at(w, pos);

    if (c == '\\' && g_ascii_ispunct(at(w, pos + 1))) {
        flush(w, pos, pos + 1);
        return pos + 2;
    }
    if (c == '`')
        return pass_code(w, pos);
    if (c == '*' || c == '_' || c == '~')
        return pass_emphasis(w, pos);
    if (c == '[' || (c == '!' && at(w, pos + 1) == '['))
        return pass_bracket(w, pos);
    if (c == '&')
        return pass_entity(w, pos);
    if (c == '<') {
        size_t end = pass_tag(w, pos);
        return end > pos ? end : pos + 1;
    }
    return pos + 1;
}

void kith_markdown_put(kith_lines *l, kith_str text, kith_lines_style style)
{
    writing w = {.to = l, .style = style, .s = text};

    for (size_t pos = 0; pos < text.len;) {
        if (w.depth > 0 && pos == w.open[w.depth - 1].text_end) {
            flush(&w, pos, w.open[w.depth - 1].end);
            pos = w.open[--w.depth].end;
            w.style.link = w.depth > 0;
        } else
            pos = pass(&w, pos);
        if (w.depth > 0 && pos > w.open[w.depth - 1].text_end)
            w.depth = 0; // it closed within something else
    }
    flush(&w, text.len, text.len);
}
