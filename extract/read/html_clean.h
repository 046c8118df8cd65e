// SPDX-License-Identifier: GPL-3.0-or-later
/* A page made ready for the parser: what nobody reads is left out before the parser sees it, so
 * that most bytes of a page cost one look, and a hostile page cannot make the parser compare
 * thousands of attributes with each other. */
#pragma once

#include "extract/read/html_runs.h"

typedef struct {
    kith_str page; // without comments, scripts, styles, pictures; tags with few attributes
    kith_str *ld;  // [n_ld] contents of the scripts that are JSON-LD
    size_t n_ld;
    kith_str *data; // [n_data] contents of the other scripts that are JSON
    size_t n_data;
} kith_html_clean;

/* Of the attributes stay: class, in which stand the words of class, id, role, itemprop and the
 * names that pages give their components; hidden, also for what style or aria-hidden hide; and
 * what tells of the page (datetime, content, name, property, itemprop of <meta>, rel and href of
 * <link>, lang of <html>). Long runs of text are taken out into runs, unless it is NULL. Time and
 * memory grow with the page alone. From a. */
kith_html_clean kith_html_cleaned(kith_arena *a, kith_str page, kith_html_runs *runs);
