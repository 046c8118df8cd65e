// SPDX-License-Identifier: GPL-3.0-or-later
/* A small table from text to a number, in an arena: names of one document. Open addressing over
 * slots that lead to the keys; never more than half full. */
#pragma once

#include "base/arena.h"

typedef struct {
    uint32_t hash; // of the key, as much as a slot can hold
    uint32_t at;   // key + 1; 0: free
} kith_strmap_slot;

typedef struct {
    kith_arena *arena;
    kith_strmap_slot *slot; // [n_slots] a power of two, or 0
    kith_str *key;          // [n] of room n_slots / 2
    uint32_t *value;        // [n]
    size_t n, n_slots;
} kith_strmap;

static inline kith_strmap kith_strmap_in(kith_arena *a)
{
    return (kith_strmap){.arena = a};
}

/* One that n keys go into without a move. */
kith_strmap kith_strmap_for(kith_arena *a, size_t n);

/* Where the value of key stands, made with 0 when it is new. key is borrowed. Valid until the
 * next call. */
uint32_t *kith_strmap_at(kith_strmap *map, kith_str key);

/* A number as a key, from a. */
kith_str kith_strmap_number(kith_arena *a, uint32_t number);

/* The value of key; 0 when there is none. */
uint32_t kith_strmap_get(const kith_strmap *map, kith_str key);
