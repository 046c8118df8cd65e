// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks through the lexicon by the words of running text, which is not always written as lists
 * are. */
#pragma once

#include "extract/lexicon.h"
#include "extract/token.h"

/* The state behind a word, 0 when no name goes on so. Words in capitals are also tried as written
 * small. */
uint32_t kith_step(const kith_lexicon *lex, uint32_t state, kith_str word, uint8_t cap);

/* May kith_step() try a word in another way than it is written? */
bool kith_step_tries(kith_str word, uint8_t cap);

/* The state behind a word that begins a name, as kith_step() from the root, and in *known what is
 * known of it: classes of the names that are this one word, whether longer names begin with it,
 * whether any may have it behind their first word. */
enum { KITH_STEP_OPENS = 1 << 30, KITH_STEP_FOLLOWS = 1 << 29 };
uint32_t kith_step_first(const kith_lexicon *lex, kith_str word, uint8_t cap, uint32_t *known);
