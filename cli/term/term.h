// SPDX-License-Identifier: GPL-3.0-or-later
/* What standard output is: how wide, and whether it takes colours. */
#pragma once

#include "base/str.h"

typedef enum { KITH_COLOR_AUTO, KITH_COLOR_ALWAYS, KITH_COLOR_NEVER } kith_color_mode;

/* AUTO: on a terminal that is not dumb, unless NO_COLOR is set. */
bool kith_term_color(kith_color_mode mode);

/* Columns of standard output; 0 when it has no end: a file or a pipe. COLUMNS goes first. */
size_t kith_term_width(void);

/* Cells that s takes on a terminal: wide characters two, combining marks none. */
size_t kith_text_width(kith_str s);

/* How many bytes of s fit into so many cells, on a border of characters. */
size_t kith_text_fit(kith_str s, size_t cells);
