// SPDX-License-Identifier: GPL-3.0-or-later
/* The features of a token: the words around it, each in a slot, and keys of what they are
 * together. This is their only definition: training and tagging both ask here.
 *
 * They come in three parts, by what they hang on, so that a tagger works out once what many tokens
 * share: the token in its place, the run of capitalised words that holds it, and all that the
 * document says about its word type. */
#pragma once

#include "extract/view.h"

enum { KITH_PAIRS_MAX = 64, KITH_KEYS_MAX = 512 }; // of some tokens together

typedef struct {
    uint32_t pair[KITH_PAIRS_MAX]; // word types, each in a slot
    size_t n_pairs;
    uint64_t key[KITH_KEYS_MAX];
    size_t n_keys;
    uint64_t usual[KITH_KEYS_MAX]; // keys like the others, of few values: worth remembering
    size_t n_usual;
} kith_features;

/* A word type by its id, in a slot; and back. */
static inline uint32_t kith_pair(uint32_t word, unsigned slot)
{
    return word << 5 | slot;
}

static inline uint32_t kith_pair_word(uint32_t pair)
{
    return pair >> 5;
}

static inline unsigned kith_pair_slot(uint32_t pair)
{
    return pair & 31;
}

/* A sentence, in tokens of the view. */
typedef struct {
    const kith_view *view;
    uint32_t beg, end;
} kith_scope;

/* All features of token t, which counts from the view's first; and some that only training uses. */
void kith_features_at(const kith_view *view, uint32_t t, kith_features *out);

/* Its parts. Each is appended to out, which starts out as zeros (n_pairs, n_keys, n_usual).
 * The words around t are not among the pairs of kith_features_place; see kith_features_window. */
void kith_features_place(const kith_scope *s, uint32_t t, kith_features *out);
void kith_features_run(const kith_view *view, uint32_t run, kith_features *out); // run: as in view
void kith_features_word(const kith_view *view, uint32_t id, kith_features *out); // a candidate

/* The word type at t, or a border's outside the sentence. t may have wrapped below 0. */
static inline uint32_t kith_id_at(const kith_scope *s, uint32_t t)
{
    if (t - s->beg < s->end - s->beg)
        return s->view->word[t];
    return t == s->end || t == s->end + 1 ? 1 : 0;
}

/* The ids of the word types at t - 2 to t + 2: slot i of them is i. */
static inline void kith_features_window(const kith_scope *s, uint32_t t, uint32_t word[5])
{
    if (t - s->beg >= 2 && s->end - t > 2) {
        memcpy(word, s->view->word + t - 2, 5 * sizeof *word);
        return;
    }
    for (unsigned i = 0; i < 5; i++)
        word[i] = kith_id_at(s, t + i - 2);
}
