// SPDX-License-Identifier: GPL-3.0-or-later
/* Acronyms and the names that they stand for. */
#pragma once

#include "extract/name/cluster.h"

/* Are the letters of the acronym the initials of the full name: of all its words, or of those
 * that are not small, or with the parts of hyphenated ones? */
bool kith_acronym_fits(const kith_form *acronym, const kith_form *full);

/* Initials of a name, words of the classes (kith_cue) passed over. */
kith_str kith_acronym_of(kith_arena *a, const kith_form *full, unsigned passed);

/* Words with a space behind each. */
kith_str kith_acronym_join(kith_arena *a, const kith_str *word, size_t n);
