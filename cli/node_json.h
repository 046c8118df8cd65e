// SPDX-License-Identifier: GPL-3.0-or-later
/* Nodes and edges as the queries' --json gives them. */
#pragma once

#include "base/out.h"
#include "graph/graph.h"

/* "key":value pairs of a node, without the braces. */
void kith_json_node(kith_out *out, const kith_node *node);

/* The same of an edge, without its ends. */
void kith_json_edge(kith_out *out, const kith_edge *edge);

/* The nodes at[n] as one array. */
void kith_json_nodes(kith_out *out, const kith_graph *g, const uint32_t *at, size_t n);

/* ,"key":"value" */
void kith_json_field(kith_out *out, const char *key, kith_str value);
