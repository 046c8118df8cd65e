// SPDX-License-Identifier: GPL-3.0-or-later
/* All edges once more, without what only some questions ask: for each entity those before it that
 * it is linked with, and how strongly. They are packed in blocks of about 2 KB, so that one
 * entity's are found at once, and the whole graph is read faster than from the table of edges by
 * far. */
#pragma once

#include "graph/store_part.h"

/* Puts the edges of g in place of those that were there. A failure is kept in s. */
void kith_ties_write(kith_store *s, const kith_graph *g);

/* Adds the neighbours of an entity whose rows are before its own. */
bool kith_ties_before(kith_store *s, uint32_t entity, kith_ties *t, kith_err *err);

/* Edges between rows, a < b: gives each to `take`, in the order of b, then a. */
typedef void kith_tie_taker(void *self, uint32_t a, uint32_t b, uint32_t weight);
bool kith_ties_each(kith_store *s, kith_tie_taker *take, void *self, kith_err *err);
