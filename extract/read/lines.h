// SPDX-License-Identifier: GPL-3.0-or-later
/* A document's lines, written from runs of text as parsers of marked-up text give them: white
 * space is made single spaces, lines without a character are none. */
#pragma once

#include "extract/read/bytes.h"
#include "extract/read/doc.h"

/* Zeroed but for the arena of its text, it is empty. */
typedef struct {
    kith_bytes text;
    size_t beg;     // of the line being written
    size_t in_link; // bytes of it that are link text
    uint8_t kind;
    uint16_t place;  // of its first character
    bool space;      // is due before the next character
    bool gap;        // the line stands apart from the one before
    kith_line *line; // [n_lines]
    size_t n_lines, line_room;
} kith_lines;

/* What text is. */
typedef struct {
    uint8_t kind;
    uint16_t place; // kith_line_kind, kith_place
    bool link;
} kith_lines_style;

/* Text goes on in the line being written. */
void kith_lines_put(kith_lines *l, kith_str text, kith_lines_style style);

/* The same, but line breaks in text end lines, and empty lines set apart. */
void kith_lines_put_broken(kith_lines *l, kith_str text, kith_lines_style style);

/* Whether a line of plain text goes on in the next: the next one's first word had no room on it. */
bool kith_line_wraps(kith_str line, kith_str next);

/* What is written next stands behind a space. */
void kith_lines_space(kith_lines *l);

/* Ends the line, if anything stands in it. */
void kith_lines_end(kith_lines *l);

/* Ends the line, and the next stands apart. */
void kith_lines_gap(kith_lines *l);

/* Forgets what was written in this line behind the first n bytes of the text. */
void kith_lines_cut(kith_lines *l, size_t n);

/* Adds the lines of a document, with place added to theirs. */
void kith_lines_add(kith_lines *l, const kith_doc *doc, uint16_t place);

/* Ends the last line and gives text and lines to doc. */
void kith_lines_give(kith_lines *l, kith_doc *doc);

/* Puts the document's title before its lines, unless one of the first says the same. */
void kith_doc_head(kith_arena *a, kith_doc *doc, uint16_t place);
