// SPDX-License-Identifier: GPL-3.0-or-later
/* Doubled text is told by what cannot be chance: every run of characters above ASCII, taken as
 * Windows-1252 bytes, is valid UTF-8 of a likely script. A single pair can be chance ("É’" in
 * "BEYONCÉ’S"), so that one must be a pair that no text has. */
#include "extract/read/mend.h"

#include <glib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "extract/read/utf8.h"

enum { TIMES = 3, WINDOW = 240 };

/* The Windows-1252 byte of c; 0 when it has none. Bytes without a character there are read as
 * control characters by some, as others' Latin-1 are. */
static unsigned char byte_of(uint32_t c)
{
    static const uint16_t upper[32] = {
        0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

    if (c >= 0x80 && c <= 0xff)
        return (unsigned char)c;
    for (size_t i = 0; c > 0xff && i < 32; i++)
        if (upper[i] == c)
            return (unsigned char)(0x80 + i);
    return 0;
}

typedef struct {
    kith_str text;
    char *out;        // NULL: only looked at
    size_t n;         // bytes written
    size_t sure, any; // sequences that only doubled text has; sequences
} doubled;

static void write_bytes(doubled *d, const char *bytes, size_t n)
{
    if (d->out != NULL)
        memcpy(d->out + d->n, bytes, n);
    d->n += n;
}

/* Up to four characters at pos as bytes, and where each ends. */
static size_t bytes_at(kith_str s, size_t pos, char bytes[4], size_t ends[4])
{
    size_t n = 0;

    while (n < 4 && pos < s.len && (unsigned char)s.ptr[pos] >= 0x80) {
        unsigned char byte = byte_of(kith_utf8_next(s, &pos));
        if (byte == 0)
            break;
        ends[n] = pos;
        bytes[n++] = (char)byte;
    }
    return n;
}

/* Whether c is of one of the scripts that suffer this (or, where it happened twice, half of a
 * character): Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation, signs, East Asian. */
static bool is_likely(uint32_t c)
{
    return (c >= 0x80 && c < 0x180) || (c >= 0x218 && c < 0x21c) || (c >= 0x386 && c < 0x3cf) ||
           (c >= 0x400 && c < 0x492) || (c >= 0x5d0 && c < 0x5eb) || (c >= 0x60c && c < 0x6d5) ||
           c >= 0x900;
}

/* What ends a word or a quotation may stand behind any capital by chance. */
static bool may_follow(unsigned char byte)
{
    return byte < 0xa1 || byte == 0xbb || byte == 0xab || byte == 0xb0 || byte == 0xba ||
           byte == 0xaa || byte == 0xae;
}

/* "â€" without its third part, which many programs lose or cannot decode: a closing quotation
 * mark. */
static bool lost_quote(const char *bytes, size_t n)
{
    return n >= 2 && memcmp(bytes, "\xe2\x80", 2) == 0 &&
           (n == 2 || ((unsigned char)bytes[2] & 0xc0) != 0x80);
}

/* "Ã" or "Â" before a space that was one which does not break, the second half of "à" or of the
 * space itself. Where all else agrees it is, too. */
static bool lost_half(doubled *d, size_t *pos, const char *bytes, size_t end)
{
    unsigned char first = (unsigned char)bytes[0];

    if (end >= d->text.len || d->text.ptr[end] != ' ' || (first != 0xc2 && first != 0xc3))
        return false;
    if (first == 0xc3)
        write_bytes(d, "\xc3\xa0", 2);
    *pos = end + (end + 1 < d->text.len && d->text.ptr[end + 1] == ' ');
    return true;
}

/* The sequence that was doubled at *pos, which moves past it; false when there is none. */
static bool take(doubled *d, size_t *pos)
{
    char bytes[4];
    size_t ends[4], n = bytes_at(d->text, *pos, bytes, ends), used = 0;
    uint32_t c;

    if (n == 1)
        return lost_half(d, pos, bytes, ends[0]);
    if (n == 0)
        return false;
    if (lost_quote(bytes, n)) {
        write_bytes(d, "\xe2\x80\x9d", 3);
        d->sure++;
        *pos = ends[1];
        if (kith_str_starts(kith_str_sub(d->text, *pos, d->text.len), KITH_STR("\xef\xbf\xbd")))
            *pos += 3;
        return true;
    }
    c = kith_utf8_next((kith_str){bytes, n}, &used);
    if (used < 2 || !is_likely(c))
        return false;
    write_bytes(d, bytes, used);
    d->any++;
    d->sure += used > 2 || (c < 0x180 && !may_follow((unsigned char)bytes[1]));
    *pos = ends[used - 1];
    return true;
}

/* Walks through all of the text; false at the first character that does not agree. */
static bool walk(doubled *d)
{
    size_t pos = 0;

    while (pos < d->text.len) {
        size_t beg = pos;
        while (pos < d->text.len && (unsigned char)d->text.ptr[pos] < 0x80)
            pos++;
        write_bytes(d, d->text.ptr + beg, pos - beg);
        if (pos < d->text.len && !take(d, &pos))
            return false;
    }
    return d->sure > 0 || d->any >= 6;
}

kith_str kith_mend_doubled(kith_arena *a, kith_str s)
{
    for (int i = 0; i < TIMES; i++) {
        doubled d = {.text = s};
        if (!walk(&d))
            break;
        d = (doubled){.text = s, .out = kith_room(a, char, d.n + 1)};
        walk(&d);
        s = (kith_str){d.out, d.n};
    }
    return s;
}

/* Bytes of s from pos to the next character that may begin anew whatever stands before it; within
 * bounds, since sorting many marks costs their square. */
static size_t window_end(kith_str s, size_t pos)
{
    size_t most = MIN(s.len, pos + WINDOW), next = pos;

    while (next < most) {
        size_t at = next;
        if (kith_utf8_is_settled(kith_utf8_next(s, &next)) && at > pos)
            return at;
    }
    return next;
}

/* s[beg, end) normalised, at the end of out. */
static void compose(const UNormalizer2 *nfc, kith_str s, GString *out)
{
    UChar wide[WINDOW + 8], done[4 * (WINDOW + 8)];
    char narrow[12 * (WINDOW + 8)];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0, bytes = 0;

    u_strFromUTF8(wide, WINDOW + 8, &n, s.ptr, (int32_t)s.len, &status);
    n = unorm2_normalize(nfc, wide, n, done, 4 * (WINDOW + 8), &status);
    u_strToUTF8(narrow, sizeof narrow, &bytes, done, n, &status);
    if (U_SUCCESS(status))
        g_string_append_len(out, narrow, bytes);
    else
        g_string_append_len(out, s.ptr, (gssize)s.len);
}

kith_str kith_mend_composed(kith_arena *a, kith_str s)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    GString *out = g_string_sized_new(s.len + 16);
    size_t kept = 0, start = 0; // start: of the character before
    kith_str result;

    for (size_t pos = 0; U_SUCCESS(status) && pos < s.len;) {
        size_t at = pos, end;
        if (kith_utf8_is_settled(kith_utf8_next(s, &pos))) {
            start = at;
            continue;
        }
        end = window_end(s, start);
        end = MAX(end, pos);
        g_string_append_len(out, s.ptr + kept, (gssize)(start - kept));
        compose(nfc, kith_str_sub(s, start, end), out);
        kept = start = pos = end;
    }
    g_string_append_len(out, s.ptr + kept, (gssize)(s.len - kept));
    result = kith_arena_str(a, (kith_str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}
