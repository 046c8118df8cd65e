// SPDX-License-Identifier: GPL-3.0-or-later
/* A slice of text: where bytes are and how many. All text in kith is valid UTF-8 once a reader
 * has let it in, and is never copied without need: tokens and mentions are spans over it. */
#pragma once

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed run of bytes: not NUL-terminated, valid while its owner lives. */
typedef struct {
    const char *ptr;
    size_t len; // bytes
} kith_str;

/* A string literal as a slice. */
#define KITH_STR(literal) ((kith_str){(literal), sizeof(literal) - 1})

static inline kith_str kith_str_of(const char *text)
{
    return (kith_str){text, strlen(text)};
}

static inline kith_str kith_str_sub(kith_str s, size_t beg, size_t end)
{
    assert(beg <= end && end <= s.len);
    return s.len == 0 ? s : (kith_str){s.ptr + beg, end - beg}; // no arithmetic on NULL
}

static inline bool kith_str_eq(kith_str a, kith_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Is s the text of a C string? No length is counted: for lists of words that are tried in a row. */
static inline bool kith_str_is(kith_str s, const char *text)
{
    for (size_t i = 0; i < s.len; i++)
        if (text[i] != s.ptr[i] || text[i] == '\0')
            return false;
    return text[s.len] == '\0';
}

/* Is s one of the words of list? */
bool kith_str_in(kith_str s, const char *const *list, size_t n);
#define KITH_STR_IN(s, list) kith_str_in((s), (list), sizeof(list) / sizeof *(list)) // an array

static inline bool kith_str_starts(kith_str s, kith_str prefix)
{
    return s.len >= prefix.len && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

static inline bool kith_str_ends(kith_str s, kith_str suffix)
{
    return s.len >= suffix.len && memcmp(s.ptr + (s.len - suffix.len), suffix.ptr, suffix.len) == 0;
}

/* Order of bytes, as strcmp in the C locale: <0, 0, >0. */
int kith_str_cmp(kith_str a, kith_str b);

/* Without white space (ASCII and U+00A0) at both ends. */
kith_str kith_str_trim(kith_str s);

/* The next line of *rest, without its LF (or CRLF); false when nothing is left. */
bool kith_str_line(kith_str *rest, kith_str *line);

/* The next field of *rest up to sep; false when nothing is left. "a||b" has an empty field. */
bool kith_str_field(kith_str *rest, char sep, kith_str *field);

/* 64 bits of hash over the bytes: the same on every machine and in every run, so that it may be
 * stored in files. Not for hostile tables without a bound. */
uint64_t kith_str_hash(kith_str s);

/* The code point at *pos, which moves past it. Bytes that are no UTF-8 give U+FFFD and move by
 * one, so that a loop always ends. pos < s.len on entry. */
uint32_t kith_utf8_next(kith_str s, size_t *pos);

/* The code point that ends at *pos, which moves before it. 0 < pos <= s.len on entry. */
uint32_t kith_utf8_prev(kith_str s, size_t *pos);
