// SPDX-License-Identifier: GPL-3.0-or-later
/* Communities in a few words: who leads each, and who marks it. */
#pragma once

#include "graph/graph.h"

typedef struct {
    uint32_t community;
    uint32_t size;  // nodes
    uint32_t edges; // between them
    double within;  // weight of those
    double across;  // weight of edges to other communities
    uint32_t *lead; // [n_lead] nodes of greatest strength
    uint32_t *mark; // [n_mark] nodes whose strength within is greatest compared with outside
    size_t n_lead, n_mark;
} kith_group;

/* All communities, in their order, which is by size; of each the first so many names. What marks a
 * community is (within + 1) / (outside + 1), within and outside being the weight of a node's edges
 * inside and beyond its community. [*n] from a. */
kith_group *kith_groups_find(kith_arena *a, const kith_graph *g, size_t names, size_t *n);
