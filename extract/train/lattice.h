// SPDX-License-Identifier: GPL-3.0-or-later
/* Sums over all labellings of a chain (forward and backward), for training. */
#pragma once

#include "extract/label.h"
#include "extract/word.h"

enum { KITH_TABLE = KITH_LABELS * KITH_LABELS, KITH_TABLES = KITH_CLASSES * KITH_CLASSES };

/* Transition weights by classes of the two tokens, and their exponentials. */
typedef struct {
    float weight[KITH_TABLES][KITH_TABLE]; // from, to
    float power[KITH_TABLES][KITH_TABLE];  // exp of it; 0 where none may follow
    float change[KITH_TABLES][KITH_TABLE]; // gathered, not yet applied
    bool touched[KITH_TABLES];
} kith_transitions;

void kith_transitions_init(kith_transitions *tr);

/* Takes a step of `rate` along what has been gathered; weights shrink by the factor keep. */
void kith_transitions_apply(kith_transitions *tr, float keep, float rate);

/* Room for a chain of up to `room` tokens. */
typedef struct {
    size_t room;
    float (*score)[KITH_LABEL_COLUMNS]; // [T] in: own scores of tokens
    float (*expect)[KITH_LABELS];       // [T] out: probability of each label
    float (*emit)[KITH_LABELS];         // exp of scores
    float (*alpha)[KITH_LABELS];
    float (*beta)[KITH_LABELS];
    float *scale;
    uint16_t *table; // [T + 1] number of the transition table before each token, and behind
} kith_lattice;

void kith_lattice_reserve(kith_lattice *lat, size_t n);
void kith_lattice_fini(kith_lattice *lat);

/* Fills expect from score and table; allowed: [T] bit sets of labels, or NULL for all. Adds
 * `times` the expected transitions to tr->change. Returns the logarithm of the sum. */
double kith_lattice_sum(kith_lattice *lat, kith_transitions *tr, size_t n, const uint32_t *allowed,
                        float times);

/* The best labelling. */
void kith_lattice_best(kith_lattice *lat, const kith_transitions *tr, size_t n, uint8_t *label);
