// SPDX-License-Identifier: GPL-3.0-or-later
/* One engine for every XML that marks up an article: a format is a table that says what its
 * elements are. Text stands in lines as those of a page do; what the format calls the article's
 * body has KITH_PLACE_SURE, so that the article finder keeps it; the rest of what is written
 * (references, bylines) has not. */
#pragma once

#include "extract/read/doc.h"
#include "extract/read/lines.h"
#include "extract/read/sax.h"

/* What an element does: bits. */
typedef enum {
    KITH_DOES_BLOCK = 1 << 0,  // begins and ends a line that stands apart
    KITH_DOES_LINE = 1 << 1,   // begins and ends a line
    KITH_DOES_SPACE = 1 << 2,  // a break in a line
    KITH_DOES_SKIP = 1 << 3,   // nothing in it is read
    KITH_DOES_BODY = 1 << 4,   // its text is the article's
    KITH_DOES_APART = 1 << 5,  // its text is written, but is not the article's
    KITH_DOES_NOTE = 1 << 6,   // its lines go behind the line it stands in
    KITH_DOES_LINK = 1 << 7,   // its text leads elsewhere
    KITH_DOES_MARK = 1 << 8,   // is left out where it holds no letter: "[1]"
    KITH_DOES_BROKEN = 1 << 9, // line breaks in it are line breaks
    KITH_DOES_ITEM = 1 << 10,  // one document of several; the first is read
    KITH_DOES_MARKS = 1 << 11, // the same, but only where a mark in it was left out: "[1], [2]"
    KITH_DOES_HUSH = 1 << 12,  // its text is not written
    KITH_DOES_WRITE = 1 << 13, // its text is written, as what it stands in says
    KITH_DOES_STYLE = 1 << 14, // says what the block is that it stands in: of kind, or as the
                               // style that attr names
} kith_does;

/* What an element, or an attribute of it, tells of the document. */
typedef enum {
    KITH_TELLS_NOTHING,
    KITH_TELLS_TITLE,
    KITH_TELLS_DATE,
    KITH_TELLS_AUTHOR,
    KITH_TELLS_LANGUAGE,
    KITH_TELLS_SOURCE,
    KITH_TELLS_DOI,
    KITH_TELLS_HTML,    // its text is HTML, which is the article's body
    KITH_TELLS_PLAIN,   // its text is plain text, which is the article's body
    KITH_TELLS_SURNAME, // parts of an author, of a date
    KITH_TELLS_YEAR,
    KITH_TELLS_MONTH,
    KITH_TELLS_DAY,
    KITH_TELLS_END
} kith_tells;

/* A row: an element of that name, in an element named `in`, with the attribute `only`. The first
 * row that fits counts. */
typedef struct {
    const char *name; // "p", "dc:date"; the prefix as kith_sax_tag has it
    const char *in;   // of an ancestor, without prefix; NULL: anywhere
    const char *only; // "type=html", "!rel": has none; NULL: any
    uint32_t does;    // kith_does
    uint8_t kind;     // kith_line_kind of its lines
    uint16_t place;   // kith_place, added
    uint8_t tells;    // kith_tells
    uint8_t rank;     // of several that tell the same, the highest is believed, then the first
    const char *attr; // that tells it; NULL: the element's text
} kith_rule;

/* A style of paragraphs. */
typedef struct {
    kith_str id;
    uint8_t kind;
    uint16_t place; // added
    bool apart;     // not the article's
} kith_style;

typedef struct {
    const kith_rule *rule;   // ends with a row without a name
    const kith_rule *second; // rows that are tried behind those; NULL: none
    const kith_style *style; // [n_styles]
    size_t n_styles;
    bool html;   // elements of XHTML are read as those of pages are
    bool titled; // the title is the first line, if no line says it
    bool any;    // text counts wherever it stands, and elements between elements
                 // are blocks
} kith_markup;

/* The prefix "html" and what is HTML in a format of its own. KITH_EINPUT as kith_sax_parse(). */
bool kith_markup_read(const kith_markup *markup, kith_str bytes, const char *charset, kith_arena *a,
                      kith_doc *doc, kith_err *err);
