// SPDX-License-Identifier: GPL-3.0-or-later
/* For the files that make a graph of a corpus: what they hand on to each other. */
#pragma once

#include "graph/cooc.h"
#include "graph/rules_apply.h"

typedef struct {
    kith_corpus *corpus;
    kith_collection all;
    kith_resolver resolver;
    kith_graph *graph;
    uint32_t *member;     // forms by cluster
    size_t *member_first; // [clusters + 1]
    uint32_t *root;       // [clusters]
    size_t n_clusters;
    uint32_t *node; // [F] node of each form
    kith_str *date; // [n_dates] of the graph, one for all nodes and edges
    kith_rules_at_work rules;
    kith_cooc cooc;
} kith_linker;

/* Clusters of forms, as the resolver has joined them, become the graph's nodes. */
bool kith_link_nodes(kith_linker *l, kith_err *err);

/* Counts pairs of nodes, and where each pair and each node is named. */
void kith_link_pairs(kith_linker *l);

/* Pairs become the graph's edges, but for their evidence; of names nothing is needed any more. */
void kith_link_edges(kith_linker *l);

/* Their evidence, and the measures of nodes and edges. Of l only the corpus, the graph and the
 * pairs are needed. */
bool kith_link_measure(kith_linker *l, kith_err *err);
