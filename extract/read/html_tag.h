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
    KITH_TAG_NOTE = 1 << 6,   // a link in it is a footnote's mark
} kith_tag_flag;

/* What a tag may tell of the whole page. */
typedef enum {
    KITH_HTML_TELLS_NOTHING,
    KITH_HTML_TELLS_META,
    KITH_HTML_TELLS_TIME,
    KITH_HTML_TELLS_LINK,
    KITH_HTML_TELLS_PAGE,
    KITH_HTML_TELLS_TITLE,
} kith_tag_tells;

typedef struct {
    const char *name;
    uint8_t flags;  // kith_tag_flag
    uint8_t kind;   // kith_line_kind
    uint16_t place; // kith_place
    uint8_t tells;  // kith_tag_tells
} kith_html_tag;

/* The row of a tag; one that says nothing for a tag that is not known. */
const kith_html_tag *kith_html_tag_of(const char *name);

/* What class words say besides kith_place bits. */
enum {
    KITH_CLASS_CAPTION = 1 << 16,
    KITH_CLASS_HIDDEN = 1 << 17,
    KITH_CLASS_CREDIT = 1 << 18, // of a picture: ends the line even where the tag does not
    KITH_CLASS_NOTE = 1 << 19,   // the mark of a footnote
};

/* kith_place and KITH_CLASS bits that the words of a class or id give. */
uint32_t kith_html_class(kith_str words);
