// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows of entities and edges as nodes and edges. Every number is checked: files come from
 * anywhere. */
#pragma once

#include "graph/store_graph.h"

typedef struct {
    kith_store *store;
    kith_err *err;
    kith_graph *graph; // whose arena takes the strings
    kith_str *date;    // [n_dates + 1]; the first is of none
    size_t n_dates;
} kith_row_reader; // zeroed may be given to kith_row_reader_fini()

/* With a new graph, and its totals; the graph is the caller's. */
bool kith_row_reader_init(kith_row_reader *r, kith_store *s, kith_err *err);
void kith_row_reader_fini(kith_row_reader *r);

/* Columns of an entity, in this order, from 0. */
#define KITH_ENTITY_COLUMNS                                                                        \
    "id, key, label, type, iso, ref, aliases, mentions, documents, windows, first, last, degree,"  \
    " strength, core, component, community, pagerank, betweenness, x, y"
bool kith_row_node(kith_row_reader *r, sqlite3_stmt *sql, kith_node *node);

/* What the id of a node is that has none of its own. From a. */
kith_str kith_row_id(kith_arena *a, uint8_t type, kith_str iso, kith_str label);

/* Weight, documents, first and last at column `at` and behind. */
bool kith_row_edge(kith_row_reader *r, sqlite3_stmt *sql, int at, kith_edge *edge);

/* The first different sentences of a list of places, at most so many, as evidence of an edge; none
 * where the store keeps no text. */
bool kith_row_evidence(kith_row_reader *r, kith_unpack places, unsigned most, kith_str *out);

/* A count of at most UINT32_MAX. */
bool kith_row_count(kith_row_reader *r, sqlite3_stmt *sql, int at, uint32_t *out);

/* How many rows `sql` counts. */
bool kith_row_number(kith_row_reader *r, const char *sql, size_t *n);
