// SPDX-License-Identifier: GPL-3.0-or-later
/* The ways a name is written, so that each is found as it stands: with hyphens as tokens of
 * their own, with typographic apostrophes, without diacritics, in capitals. */
#pragma once

#include "base/arena.h"

typedef struct {
    uint64_t *word; // [n] hashes of its tokens
    size_t n;
} kith_words;

/* The tokens of name, as a text's are made. */
kith_words kith_words_of(kith_arena *a, kith_str name);

/* The same with hyphens inside tokens as tokens of their own; n is 0 when there are none. */
kith_words kith_words_split(kith_arena *a, kith_str name);

enum { KITH_SPELLINGS = 16 };

/* Spellings of name, itself first, no two alike: returns how many. */
size_t kith_spellings(kith_arena *a, kith_str name, bool capitals,
                      kith_str spelling[KITH_SPELLINGS]);

enum { KITH_FORMS = 54 }; // 2 * 3 * 3 * 3

/* Forms of an organization's name, itself first, no two alike: British and American spelling,
 * "&" and "and", "U.S." and "US", without "The" before two words or more. Returns how many. */
size_t kith_forms(kith_arena *a, kith_str name, kith_str form[KITH_FORMS]);
