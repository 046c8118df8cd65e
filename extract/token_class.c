// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/token_class.h"

#include <glib.h>

#include "extract/byte_rows.h"

/* clang-format off */
enum {
    MARK = KITH_CHAR_MARK,
    SPACE = KITH_CHAR_SPACE,
    UPPER = KITH_CHAR_UPPER,
    LOWER = KITH_CHAR_LOWER,
    DIGIT = KITH_CHAR_DIGIT,
    UNDER = KITH_CHAR_UNDER,
    APOSTROPHE = KITH_CHAR_APOSTROPHE,
    HYPHEN = KITH_CHAR_HYPHEN,
    STOP = KITH_CHAR_STOP,
    AMPERSAND = KITH_CHAR_AMPERSAND,
    COMMA = KITH_CHAR_COMMA,
    COLON = KITH_CHAR_COLON,
    SLASH = KITH_CHAR_SLASH,
    PLUS = KITH_CHAR_PLUS,
    AT = KITH_CHAR_AT,
    WIDE = KITH_CHAR_WIDE,
};

const uint8_t kith_char_of_byte[256] = {
    N8(SPACE), N8(SPACE), N8(SPACE), N8(SPACE),       // controls
    SPACE, N4(MARK), MARK, AMPERSAND, APOSTROPHE,     //  !"#$%&'
    N2(MARK), MARK, PLUS, COMMA, HYPHEN, STOP, SLASH, // ()*+,-./
    N8(DIGIT), N2(DIGIT), COLON, N4(MARK), MARK,      // 0-9:;<=>?
    AT, N26(UPPER), N4(MARK), UNDER,                  // @A-Z[\]^_
    MARK, N26(LOWER), N4(MARK), SPACE,                // `a-z{|}~
    N16(WIDE), N16(WIDE), N16(WIDE), N16(WIDE), N16(WIDE), N16(WIDE), N16(WIDE), N16(WIDE),
};
/* clang-format on */

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0x4dc0) ||
           (c >= 0x4e00 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
           (c >= 0x20000 && c < 0x32000);
}

static kith_char_class class_by_type(uint32_t c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
        return KITH_CHAR_UPPER;
    case G_UNICODE_LOWERCASE_LETTER:
        return KITH_CHAR_LOWER;
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
        return KITH_CHAR_LETTER;
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
        return KITH_CHAR_DIGIT;
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_CONTROL:
        return KITH_CHAR_SPACE;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
        return KITH_CHAR_INSIDE;
    default:
        return KITH_CHAR_MARK;
    }
}

kith_char_class kith_char_of_wide(uint32_t c)
{
    switch (c) {
    case 0x2019: // ’
    case 0x2bc:
    case 0xff07:
        return KITH_CHAR_APOSTROPHE;
    case 0x2010: // hyphen
    case 0x2011: // that does not break
        return KITH_CHAR_HYPHEN;
    case 0x2013: // –
        return KITH_CHAR_DASH;
    case 0xfffd: // some letter that was lost
        return KITH_CHAR_LETTER;
    default:
        return is_ideograph(c) ? KITH_CHAR_IDEOGRAPH : class_by_type(c);
    }
}
