// SPDX-License-Identifier: GPL-3.0-or-later
/* Column files: one token a line, its tag in the last column, an empty line between sentences,
 * -DOCSTART- lines between documents. Columns are set apart by blanks or tabs. Tags may be written
 * as IOB1, IOB2, BIOES or BILOU. */
#pragma once

#include "extract/label.h"

/* What a line of a column file is. */
typedef enum {
    KITH_LINE_TOKEN,
    KITH_LINE_BLANK,
    KITH_LINE_DOCUMENT,
    KITH_LINE_COMMENT
} kith_conll_kind;

/* The kind of a line; of a token also its text and its last column (empty when it has one only). */
kith_conll_kind kith_conll_line(kith_str line, kith_str *token, kith_str *tag);

/* One document of a column file: its tokens joined by spaces. */
typedef struct {
    kith_str text;
    kith_tokens tokens;
    kith_sentences sentences;
    uint8_t *label; // [T] as in extract/label.h
    uint64_t line;  // of its first token in the file, from 1
} kith_columns;

typedef struct {
    kith_columns *at; // [n]
    size_t n;
    size_t n_tokens;
    size_t n_unknown; // names of types that are none of ours, read as O
} kith_corpus;

typedef struct {
    bool untagged; // the last column is no tag; every label is O
} kith_conll_options;

/* Reads the text of a column file; name is for messages. When no -DOCSTART- is in it, each
 * sentence is a document of its own. Types are PER, ORG, LOC and MISC (also PERSON, GPE and the
 * like). All from a. KITH_EINPUT: a tag that is none, or a lone B or I without type. */
bool kith_conll_parse(kith_arena *a, const char *name, kith_str text,
                      const kith_conll_options *options, kith_corpus *out, kith_err *err);

/* The same from a file, into a; KITH_EIO when it cannot be read. */
bool kith_conll_read(kith_arena *a, const char *path, const kith_conll_options *options,
                     kith_corpus *out, kith_err *err);

/* The file's bytes with a NUL behind them, from a. */
bool kith_file_read(kith_arena *a, const char *path, kith_str *out, kith_err *err);

/* The type a tag's name means: KITH_TAG_TYPES when it is none of ours. */
unsigned kith_tag_type_of(kith_str name);

extern const char *const kith_tag_type_name[KITH_TAG_TYPES]; // "PER", "ORG", "LOC", "MISC"
