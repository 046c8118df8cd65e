// SPDX-License-Identifier: GPL-3.0-or-later
/* The article in a document: its own headline, paragraphs, cross-heads, bullets and captions,
 * without menus, share and subscribe lines, credits, lists of other headlines, comments and
 * footers. Told by features of a line and of its neighbourhood. */
#pragma once

#include "extract/read/doc.h"

typedef enum {
    KITH_BLOCK_TEXT,
    KITH_BLOCK_HEADLINE, // of the article or of a part of it
    KITH_BLOCK_ITEM,
    KITH_BLOCK_CAPTION,
} kith_block_kind;

/* A line of fewer bytes is a heading or a phrase that two authors may write alike. */
enum { KITH_COPY_BYTES = 120 };

typedef struct {
    uint32_t beg, end; // bytes of the article's text
    uint8_t kind;      // kith_block_kind
    uint64_t hash;     // of the words of one below KITH_COPY_BYTES, letters folded and digits
                       // alike: finds short lines that repeat; else 0
} kith_block;

typedef struct {
    uint32_t line;   // of the document
    const char *why; // "menu", "links", "credit", ...: a static word
} kith_dropped;

/* Borrowed from the arena. */
typedef struct {
    kith_str text;     // kept blocks, each ended by LF, paragraphs set apart by an empty line
    kith_block *block; // [n_blocks] ascending
    size_t n_blocks;
    kith_dropped *dropped; // [n_dropped] ascending
    size_t n_dropped;
    kith_str title;    // the document's, else the article's first headline; may be empty
    kith_str date;     // the document's, else one stated at the article's head; may be empty
    kith_str language; // code, told by the text, else as the document states it; may be empty
    bool foreign;      // the text tells that it is not in the language of the model
} kith_article;

/* keep_boilerplate: every line is a block. Hard-wrapped lines of one paragraph are joined. */
kith_article kith_article_find(kith_arena *a, const kith_doc *doc, bool keep_boilerplate);

/* The same of a document whose text and lines nobody needs any more: it has none behind it. They
 * are from a; other fields may not be parts of its text. */
kith_article kith_article_take(kith_arena *a, kith_doc *doc, bool keep_boilerplate);

/* Fills language and foreign from the text; stated: what the document says of itself, or empty. */
void kith_article_tell_language(kith_article *article, kith_str stated);
