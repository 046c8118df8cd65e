// SPDX-License-Identifier: GPL-3.0-or-later
/* Forms that share a word, so that a name is compared with the few that it may be and never with
 * all. */
#pragma once

#include "extract/name/strmap.h"

enum { KITH_BLOCK = 24 };

typedef struct {
    uint32_t form[KITH_BLOCK]; // newest last; when full, the second oldest gives way
    uint32_t n;
} kith_block_list;

typedef struct {
    kith_strmap of; // word to list + 1
    kith_block_list *list;
    size_t n, room;
} kith_blocks;

/* Room for the lists of n words, all empty. */
kith_blocks kith_blocks_for(kith_arena *a, size_t n);

/* The list of a word, made when it is new; moves when another is made. */
kith_block_list *kith_block_of(kith_blocks *b, kith_str word);

/* The list of a word, NULL when there is none. */
const kith_block_list *kith_block_known(const kith_blocks *b, kith_str word);

/* Each form is in a list once. */
void kith_block_add(kith_block_list *list, uint32_t form);
