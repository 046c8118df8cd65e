// SPDX-License-Identifier: GPL-3.0-or-later
/* What the model says of tokens: for each label but O a score, in KITH_MODEL_UNIT.
 *
 * All that a word by itself says in a slot is summed once; what a run
 * says, once for all its tokens; what the document says of a word, once for all places where it
 * stands. A token then costs a dozen vector adds and a few look-ups. */
#pragma once

#include "extract/feature.h"
#include "extract/model.h"

typedef int16_t kith_scores __attribute__((vector_size(2 * KITH_LABEL_COLUMNS)));

enum {
    KITH_SCORE_WORDS = 1 << 17, // word types remembered
    KITH_SCORE_PIECE = 1 << 13, // tokens of a view, at most: a very long article
};

typedef struct kith_scorer kith_scorer;
kith_scorer *kith_scorer_new(const kith_model *model, const kith_lexicon *lex);
void kith_scorer_free(kith_scorer *s); // NULL is fine

/* Reads the same model and lists from another place, between views. */
void kith_scorer_move(kith_scorer *s, const kith_model *model, const kith_lexicon *lex);

/* The word types to make a view of n tokens with; those of earlier views may be forgotten. */
kith_words *kith_scorer_words(kith_scorer *s, uint32_t n);

/* Begins with a view, which must outlive its use. Room is taken from a. */
void kith_scorer_begin(kith_scorer *s, kith_arena *a, const kith_view *view);

/* Says that what words say by themselves will be asked for at token t soon. */
void kith_score_expect(const kith_scorer *s, uint32_t t);

/* Can a word that is no capitalised one be part of a name? */
bool kith_score_is_weak(kith_scorer *s, uint32_t t);

/* What the words around token t of a sentence say by themselves. */
void kith_score_window(kith_scorer *s, const kith_scope *in, uint32_t t, kith_scores *out);

/* Adds all else to it, for the tokens [beg, end) of the sentence. score: of its tokens. */
void kith_score_rest(kith_scorer *s, const kith_scope *in, uint32_t beg, uint32_t end,
                     kith_scores *score);

/* The best of all labels. */
int kith_score_best(const kith_scores *s);
