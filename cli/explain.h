// SPDX-License-Identifier: GPL-3.0-or-later
/* What is known of how a node came to be, in words. */
#pragma once

#include "base/out.h"
#include "graph/explain.h"
#include "graph/graph.h"

/* The names of node, why each was joined, and which near ones are apart and why. */
void kith_explain_print(kith_out *out, kith_trace *trace, const kith_graph *g, uint32_t node);

/* Doubtful joins and near misses as a file of rules, each line behind a '#'. top: so many
 * of them, 0 for all. */
void kith_review_print(kith_out *out, kith_trace *trace, size_t top);
