// SPDX-License-Identifier: GPL-3.0-or-later
/* The options that say how INPUT is read: its format, its fields, its bounds. */
#pragma once

#include "cli/term/args.h"
#include "extract/read/read.h"

extern const kith_option kith_reading_options[];

/* True when key was one of the options above. */
bool kith_reading_take(kith_args *args, int key, kith_read_options *options);

/* The formats that can be read, for --help. */
void kith_reading_help(kith_out *out);

/* What a table of --metadata did not match; nothing where there is none. */
void kith_reading_tell(const kith_args *args, const kith_paths *paths);
