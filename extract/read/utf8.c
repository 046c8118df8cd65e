// SPDX-License-Identifier: GPL-3.0-or-later
/* Nearly all bytes of an English corpus are ASCII: blocks of 64 are tested at once in a loop
 * without a way out, which compilers widen. A block with anything else is walked. */
#include "extract/read/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { BLOCK = 64 };

/* A control character other than tab and LF. */
static inline bool is_control(unsigned char c)
{
    return (c < ' ' && c != '\t' && c != '\n') || c == 0x7f;
}

/* One that no text has: neither white space nor the escape of some encodings. */
static inline bool is_odd(unsigned char c)
{
    return c < ' ' && (c < '\t' || c > '\r') && c != 0x1b;
}

static inline void look_at_block(const unsigned char *at, unsigned *high, unsigned *control)
{
    unsigned char h = 0, c = 0;

    for (size_t k = 0; k < BLOCK; k++) {
        h |= at[k];
        c |= (unsigned char)is_control(at[k]);
    }
    *high = h & 0x80u;
    *control = c;
}

/* Eight bytes at a time: bit 7 of w where a byte is above ASCII, of w - 32 where it is a control
 * character, of w + 1 where it is DEL. */
size_t kith_utf8_plain_end(kith_str s, size_t pos)
{
    const uint64_t ones = 0x0101010101010101u;
    const unsigned char *at = (const unsigned char *)s.ptr;

    for (;;) {
        uint64_t w;
        while (s.len - pos >= 8) {
            memcpy(&w, at + pos, 8);
            if (((w | (w - 0x20 * ones) | (w + ones)) & 0x80 * ones) != 0)
                break;
            pos += 8;
        }
        for (size_t end = s.len - pos < 8 ? s.len : pos + 8; pos < end; pos++)
            if (at[pos] >= 0x80 || is_control(at[pos]))
                return pos;
        if (pos == s.len)
            return pos;
    }
}

bool kith_utf8_has_controls(kith_str s)
{
    size_t i = 0;

    for (unsigned char any = 0; s.len - i >= BLOCK; i += BLOCK) {
        for (size_t k = 0; k < BLOCK; k++)
            any |= (unsigned char)is_odd((unsigned char)s.ptr[i + k]);
        if (any)
            return true;
    }
    for (; i < s.len; i++)
        if (is_odd((unsigned char)s.ptr[i]))
            return true;
    return false;
}

kith_utf8_signs kith_utf8_count_signs(kith_str s)
{
    kith_utf8_signs n = {0};

    for (size_t i = 0, end; i < s.len; i = end) {
        unsigned char nuls = 0, controls = 0, letters = 0; // of a block
        end = s.len - i < BLOCK ? s.len : i + BLOCK;
        for (size_t k = i; k < end; k++) {
            unsigned char c = (unsigned char)s.ptr[k];
            nuls = (unsigned char)(nuls + (c == 0));
            controls = (unsigned char)(controls + is_odd(c));
            letters = (unsigned char)(letters + (c == ' ' || (c >= 'a' && c <= 'z')));
        }
        n.nuls += nuls;
        n.controls += controls;
        n.letters += letters;
    }
    return n;
}

static inline bool is_tail(unsigned char c)
{
    return (c & 0xc0) == 0x80;
}

/* Length of the sequence at `at`, of `left` bytes, and its character; 0 when it is none. The
 * first byte is no ASCII. */
static inline size_t sequence(const unsigned char *at, size_t left, uint32_t *c)
{
    if (at[0] < 0xc2 || left < 2 || !is_tail(at[1]))
        return 0;
    if (at[0] < 0xe0) {
        *c = (uint32_t)(at[0] & 0x1f) << 6 | (at[1] & 0x3f);
        return 2;
    }
    if (left < 3 || !is_tail(at[2]))
        return 0;
    if (at[0] < 0xf0) {
        *c = (uint32_t)(at[0] & 0xf) << 12 | (uint32_t)(at[1] & 0x3f) << 6 | (at[2] & 0x3f);
        return *c >= 0x800 && (*c < 0xd800 || *c > 0xdfff) ? 3 : 0;
    }
    if (at[0] > 0xf4 || left < 4 || !is_tail(at[3]))
        return 0;
    *c = (uint32_t)(at[0] & 7) << 18 | (uint32_t)(at[1] & 0x3f) << 12 |
         (uint32_t)(at[2] & 0x3f) << 6 | (at[3] & 0x3f);
    return *c >= 0x10000 && *c <= 0x10ffff ? 4 : 0;
}

kith_utf8_fate kith_utf8_fate_of(uint32_t c)
{
    if (c == '\n' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
        return KITH_FATE_BREAK;
    if (c < ' ')
        return c == '\t' ? KITH_FATE_KEEP : KITH_FATE_DROP;
    if ((c >= 0x7f && c <= 0x9f) || c == 0xad)
        return KITH_FATE_DROP;
    if (c < 0x200b || (c > 0x2069 && c != 0xfeff))
        return KITH_FATE_KEEP;
    return c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
                   c == 0x2060 || c >= 0x2066
               ? KITH_FATE_DROP
               : KITH_FATE_KEEP;
}

/* The ranges that most texts keep to are known here; the rest is looked up. */
bool kith_utf8_is_settled(uint32_t c)
{
    if (c < 0x300 || (c >= 0x388 && c < 0x483) || (c >= 0x2002 && c < 0x20d0) ||
        (c >= 0x5d0 && c < 0x5eb) || (c >= 0x620 && c < 0x64b) || (c >= 0x1e00 && c < 0x1f00) ||
        (c >= 0x30a0 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4))
        return true;
    return u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
           u_getCombiningClass((UChar32)c) == 0;
}

/* Letters and marks of which nothing need be said: most Latin, Greek, Cyrillic, East Asian. */
static inline bool is_ordinary(uint32_t c)
{
    return (c >= 0xae && c < 0x300) || (c >= 0x388 && c < 0x483) || (c >= 0x2010 && c < 0x2028) ||
           (c >= 0x30a0 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4);
}

/* Characters of s from *pos on, up to end or a little behind it. False: no UTF-8. */
static bool walk(kith_str s, size_t *pos, size_t end, kith_utf8_facts *facts)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    size_t i = *pos, n;

    for (uint32_t c; i < end; i += n) {
        n = 1;
        if (at[i] < 0x80) {
            if (is_control(at[i]))
                facts->clean = false;
            continue;
        }
        facts->ascii = false;
        if ((n = sequence(at + i, s.len - i, &c)) == 0)
            return false;
        if (is_ordinary(c))
            continue;
        facts->clean = facts->clean && kith_utf8_fate_of(c) == KITH_FATE_KEEP;
        facts->composed = facts->composed && kith_utf8_is_settled(c);
    }
    *pos = i;
    return true;
}

kith_utf8_facts kith_utf8_scan(kith_str s)
{
    kith_utf8_facts facts = {.valid = true, .ascii = true, .clean = true, .composed = true};
    size_t i = 0;

    while (i < s.len) {
        size_t end = s.len - i < BLOCK ? s.len : i + BLOCK;
        if (s.len - i >= BLOCK) {
            unsigned high, control;
            look_at_block((const unsigned char *)s.ptr + i, &high, &control);
            if (high == 0) {
                facts.clean &= control == 0;
                i = end;
                continue;
            }
        }
        if (!walk(s, &i, end, &facts))
            return (kith_utf8_facts){0};
    }
    return facts;
}

/* Whether a sequence begins at `at` and has all that the `left` bytes have room for, but the last
 * of it. */
static bool is_cut(const unsigned char *at, size_t left)
{
    size_t whole = at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;

    for (size_t k = 1; k < left && k < 4; k++)
        if (!is_tail(at[k]))
            return false;
    return at[0] >= 0xe0 && at[0] < 0xf5 && left >= 2 && left < whole;
}

void kith_utf8_count(kith_str s, size_t *sequences, size_t *strays)
{
    const unsigned char *at = (const unsigned char *)s.ptr;

    *sequences = *strays = 0;
    for (size_t i = 0, n; i < s.len; i += n) {
        uint32_t c;
        if (at[i] < 0x80) {
            if ((n = kith_utf8_plain_end(s, i) - i) == 0)
                n = 1;
            continue;
        }
        if (is_cut(at + i, s.len - i))
            break;
        n = sequence(at + i, s.len - i, &c);
        *sequences += n > 0;
        *strays += n == 0;
        n = n > 0 ? n : 1;
    }
}
