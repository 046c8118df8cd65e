// SPDX-License-Identifier: GPL-3.0-or-later
/* Stochastic gradient ascent on the log-likelihood of the chains of a space. */
#pragma once

#include "extract/train/lattice.h"
#include "extract/train/space.h"

typedef struct {
    unsigned epochs;
    double rate;                       // of the first step; falls to 0 along a line
    double strength;                   // C of the L2 penalty: larger is freer
    double dropout;                    // share of features left out at random
    double group_dropout[KITH_GROUPS]; // share of chains without the whole group
    double average;                    // last share of the training over which weights are averaged
    uint64_t seed;
    uint8_t off; // bit set of groups that are left out altogether
} kith_crf_options;

typedef struct {
    float (*weight)[KITH_LABEL_COLUMNS]; // [F], aligned to 64
    uint32_t n_features;
    kith_transitions *trans;
} kith_crf;

/* Told after each epoch, with the mean log-likelihood of a token so far in it. The weights are
 * those of that moment. */
typedef void kith_crf_report(void *ctx, const kith_crf *crf, unsigned epoch, double likelihood);

/* keep: [F] or NULL; features that are not kept have weight 0. start: weights to begin with, or
 * NULL. out is to be freed with kith_crf_fini(). */
void kith_crf_train(const kith_space *space, const kith_crf_options *options, const bool *keep,
                    const kith_crf *start, kith_crf_report *report, void *ctx, kith_crf *out);
/* Adds the weights of more to crf, or multiplies those of crf by a factor. */
void kith_crf_add(kith_crf *crf, const kith_crf *more);
void kith_crf_scale(kith_crf *crf, float factor);

void kith_crf_fini(kith_crf *crf);
