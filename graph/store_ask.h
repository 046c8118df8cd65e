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
#include "graph/when.h"

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

/* A number that was counted when the graph was made ("people", "edges"); 0 when unknown. */
uint64_t kith_store_count(kith_store *s, const char *key);

/* Two nodes and, where there is one, the edge between them. */
bool kith_store_pair(kith_store *s, const uint32_t entity[2], unsigned evidence, kith_graph **out,
                     kith_err *err);

/* The largest communities, of which *of exist; of each up to so many names, nodes of *out. From
 * a. */
bool kith_store_groups(kith_store *s, kith_arena *a, size_t top, size_t names, kith_graph **out,
                       kith_group **group, size_t *n, size_t *of, kith_err *err);

/* The k shortest paths between two nodes, over nodes and edges of *out. From a. */
bool kith_store_paths(kith_store *s, kith_arena *a, const uint32_t entity[2], size_t k,
                      kith_graph **out, kith_paths *paths, kith_err *err);

/* Sentences that name an entity, or both of two (entity[1] is 0 when one is asked): the first
 * `most`, 0: all, in the order of documents. From a. */
bool kith_store_places(kith_store *s, kith_arena *a, const uint32_t entity[2], size_t most,
                       int64_t **id, size_t *n, kith_err *err);
bool kith_store_said(kith_store *s, kith_arena *a, const uint32_t entity[2], size_t most,
                     kith_said **out, size_t *n, kith_err *err);

/* Sentences by number, with names of these entities marked. From a. */
bool kith_store_sentences(kith_store *s, kith_arena *a, const int64_t *id, size_t n,
                          const uint32_t *entity, size_t entities, kith_said *out, kith_err *err);

/* On which days those are, ascending; *undated: documents of no known date. From a. */
bool kith_store_when(kith_store *s, kith_arena *a, const uint32_t entity[2], kith_when **out,
                     size_t *n, uint32_t *undated, kith_err *err);

/* All nodes, with no more than kith_compare() asks of them; all edges between them, from a. */
bool kith_store_nodes(kith_store *s, kith_graph **out, kith_err *err);
bool kith_store_web(kith_store *s, kith_arena *a, kith_web *web, kith_err *err);
