// SPDX-License-Identifier: GPL-3.0-or-later
/* Names made comparable: what two spellings of one name have in common. */
#pragma once

#include "base/arena.h"

/* Small letters without diacritics, dots and apostrophes; other marks and white space as one
 * space; '&' as "and"; "the" in front left out: "The O'Neill-Kuhn Co." gives "oneill kuhn co".
 * Letters of other scripts stay. From a. */
kith_str kith_name_fold(kith_arena *a, kith_str name);

enum { KITH_NAME_WORDS = 12 };

/* Words of a folded name, at most KITH_NAME_WORDS; the number of them. */
size_t kith_name_words(kith_str folded, kith_str word[KITH_NAME_WORDS]);

/* x and y with a blank between them. From a. */
kith_str kith_name_join(kith_arena *a, kith_str x, kith_str y);

/* A key that transliterations of one person's name share: "Volodymyr Zelenskyy", "Vladimir
 * Zelensky". Doubled letters, endings in -y, and, where the family name is Slavic, h and g,
 * i and y, given names that are the same name in Ukrainian and Russian. From a. */
kith_str kith_name_translit(kith_arena *a, kith_str folded);

/* The same for one word, without what only whole names show. */
kith_str kith_word_translit(kith_arena *a, kith_str word);

/* An organization's name without legal form and with one spelling of English: "Centre", "Center".
 * From a. */
kith_str kith_name_organization(kith_arena *a, kith_str folded);

/* True when no letter of name is a small one, and one is a capital. */
bool kith_name_is_upper(kith_str name);

/* How many words separated by spaces. */
size_t kith_name_count(kith_str name);
