// SPDX-License-Identifier: GPL-3.0-or-later
/* What `build` and `export` have in common: the files to write (-o, --format) and the filter. */
#pragma once

#include "cli/term/args.h"
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
    kith_filter filter;
} kith_outputs;

extern const kith_option kith_output_options[];
extern const kith_option kith_filter_options[];

/* True when key was one of the options above. */
bool kith_outputs_take(kith_args *args, int key, kith_outputs *outputs);

/* After the last option. Wrong usage when there is no -o, or a --format without one. */
void kith_outputs_check(kith_args *args, const kith_outputs *outputs);

/* Whether each file can be written, before the work begins; the old ones stay as they are. */
bool kith_outputs_try(const kith_outputs *outputs, kith_err *err);

/* Writes what the filter keeps of *g to each; *g becomes the filtered graph. */
bool kith_outputs_write(const kith_outputs *outputs, kith_graph **g, kith_err *err);

/* The formats, for --help. */
void kith_outputs_help(kith_out *out);
void kith_outputs_help_store(kith_out *out); // and the store
