// SPDX-License-Identifier: GPL-3.0-or-later
/* A document as a reader gives it: text in lines, and what the format says about each line. */
#pragma once

#include "base/arena.h"
#include "base/str.h"

typedef enum {
    KITH_LINE_TEXT,
    KITH_LINE_HEADING,
    KITH_LINE_ITEM,    // of a list
    KITH_LINE_CAPTION, // of a picture
    KITH_LINE_CELL,    // of a table
} kith_line_kind;

/* Where on a page a line stands: bits, from the page's tags and the words of their classes; 0
 * where the format does not tell. */
typedef enum {
    KITH_PLACE_ARTICLE = 1 << 0, // inside <article>
    KITH_PLACE_MAIN = 1 << 1,
    KITH_PLACE_MENU = 1 << 2, // nav, header, footer, aside, form
    KITH_PLACE_WEAK = 1 << 3, // its class speaks of sharing, related articles, comments ...
    KITH_PLACE_BYLINE = 1 << 4,
    KITH_PLACE_TITLE = 1 << 5,  // h1
    KITH_PLACE_HIDDEN = 1 << 6, // not shown: folded away, for other programs, a copy
    KITH_PLACE_BODY = 1 << 7,   // what is marked up as the article's text
    KITH_PLACE_TABLE = 1 << 9,  // in a table
    KITH_PLACE_SURE = 1 << 8,   // the format itself says that it is the article's: it is kept, and
                                // where there is any, other lines are not
} kith_place;

/* A part of a page that holds lines, as its tags nest. */
typedef struct {
    uint32_t parent; // a smaller index; 0, the page itself, is its own
    uint16_t place;  // kith_place bits that hold for all of it
    uint32_t make;   // hash of its tag and classes: repeated parts have the same
} kith_part;

/* One block of text: a line of a text file, a paragraph of a page. */
typedef struct {
    uint32_t beg, end; // bytes of the document's text, without the line break
    uint8_t kind;      // kith_line_kind; TEXT where the format does not tell
    uint8_t link;      // percent of its characters that are link text
    uint16_t place;    // kith_place bits
    uint32_t box;      // the innermost part of the page around it; 0 where there are none
    bool gap;          // an empty line, or another block's border, stands before it
} kith_line;

/* Everything in it is borrowed from the arena it was read into. */
typedef struct {
    kith_str name;   // where it is from: "press/a.txt", "stdin"
    kith_str text;   // UTF-8 that is valid, lines ended by LF, no NUL; < 4 GiB
    kith_line *line; // [n_lines] ascending
    size_t n_lines;
    kith_part *box; // [n_boxes]; none where the format has no parts
    size_t n_boxes;
    kith_str title;    // as the format or the text's head states it; empty when unknown
    kith_str date;     // ISO 8601, "2024-12-03"; empty when unknown
    kith_str author;   // names as they are written; empty when unknown
    kith_str language; // "en", "pt-BR": as the format states it; empty when it does not
    kith_str source;   // address of the page or name of the outlet; empty when unknown
    kith_str stated;   // the article's text as the format states it apart from the lines, or empty
    size_t n_repaired; // invalid bytes replaced by U+FFFD
} kith_doc;
