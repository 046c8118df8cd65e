// SPDX-License-Identifier: GPL-3.0-or-later
/* The attributes of nodes and edges under the names that files use: one table for every writer and
 * for the reader. */
#pragma once

#include "graph/graph.h"

#include <glib.h>

typedef enum {
    KITH_FIELD_STR,
    KITH_FIELD_TYPE, // kith_type, written by name
    KITH_FIELD_U8,
    KITH_FIELD_U32,
    KITH_FIELD_DOUBLE,
    KITH_FIELD_KINDS
} kith_field_kind;

typedef struct {
    const char *name; // "pagerank"
    uint8_t kind;     // kith_field_kind
    size_t offset;    // in kith_node or kith_edge
} kith_field;

enum { KITH_NODE_FIELDS = 23, KITH_EDGE_FIELDS = 10 };
extern const kith_field kith_node_field[KITH_NODE_FIELDS];
extern const kith_field kith_edge_field[KITH_EDGE_FIELDS];

/* How many of the node's fields a file of g has: the last, ref, only where a node has one. */
size_t kith_node_fields(const kith_graph *g);

/* Value of a STR or TYPE field of the node or edge at `object`. */
kith_str kith_field_str(const kith_field *field, const void *object);

/* Value of any other field. */
double kith_field_number(const kith_field *field, const void *object);

/* A number as short as reads back equal, in the C locale: "3", "0.25", "1e-9". Appends to out. */
void kith_number(GString *out, double value);
