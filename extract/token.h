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
    bool stop;         // a mark that may end a sentence or a quotation, or a word with its stop
} kith_token;

typedef struct {
    kith_token *at; // [n] ascending, not overlapping
    size_t n;
    size_t room; // tokens that fit in at; 0 when unknown
} kith_tokens;

typedef struct {
    uint32_t beg, end; // tokens, half-open, beg < end
    uint32_t block;    // of the article, 0-based
} kith_sentence;

typedef struct {
    kith_sentence *at; // [n] ascending; every token is in exactly one
    size_t n;
    size_t room; // sentences that fit in at; 0 when unknown
} kith_sentences;

/* No word is longer (what runs on without a space is cut), and no sentence handed on has more
 * tokens (it is cut at a mark where there is one): nothing behind need fear one long line. */
enum { KITH_TOKEN_BYTES = 1024, KITH_SENTENCE_TOKENS = 2000 };

/* What the tagger knows of a token's word that is asked for again behind it. */
typedef struct {
    uint32_t root;  // 1 + kith_step() from the root by the word; 0: nothing is known
    uint32_t known; // what kith_step_first() says of that state
    uint32_t cues;  // kith_cues_of() the word
    uint32_t pair;  // for the steps behind: 1 + the state behind the token and the next; 0: unknown
} kith_token_fact;

static inline kith_str kith_token_str(kith_str text, kith_token token)
{
    return kith_str_sub(text, token.beg, token.end);
}

/* Appends the tokens of text[beg, end) to what tokens holds; from a. The range is taken for a
 * block of its own: nothing outside it is looked at. end < 4 GiB. */
void kith_tokenize(kith_arena *a, kith_str text, size_t beg, size_t end, kith_tokens *tokens);

/* Appends the sentences of tokens[first, n), which are those of one block, to sentences. */
void kith_sentences_split(kith_arena *a, kith_str text, kith_tokens tokens, size_t first,
                          uint32_t block, kith_sentences *sentences);

/* All tokens and sentences of an article: a block's border ends a sentence. */
void kith_segment(kith_arena *a, const kith_article *article, kith_tokens *tokens,
                  kith_sentences *sentences);
