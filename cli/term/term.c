// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/term/term.h"

#include <glib.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool kith_term_color(kith_color_mode mode)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

    if (mode != KITH_COLOR_AUTO)
        return mode == KITH_COLOR_ALWAYS;
    return isatty(STDOUT_FILENO) && (none == NULL || *none == '\0') && term != NULL &&
           strcmp(term, "dumb") != 0;
}

size_t kith_term_width(void)
{
    const char *columns = getenv("COLUMNS");
    long n = columns != NULL ? strtol(columns, NULL, 10) : 0;
    struct winsize win;

    if (n > 0 && n < 100000)
        return (size_t)n;
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &win) == 0 && win.ws_col > 0)
        return win.ws_col;
    return 80;
}

static size_t cells_of(uint32_t c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

size_t kith_text_width(kith_str s)
{
    size_t cells = 0;

    for (size_t pos = 0; pos < s.len;)
        cells += cells_of(kith_utf8_next(s, &pos));
    return cells;
}

size_t kith_text_fit(kith_str s, size_t cells)
{
    size_t used = 0, fit = 0;

    for (size_t pos = 0; pos < s.len; fit = pos) {
        used += cells_of(kith_utf8_next(s, &pos));
        if (used > cells)
            break;
    }
    return fit;
}

static bool steers(uint32_t c)
{
    return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

kith_str kith_text_tame(kith_arena *a, kith_str s)
{
    char *to;
    size_t n = 0, pos = 0;

    while (pos < s.len && (unsigned char)s.ptr[pos] >= ' ' && (unsigned char)s.ptr[pos] < 0x7f)
        pos++;
    if (pos == s.len)
        return s;
    to = kith_room(a, char, s.len + 1);
    for (pos = 0; pos < s.len;) {
        size_t beg = pos;
        if (steers(kith_utf8_next(s, &pos)))
            to[n++] = '?';
        else
            while (beg < pos)
                to[n++] = s.ptr[beg++];
    }
    return (kith_str){to, n};
}

kith_str kith_text_list(kith_arena *a, kith_str joined, char sep)
{
    char *text = kith_room(a, char, 2 * joined.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < joined.len; i++) {
        text[n++] = joined.ptr[i] == sep ? ',' : joined.ptr[i];
        if (joined.ptr[i] == sep)
            text[n++] = ' ';
    }
    return (kith_str){text, n};
}

size_t kith_text_break(kith_str s, size_t cells)
{
    size_t fit = kith_text_fit(s, cells), end = fit, pos = 0;

    if (fit == s.len)
        return fit;
    while (end > 0 && s.ptr[end] != ' ')
        end--;
    if (end > 0)
        return end;
    if (fit == 0)
        kith_utf8_next(s, &pos);
    return fit > 0 ? fit : pos;
}

void kith_text_wrap(kith_out *out, kith_str s, size_t width, size_t indent)
{
    enum { LEAST_WIDTH = 20 };
    size_t cells = width > 0 ? MAX(width, indent + LEAST_WIDTH) - indent : SIZE_MAX;

    while (s.len > 0) {
        size_t len = kith_text_break(s, cells);
        kith_out_printf(out, "%*s", (int)indent, "");
        kith_out_str(out, kith_str_sub(s, 0, len));
        kith_out_putc(out, '\n');
        while (len < s.len && s.ptr[len] == ' ')
            len++;
        s = kith_str_sub(s, len, s.len);
    }
}
