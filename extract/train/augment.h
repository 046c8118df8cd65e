// SPDX-License-Identifier: GPL-3.0-or-later
/* Training text as it might also have been written: in capitals, in title case, with hyphenated
 * words split. */
#pragma once

#include "extract/train/space.h"

typedef struct {
    double capitals, titles; // share of sentences
    double hyphens;          // share of documents
    uint64_t seed;
} kith_augment_options;

/* Adds altered copies of doc, the number-th of its source, to space. */
void kith_augment(kith_space *space, const kith_columns *doc, const kith_augment_options *options,
                  size_t number, unsigned free_types, float weight);

/* Reads a column file, or text with marked names ("[Kyiv]L hopes") when path ends in .txt. */
bool kith_source_read(kith_arena *a, const char *path, kith_corpus *out, kith_err *err);
