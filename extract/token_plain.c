// SPDX-License-Identifier: GPL-3.0-or-later
/* Nine in ten tokens of a text are words of small letters, with a capital at most in front, and
 * single marks. The end of such a word is found eight bytes at a time, and nothing is counted. */
#include "extract/token_plain.h"

#include <glib.h>

#include "extract/words.h"

/* Letters of a word, two times eight behind the first, and what may be read behind them. */
enum { EIGHT = 8, AHEAD = 1 + 2 * EIGHT + 2 };

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

/* Whether the stop at end ends the sentence and is no part of the word before it for sure. */
static bool is_full_stop(kith_str text, size_t beg, size_t end)
{
    return text.ptr[end] == '.' &&
           class_at((const unsigned char *)text.ptr, end + 1) == KITH_CHAR_SPACE && end - beg > 1 &&
           kith_word_classes(kith_str_sub(text, beg, end)) == 0;
}

/* Whether what has this class is a token of one character when not followed by the same. */
static inline bool is_mark(kith_char_class c)
{
    return !(1u << c & (1u << KITH_CHAR_SPACE | 1u << KITH_CHAR_UPPER | 1u << KITH_CHAR_LOWER |
                        1u << KITH_CHAR_DIGIT | 1u << KITH_CHAR_APOSTROPHE | 1u << KITH_CHAR_WIDE));
}

size_t kith_tokens_plain(kith_str text, size_t pos, size_t whole, bool *space, kith_tokens *tokens)
{
    const unsigned char *at = (const unsigned char *)text.ptr;
    size_t last = whole > AHEAD ? MIN(whole - AHEAD, text.len) : 0;
    kith_token *to, *full;
    bool behind_space = *space;

    if (tokens->n == tokens->room)
        return pos;
    to = tokens->at + tokens->n;
    full = tokens->at + tokens->room;
    while (pos < last && to < full) {
        size_t end = pos + 1;
        kith_char_class c = class_at(at, pos), next = KITH_CHAR_MARK;
        if (c == KITH_CHAR_SPACE) {
            behind_space = true;
            pos++;
            continue;
        }
        if (c == KITH_CHAR_UPPER || c == KITH_CHAR_LOWER) {
            end = small_end(at, end);
            next = class_at(at, end);
            if (end + 1 >= text.len || (next > KITH_CHAR_COMMA && !is_full_stop(text, pos, end)))
                break;
            to->kind = KITH_TOKEN_WORD;
            to->cap = c == KITH_CHAR_UPPER ? KITH_CAP_FIRST : KITH_CAP_LOWER;
            to->stop = false;
        } else if (is_mark(c) && at[pos] != at[end]) {
            to->kind = KITH_TOKEN_MARK;
            to->cap = KITH_CAP_NONE;
            to->stop = kith_char_may_stop(at[pos]);
        } else
            break;
        to->beg = (uint32_t)pos;
        to->end = (uint32_t)end;
        to->space = behind_space;
        to++;
        behind_space = next == KITH_CHAR_SPACE;
        pos = end + behind_space;
    }
    *space = behind_space;
    tokens->n = (size_t)(to - tokens->at);
    return pos;
}
