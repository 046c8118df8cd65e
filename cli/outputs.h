// SPDX-License-Identifier: GPL-3.0-or-later
/* What `build` and `export` have in common: the files to write (-o, --format), what is written of
 * the graph, and how pictures look. */
#pragma once

#include "cli/filter_args.h"
#include "export/export.h"

enum { KITH_MAX_OUTPUTS = 32 };

typedef struct {
    struct {
        const char *path;
        const kith_format *format;
    } at[KITH_MAX_OUTPUTS];
    size_t n;
    const char *store;  // the one that is a store; NULL: none
    bool stores;        // the command can write one
    const char *format; // --format for the next -o
    kith_filter_args filter;
    kith_look look;
    bool sized; // --size-by was given
    bool all;   // also what is too much for the format's programs
    bool quiet; // what is left out is not said
} kith_outputs;

extern const kith_option kith_output_options[];

/* True when key was one of the options above, or of kith_filter_options. */
bool kith_outputs_take(kith_args *args, int key, kith_outputs *outputs);

/* After the last option. Wrong usage when there is no -o, or a --format without one. */
void kith_outputs_check(kith_args *args, const kith_outputs *outputs);

/* Whether each file can be written, before the work begins; the old ones stay as they are. */
bool kith_outputs_try(const kith_outputs *outputs, kith_err *err);

/* Writes what the filter keeps of *g to each; *g becomes the filtered graph. Says which files hold
 * less, being too large for the programs that open them. */
bool kith_outputs_write(const kith_outputs *outputs, kith_graph **g, kith_err *err);

/* The formats, for --help. */
void kith_outputs_help(kith_out *out);
void kith_outputs_help_store(kith_out *out); // and the store
