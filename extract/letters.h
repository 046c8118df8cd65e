// SPDX-License-Identifier: GPL-3.0-or-later
/* How a word is written: its letters by case, its forms in small letters and as a name, its shape.
 * Nearly all words are simple, one letter of ASCII and then small ones: for these there is a short
 * way. Of longer words the first KITH_LETTERS_MAX bytes are looked at. */
#pragma once

#include "extract/token.h"

enum { KITH_LETTERS_MAX = 128 };

/* What a sign is. */
typedef enum {
    KITH_SIGN_OTHER,
    KITH_SIGN_UPPER,
    KITH_SIGN_SMALL,
    KITH_SIGN_LETTER, // of no case
    KITH_SIGN_DIGIT,
} kith_sign;

typedef struct {
    unsigned upper, lower, other, digits, dots;
    kith_sign first;
    bool simple; // one letter of ASCII and then small ones
} kith_letters;

kith_letters kith_letters_of(kith_str word);
kith_cap kith_letters_cap(const kith_letters *letters);

/* A number of the shape, "Xx-xX" of at most 16 signs; runs of one sign count once when brief. */
uint64_t kith_letters_shape(kith_str word, const kith_letters *letters, bool brief);

/* How a word is written, as the tokenizer tells it. */
kith_cap kith_word_cap(kith_str word);

/* The lower-case form of word, without the dots of abbreviations ("Mr.", "U.S."); at most size
 * bytes. */
size_t kith_word_lower(kith_str word, char *out, size_t size);

/* A word in small letters as it is written when its first letter is a capital; 0 when size bytes
 * are too few. */
size_t kith_word_title(kith_str lower, char *out, size_t size);

/* kith_utf8_next(); nearly all is ASCII. */
static inline uint32_t kith_letters_next(kith_str s, size_t *at)
{
    unsigned char c = (unsigned char)s.ptr[*at];

    return c < 0x80 ? (++*at, c) : kith_utf8_next(s, at);
}
