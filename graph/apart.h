// SPDX-License-Identifier: GPL-3.0-or-later
/* What a researcher keeps apart: marks on clusters that no join may bring together. */
#pragma once

#include "graph/table.h"

typedef enum {
    KITH_SIDE_A, // one of two that are never one
    KITH_SIDE_B, // the other
    KITH_ALONE,  // only with those of the same rule
} kith_side;

typedef struct {
    uint32_t rule;
    uint32_t next; // mark of the same cluster + 1; 0: the last
    uint8_t side;  // kith_side
} kith_mark;

typedef struct {
    kith_mark *mark;
    size_t n, room;
    kith_table first; // root to its first mark
} kith_apart;         // zeroed is empty

void kith_apart_add(kith_apart *a, uint32_t root, uint32_t rule, kith_side side);

/* True when x and y may be joined; else *rule tells why not. */
bool kith_apart_allows(const kith_apart *a, uint32_t x, uint32_t y, uint32_t *rule);

/* y is now part of x. */
void kith_apart_join(kith_apart *a, uint32_t x, uint32_t y);
void kith_apart_fini(kith_apart *a);
