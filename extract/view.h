// SPDX-License-Identifier: GPL-3.0-or-later
/* A document as the tagger sees it: the word type of each token, runs of capitalised words, known
 * names, and where else each word occurs. Training and tagging read one and the same view. */
#pragma once

#include "extract/vocabulary.h"

/* Capitalised words in a row, and with links (of, the, and) between them. */
typedef struct {
    uint32_t beg, end;           // tokens
    uint32_t wide_beg, wide_end; // tokens; contain [beg, end)
} kith_run;

/* A known name that covers a token. */
typedef struct {
    uint32_t beg, end;
    uint32_t classes;
} kith_match;

typedef struct {
    kith_words *words;
    kith_str text;
    const kith_token *token; // [n] of the document
    kith_sentences sentences;
    uint32_t n;         // tokens; number 0 is the first of the piece
    uint32_t base;      // its index in the document
    uint32_t *word;     // [n] ids, then a border's
    uint16_t *brief;    // [n] of each token's word
    uint32_t *sentence; // [n]
    bool *near;         // [n] a capitalised word is near enough for the token to be part of a name
    uint32_t *run;      // [n] index into runs + 1; 0 outside
    kith_run *runs;     // [n_runs]
    size_t n_runs;
    uint64_t *known;     // [n] bit 4 * class + position of each known name that covers the token
    kith_match *longest; // [n] the longest of them, where there is one
    uint32_t *next;      // [n] of a capitalised word: token + 1 of the stem's next one, or 0
    uint64_t *initials;  // [n_initials] of runs, open addressing, 0 empty
    uint32_t *initials_run;
    size_t n_initials; // a power of two
    unsigned sport;    // how much the document is about sport: 0 not, 1 somewhat, 2 all of it
    uint8_t *mode;     // [S] use bits of the sentence
} kith_view;

/* KITH_USE_TITLE or KITH_USE_CAPITALS when the sentence is a headline of that kind, else PLAIN. */
unsigned kith_sentence_mode(kith_tokens tokens, kith_sentence s);

/* The first run whose words' initials are these, + 1; 0 when none. */
uint32_t kith_view_initials(const kith_view *view, uint64_t initials);

static inline const kith_word *kith_view_word(const kith_view *view, uint32_t t)
{
    return &view->words->word[view->word[t]];
}

static inline unsigned kith_view_class(const kith_view *view, uint32_t t)
{
    return view->brief[t] & KITH_BRIEF_CLASS;
}

static inline bool kith_view_candidate(const kith_view *view, uint32_t t)
{
    return (view->brief[t] & KITH_BRIEF_CANDIDATE) != 0;
}

/* One view at a time for one kith_words. The view of the sentences [from, to) of a document. All
 * from a. What is told of each of its tokens goes to fact[n], unless NULL. */
kith_view kith_view_make(kith_arena *a, kith_words *words, kith_str text, kith_tokens tokens,
                         kith_sentences sentences, size_t from, size_t to, kith_token_fact *fact);
