// SPDX-License-Identifier: GPL-3.0-or-later
/* The features of a token: the words around it, each in a slot, and keys of what they are
 * together. This is their only definition: training and tagging both ask here. */
#pragma once

#include "extract/view.h"

enum { KITH_PAIRS_MAX = 64, KITH_KEYS_MAX = 128 };

typedef struct {
    uint32_t word[KITH_PAIRS_MAX]; // ids of word types ...
    uint8_t slot[KITH_PAIRS_MAX];  // ... and the slot each one stands in
    size_t n_pairs;
    uint64_t key[KITH_KEYS_MAX];
    size_t n_keys;
} kith_features;

/* t counts from the view's first token. */
void kith_features_at(const kith_view *view, uint32_t t, kith_features *out);

/* Which tokens can be part of a name: capitalised ones and those near to them. True when t is one
 * of [beg, end), a sentence. */
bool kith_feature_reach(const kith_view *view, uint32_t t, uint32_t beg, uint32_t end);
