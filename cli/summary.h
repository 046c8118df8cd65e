// SPDX-License-Identifier: GPL-3.0-or-later
/* What a build found, how long it took, and what to type next. */
#pragma once

#include "cli/outputs.h"

typedef enum { KITH_STAGE_EXTRACT, KITH_STAGE_LINK, KITH_STAGE_WRITE, KITH_STAGES } kith_stage;

typedef struct {
    int64_t since;            // monotonic microseconds
    int64_t end[KITH_STAGES]; // the same, when each stage was done
} kith_clock;

void kith_clock_start(kith_clock *clock);
void kith_clock_stop(kith_clock *clock, kith_stage stage);

/* From the end of the stage before to the end of this one. */
double kith_clock_seconds(const kith_clock *clock, kith_stage stage);

/* All on standard error. */
void kith_summary_tell(const kith_graph *g, const kith_outputs *outputs, const kith_clock *clock);
void kith_summary_timings(const kith_graph *g, const kith_clock *clock);
