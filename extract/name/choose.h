// SPDX-License-Identifier: GPL-3.0-or-later
/* Which country a name means where it can mean several, or none: two Congos, two Koreas, Georgia
 * the country and Georgia the state. */
#pragma once

#include "extract/name/find.h"

typedef struct {
    const kith_finder *f;
    bool surveyed;        // the counts below are made
    unsigned of[26 * 26]; // names in the document that mean one country only
    unsigned us;          // words that speak of the United States' own politics
    unsigned caucasus;
    uint32_t language; // token behind the last name of a language; 0: none
} kith_chooser;

/* The country meant at tokens [beg, end), or false when none is. */
bool kith_choose(kith_chooser *chooser, kith_sentence sentence, uint32_t beg, uint32_t end,
                 uint32_t state, kith_str *iso);

/* The one code that entries of a class give a name; false when there are none. Of several the
 * first. */
bool kith_choose_iso(const kith_lexicon *lex, uint32_t state, unsigned classes, kith_str *iso);

bool kith_choose_is_us_state(const kith_lexicon *lex, uint32_t state);
