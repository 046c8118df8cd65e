// SPDX-License-Identifier: GPL-3.0-or-later
/* Which part of a graph is written: --min-weight, --top, --ego and the like. */
#pragma once

#include "cli/term/args.h"
#include "graph/graph.h"

typedef struct {
    kith_filter filter;
    const char *ego; // name of a node, or NULL
    bool has_depth;
} kith_filter_args; // zeroed keeps all

extern const kith_option kith_filter_options[];

/* True when key was one of the options above. */
bool kith_filter_take(kith_args *args, int key, kith_filter_args *f);

/* After the last option: wrong usage when they contradict each other. */
void kith_filter_check(kith_args *args, const kith_filter_args *f);

/* *g becomes what is kept of it, measured anew. KITH_EINPUT with an empty message, when what is
 * wrong has been said. */
bool kith_filter_apply(const kith_filter_args *f, kith_graph **g, kith_err *err);
