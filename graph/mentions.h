// SPDX-License-Identifier: GPL-3.0-or-later
/* The mentions of a document as a store keeps them, in about four bytes each, which SQL can read as
 * well as C: numbers of a fixed count of digits (see graph/pack.h). Those of usages with few
 * digits, which are most, stand before the others. */
#pragma once

#include "graph/facts.h"
#include "graph/pack.h"

typedef struct {
    uint64_t usage; // from 1
    uint32_t sentence, beg;
} kith_packed_mention;

/* Three bytes: how many digits usages of the second part have, positions, and the two numbers that
 * follow: how many mentions are of the first part, in which usages have KITH_FEW_DIGITS, and what
 * sentences are multiplied with. Then the mentions: usage, and sentence times that number plus
 * byte. */
enum { KITH_FEW_DIGITS = 2, KITH_MENTION_HEAD = 3 };

/* usage: [n_mentions] numbers from 0. Nothing when there is no mention. */
void kith_mentions_pack(kith_pack *p, const kith_facts *x, const uint32_t *usage);

/* In the order in which they were packed, from a. False: the bytes are no mentions. */
bool kith_mentions_unpack(kith_arena *a, kith_unpack in, kith_packed_mention **out, size_t *n);
