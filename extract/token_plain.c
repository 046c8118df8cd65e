// SPDX-License-Identifier: GPL-3.0-or-later
/* Nineteen in twenty tokens of a text are words of small letters, with a capital at most in front
 * and 's at most behind, single marks, and numbers of digits alone. The end of such a word is found
 * eight bytes at a time, and nothing is counted. */
#include "extract/token_plain.h"

#include <glib.h>

#include "extract/words.h"

/* Letters of a word, two times eight behind the first, and what may be read behind them. */
enum { EIGHT = 8, LONGEST = 2 * EIGHT, AHEAD = 1 + LONGEST + 5 };

/* How many of eight bytes are small letters, up to the first that is none. */
static inline size_t small_of_eight(const unsigned char *at)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t eight, low, other;

    memcpy(&eight, at, EIGHT);
    eight = GUINT64_FROM_LE(eight);
    low = eight & ~tops;
    other = (~((low + ones * (0x80 - 'a')) ^ (low + ones * (0x7f - 'z'))) | eight) & tops;
    return other == 0 ? EIGHT : (size_t)__builtin_ctzll(other) / 8;
}

/* Where the small letters end that stand at pos; after 16 of them one more may follow. */
static inline size_t small_end(const unsigned char *text, size_t pos)
{
    size_t n = small_of_eight(text + pos);

    return n < EIGHT ? pos + n : pos + EIGHT + small_of_eight(text + pos + EIGHT);
}

static inline kith_char_class class_at(const unsigned char *text, size_t pos)
{
    return kith_char_of_byte[text[pos]];
}

/* Whether white space stands at pos, or the block ends there. */
static inline bool is_gap(kith_str text, size_t pos)
{
    return pos == text.len || class_at((const unsigned char *)text.ptr, pos) == KITH_CHAR_SPACE;
}

/* Whether the stop at end ends the sentence and is no part of the word before it for sure. */
static bool is_full_stop(kith_str text, size_t beg, size_t end)
{
    return text.ptr[end] == '.' && is_gap(text, end + 1) && end - beg > 1 &&
           kith_word_classes(kith_str_sub(text, beg, end)) == 0;
}

/* Where the clitic ends that stands behind a word at pos: 's or ’s, and no letter behind it; 0 when
 * there is none. */
static inline size_t clitic_end(kith_str text, size_t pos)
{
    const unsigned char *at = (const unsigned char *)text.ptr;
    size_t end = pos + (at[pos] == '\'' ? 2 : 4);

    if (at[pos] != '\'' && (at[pos] != 0xe2 || at[pos + 1] != 0x80 || at[pos + 2] != 0x99))
        return 0;
    return end < text.len && at[end - 1] == 's' && class_at(at, end) <= KITH_CHAR_COMMA ? end : 0;
}

/* Where the digits end that stand at pos when they are all of a number, or else 0. */
static inline size_t number_end(kith_str text, size_t pos)
{
    const unsigned char *at = (const unsigned char *)text.ptr;
    size_t end = pos + 1, most = MIN(pos + LONGEST, text.len);
    kith_char_class next;

    while (end < most && class_at(at, end) == KITH_CHAR_DIGIT)
        end++;
    if (end == most)
        return 0;
    next = class_at(at, end);
    return next == KITH_CHAR_SPACE || next == KITH_CHAR_MARK ||
                   ((next == KITH_CHAR_COMMA || next == KITH_CHAR_STOP) && is_gap(text, end + 1))
               ? end
               : 0;
}

/* Whether what has this class is a token of one character when not followed by the same. */
static inline bool is_mark(kith_char_class c)
{
    return !(1u << c & (1u << KITH_CHAR_SPACE | 1u << KITH_CHAR_UPPER | 1u << KITH_CHAR_LOWER |
                        1u << KITH_CHAR_DIGIT | 1u << KITH_CHAR_APOSTROPHE | 1u << KITH_CHAR_WIDE));
}

/* Field by field: a token that is made first and copied costs more. */
static inline void put(kith_token *to, size_t beg, size_t end, kith_token_kind kind, kith_cap cap,
                       bool space)
{
    to->beg = (uint32_t)beg;
    to->end = (uint32_t)end;
    to->kind = (uint8_t)kind;
    to->cap = (uint8_t)cap;
    to->space = space;
    to->stop = false;
}

static inline bool is_cased(kith_char_class c)
{
    return c == KITH_CHAR_UPPER || c == KITH_CHAR_LOWER;
}

static inline kith_cap cap_of(kith_char_class c)
{
    return c == KITH_CHAR_UPPER ? KITH_CAP_FIRST : KITH_CAP_LOWER;
}

/* What is plain and yet rare: puts it to `to`, one token or two (for which there is room), and
 * moves *pos behind it. How many; 0: it is not plain. */
static size_t put_rare(kith_str text, size_t *pos, bool space, kith_token *to)
{
    const unsigned char *at = (const unsigned char *)text.ptr;
    kith_char_class c = class_at(at, *pos);
    size_t beg = *pos, end = beg + 1;

    if (is_cased(c)) {
        end = small_end(at, end);
        put(to, beg, end, KITH_TOKEN_WORD, cap_of(c), space);
        if (end > text.len)
            return 0;
        *pos = end;
        if (end == text.len || is_full_stop(text, beg, end))
            return 1;
        *pos = clitic_end(text, end);
        put(to + 1, end, *pos, KITH_TOKEN_CLITIC, KITH_CAP_LOWER, false);
        return *pos > 0 ? 2 : 0;
    }
    if (c != KITH_CHAR_DIGIT || (end = number_end(text, beg)) == 0)
        return 0;
    put(to, beg, *pos = end, KITH_TOKEN_NUMBER, KITH_CAP_NONE, space);
    return 1;
}

/* The usual ones are put down here, as far as the text and the room for two tokens more go. */
size_t kith_tokens_plain(kith_str text, size_t pos, size_t whole, bool *space, kith_tokens *tokens)
{
    const unsigned char *at = (const unsigned char *)text.ptr;
    size_t last = whole > AHEAD ? MIN(whole - AHEAD, text.len) : 0;
    kith_token *to, *full;
    bool behind_space = *space;

    if (tokens->n + 2 > tokens->room)
        return pos;
    to = tokens->at + tokens->n;
    full = tokens->at + tokens->room - 1;
    while (pos < last && to < full) {
        kith_char_class c = class_at(at, pos);
        size_t end = pos + 1, n;
        if (c == KITH_CHAR_SPACE) {
            behind_space = true;
            pos++;
            continue;
        }
        if (is_cased(c)) {
            kith_char_class next = class_at(at, end = small_end(at, end));
            if (next <= KITH_CHAR_COMMA && end < text.len) {
                put(to++, pos, end, KITH_TOKEN_WORD, cap_of(c), behind_space);
                behind_space = next == KITH_CHAR_SPACE;
                pos = end + behind_space;
                continue;
            }
        } else if (is_mark(c) && at[pos] != at[end]) {
            put(to, pos, end, KITH_TOKEN_MARK, KITH_CAP_NONE, behind_space);
            to++->stop = kith_char_may_stop(at[pos]);
            behind_space = false;
            pos = end;
            continue;
        }
        end = pos;
        if ((n = put_rare(text, &end, behind_space, to)) == 0)
            break;
        to += n;
        pos = end;
        behind_space = false;
    }
    *space = behind_space;
    tokens->n = (size_t)(to - tokens->at);
    return pos;
}
