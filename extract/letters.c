// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/letters.h"

#include <glib.h>

static kith_sign sign_beyond_ascii(uint32_t c)
{
    if (g_unichar_isupper(c) || g_unichar_istitle(c))
        return KITH_SIGN_UPPER;
    if (g_unichar_islower(c))
        return KITH_SIGN_SMALL;
    if (g_unichar_isalpha(c))
        return KITH_SIGN_LETTER;
    return g_unichar_isdigit(c) ? KITH_SIGN_DIGIT : KITH_SIGN_OTHER;
}

/* What a sign is; nearly all are ASCII. */
static inline kith_sign sign_of(uint32_t c)
{
    if (c >= 0x80)
        return sign_beyond_ascii(c);
    if ((c | 0x20) - 'a' < 26)
        return c & 0x20 ? KITH_SIGN_SMALL : KITH_SIGN_UPPER;
    return c - '0' < 10 ? KITH_SIGN_DIGIT : KITH_SIGN_OTHER;
}

static bool is_simple(kith_str word)
{
    unsigned odd = 0;

    if (word.len == 0 || word.len > KITH_LETTERS_MAX || !g_ascii_isalpha(word.ptr[0]))
        return false;
    for (size_t i = 1; i < word.len; i++)
        odd |= (unsigned char)(word.ptr[i] - 'a') >= 26;
    return odd == 0;
}

static kith_letters count_simple(kith_str word)
{
    bool upper = g_ascii_isupper(word.ptr[0]);

    return (kith_letters){
        .upper = upper,
        .lower = (unsigned)word.len - upper,
        .first = upper ? KITH_SIGN_UPPER : KITH_SIGN_SMALL,
        .simple = true,
    };
}

kith_letters kith_letters_of(kith_str word)
{
    unsigned n[KITH_SIGN_DIGIT + 1] = {0}, dots = 0;
    kith_sign first = KITH_SIGN_OTHER;

    if (is_simple(word))
        return count_simple(word);
    for (size_t at = 0; at < word.len && at < KITH_LETTERS_MAX;) {
        bool is_first = at == 0;
        uint32_t c = kith_letters_next(word, &at);
        kith_sign sign = sign_of(c);

        n[sign]++;
        dots += c == '.';
        first = is_first ? sign : first;
    }
    return (kith_letters){
        .upper = n[KITH_SIGN_UPPER],
        .lower = n[KITH_SIGN_SMALL],
        .other = n[KITH_SIGN_LETTER],
        .digits = n[KITH_SIGN_DIGIT],
        .dots = dots,
        .first = first,
    };
}

kith_cap kith_letters_cap(const kith_letters *letters)
{
    const kith_letters *n = letters;

    if (n->upper == 0)
        return n->lower > 0 ? KITH_CAP_LOWER : KITH_CAP_NONE;
    if (n->lower == 0)
        return n->upper == 1 && n->dots == 0 && n->digits == 0 ? KITH_CAP_FIRST : KITH_CAP_UPPER;
    return n->first == KITH_SIGN_UPPER && n->upper == 1 ? KITH_CAP_FIRST : KITH_CAP_MIXED;
}

kith_cap kith_word_cap(kith_str word)
{
    kith_letters letters = kith_letters_of(word);

    return kith_letters_cap(&letters);
}

enum { SHAPE_MAX = 16 }; // signs

/* Of a simple word: "Xxxx". */
static uint64_t shape_of_simple(size_t len, bool upper, bool brief)
{
    static const char signs[] = "Xxxxxxxxxxxxxxxxx";
    size_t n = !brief ? len : upper && len > 1 ? 2 : 1;

    return kith_str_hash((kith_str){signs + !upper, n < SHAPE_MAX ? n : SHAPE_MAX});
}

uint64_t kith_letters_shape(kith_str word, const kith_letters *letters, bool brief)
{
    static const char signs[] = {[KITH_SIGN_OTHER] = 0,
                                 [KITH_SIGN_UPPER] = 'X',
                                 [KITH_SIGN_SMALL] = 'x',
                                 [KITH_SIGN_LETTER] = 'x',
                                 [KITH_SIGN_DIGIT] = '0'};
    char shape[SHAPE_MAX];
    size_t n = 0;

    if (letters->simple)
        return shape_of_simple(word.len, letters->upper > 0, brief);
    for (size_t at = 0; at < word.len && n < sizeof(shape);) {
        uint32_t c = kith_letters_next(word, &at);
        char sign = signs[sign_of(c)];

        if (sign == 0)
            sign = (char)(c < 0x80 ? c : '*');
        if (!brief || n == 0 || shape[n - 1] != sign)
            shape[n++] = sign;
    }
    return kith_str_hash((kith_str){shape, n});
}

size_t kith_word_lower(kith_str word, char *out, size_t size)
{
    bool letter = word.len > 1 && (g_ascii_isalpha(word.ptr[0]) || (word.ptr[0] & 0x80));
    size_t n = 0;

    for (size_t at = 0; at < word.len;) {
        char c = word.ptr[at];

        if (c == '.' && letter) {
            at++;
        } else if ((unsigned char)c < 0x80) {
            if (n + 1 > size)
                break;
            out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            at++;
        } else {
            char bytes[6];
            int len = g_unichar_to_utf8(g_unichar_tolower(kith_utf8_next(word, &at)), bytes);

            if (n + (size_t)len > size)
                break;
            memcpy(out + n, bytes, (size_t)len);
            n += (size_t)len;
        }
    }
    return n;
}

static int put_title(uint32_t c, char *bytes)
{
    if (c >= 0x80)
        return g_unichar_to_utf8(g_unichar_totitle(c), bytes);
    bytes[0] = (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
    return 1;
}

size_t kith_word_title(kith_str lower, char *out, size_t size)
{
    size_t at = 0, n;
    char bytes[6];

    if (lower.len == 0)
        return 0;
    n = (size_t)put_title(kith_letters_next(lower, &at), bytes);
    if (n + lower.len - at > size)
        return 0;
    memcpy(out, bytes, n);
    memcpy(out + n, lower.ptr + at, lower.len - at);
    return n + lower.len - at;
}
