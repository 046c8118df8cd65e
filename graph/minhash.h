// SPDX-License-Identifier: GPL-3.0-or-later
/* What is kept of a text to tell whether another is nearly the same: a sample of the runs of three
 * words in it, the same sample for every text (min-wise hashing). Case, quotation marks,
 * punctuation and line ends play no part. */
#pragma once

#include "base/str.h"

enum { KITH_SKETCH_BINS = 64, KITH_SKETCH_WORDS = KITH_SKETCH_BINS / 8, KITH_SKETCH_BYTES = 35 };

typedef struct {
    uint32_t n;                        // runs of three words in the text; 0: too few to compare
    uint32_t least[KITH_SKETCH_WORDS]; // four bits a bin, the first lowest
} kith_sketch;

/* A text that is read paragraph by paragraph. */
typedef struct {
    uint64_t least[KITH_SKETCH_BINS];
    uint32_t n;
} kith_sketcher;

void kith_sketch_begin(kith_sketcher *s);
void kith_sketch_end(const kith_sketcher *s, kith_sketch *out);

/* Adds a paragraph, and gives the same for it alone, in one number of 48 bits: two that are equal
 * but for a word or two have seven or eight of its eight groups of six bits in common, others one
 * at most. Equal words give equal numbers. */
uint64_t kith_sketch_paragraph(kith_sketcher *s, kith_str text);

/* How much of the shorter text is in the longer, from 0 to 1, give or take 0.05; 0 where one is
 * more than twice as long as the other. */
double kith_sketch_similarity(const kith_sketch *a, const kith_sketch *b);

/* To and from bytes, as they are in files: n in three bytes, at most so large, then the bins; the
 * lowest first. What is no sketch is read as that of an empty text. */
void kith_sketch_put(const kith_sketch *sketch, char bytes[KITH_SKETCH_BYTES]);
kith_sketch kith_sketch_get(kith_str bytes);
