// SPDX-License-Identifier: GPL-3.0-or-later
/* The styles of paragraphs in office documents: which are headings, titles, items, and which make
 * the table of contents. */
#pragma once

#include "extract/read/markup.h"

/* Zeroed but for the arena, it has none. */
typedef struct {
    kith_arena *arena;
    kith_style *at; // [n]
    size_t n, room;
} kith_styles;

/* Adds the styles that an XML part declares. KITH_EINPUT as kith_sax_parse(). */
bool kith_styles_of_odf(kith_str xml, kith_styles *styles, kith_err *err);
bool kith_styles_of_docx(kith_str xml, kith_styles *styles, kith_err *err);

/* The first line that is in the style of titles is the document's title. */
void kith_styles_title(kith_doc *doc);

/* Fills what doc does not know from what another part of the file tells. */
void kith_styles_about(kith_doc *doc, const kith_doc *about);
