// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/timings.h"

#include "cli/term/say.h"

#include <glib.h>
#include <sys/resource.h>

void kith_clock_start(kith_clock *clock)
{
    clock->since = g_get_monotonic_time();
}

void kith_clock_stop(kith_clock *clock, kith_phase phase)
{
    clock->end[phase] = g_get_monotonic_time();
}

double kith_clock_seconds(const kith_clock *clock, kith_phase phase)
{
    int64_t beg = phase == 0 ? clock->since : clock->end[phase - 1];

    return (double)(clock->end[phase] - beg) / G_USEC_PER_SEC;
}

double kith_clock_all(const kith_clock *clock)
{
    return (double)(clock->end[KITH_PHASE_WRITE] - clock->since) / G_USEC_PER_SEC;
}

typedef struct {
    double all;           // seconds
    double bytes, tokens; // in millions
} whole;

/* Rates say how fast the stage would be alone; of one that takes no time they say nothing. */
static void tell_row(const char *name, double seconds, const whole *w)
{
    double share = w->all > 0 ? 100 * seconds / w->all : 0;

    if (seconds < 5e-4)
        kith_tell("%-11s %9.3f %6.1f %% %10s %10s", name, seconds, share, "-", "-");
    else
        kith_tell("%-11s %9.3f %6.1f %% %10.1f %10.2f", name, seconds, share, w->bytes / seconds,
                  w->tokens / seconds);
}

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

void kith_timings_tell(const kith_stages *stages, const kith_clock *clock)
{
    struct rusage used = {0};
    double rest;
    whole w;

    getrusage(RUSAGE_SELF, &used);
    w.all = rest = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    w.bytes = (double)stages->bytes / 1e6;
    w.tokens = (double)stages->tokens / 1e6;
    kith_tell("stage         CPU sec    share       MB/s M tokens/s");
    for (int i = 0; i < KITH_STAGES; i++) {
        double seconds = (double)stages->spent[i] / 1e9;
        tell_row(kith_stage_name[i], seconds, &w);
        rest -= seconds;
    }
    tell_row("other", rest > 0 ? rest : 0, &w); // starting up, waiting for each other
    tell_row("all", w.all, &w);
    kith_tell("by the clock %.3f s: read and extract %.3f, link %.3f, write %.3f; "
              "%.2f processors at work",
              kith_clock_all(clock), kith_clock_seconds(clock, KITH_PHASE_EXTRACT),
              kith_clock_seconds(clock, KITH_PHASE_LINK),
              kith_clock_seconds(clock, KITH_PHASE_WRITE), w.all / kith_clock_all(clock));
    kith_tell("%.1f MB, %.2f million tokens; peak memory %ld MB", w.bytes, w.tokens,
              used.ru_maxrss / 1024);
}
