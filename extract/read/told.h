// SPDX-License-Identifier: GPL-3.0-or-later
/* What a format tells of a document in several places, of which the most trusted one counts. */
#pragma once

#include "extract/read/lines.h"
#include "extract/read/markup.h"

typedef struct {
    kith_arena *arena;
    kith_str at[KITH_TELLS_END]; // as it is kept: a date in ISO, authors joined by "; "
    uint8_t rank[KITH_TELLS_END];
} kith_told;

/* Remembers text, as it is written, unless something better is known. */
void kith_told_take(kith_told *told, kith_tells what, uint8_t rank, kith_str text);

/* Fills what doc has no value for. */
void kith_told_give(const kith_told *told, kith_doc *doc);

/* HTML within other formats: its visible text on one line. */
kith_str kith_told_flat(kith_arena *a, kith_str html);

/* Adds the lines of HTML to l as an article's: KITH_PLACE_SURE, but where they lead elsewhere. */
void kith_lines_add_html(kith_lines *l, kith_str html);
