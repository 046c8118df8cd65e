// SPDX-License-Identifier: GPL-3.0-or-later
/* A line of LEAST_BYTES is running text when, of its first words, one in five is a function word
 * and none belongs to the furniture of pages: all rules of line.c that say else ask for one of
 * these or for a shorter line. Words of ASCII letters are read eight bytes at a time and found by
 * these bytes; a line with bars, '@' or rare signs in it is left to line.c. */
#include "extract/line_plain.h"

#include <glib.h>

#include "extract/byte_rows.h"
#include "extract/wordtable.h"

/* A line of 6 * 32 bytes counts as one of 32 words, for which no rule but the last holds. */
enum { LEAST_BYTES = 6 * 32, WORDS_READ = 32, WORDS_ENOUGH = 14, EIGHT = 8, LONGEST = 2 * EIGHT };

typedef enum { OTHER, FUNCTION, SIGNAL } word_is;

typedef struct {
    uint64_t head, tail; // its bytes, the first lowest; 0: no word
    uint8_t is;
} plain_row;

#include "data/plain.inc"

typedef enum { GAP, LETTER, DIGIT, JOINER, WIDE, STRANGE } byte_class;

/* clang-format off */
static const uint8_t bytes[256] = {
    N16(GAP), N16(GAP),
    N4(GAP), GAP, GAP, JOINER, JOINER,                               //  !"#$%&'
    GAP, GAP, STRANGE, GAP, GAP, JOINER, GAP, GAP,                   // ()*+,-./
    N8(DIGIT), DIGIT, DIGIT, N4(GAP), STRANGE, GAP,                  // 0-9:;<=>?
    STRANGE, N26(LETTER), N4(GAP), GAP,                              // @A-Z[\]^_
    GAP, N26(LETTER), GAP, STRANGE, GAP, GAP, GAP,                   // `a-z{|}~
    N16(WIDE), N16(WIDE), N16(WIDE), N16(WIDE),
    N16(WIDE), N16(WIDE), N16(WIDE), N16(WIDE),
};
/* clang-format on */

/* How many of eight bytes are ASCII letters, up to the first that is none; *small is those. */
static inline size_t letters_of_eight(const unsigned char *at, uint64_t *small)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t eight, fold, low, other;
    size_t n;

    memcpy(&eight, at, EIGHT);
    eight = GUINT64_FROM_LE(eight);
    fold = eight | ones * 0x20;
    low = fold & ~tops;
    other = (~((low + ones * (0x80 - 'a')) ^ (low + ones * (0x7f - 'z'))) | eight) & tops;
    if (other == 0) {
        *small = fold;
        return EIGHT;
    }
    n = (size_t)__builtin_ctzll(other) / 8;
    *small = fold & (((other & -other) >> 7) - 1);
    return n;
}

static inline word_is find(uint64_t head, uint64_t tail)
{
    uint64_t hash = head * 0x9e3779b97f4a7c15u + tail * 0xc2b2ae3d27d4eb4fu;
    size_t any = hash >> (64 - ANY_BITS), at = hash >> (64 - ROW_BITS);

    if ((any_plain[any / 64] >> any % 64 & 1) == 0)
        return OTHER;
    for (; plain[at].head != 0; at = (at + 1) % (1 << ROW_BITS))
        if (plain[at].head == head && plain[at].tail == tail)
            return plain[at].is;
    return OTHER;
}

/* Length of a mark above ASCII at pos that is no part of a word and nothing else; 0 when it may be
 * either. General punctuation: dashes, quotation marks, an ellipsis; no-break space and the like.
 */
static size_t wide_gap(kith_str s, size_t pos)
{
    const unsigned char *at = (const unsigned char *)s.ptr + pos;

    if (s.len - pos < 3)
        return 0;
    if (at[0] == 0xe2 && at[1] == 0x80)
        return (at[2] >= 0x93 && at[2] <= 0x9d) || at[2] == 0xa6 ? 3 : 0;
    return at[0] == 0xc2 && at[1] != 0xa9 && at[1] != 0xb7 && at[1] != 0xbb ? 2 : 0;
}

/* Reads to the end of a word with other bytes than letters, or a long one. False: it has some that
 * are not understood here. */
static bool pass_word(kith_str s, size_t *pos, word_is *is)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    unsigned char small[LONGEST] = {0};
    uint64_t half[2];
    size_t beg = *pos, end = beg;

    for (; end < s.len; end++) {
        byte_class c = bytes[at[end]];
        if (c == GAP || c == STRANGE || (c == WIDE && wide_gap(s, end) > 0))
            break;
        if (c == WIDE && (at[end] == 0xe2 || at[end] == 0xc2))
            return false;
        if (end - beg < LONGEST)
            small[end - beg] = kith_word_small(s.ptr[end]);
    }
    *pos = end;
    *is = OTHER;
    if (end - beg > LONGEST || bytes[at[beg]] == DIGIT)
        return true;
    memcpy(half, small, LONGEST);
    *is = find(GUINT64_FROM_LE(half[0]), GUINT64_FROM_LE(half[1]));
    return true;
}

/* The next word, which begins at *pos. */
static inline bool next_word(kith_str s, size_t *pos, word_is *is)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    uint64_t head, tail = 0;
    size_t n = letters_of_eight(at + *pos, &head);

    if (n == EIGHT)
        n += letters_of_eight(at + *pos + EIGHT, &tail);
    if (n == 0 || n == LONGEST || bytes[at[*pos + n]] != GAP)
        return pass_word(s, pos, is);
    *is = find(head, tail);
    *pos += n;
    return true;
}

/* Where the next word begins, from pos on; `last` when there is none before it, or when something
 * stands before it that is not understood here. */
static inline size_t next_beg(kith_str s, size_t pos, size_t last)
{
    const unsigned char *at = (const unsigned char *)s.ptr;

    while (pos < last) {
        byte_class c = bytes[at[pos]];
        size_t n = c == GAP || c == JOINER ? 1 : c == WIDE ? wide_gap(s, pos) : 0;
        if (c == STRANGE)
            return last;
        if (n == 0)
            return c == WIDE && (at[pos] == 0xe2 || at[pos] == 0xc2) ? last : pos;
        pos += n;
    }
    return last;
}

bool kith_line_is_plain(kith_str line)
{
    size_t last, pos = 0;
    unsigned functions = 0;

    if (line.len < LEAST_BYTES)
        return false;
    last = line.len - LONGEST - 1;
    for (unsigned words = 1; words <= WORDS_READ; words++) {
        word_is is = SIGNAL;
        if ((pos = next_beg(line, pos, last)) >= last || !next_word(line, &pos, &is))
            return false;
        if (is == SIGNAL)
            return false;
        functions += is == FUNCTION;
        if (words >= WORDS_ENOUGH && functions * 5 >= words)
            return true;
    }
    return false;
}
