// SPDX-License-Identifier: GPL-3.0-or-later
/* How well a name fits one that is asked for. */
#pragma once

#include "base/arena.h"

typedef enum {
    KITH_FAR,
    KITH_NEAR,   // a few edits away, as a whole or, for a question of one word, one of its words
    KITH_PART,   // the question is whole words of it
    KITH_FOLDED, // equal but for accents, case and marks
} kith_fit;

typedef struct {
    kith_str folded; // what is asked for, by kith_name_fold()
    int budget;      // edits that still are near
    uint32_t letters;
    int *row[3]; // [folded.len + 1] of the distance table
} kith_matcher;

/* For one thread. From a. */
kith_matcher kith_matcher_of(kith_arena *a, kith_str name);

/* How a folded name fits. *distance: edits, when it is near. Nothing below `least` is looked for:
 * what is less is far. */
kith_fit kith_match(kith_matcher *m, kith_str folded, kith_fit least, int *distance);
