// SPDX-License-Identifier: GPL-3.0-or-later
/* Habits of transliteration that hold in one culture and would join strangers in others. */
#pragma once

#include "base/arena.h"

typedef struct {
    const char *from, *to;
} kith_respelling;

typedef struct {
    const char *text;
    size_t len;
} kith_ending;

typedef struct {
    const kith_ending *ends;        // of family names that belong to it; the last has no text
    const char *const *given;       // given names that belong to it, respelled; ends with NULL
    const kith_respelling *letters; // by the first that fits; ends with an empty row
    const kith_respelling *same;    // given names that are one, respelled, the one kept second
} kith_culture;

/* All of them, in the order in which they are tried; ends with an empty row. */
extern const kith_culture kith_cultures[];

/* True when a person so called belongs to culture: family and given are single words, respelled
 * alike for all cultures. */
bool kith_culture_has(const kith_culture *culture, kith_str given, kith_str family);

/* The word respelled, never longer than it was; given: as a given name, and then perhaps constant
 * text; else it stands in out. */
kith_str kith_culture_word(const kith_culture *culture, kith_str word, bool given, char *out);

enum { KITH_RESPELT = 512 }; // bytes: words that are longer are nobody's

/* The first row whose `from` begins s, or NULL; rows end with an empty one. */
const kith_respelling *kith_respelling_at(const kith_respelling *rows, kith_str s);

/* word with every fitting row applied, into out, which has room for twice its length; how long
 * it is. */
size_t kith_respell(const kith_respelling *rows, kith_str word, char *out);

/* Leaves one of doubled ASCII letters. */
size_t kith_undouble(char *at, size_t len);
