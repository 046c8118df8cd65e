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
