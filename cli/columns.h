// SPDX-License-Identifier: GPL-3.0-or-later
/* Nodes and edges as columns of an answer: every command shows them alike. */
#pragma once

#include "cli/term/table.h"
#include "graph/graph.h"

enum {
    KITH_NODE_ID,
    KITH_NODE_LABEL,
    KITH_NODE_TYPE,
    KITH_NODE_ISO,
    KITH_NODE_REF,
    KITH_NODE_MENTIONS,
    KITH_NODE_DOCUMENTS,
    KITH_NODE_FIRST,
    KITH_NODE_LAST,
    KITH_NODE_DEGREE,
    KITH_NODE_STRENGTH,
    KITH_NODE_PAGERANK,
    KITH_NODE_BETWEENNESS,
    KITH_NODE_COMMUNITY,
    KITH_NODE_ALIASES,
    KITH_NODE_COLUMNS
};

/* A table of nodes. shown: bits 1 << KITH_NODE_..., the columns that a terminal shows; spare[]: how
 * soon it leaves them out, NULL: as they stand here. */
kith_rows *kith_node_table(kith_arena *a, unsigned shown, const unsigned *spare);

/* One row. */
void kith_node_cells(kith_rows *table, const kith_node *node);

/* Who stands at the other end of an edge, and in short wherever else a row names one node: id,
 * label, type. */
enum { KITH_WHO_COLUMNS = 3 };
extern const kith_column kith_who_columns[KITH_WHO_COLUMNS];
void kith_who_cells(kith_rows *table, const kith_node *node);

enum { KITH_EDGE_COLUMNS = 6 };
extern const kith_column kith_edge_columns[KITH_EDGE_COLUMNS];
void kith_edge_cells(kith_rows *table, const kith_edge *edge);
void kith_edge_no_cells(kith_rows *table); // of a row without an edge

/* Columns one after the other in a: pairs of columns and their number, ended by NULL. *n in all. */
kith_column *kith_columns_join(kith_arena *a, size_t *n, ...);

/* "key":{id, label, type} */
void kith_json_who(kith_out *out, const char *key, const kith_node *node);

/* ,"key":"value" */
void kith_json_field(kith_out *out, const char *key, kith_str value);
