// SPDX-License-Identifier: GPL-3.0-or-later
/* What linking knows beyond the graph: which node each form became, where each node is named, and
 * where both ends of each edge are. A store keeps it. */
#pragma once

#include "graph/cooc.h"

typedef struct kith_links {
    uint32_t *node; // [forms] of the corpus; KITH_NONE: it counts nowhere, or is ignored
    size_t forms;
    size_t *node_first;   // [V + 1] into node_place
    uint32_t *node_place; // sentence records, in the order of documents
    size_t *edge_first;   // [E + 1] into edge_place
    uint32_t *edge_place; // the same
    size_t V, E;
    uint32_t *doc_rank; // [documents] of the corpus: their order
} kith_links;           // zeroed is empty

/* For linking. of_form: node of each of all's forms. */
void kith_links_fill(kith_links *out, const kith_collection *all, const uint32_t *of_form,
                     size_t forms, size_t documents, size_t V, const kith_cooc *cooc);
void kith_links_fini(kith_links *links);
