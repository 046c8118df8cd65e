// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/strmap.h"

#include "base/hash.h"

enum { LEAST = 32 }; // slots

static inline uint64_t mix(uint64_t a, uint64_t b)
{
    return kith_hash_mix(a ^ 0xe7037ed1a0b428dbu, b ^ 0xa0761d6478bd642fu);
}

/* Not kith_str_hash(): it never leaves the program, so that a name, which is seldom longer than 16
 * bytes, may cost two loads and one multiplication. */
static inline uint32_t hash_of(kith_str key)
{
    const unsigned char *at = (const unsigned char *)key.ptr;
    uint64_t hash = key.len, a = 0, b = 0;
    size_t left = key.len;

    for (; left > 16; left -= 8, at += 8)
        hash = mix(hash ^ kith_load8(at), 0);
    if (left >= 8) {
        a = kith_load8(at);
        b = kith_load8(at + left - 8);
    } else if (left >= 4) {
        a = kith_load4(at);
        b = kith_load4(at + left - 4);
    } else if (left > 0) {
        a = at[0];
        b = at[left / 2] | (uint64_t)at[left - 1] << 8;
    }
    return (uint32_t)mix(hash ^ a, b);
}

/* The slot of key, or the free one where it would go. */
static kith_strmap_slot *place(const kith_strmap *map, kith_str key, uint32_t hash)
{
    size_t mask = map->n_slots - 1, i = hash & mask;

    while (map->slot[i].at != 0 &&
           (map->slot[i].hash != hash || !kith_str_eq(map->key[map->slot[i].at - 1], key)))
        i = (i + 1) & mask;
    return &map->slot[i];
}

/* Of distinct keys only the free slots count. */
static void put_slots(kith_strmap *map, const kith_strmap_slot *slot, size_t n_slots)
{
    size_t mask = map->n_slots - 1;

    for (size_t s = 0; s < n_slots; s++) {
        size_t i = slot[s].hash & mask;
        if (slot[s].at == 0)
            continue;
        while (map->slot[i].at != 0)
            i = (i + 1) & mask;
        map->slot[i] = slot[s];
    }
}

static void widen(kith_strmap *map, size_t n_slots)
{
    kith_strmap wide = {.arena = map->arena, .n = map->n, .n_slots = n_slots};

    wide.slot = kith_new(map->arena, kith_strmap_slot, n_slots);
    wide.key = kith_room(map->arena, kith_str, n_slots / 2);
    wide.value = kith_room(map->arena, uint32_t, n_slots / 2);
    if (map->n > 0) {
        memcpy(wide.key, map->key, map->n * sizeof *map->key);
        memcpy(wide.value, map->value, map->n * sizeof *map->value);
    }
    put_slots(&wide, map->slot, map->n_slots);
    *map = wide;
}

kith_strmap kith_strmap_for(kith_arena *a, size_t n)
{
    kith_strmap map = {.arena = a};
    size_t n_slots = LEAST;

    while (n_slots / 2 < n)
        n_slots *= 2;
    widen(&map, n_slots);
    return map;
}

uint32_t *kith_strmap_at(kith_strmap *map, kith_str key)
{
    uint32_t hash = hash_of(key);
    kith_strmap_slot *slot;

    if (2 * map->n >= map->n_slots)
        widen(map, map->n_slots ? 2 * map->n_slots : LEAST);
    slot = place(map, key, hash);
    if (slot->at == 0) {
        map->key[map->n] = key;
        map->value[map->n] = 0;
        *slot = (kith_strmap_slot){hash, (uint32_t)++map->n};
    }
    return &map->value[slot->at - 1];
}

uint32_t kith_strmap_get(const kith_strmap *map, kith_str key)
{
    const kith_strmap_slot *slot;

    if (map->n == 0)
        return 0;
    slot = place(map, key, hash_of(key));
    return slot->at != 0 ? map->value[slot->at - 1] : 0;
}

kith_str kith_strmap_number(kith_arena *a, uint32_t number)
{
    char *bytes = kith_room(a, char, sizeof number);

    memcpy(bytes, &number, sizeof number);
    return (kith_str){bytes, sizeof number};
}
