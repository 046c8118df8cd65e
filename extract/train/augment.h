// SPDX-License-Identifier: GPL-3.0-or-later
/* Training text as it might also have been written: in capitals, in title case, with hyphenated
 * words split; and sentences alone, so that not all is left to what the document tells. */
#pragma once

#include "extract/train/space.h"

/* How often each word is, by itself, a name of each type, or none. */
typedef struct {
    kith_dictionary words;
    kith_numbers count; // [words.n][KITH_TAG_TYPES + 1]
} kith_units;

void kith_units_add(kith_units *units, const kith_corpus *corpus);
void kith_units_fini(kith_units *units);

typedef struct {
    const kith_units *units; // tell what "U.S." is in "U.S.-led"
    double capitals, titles; // share of sentences
    double hyphens;          // share of documents
    double alone;            // share of sentences, as documents of their own
    uint64_t seed;
} kith_augment_options;

/* Adds altered copies of doc, the number-th of its source, to space. */
void kith_augment(kith_space *space, const kith_columns *doc, const kith_augment_options *options,
                  size_t number, unsigned free_types, float weight);

/* Reads a column file, or text with marked names ("[Kyiv]L hopes") when path ends in .txt. */
bool kith_source_read(kith_arena *a, const char *path, kith_corpus *out, kith_err *err);
