// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of the GraphML reader: elements (graphml_read.c) go to a loader (loader.c), which
 * makes a sorted, checked graph of them. */
#pragma once

#include "export/export.h"
#include "export/field.h"
#include "graph/table.h"

#include <stdio.h>

/* An edge before its ends are known. */
typedef struct {
    kith_edge edge;
    uint32_t source, target; // in ids
    int line;
} kith_loose_edge;

typedef struct {
    kith_graph *graph;
    kith_pool ids;     // of nodes
    uint32_t *node_of; // [ids.n] index, KITH_NONE while only an edge spoke of it
    size_t id_room;
    kith_node *node;
    size_t n_nodes, node_room;
    kith_loose_edge *edge;
    size_t n_edges, edge_room;
    uint32_t has; // bits: node fields that the file declares
} kith_graph_loader;

void kith_loader_init(kith_graph_loader *l);
void kith_loader_fini(kith_graph_loader *l);

/* The file has values for this field of nodes. */
void kith_loader_has(kith_graph_loader *l, const kith_field *field);

/* False when there is a node of this id. */
bool kith_loader_node(kith_graph_loader *l, kith_str id);
void kith_loader_edge(kith_graph_loader *l, kith_str source, kith_str target, int line);

/* A value of the last node or edge; false when it does not fit the field. */
bool kith_loader_node_value(kith_graph_loader *l, const kith_field *field, kith_str value);
bool kith_loader_edge_value(kith_graph_loader *l, const kith_field *field, kith_str value);

/* Sorts nodes and edges, adds up parallel edges, leaves loops out, and measures what a graph that
 * kith did not write lacks. KITH_EINPUT: an edge to a node that is none; no labels. */
bool kith_loader_finish(kith_graph_loader *l, const char *path, kith_graph **out, kith_err *err);

/* Reads an open file; path is for messages. */
bool kith_graphml_parse(FILE *file, const char *path, kith_graph **out, kith_err *err);
