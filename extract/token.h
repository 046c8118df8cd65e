// SPDX-License-Identifier: GPL-3.0-or-later
/* Words and marks of a text, and its sentences. One pass, no allocation but the results. */
#pragma once

#include "base/arena.h"
#include "extract/article.h"

typedef enum {
    KITH_TOKEN_WORD,   // begins with a letter (any script); hyphens and inner ' and & stay inside
    KITH_TOKEN_NUMBER, // begins with a digit
    KITH_TOKEN_CLITIC, // 's ’s ' n't 're ... split from the word before it
    KITH_TOKEN_MARK,   // punctuation, symbols, one at a time ("..." and "--" as one)
} kith_token_kind;

/* How a word is written. */
typedef enum {
    KITH_CAP_NONE,  // no letter
    KITH_CAP_LOWER, // "word"
    KITH_CAP_FIRST, // "Word"
    KITH_CAP_UPPER, // "WORD", "U.S."
    KITH_CAP_MIXED, // "McCain", "iPhone", "al-Qaeda"
} kith_cap;

typedef struct {
    uint32_t beg, end; // bytes of the text
    uint8_t kind;      // kith_token_kind
    uint8_t cap;       // kith_cap
    bool space;        // white space (or the start of the text) stands before it
} kith_token;

typedef struct {
    kith_token *at; // [n] ascending, not overlapping
    size_t n;
} kith_tokens;

typedef struct {
    uint32_t beg, end; // tokens, half-open, beg < end
    uint32_t block;    // of the article, 0-based
} kith_sentence;

typedef struct {
    kith_sentence *at; // [n] ascending; every token is in exactly one
    size_t n;
} kith_sentences;

static inline kith_str kith_token_str(kith_str text, kith_token token)
{
    return kith_str_sub(text, token.beg, token.end);
}

/* Appends the tokens of text[beg, end) to what tokens holds; from a. */
void kith_tokenize(kith_arena *a, kith_str text, size_t beg, size_t end, kith_tokens *tokens);

/* All tokens and sentences of an article: a block's border ends a sentence. */
void kith_segment(kith_arena *a, const kith_article *article, kith_tokens *tokens,
                  kith_sentences *sentences);
