// SPDX-License-Identifier: GPL-3.0-or-later
/* What became of the nodes or edges of one graph in another: appeared, vanished, grew, shrank,
 * each in relation to how much is counted in either. */
#pragma once

#include "graph/path.h"

typedef enum {
    KITH_APPEARED,
    KITH_GREW,
    KITH_SHRANK,
    KITH_VANISHED,
    KITH_SAME, // in proportion
    KITH_CHANGES
} kith_change_kind;
extern const char *const kith_change_name[KITH_CHANGES];

typedef struct {
    kith_change_kind kind;
    uint32_t before, after; // indices of the node or edge; UINT32_MAX: not there
    uint32_t count[2];      // mentions of the node, or weight of the edge
    double share[2];        // of all mentions, or of all weight, of nodes in question
    double ratio;           // of the shares, after to before; 0 when vanished, inf appeared
    double surprise;        // log-likelihood ratio (Dunning 1993) of counts to sums
} kith_change;

/* Nodes are the same when their ids are, or else when one alone is called by the other's label.
 * All with a change, most surprising first; those that are the same in proportion last. types: of
 * nodes (an edge needs both ends); bits, 0: all. edges: those of both graphs, which are then
 * compared; NULL: nodes are. Of a node only id, label, aliases, type and mentions matter. [*n] from
 * a. */
kith_change *kith_compare(kith_arena *a, const kith_graph *before, const kith_graph *after,
                          unsigned types, const kith_web edges[2], size_t *n);
