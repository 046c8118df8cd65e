// SPDX-License-Identifier: GPL-3.0-or-later
/* How long a build took: by the clock, and what the processors did meanwhile. */
#pragma once

#include "base/stages.h"

typedef enum { KITH_PHASE_EXTRACT, KITH_PHASE_LINK, KITH_PHASE_WRITE, KITH_PHASES } kith_phase;

typedef struct {
    int64_t since;            // monotonic microseconds
    int64_t end[KITH_PHASES]; // the same, when each phase was done
} kith_clock;

void kith_clock_start(kith_clock *clock);
void kith_clock_stop(kith_clock *clock, kith_phase phase);

/* From the end of the phase before to the end of this one. */
double kith_clock_seconds(const kith_clock *clock, kith_phase phase);

/* Until the last phase was done. */
double kith_clock_all(const kith_clock *clock);

/* A table on standard error. */
void kith_timings_tell(const kith_stages *stages, const kith_clock *clock);
