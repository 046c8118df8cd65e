// SPDX-License-Identifier: GPL-3.0-or-later
/* Nodes, or rows of a store, in the order of a value. */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct {
    double value;
    uint32_t id;
} kith_ranked;

/* Greatest first; of equals the lower id. at may be NULL when n is 0. */
void kith_ranked_sort(kith_ranked *at, size_t n);
