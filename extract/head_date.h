// SPDX-License-Identifier: GPL-3.0-or-later
/* When an article was published, by what stands between its headline and its text: never a date
 * that the text speaks of, nor the day on which somebody saved the page. */
#pragma once

#include "extract/read/date.h"

/* A line before the first paragraph. */
typedef struct {
    kith_str text;
    bool stamp;    // looks like a line of dates, authors or buttons
    bool headline; // is the article's headline
    bool before;   // stands before the headline, more than two lines off
} kith_head_line;

/* line: [n] in the order of the document; paragraph: the first one, or empty. False: none of them
 * states a whole date. */
bool kith_head_date(const kith_head_line *line, size_t n, kith_str paragraph, kith_date_order order,
                    char iso[KITH_DATE_BYTES]);
