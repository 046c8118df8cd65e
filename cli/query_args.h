// SPDX-License-Identifier: GPL-3.0-or-later
/* What the commands that ask a graph have in common: --types, --top, the GRAPH operand, the forms
 * of an answer. */
#pragma once

#include "cli/term/args.h"
#include "cli/term/table.h"
#include "graph/graph.h"

enum { KITH_TOP = 20 };                                      // lines, unless asked for others
enum { KITH_TAKES_FORM = KITH_TAKES_JSON | KITH_TAKES_CSV }; // of every question

typedef struct {
    unsigned types; // bits 1 << kith_type, 0: all
    uint32_t top;   // 0: all
} kith_query_args;

extern const kith_option kith_query_options[];

/* True when key was one of the options above. */
bool kith_query_take(kith_args *args, int key, kith_query_args *query);

/* The operands when there are min..max of them; what says what they are. NULL, with a message and
 * args->status, when there are others. */
char **kith_query_rest(kith_args *args, size_t min, size_t max, const char *what);

/* True when something may be said about the answer: on a terminal's form, unless quiet. */
bool kith_query_talks(const kith_args *args);

/* How many of n are shown; says so when those are not all. */
size_t kith_query_shown(const kith_args *args, const kith_query_args *query, size_t n);

/* What JSON says besides the rows; zeroed: nothing, and the array stands alone. */
typedef struct {
    const char *rows;                             // key of the array
    void (*about)(kith_out *out, const void *of); // prints "key":value, with commas between
    const void *of;
} kith_query_about;

/* Prints the rows on standard output in the form that was asked for; gives the exit status, which
 * tells whether there were any. */
int kith_query_print(const kith_args *args, const kith_rows *table, kith_query_about about);

/* Ends an answer of n lines on standard output; gives the exit status. */
int kith_query_end(kith_out *out, size_t n);
