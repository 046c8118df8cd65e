// SPDX-License-Identifier: GPL-3.0-or-later
/* An open hash table that data/words/words.py lays out: a word costs one multiplication a byte
 * and, at a third full, little more than one comparison. */
#include "extract/words.h"

#include "data/words.inc"

static uint32_t find(const char *word, size_t len, uint32_t hash)
{
    for (uint32_t at = (hash ^ hash >> 15) & (N_WORDS - 1); words[at].text != NULL;
         at = (at + 1) & (N_WORDS - 1))
        if (words[at].len == len && memcmp(words[at].text, word, len) == 0)
            return words[at].classes;
    return 0;
}

static uint32_t fnv(const char *word, size_t len)
{
    uint32_t hash = 0x811c9dc5u;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)word[i]) * 0x01000193u;
    return hash;
}

uint32_t kith_word_classes(kith_str word)
{
    if (word.len > LONGEST_WORD)
        return 0;
    return find(word.ptr, word.len, fnv(word.ptr, word.len));
}

uint32_t kith_word_folded(kith_str word)
{
    char small[LONGEST_WORD];

    if (word.len > LONGEST_WORD)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        small[i] =
            word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] | 0x20) : word.ptr[i];
    return find(small, word.len, fnv(small, word.len));
}
