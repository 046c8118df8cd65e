// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences as evidence: text, the document they stand in, and where in them the names are. */
#pragma once

#include "graph/graph.h"

typedef struct {
    uint32_t beg, end; // bytes of the text
} kith_highlight;

typedef struct {
    kith_str text, document, title, date; // what is unknown is empty
    kith_highlight *mark;                 // [marks] ascending, apart from each other
    size_t marks;
} kith_said;

/* The sentences that an edge of a file keeps, with the names of both ends marked. [*n] from a. */
kith_said *kith_said_of(kith_arena *a, const kith_graph *g, const kith_edge *edge, size_t *n);

/* Marks the whole words of text that are one of names (the longest where several are). [*n] from
 * a. */
kith_highlight *kith_marks(kith_arena *a, kith_str text, const kith_str *name, size_t names,
                           size_t *n);
