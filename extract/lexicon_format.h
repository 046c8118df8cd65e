// SPDX-License-Identifier: GPL-3.0-or-later
/* How a lexicon lies in memory: one block, used in place. kith_lexicon is its first struct; the
 * tables stand behind it at offsets in bytes from its start, each aligned for its type.
 *
 * Steps are a hash table with open addressing and linear probing: slot = 40 bits of fingerprint
 * over 24 bits of next state, 0 is empty. States whose number is below n_ends end a name, and those
 * of them from n_inner on have no step out of them; the
 * entries of state s are ids[ends[s].ids] up to ids[ends[s + 1].ids]. Built for the machine that
 * runs it, so in its byte order. */
#pragma once

#include "extract/lexicon.h"

enum { LEXICON_STATE_BITS = 24, LEXICON_ALIGN = 16 };

/* Stands, in the filter alone, for all states but the root. */
enum { LEXICON_ANY = 0 };

typedef struct {
    uint32_t classes;
    uint32_t ids; // first index
} lexicon_end;

typedef struct {
    uint32_t name, countries; // offsets into the pool
    uint32_t classes;
    uint16_t name_len;
    uint8_t countries_len;
    uint8_t female;
} lexicon_entry;

struct kith_lexicon {
    uint32_t size;    // bytes of the whole block
    uint32_t n_slots; // at least one of them empty
    uint32_t n_inner; // states from it to n_ends have no step
    uint32_t n_ends;  // states below it end a name (or are the root, or 0)
    uint32_t n_entries;
    uint32_t n_countries; // [ascending by code] ids of the entries that name a country
    uint32_t n_filter;
    uint32_t filter; // uint64_t [n_filter], two bits of a word for each key: most misses end there,
                     // in the cache
    uint32_t slots;  // uint64_t [n_slots]
    uint32_t ends;   // lexicon_end [n_ends + 1]
    uint32_t ids;    // uint32_t
    uint32_t entries;   // lexicon_entry [n_entries]
    uint32_t countries; // uint32_t [n_countries]
    uint32_t pool;      // char
};

static inline uint64_t lexicon_key(uint32_t state, uint64_t word)
{
    uint64_t key = (word ^ (uint64_t)state * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;

    return key ^ key >> 32;
}

/* The slot at which a search for key begins, or its word in the filter: from its upper half. */
static inline uint32_t lexicon_slot(uint64_t key, uint32_t n)
{
    return (uint32_t)((key >> 32) * n >> 32);
}

/* The bits that a key sets in its word of the filter. */
static inline uint64_t lexicon_bits(uint64_t key)
{
    return (uint64_t)1 << (key & 63) | (uint64_t)1 << (key >> 6 & 63);
}

/* The slot's upper 40 bits: the lower half of the key, and 8 bits of the upper one that do not
 * choose the slot. Never 0. */
static inline uint64_t lexicon_print(uint64_t key)
{
    return (key << 32 | (key >> 32 & 0xff) << LEXICON_STATE_BITS) | (uint64_t)1
                                                                        << LEXICON_STATE_BITS;
}
