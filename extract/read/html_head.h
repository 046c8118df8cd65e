// SPDX-License-Identifier: GPL-3.0-or-later
/* Title and date of a page, of the several places that may state them the most trusted one. */
#pragma once

#include "extract/read/doc.h"

/* From the least to the most trusted. */
typedef enum {
    KITH_STATED_NOWHERE,
    KITH_STATED_IN_TIME,  // <time datetime>; <title>
    KITH_STATED_IN_META,  // <meta name=date>; <h1>
    KITH_STATED_IN_GRAPH, // OpenGraph
    KITH_STATED_IN_LD,    // JSON-LD
} kith_stated;

typedef struct {
    kith_arena *arena;
    kith_str title, date;
    uint8_t title_from, date_from; // kith_stated
} kith_html_head;

void kith_html_title(kith_html_head *head, kith_str title, kith_stated from);
void kith_html_date(kith_html_head *head, kith_str text, kith_stated from);

/* One <meta>: its name (or property, or itemprop) and content. */
void kith_html_meta(kith_html_head *head, const char *name, const char *content);

/* The content of a <script type="application/ld+json">. */
void kith_html_ld(kith_html_head *head, kith_str json);
