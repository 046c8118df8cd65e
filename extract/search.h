// SPDX-License-Identifier: GPL-3.0-or-later
/* The labels of tokens in a row, from their scores and the model's transitions: the best path
 * (Viterbi), and how far behind it other readings of a name are. */
#pragma once

#include "extract/agree.h"
#include "extract/score.h"

/* Half of a token's labels: small enough for every machine's vectors. */
typedef int16_t kith_half __attribute__((vector_size(KITH_LABEL_COLUMNS)));

/* The scores of the best paths to each label of a token. */
typedef struct {
    kith_half score[2];
    int16_t o; // the same of O
} kith_step;

/* The model's transitions, made ready for the search; to be freed with g_aligned_free(). */
typedef struct kith_moves kith_moves;
kith_moves *kith_moves_new(const kith_model *model);

/* A sentence at work. Tokens count from the view's first; what is worked with counts from the
 * sentence's, so that it stays in the nearest cache. */
typedef struct {
    const kith_model *model;
    const kith_moves *moves;
    const kith_view *view;
    uint32_t first;           // of the sentence, as the next
    const kith_scores *score; // [T] of the tokens that are searched
    kith_step *step;          // [T] room to work in
    uint8_t *label;           // [T] found
} kith_search;

/* Tokens in a row whose labels are searched together; the ones around them are O. */
typedef struct {
    uint32_t beg, end;   // of the view
    uint8_t left, right; // classes of the tokens beside it
} kith_stretch;

void kith_search_labels(const kith_search *g, const kith_stretch *s);

/* What the name at [beg, end), found to be of a type, could be, and by how much the best other
 * reading (or none) is behind. */
kith_reading kith_search_reading(const kith_search *g, const kith_stretch *s, uint32_t beg,
                                 uint32_t end, unsigned type, float *margin);
