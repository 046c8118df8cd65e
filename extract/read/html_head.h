// SPDX-License-Identifier: GPL-3.0-or-later
/* What a page says of itself: title, date, author, language, address, and the article's text,
 * each of the several places that may state it from the most trusted one. */
#pragma once

#include "extract/read/doc.h"

/* From the least to the most trusted. */
typedef enum {
    KITH_STATED_NOWHERE,
    KITH_STATED_IN_PASSING, // when it was last changed; the outlet's name for its address
    KITH_STATED_IN_TIME,    // <time datetime>; <title>
    KITH_STATED_IN_META,    // <meta name=date>; a heading
    KITH_STATED_IN_GRAPH,   // OpenGraph
    KITH_STATED_IN_LD,      // JSON-LD
} kith_stated;

typedef struct {
    kith_str text;
    kith_stated from;
} kith_html_fact;

typedef struct {
    kith_arena *arena;
    kith_html_fact title, date, author, language, source, body;
} kith_html_head;

/* Each is kept when it is trusted more than what was stated before. Text is copied. */
void kith_html_title(kith_html_head *head, kith_str title, kith_stated from);
void kith_html_date(kith_html_head *head, kith_str text, kith_stated from);
void kith_html_author(kith_html_head *head, kith_str names, kith_stated from);
void kith_html_language(kith_html_head *head, kith_str tag, kith_stated from);
void kith_html_source(kith_html_head *head, kith_str address, kith_stated from);

/* One <meta>: its name (or property, or itemprop) and content. */
void kith_html_meta(kith_html_head *head, const char *name, const char *content);

/* The content of a <script type="application/ld+json">. */
void kith_html_ld(kith_html_head *head, kith_str json);

/* The title from <title>, which often names the site too, and the page's headings: lines of text.
 */
void kith_html_choose_title(kith_html_head *head, kith_str whole, const char *text,
                            const kith_line *line, size_t n_lines);

/* Writes what is known into doc. */
void kith_html_tell(const kith_html_head *head, kith_doc *doc);
