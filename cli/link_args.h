// SPDX-License-Identifier: GPL-3.0-or-later
/* What of the documents is linked: --window, --since, --until. */
#pragma once

#include "cli/term/args.h"
#include "graph/corpus.h"

extern const kith_option kith_link_args[];

/* True when key was one of the options above. */
bool kith_link_take(kith_args *args, int key, kith_link_options *link);

/* After the last option: wrong usage when they contradict each other. */
void kith_link_check(kith_args *args, const kith_link_options *link);
