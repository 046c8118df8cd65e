// SPDX-License-Identifier: GPL-3.0-or-later
/* What the commands that ask a graph have in common: --types, --top, the GRAPH operand. */
#pragma once

#include "cli/term/args.h"
#include "graph/graph.h"

enum { KITH_TOP = 20 }; // lines, unless asked for others

typedef struct {
    unsigned types; // bits 1 << kith_type, 0: all
    uint32_t top;   // 0: all
} kith_query_args;

extern const kith_option kith_query_options[];

/* True when key was one of the options above. */
bool kith_query_take(kith_args *args, int key, kith_query_args *query);

/* Opens the first operand; min..max operands, GRAPH counted, what says what they are. NULL, with
 * a message and args->status, when there are others or it cannot be read. */
kith_graph *kith_query_graph(kith_args *args, size_t min, size_t max, const char *what);

/* How many of n are shown; says so unless quiet when those are not all. */
size_t kith_query_shown(const kith_args *args, const kith_query_args *query, size_t n);

/* Ends an answer of n lines on standard output; gives the exit status. */
int kith_query_end(kith_out *out, size_t n);
