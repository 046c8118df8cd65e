// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/strmap.h"

/* The place of key, or the free one where it would go. */
static size_t place(const kith_strmap *map, kith_str key)
{
    size_t i = kith_str_hash(key) & (map->room - 1);

    while (map->key[i].ptr != NULL && !kith_str_eq(map->key[i], key))
        i = (i + 1) & (map->room - 1);
    return i;
}

static void widen(kith_strmap *map)
{
    kith_strmap wide = {.arena = map->arena, .n = map->n, .room = map->room ? map->room * 2 : 64};

    wide.key = kith_new(map->arena, kith_str, wide.room);
    wide.value = kith_new(map->arena, uint32_t, wide.room);
    for (size_t i = 0; i < map->room; i++) {
        if (map->key[i].ptr == NULL)
            continue;
        size_t to = place(&wide, map->key[i]);
        wide.key[to] = map->key[i];
        wide.value[to] = map->value[i];
    }
    *map = wide;
}

uint32_t *kith_strmap_at(kith_strmap *map, kith_str key)
{
    size_t i;

    if (key.ptr == NULL)
        key.ptr = "";
    if (2 * map->n >= map->room)
        widen(map);
    i = place(map, key);
    if (map->key[i].ptr == NULL) {
        map->key[i] = key;
        map->n++;
    }
    return &map->value[i];
}

uint32_t kith_strmap_get(const kith_strmap *map, kith_str key)
{
    return map->room ? map->value[place(map, key)] : 0;
}

kith_str kith_strmap_number(kith_arena *a, uint32_t number)
{
    char *bytes = kith_room(a, char, sizeof number);

    memcpy(bytes, &number, sizeof number);
    return (kith_str){bytes, sizeof number};
}
