// SPDX-License-Identifier: GPL-3.0-or-later
/* Labels of tokens: O, and B(egin) I(nside) L(ast) U(nit) of each type of name. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "extract/tagger.h"

enum {
    KITH_LABEL_O = 0,
    KITH_LABEL_COLUMNS = 4 * KITH_TAG_TYPES, // all but O, whose score is fixed at 0
    KITH_LABELS = KITH_LABEL_COLUMNS + 1,
};

typedef enum { KITH_POS_B, KITH_POS_I, KITH_POS_L, KITH_POS_U } kith_label_pos;

static inline uint8_t kith_label(unsigned type, kith_label_pos pos)
{
    return (uint8_t)(1 + 4 * type + pos);
}

static inline unsigned kith_label_type(uint8_t label)
{
    return (label - 1u) / 4;
}

static inline kith_label_pos kith_label_position(uint8_t label)
{
    return (kith_label_pos)((label - 1u) % 4);
}

/* B and I: the name goes on behind this token. */
static inline bool kith_label_open(uint8_t label)
{
    return label != KITH_LABEL_O && kith_label_position(label) <= KITH_POS_I;
}

/* I and L: the name began before this token. */
static inline bool kith_label_inner(uint8_t label)
{
    return label != KITH_LABEL_O &&
           (kith_label_position(label) == KITH_POS_I || kith_label_position(label) == KITH_POS_L);
}

/* May `next` follow `label` in a row of labels? */
static inline bool kith_label_follows(uint8_t label, uint8_t next)
{
    if (kith_label_open(label))
        return kith_label_inner(next) && kith_label_type(next) == kith_label_type(label);
    return !kith_label_inner(next);
}
