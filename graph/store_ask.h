// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions to a store. Each gives a graph of no more than the answer needs, whose nodes are in the
 * order of the whole and know their rows (graph.entity); what it leaves out is told. Every *out is
 * the caller's. All fail with KITH_EINPUT when the store is damaged. */
#pragma once

#include "graph/around.h"
#include "graph/groups.h"
#include "graph/path.h"
#include "graph/query.h"
#include "graph/said.h"
#include "graph/store.h"

/* The nodes that name can mean, to be asked by kith_query_find(). *of: how many it can mean, of
 * which out has the most mentioned. */
bool kith_store_find(kith_store *s, kith_str name, kith_graph **out, size_t *of, kith_err *err);

/* The nodes that have a name like pattern (see graph/pattern.h): the `top` most mentioned, 0: all.
 * *of: how many there are. */
bool kith_store_matching(kith_store *s, kith_str pattern, unsigned types, uint32_t top,
                         kith_graph **out, size_t *of, kith_err *err);

/* The first `top` nodes by a measure, 0: all. *of: how many there are of these types. */
bool kith_store_top(kith_store *s, kith_by by, unsigned types, uint32_t top, kith_graph **out,
                    size_t *of, kith_err *err);

typedef struct {
    unsigned types;    // of neighbours; bits, 0: all
    uint32_t top;      // the heaviest so many, 0: all
    unsigned evidence; // sentences on each edge
} kith_store_wish;

/* A node and its neighbours. *of: how many there are of these types. */
bool kith_store_around(kith_store *s, uint32_t entity, const kith_store_wish *wish,
                       kith_graph **out, size_t *of, kith_err *err);

/* Those two steps away, of nodes of *out, from arena a. *through: how many neighbours were looked
 * behind, strongest first: a bound on the time. */
bool kith_store_second(kith_store *s, kith_arena *a, uint32_t entity, const kith_store_wish *wish,
                       kith_graph **out, kith_second **second, size_t *n, size_t *of,
                       size_t *through, kith_err *err);

/* Nodes of these rows, which ascend, and the edges between them. */
bool kith_store_part(kith_store *s, const uint32_t *entity, size_t n, bool edges, kith_graph **out,
                     kith_err *err);
