// SPDX-License-Identifier: GPL-3.0-or-later
/* A small table from text to a number, in an arena: names of one document. Open addressing;
 * never more than half full. */
#pragma once

#include "base/arena.h"

typedef struct {
    kith_arena *arena;
    kith_str *key;   // [room]; ptr NULL where free
    uint32_t *value; // [room]
    size_t n, room;
} kith_strmap;

static inline kith_strmap kith_strmap_in(kith_arena *a)
{
    return (kith_strmap){.arena = a};
}

/* Where the value of key stands, made with 0 when it is new. key is borrowed. Valid until the
 * next call. */
uint32_t *kith_strmap_at(kith_strmap *map, kith_str key);

/* A number as a key, from a. */
kith_str kith_strmap_number(kith_arena *a, uint32_t number);

/* The value of key; 0 when there is none. */
uint32_t kith_strmap_get(const kith_strmap *map, kith_str key);
