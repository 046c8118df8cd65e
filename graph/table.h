// SPDX-License-Identifier: GPL-3.0-or-later
/* A table from 64 bit keys to 32 bit values, by open addressing: pairs of nodes to edges, hashes
 * to interned names. */
#pragma once

#include "graph/array.h"

#define KITH_NONE UINT32_MAX // no value: cannot be stored

/* 12 bytes: there are tens of millions. */
typedef struct __attribute__((packed, aligned(4))) {
    uint64_t key;
    uint32_t value; // KITH_NONE: the slot is free
} kith_slot;

typedef struct {
    kith_slot *slot; // [room], a power of two
    size_t room;
    size_t n;
} kith_table; // zeroed is empty

/* The value of key, or KITH_NONE. */
uint32_t kith_table_get(const kith_table *t, uint64_t key);

/* Where the value of key stands, made with KITH_NONE when it is new: the caller must then store
 * one. Valid until the next call. */
uint32_t *kith_table_at(kith_table *t, uint64_t key);

void kith_table_fini(kith_table *t);

/* Two 32 bit numbers as one key. */
static inline uint64_t kith_pair(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

/* Names, each kept once: equal names have equal numbers, given from 0 in order of arrival. */
typedef struct {
    kith_arena *arena;
    kith_str *at; // [n]
    size_t n, room;
    kith_table index;
} kith_pool; // zeroed is empty

uint32_t kith_pool_add(kith_pool *p, kith_str s);
uint32_t kith_pool_find(const kith_pool *p, kith_str s); // KITH_NONE: not there
void kith_pool_fini(kith_pool *p);
