// SPDX-License-Identifier: GPL-3.0-or-later
/* Bytes that are written one behind the other, nobody knows how many. */
#pragma once

#include "base/arena.h"

/* Zeroed but for the arena, it is empty. */
typedef struct {
    kith_arena *arena;
    char *at; // [n], room for more
    size_t n, room;
} kith_bytes;

/* Makes room for n bytes more: it at least doubles, and what is outgrown is given back. */
void kith_bytes_grow(kith_bytes *b, size_t n);

static inline void kith_bytes_put(kith_bytes *b, const char *bytes, size_t n)
{
    if (n > b->room - b->n)
        kith_bytes_grow(b, n);
    if (n > 0)
        memcpy(b->at + b->n, bytes, n);
    b->n += n;
}

static inline void kith_bytes_put_byte(kith_bytes *b, char byte)
{
    if (b->n == b->room)
        kith_bytes_grow(b, 1);
    b->at[b->n++] = byte;
}

/* What was written; with an address though it be nothing. */
static inline kith_str kith_bytes_str(const kith_bytes *b)
{
    return b->at != NULL ? (kith_str){b->at, b->n} : KITH_STR("");
}
