// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/pack.h"

#include "graph/array.h"

#include <stdlib.h>

enum { BASE = 127 };

void kith_pack_byte(kith_pack *p, unsigned char byte)
{
    p->at = kith_more(p->at, p->n, &p->room, 1);
    p->at[p->n++] = byte;
}

void kith_pack_uint(kith_pack *p, uint64_t value)
{
    for (; value > 127; value >>= 7)
        kith_pack_byte(p, (unsigned char)(value | 128));
    kith_pack_byte(p, (unsigned char)value);
}

void kith_pack_int(kith_pack *p, int64_t value)
{
    kith_pack_uint(p, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

void kith_pack_hash(kith_pack *p, uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++, value >>= 8)
        kith_pack_byte(p, (unsigned char)value);
}

unsigned kith_digits(uint64_t value)
{
    unsigned n = 1;

    while ((value /= BASE) > 0)
        n++;
    return n;
}

void kith_pack_digits(kith_pack *p, uint64_t value, unsigned width)
{
    for (unsigned i = 0; i < width; i++)
        kith_pack_byte(p, 1);
    for (size_t i = p->n; width > 0; width--, value /= BASE)
        p->at[--i] = (unsigned char)(value % BASE + 1);
}

void kith_pack_fini(kith_pack *p)
{
    free(p->at);
    *p = (kith_pack){0};
}

static unsigned char next_byte(kith_unpack *u)
{
    if (u->next >= u->n) {
        u->bad = true;
        return 0;
    }
    return u->at[u->next++];
}

uint64_t kith_unpack_uint(kith_unpack *u)
{
    uint64_t value = 0;

    for (unsigned shift = 0; shift < 64; shift += 7) {
        unsigned char byte = next_byte(u);
        value |= (uint64_t)(byte & 127) << shift;
        if (byte < 128)
            return u->bad ? 0 : value;
    }
    u->bad = true;
    return 0;
}

int64_t kith_unpack_int(kith_unpack *u)
{
    uint64_t value = kith_unpack_uint(u);

    return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

uint64_t kith_unpack_hash(kith_unpack *u, unsigned bytes)
{
    uint64_t value = 0;

    for (unsigned i = 0; i < bytes; i++)
        value |= (uint64_t)next_byte(u) << 8 * i;
    return u->bad ? 0 : value;
}

uint64_t kith_unpack_digits(kith_unpack *u, unsigned width)
{
    uint64_t value = 0;

    u->bad = u->bad || width > KITH_MAX_DIGITS;
    for (unsigned i = 0; i < width && !u->bad; i++) {
        unsigned char byte = next_byte(u);
        u->bad = u->bad || byte < 1 || byte > BASE;
        value = value * BASE + byte - 1;
    }
    return u->bad ? 0 : value;
}
