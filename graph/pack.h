// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers in few bytes, as a store keeps them: of any size, seven bits a byte, the lowest first;
 * or as digits of a number to the base 127, each of them 1 to 127, the highest first, which SQL can
 * read, too. Reading checks everything: the bytes may be anybody's. */
#pragma once

#include "base/arena.h"

typedef struct {
    unsigned char *at; // [n]
    size_t n, room;
} kith_pack; // zeroed is empty; to be given to kith_pack_fini()

void kith_pack_byte(kith_pack *p, unsigned char byte);
void kith_pack_uint(kith_pack *p, uint64_t value);
void kith_pack_int(kith_pack *p, int64_t value); // small ones of either sign are short
/* So many bytes, the lowest first. */
void kith_pack_hash(kith_pack *p, uint64_t value, unsigned bytes);
void kith_pack_digits(kith_pack *p, uint64_t value, unsigned width);
void kith_pack_fini(kith_pack *p);

/* Digits that value takes, at least one. */
unsigned kith_digits(uint64_t value);
enum { KITH_MAX_DIGITS = 9 };

typedef struct {
    const unsigned char *at;
    size_t n, next;
    bool bad; // there was less than what was asked for, or no number: stays so
} kith_unpack;

uint64_t kith_unpack_uint(kith_unpack *u); // 0 when bad, as with all of these
int64_t kith_unpack_int(kith_unpack *u);
uint64_t kith_unpack_hash(kith_unpack *u, unsigned bytes);
uint64_t kith_unpack_digits(kith_unpack *u, unsigned width);
