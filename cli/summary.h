// SPDX-License-Identifier: GPL-3.0-or-later
/* What a build found, and what to type next. */
#pragma once

#include "cli/outputs.h"
#include "cli/timings.h"

/* All on standard error. */
void kith_summary_tell(const kith_graph *g, const kith_outputs *outputs, const kith_clock *clock);
