// SPDX-License-Identifier: GPL-3.0-or-later
/* Names that are written alike in one document mostly mean one thing: where the tagger is not
 * sure of a type, what it read elsewhere decides. */
#pragma once

#include "extract/tagger.h"

/* What else a found name could be. */
typedef struct {
    uint64_t whole;              // of its words in lower case
    uint64_t last;               // of its last word, when there are several; else 0
    float score[KITH_TAG_TYPES]; // as a name of each type, less than as what it was found to be
} kith_reading;

/* Changes types of span: [n] by what reading: [n] says of all of them. */
void kith_agree(kith_arena *scratch, kith_span *span, const kith_reading *reading, size_t n);
