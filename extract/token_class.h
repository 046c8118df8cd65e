// SPDX-License-Identifier: GPL-3.0-or-later
/* What a character is to the tokenizer. ASCII is classed by a table, the rest by GLib's Unicode
 * data. Shared by the files that make tokens, and by nobody else. */
#pragma once

#include "base/str.h"

typedef enum {
    KITH_CHAR_MARK, // 0: what the table does not name
    KITH_CHAR_SPACE,
    KITH_CHAR_COMMA, // these three end a word of letters, whatever follows
    KITH_CHAR_UPPER,
    KITH_CHAR_LOWER,
    KITH_CHAR_DIGIT,
    KITH_CHAR_UNDER,  // '_', inside words only
    KITH_CHAR_LETTER, // without case
    KITH_CHAR_APOSTROPHE,
    KITH_CHAR_HYPHEN,
    KITH_CHAR_DASH, // joins like a hyphen when words stand on both sides
    KITH_CHAR_STOP,
    KITH_CHAR_AMPERSAND,
    KITH_CHAR_COLON,
    KITH_CHAR_SLASH,
    KITH_CHAR_PLUS,
    KITH_CHAR_AT,
    KITH_CHAR_INSIDE,    // invisible: inside a word a part of it, elsewhere nothing
    KITH_CHAR_IDEOGRAPH, // a word of its own
    KITH_CHAR_END,
    KITH_CHAR_WIDE, // of a byte: the character tells
} kith_char_class;

extern const uint8_t kith_char_of_byte[256];

/* Of a character above ASCII. */
kith_char_class kith_char_of_wide(uint32_t c);

/* Class of what stands at pos, *next where it ends; KITH_CHAR_END behind the text. */
static inline kith_char_class kith_char_look(kith_str text, size_t pos, size_t *next)
{
    kith_char_class c;

    *next = pos;
    if (pos >= text.len)
        return KITH_CHAR_END;
    c = kith_char_of_byte[(unsigned char)text.ptr[pos]];
    if (c == KITH_CHAR_WIDE)
        return kith_char_of_wide(kith_utf8_next(text, next));
    *next = pos + 1;
    return c;
}

static inline bool kith_char_is_letter(kith_char_class c)
{
    return c == KITH_CHAR_UPPER || c == KITH_CHAR_LOWER || c == KITH_CHAR_LETTER;
}

static inline bool kith_char_is_alnum(kith_char_class c)
{
    return kith_char_is_letter(c) || c == KITH_CHAR_DIGIT || c == KITH_CHAR_UNDER;
}

/* Whether a sentence may end at a mark that begins with this byte, or a quotation. */
static inline bool kith_char_may_stop(unsigned char first)
{
    return first == '.' || first == '?' || first == '!' || first == '"' || first >= 0x80;
}
