// SPDX-License-Identifier: GPL-3.0-or-later
/* Which lines of the lists are one organization: a broadcaster is a company and a medium, so two
 * lists have it. A name with two entries would be ambiguous, and so mean neither. */
#pragma once

#include "extract/lexicon_build.h"

/* The entry of an earlier line that is the same organization, KITH_NO_ENTRY when there is none: of
 * the same name and countries (or, with two words at least, of countries where one line has none);
 * of the same countries with the name of one among the aliases of the other, but for clubs, which
 * are called as their sponsors. */
uint32_t kith_lexicon_same(const kith_lexicon_builder *b, const kith_lex_entry *entry,
                           kith_str aliases);

/* Remembers a line that entry stands for. */
void kith_lexicon_same_note(kith_lexicon_builder *b, const kith_lex_entry *line, kith_str aliases,
                            uint32_t entry);
