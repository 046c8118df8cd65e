// SPDX-License-Identifier: GPL-3.0-or-later
/* What is packed in the tables of the graph, for those who write and who read them. */
#pragma once

#include "graph/store_file.h"

/* Measures are kept as whole numbers of: */
static const double KITH_PAGERANK_UNIT = 1e10, KITH_BETWEENNESS_UNIT = 1e3, KITH_PLACE_UNIT = 1e2;

enum { KITH_MAX_EVIDENCE = 1000 }; // sentences of an edge

/* The id of a node follows from its type and label, and is not kept. */
bool kith_key_is_plain(const kith_node *node);

/* Numbers of the run, under these names among the settings. */
enum { KITH_TOTALS = 12 };
extern const char *const kith_total_name[KITH_TOTALS];
uint64_t *kith_total_of(kith_totals *t, size_t i);
