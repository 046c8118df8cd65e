// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/table.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 256 };

/* Fibonacci hashing over both halves: keys that are pairs of small numbers spread well. */
static size_t start(uint64_t key, size_t room)
{
    uint64_t h = (key ^ key >> 32) * 0x9e3779b97f4a7c15u;

    return (size_t)(h ^ h >> 29) & (room - 1);
}

static kith_slot *slot_of(const kith_table *t, uint64_t key)
{
    size_t i = start(key, t->room);

    while (t->slot[i].value != KITH_NONE && t->slot[i].key != key)
        i = (i + 1) & (t->room - 1);
    return &t->slot[i];
}

uint32_t kith_table_get(const kith_table *t, uint64_t key)
{
    return t->room > 0 ? slot_of(t, key)->value : KITH_NONE;
}

static void grow(kith_table *t)
{
    kith_table larger = {.room = t->room ? t->room * 2 : FIRST_SLOTS, .n = t->n};

    larger.slot = kith_zeroed(larger.room, sizeof *larger.slot);
    for (size_t i = 0; i < larger.room; i++)
        larger.slot[i].value = KITH_NONE;
    for (size_t i = 0; i < t->room; i++)
        if (t->slot[i].value != KITH_NONE)
            *slot_of(&larger, t->slot[i].key) = t->slot[i];
    free(t->slot);
    *t = larger;
}

uint32_t *kith_table_at(kith_table *t, uint64_t key)
{
    kith_slot *s;

    if (t->n * 3 >= t->room * 2)
        grow(t);
    s = slot_of(t, key);
    if (s->value == KITH_NONE) {
        s->key = key;
        t->n++;
    }
    return &s->value;
}

void kith_table_fini(kith_table *t)
{
    free(t->slot);
    *t = (kith_table){0};
}

/* Two names of one hash stand at hash, hash + 1, ... */
uint32_t kith_pool_add(kith_pool *p, kith_str s)
{
    uint64_t hash = kith_str_hash(s);
    uint32_t *id;

    while (*(id = kith_table_at(&p->index, hash)) != KITH_NONE && !kith_str_eq(p->at[*id], s))
        hash++;
    if (*id != KITH_NONE)
        return *id;
    if (p->arena == NULL)
        p->arena = kith_arena_new();
    if (p->n >= KITH_NONE)
        kith_out_of_memory();
    p->at = kith_more(p->at, p->n, &p->room, sizeof *p->at);
    p->at[p->n] = kith_arena_str(p->arena, s);
    return *id = (uint32_t)p->n++;
}

uint32_t kith_pool_find(const kith_pool *p, kith_str s)
{
    uint64_t hash = kith_str_hash(s);
    uint32_t id;

    while ((id = kith_table_get(&p->index, hash)) != KITH_NONE && !kith_str_eq(p->at[id], s))
        hash++;
    return id;
}

void kith_pool_fini(kith_pool *p)
{
    kith_table_fini(&p->index);
    kith_arena_free(p->arena);
    free(p->at);
    *p = (kith_pool){0};
}
