// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/topic.h"

#include <glib.h>

#include "extract/line.h"
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

/* The next word of s that is no function word and has four letters and more, from *pos on: a hash
 * of its first five, so that most endings do not matter; 0 at the end. */
static uint64_t next_stem(kith_str s, size_t *pos)
{
    while (*pos < s.len) {
        size_t beg = *pos, end = beg, letters = 0, cut = 0;
        while (*pos < s.len && passes_alnum(s, pos)) {
            end = *pos;
            if (++letters == 5)
                cut = end;
        }
        if (letters >= 4 && !(kith_word_folded(kith_str_sub(s, beg, end)) & KITH_WORD_FUNCTION))
            return kith_line_hash(kith_str_sub(s, beg, cut ? cut : end)) | 1;
    }
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
