// SPDX-License-Identifier: GPL-3.0-or-later
/* kith_str_hash() of words within a text: most have bytes behind them that may be read along, so
 * that eight are taken at once and no branch hangs on the length of what is left. */
#pragma once

#include "base/str.h"

/* Multiply and fold (wyhash's mixing step): 8 bytes a turn. */
static inline uint64_t kith_hash_mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t kith_hash_begin(size_t len)
{
    return 0x9e3779b97f4a7c15u ^ len;
}

static inline uint64_t kith_hash_eight(uint64_t hash, uint64_t bytes)
{
    return kith_hash_mix(hash ^ bytes, 0xa0761d6478bd642fu);
}

/* Of the last 1 to 7 bytes, as if zeros stood behind them. */
static inline uint64_t kith_hash_rest(uint64_t hash, uint64_t bytes)
{
    return kith_hash_mix(hash ^ bytes, 0xe7037ed1a0b428dbu);
}

static inline uint64_t kith_hash_end(uint64_t hash)
{
    return kith_hash_mix(hash ^ 0x8ebc6af09c88c6e3u, 0x589965cc75374cc3u);
}

/* Bytes are put together by shifts, so that machines of either byte order agree; compilers know
 * that it is one load. */
static inline uint64_t kith_load4(const unsigned char *at)
{
    return at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24;
}

static inline uint64_t kith_load8(const unsigned char *at)
{
    return kith_load4(at) | kith_load4(at + 4) << 32;
}

/* kith_str_hash() of text[beg, end). */
static inline uint64_t kith_hash_within(kith_str text, size_t beg, size_t end)
{
    const unsigned char *at = (const unsigned char *)text.ptr + beg;
    size_t left = end - beg;
    uint64_t hash = kith_hash_begin(left);

    if (text.len - end < 8)
        return kith_str_hash(kith_str_sub(text, beg, end));
    for (; left >= 8; left -= 8, at += 8)
        hash = kith_hash_eight(hash, kith_load8(at));
    if (left > 0)
        hash = kith_hash_rest(hash, kith_load8(at) & (((uint64_t)1 << (8 * left)) - 1));
    return kith_hash_end(hash);
}
