// SPDX-License-Identifier: GPL-3.0-or-later
/* Long runs of plain text are taken out of a page before the parser sees it, and put back where it
 * comes to their place: libxml2 looks at text a character at a time, at the cost of a hundred
 * instructions each. In place of a run stands its token: a character that no text has, and a
 * number in letters. */
#pragma once

#include "base/arena.h"
#include "extract/read/bytes.h"

/* Zeroed but for the arena, it is empty. */
typedef struct {
    kith_arena *arena;
    kith_str *at; // [n] parts of the page, or from arena
    size_t n, room;
    kith_bytes said; // of the run that is being taken
} kith_html_runs;

/* Whether runs of the page can be taken out: it has no such character itself. */
bool kith_html_runs_may(kith_str page);

/* Writes the text between two tags of the page to out, without its runs. */
void kith_html_runs_take(kith_html_runs *runs, kith_str text, kith_bytes *out);

/* The next part of *text, which moves behind it: a run whose token stands there, or what is before
 * one. False when nothing is left. */
bool kith_html_runs_next(const kith_html_runs *runs, kith_str *text, kith_str *part);
