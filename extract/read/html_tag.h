// SPDX-License-Identifier: GPL-3.0-or-later
/* What the tags of HTML, and the words in their class and id, say of the text in them. */
#pragma once

#include "extract/read/doc.h"

typedef enum {
    KITH_TAG_BLOCK = 1 << 0, // begins and ends a line
    KITH_TAG_LINK = 1 << 1,
    KITH_TAG_SKIP = 1 << 2, // its text is not read
    KITH_TAG_BREAK = 1 << 3,
    KITH_TAG_WHOLE = 1 << 4,  // its class words speak of the whole page
    KITH_TAG_HEADER = 1 << 5, // a menu, unless it is an article's own
} kith_tag_flag;

typedef struct {
    const char *name;
    uint8_t flags; // kith_tag_flag
    uint8_t kind;  // kith_line_kind
    uint8_t place; // kith_place
} kith_html_tag;

/* The row of a tag; one that says nothing for a tag that is not known. */
const kith_html_tag *kith_html_tag_of(const char *name);

/* kith_place bits that the words of a class or id give; *caption when they speak of one, *hidden
 * when they hide. */
uint8_t kith_html_class(kith_str words, bool *caption, bool *hidden);
