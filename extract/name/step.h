// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks through the lexicon by the words of running text, which is not always written as lists
 * are. */
#pragma once

#include "extract/lexicon.h"
#include "extract/token.h"

/* The state behind a word, 0 when no name goes on so. Words in capitals are also tried as written
 * small. */
uint32_t kith_step(const kith_lexicon *lex, uint32_t state, kith_str word, uint8_t cap);

/* Classes of the names that are the one word that a walk to state is long, and whether longer ones
 * begin with it. */
enum { KITH_STEP_OPENS = 1 << 30 };
uint32_t kith_step_known(const kith_lexicon *lex, uint32_t state);
