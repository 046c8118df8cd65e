// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/topic.h"

#include <glib.h>

#include "extract/line.h"
#include "extract/wordtable.h"
#include "extract/words.h"

enum { WORDS_READ = 24 };

/* Whether a letter or digit of any script stands at *pos, which moves behind what stands there. */
static bool passes_alnum(kith_str s, size_t *pos)
{
    unsigned char c = (unsigned char)s.ptr[*pos];

    if (c >= 0x80)
        return g_unichar_isalnum(kith_utf8_next(s, pos));
    ++*pos;
    return g_ascii_isalnum(c);
}

/* A word of four letters and more, as far as a stem is made of it: s[beg, end), its first five
 * letters up to cut. */
static uint64_t stem_of(kith_str s, size_t beg, size_t cut, size_t end)
{
    if (kith_word_folded(kith_str_sub(s, beg, end)) & KITH_WORD_FUNCTION)
        return 0;
    return kith_line_hash(kith_str_sub(s, beg, cut != 0 ? cut : end)) | 1;
}

/* The rest of a word with a letter above ASCII, of which `letters` up to *pos are read. */
static uint64_t wide_stem(kith_str s, size_t beg, size_t *pos, size_t letters)
{
    size_t end = *pos, cut = letters >= 5 ? beg + 5 : 0;

    while (*pos < s.len && passes_alnum(s, pos)) {
        end = *pos;
        if (++letters == 5)
            cut = end;
    }
    return letters >= 4 ? stem_of(s, beg, cut, end) : 0;
}

/* The next word of s that is no function word and has four letters and more, from *pos on: a hash
 * of its first five, so that most endings do not matter; 0 at the end. Of a word in ASCII, hashes
 * of it and of its stem are made as it is read. */
static uint64_t next_stem(kith_str s, size_t *pos)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    size_t i = *pos;

    while (i < s.len) {
        size_t beg = i, n;
        uint32_t hash = KITH_WORD_HASH;
        uint64_t five = 0, stem = 0;
        uint8_t c = 0;
        for (; i < s.len && (c = kith_line_counts[at[i]]) > 1; i++) {
            five = i - beg < 5 ? five << 8 | c : five;
            hash = kith_word_hash(hash, c);
        }
        n = i - beg;
        if (i < s.len && c == 1)
            stem = wide_stem(s, beg, &i, n);
        else if (n >= 4 && !(kith_word_hashed(kith_str_sub(s, beg, i), hash) & KITH_WORD_FUNCTION))
            stem = kith_line_mixed(KITH_LINE_START, five) | 1;
        i += c == 0 && i < s.len;
        if (stem != 0) {
            *pos = i;
            return stem;
        }
    }
    *pos = i;
    return 0;
}

void kith_topic_learn(kith_topic *topic, kith_str text)
{
    uint64_t stem;

    for (size_t pos = 0; (stem = next_stem(text, &pos)) != 0;)
        topic->bits[(stem >> 4) % sizeof topic->bits] |= (uint8_t)(1u << (stem >> 1) % 8);
}

float kith_topic_shared(const kith_topic *topic, kith_str line)
{
    unsigned n = 0, hits = 0;
    uint64_t stem;

    for (size_t pos = 0; n < WORDS_READ && (stem = next_stem(line, &pos)) != 0; n++)
        hits += topic->bits[(stem >> 4) % sizeof topic->bits] >> (stem >> 1) % 8 & 1;
    return ((float)hits + 0.7f) / ((float)n + 2.0f);
}
