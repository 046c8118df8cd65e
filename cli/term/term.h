// SPDX-License-Identifier: GPL-3.0-or-later
/* What standard output is: how wide, and whether it takes colours. */
#pragma once

#include "base/arena.h"
#include "base/out.h"

typedef enum { KITH_COLOR_AUTO, KITH_COLOR_ALWAYS, KITH_COLOR_NEVER } kith_color_mode;

/* AUTO: on a terminal that is not dumb, unless NO_COLOR is set. */
bool kith_term_color(kith_color_mode mode);

/* Columns of standard output; 0 when it has no end: a file or a pipe. COLUMNS goes first. */
size_t kith_term_width(void);

/* Cells that s takes on a terminal: wide characters two, combining marks none. */
size_t kith_text_width(kith_str s);

/* How many bytes of s fit into so many cells, on a border of characters. */
size_t kith_text_fit(kith_str s, size_t cells);

/* A copy of s in which nothing can steer the terminal: control characters, line separators and
 * marks that turn the direction of writing become '?'. s itself where there are none. */
kith_str kith_text_tame(kith_arena *a, kith_str s);

/* Texts joined by sep, with ", " for it. */
kith_str kith_text_list(kith_arena *a, kith_str joined, char sep);

/* The longest beginning of s that fits into so many cells and ends where a word does; where the
 * first word is longer, it is cut. At least one character. Bytes; s.len when all fits. */
size_t kith_text_break(kith_str s, size_t cells);

/* s in lines of at most width cells (0: one line), each behind indent spaces. */
void kith_text_wrap(kith_out *out, kith_str s, size_t width, size_t indent);
