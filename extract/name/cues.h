// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that say something about the name beside them: titles, kinship, particles, legal forms.
 * From data/words/cues.tsv; the bits are in the order of data/words/words.py. */
#pragma once

#include "base/str.h"

typedef enum {
    KITH_CUE_TITLE = 1 << 0,    // "president", "mr", "gen": stands before a person's name
    KITH_CUE_MODIFIER = 1 << 1, // "vice", "prime", "former": stands before a title
    KITH_CUE_PARTICLE = 1 << 2, // "van", "al", "bin": small part of a family name
    KITH_CUE_SUFFIX = 1 << 3,   // "jr", "iii": behind a family name
    KITH_CUE_KIN = 1 << 4,      // "father", "wife": two bearers of a name
    KITH_CUE_LEGAL = 1 << 5,    // "inc", "gmbh"
    KITH_CUE_SMALL = 1 << 6,    // "of", "the", "und": not in acronyms
    KITH_CUE_STATE = 1 << 7,    // "ministry", "parliament": every state has one
    KITH_CUE_ORGAN = 1 << 8,    // "commission", "council": "X Commission" is not X
    KITH_CUE_GENERIC = 1 << 9,  // "national", "european": does not stand for a name alone
    KITH_CUE_MAN = 1 << 10,
    KITH_CUE_WOMAN = 1 << 11,
    KITH_CUE_MONTH = 1 << 12,    // months and days of the week
    KITH_CUE_KIND = 1 << 13,     // "party", "bank", "newspaper": kind of an organization
    KITH_CUE_CITY = 1 << 14,     // "city", "province", "river": a place, not the state
    KITH_CUE_COURTESY = 1 << 15, // "mr", "ms": behind it stands a family name alone
    KITH_CUE_ROYAL = 1 << 16,
    KITH_CUE_TAIL = 1 << 17,   // "led", "backed": behind a name and a hyphen
    KITH_CUE_COMMON = 1 << 18, // "lng", "ngo", "union": written like a name and none
    /* Of a word as written alone; from lists of their own. */
    KITH_CUE_AMERICAN = 1 << 30,  // "Savannah", "Rep.": Georgia is the state
    KITH_CUE_CAUCASIAN = 1 << 29, // "Tbilisi", "Abkhazia": or the country
} kith_cue;

/* Classes of a folded word (kith_fold); 0 for most. */
unsigned kith_cues(kith_str folded);

/* The same of a word as written. */
unsigned kith_cues_of(kith_str word);

/* Do the first and last word of a name tell an institution that every state has: "Foreign
 * Ministry", "Ministry of Health", "Supreme Court", "Army"? */
bool kith_cues_institution(unsigned first, unsigned last);
