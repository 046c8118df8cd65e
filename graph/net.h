// SPDX-License-Identifier: GPL-3.0-or-later
/* A kith_graph as igraph takes it. Only for graph/: igraph's types appear nowhere else. */
#pragma once

#include "graph/graph.h"

#include <igraph.h>

typedef struct {
    igraph_t graph;
    igraph_vector_t weight;
    bool made;
} kith_net; // zeroed may be given to kith_net_fini()

/* Sets igraph's error handler (which would end the program) and threads (whose sums would differ
 * from run to run), too. */
bool kith_net_init(kith_net *net, const kith_graph *g, kith_err *err);
void kith_net_fini(kith_net *net);

/* Fails with igraph's reason. */
bool kith_net_fail(kith_err *err, igraph_error_t why, const char *doing);

/* Seeds igraph's generator: before each call that draws numbers. */
void kith_net_seed(void);

/* Numbers groups, member: [V] as igraph does, anew: largest first, of equals the one with the first
 * node; offset: of the field in kith_node. */
void kith_number_groups(kith_graph *g, const igraph_vector_int_t *member, size_t offset);

/* Fills degree and strength of every node. */
void kith_count_edges(kith_graph *g);

/* Fills component of every node. */
bool kith_components(kith_net *net, kith_graph *g, kith_err *err);

/* Fills betweenness of every node: see graph/between.h. g has strengths and components. */
bool kith_net_between(kith_net *net, kith_graph *g, size_t most, kith_err *err);

/* Fills community of every node. g has strengths. */
bool kith_communities(kith_net *net, kith_graph *g, kith_err *err);

/* Fills x and y of every node. g has sizes. */
bool kith_layout(kith_net *net, kith_graph *g, kith_err *err);

/* Fills r, g and b of every node by community. */
void kith_colours(kith_graph *g);
