// SPDX-License-Identifier: GPL-3.0-or-later
/* Word lists compiled by data/words/words.py: an open hash table, laid out when kith is built. */
#pragma once

#include "base/str.h"

typedef struct {
    uint32_t hash; // all of it: other words are told apart here
    uint16_t text; // where it begins in the table's text
    uint16_t len;  // 0: an empty row
    uint32_t classes;
} kith_word_row;

typedef struct {
    const kith_word_row *row; // [n] n is a power of two, at most a third of it full
    const char *text;         // all words, one behind the other
    uint32_t n;
    uint32_t longest; // bytes of the longest word
} kith_word_table;

/* The hash of no word, and of a word with one byte more. */
#define KITH_WORD_HASH 0x811c9dc5u

static inline uint32_t kith_word_hash(uint32_t hash, unsigned char c)
{
    return (hash ^ c) * 0x01000193u;
}

static inline unsigned char kith_word_small(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static inline bool kith_word_small_eq(const char *small, kith_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)small[i] != kith_word_small(word.ptr[i]))
            return false;
    return true;
}

static inline uint32_t kith_word_table_start(const kith_word_table *table, uint32_t hash)
{
    return (hash ^ hash >> 15) & (table->n - 1);
}

/* Classes of the word with its ASCII capitals made small, of which hash is; 0 when it is not in the
 * table. */
static inline uint32_t kith_word_table_find_hashed(const kith_word_table *table, kith_str word,
                                                   uint32_t hash)
{
    for (uint32_t at = kith_word_table_start(table, hash); table->row[at].len > 0;
         at = (at + 1) & (table->n - 1)) {
        const kith_word_row *row = &table->row[at];

        if (row->hash == hash && row->len == word.len &&
            kith_word_small_eq(table->text + row->text, word))
            return row->classes;
    }
    return 0;
}

/* Classes of the word with its ASCII capitals made small; 0 when it is not in the table. */
static inline uint32_t kith_word_table_find_folded(const kith_word_table *table, kith_str word)
{
    uint32_t hash = KITH_WORD_HASH;

    if (word.len > table->longest)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        hash = kith_word_hash(hash, kith_word_small(word.ptr[i]));
    return kith_word_table_find_hashed(table, word, hash);
}

/* Classes of the word as written; 0 when it is not in the table. A word costs one multiplication
 * a byte and, mostly, one comparison at most. */
static inline uint32_t kith_word_table_find(const kith_word_table *table, kith_str word)
{
    uint32_t hash = KITH_WORD_HASH;

    if (word.len > table->longest)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        hash = kith_word_hash(hash, (unsigned char)word.ptr[i]);
    for (uint32_t at = kith_word_table_start(table, hash); table->row[at].len > 0;
         at = (at + 1) & (table->n - 1)) {
        const kith_word_row *row = &table->row[at];

        if (row->hash == hash && row->len == word.len &&
            memcmp(table->text + row->text, word.ptr, word.len) == 0)
            return row->classes;
    }
    return 0;
}
