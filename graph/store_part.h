// SPDX-License-Identifier: GPL-3.0-or-later
/* For the questions to a store: rows by number, and numbers of rows. Only for graph/. */
#pragma once

#include "graph/store_row.h"

/* Rows in a list that grows. */
typedef struct {
    uint32_t row, weight;
} kith_tie;

typedef struct {
    kith_tie *at; // [n]
    size_t n, room;
} kith_ties; // zeroed is empty; at is to be freed

int kith_tie_by_row(const void *x, const void *y);    // for qsort
int kith_tie_by_weight(const void *x, const void *y); // the heaviest first, then by row
void kith_ties_add(kith_ties *t, uint32_t row, uint32_t weight);

/* By row; each once. */
void kith_ties_sort(kith_ties *t);

/* Adds the neighbours of an entity. */
bool kith_ties_of(kith_store *s, uint32_t entity, kith_ties *t, kith_err *err);

/* Bytes of the file: no table has more rows. */
uint64_t kith_store_bytes(kith_store *s);

/* Which rows are of which type: those of type t are first[t] to first[t + 1] - 1. */
typedef struct {
    uint32_t first[KITH_TYPES + 1];
} kith_type_rows;
bool kith_type_rows_of(kith_store *s, kith_type_rows *rows, kith_err *err);
bool kith_row_wanted(const kith_type_rows *rows, uint32_t row, unsigned types);

/* Nodes of rows[n], which ascend, into a new graph. */
bool kith_part_nodes(kith_row_reader *r, const kith_tie *rows, size_t n);

/* The node of a row; UINT32_MAX: not there. */
uint32_t kith_part_find(const kith_graph *g, uint32_t row);

/* Fills in what the edge between rows x and y has; *there: there is one. */
bool kith_part_edge(kith_row_reader *r, uint32_t x, uint32_t y, unsigned evidence, kith_edge *edge,
                    bool *there);
int kith_edge_by_ends(const void *x, const void *y); // for qsort

/* One number of an entity's row. */
bool kith_entity_number(kith_store *s, const char *column, const kith_ties *t, uint32_t *out,
                        kith_err *err);

/* The weight of the `top`-th heaviest, of as many at least. */
uint32_t kith_ties_weight_at(const kith_ties *t, size_t top);

/* Those before `from` are in order of weight, the heaviest of all: puts about `more` others behind
 * them, or all. How many are in order then. */
size_t kith_ties_order(kith_ties *t, size_t from, size_t more);

/* Only the `top` (0: all) of greatest weight, then least row; [*n] ascending by row. */
void kith_ties_heaviest(kith_ties *t, size_t top);
