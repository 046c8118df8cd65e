// SPDX-License-Identifier: GPL-3.0-or-later
/* Those two steps from a node: who is named with its neighbours and not with itself. */
#pragma once

#include "graph/graph.h"

enum { KITH_VIA = 3 };

typedef struct {
    uint32_t node;
    uint64_t weight;        // over all that stand between: the lesser weight of the two edges
    uint32_t via[KITH_VIA]; // nodes between that add most to it, the most first
    size_t n_via;
} kith_second;

/* Adds a way over `between`, which comes in ascending order or with the greatest share first;
 * share[]: what each of via adds. */
void kith_second_add(kith_second *s, uint32_t share[KITH_VIA], uint32_t between, uint32_t of);

/* Greatest weight first (ties: index). types: of those two steps away; bits, 0: all. [*n] from
 * a. */
kith_second *kith_query_second(kith_arena *a, const kith_graph *g, uint32_t node, unsigned types,
                               size_t *n);
