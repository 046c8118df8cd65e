// SPDX-License-Identifier: GPL-3.0-or-later
/* What the benchmarks share: a clock, memory, dice of a fixed seed. */
#pragma once

#include <stdint.h>
#include <sys/resource.h>
#include <time.h>

/* CPU time of the whole program, all threads. */
static inline double bench_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The most that was used so far. */
static inline long bench_megabytes(void)
{
    struct rusage used;

    return getrusage(RUSAGE_SELF, &used) == 0 ? used.ru_maxrss / 1024 : 0;
}

/* xorshift64: the same numbers everywhere. */
typedef struct {
    uint64_t state; // not 0
} bench_dice;

#define BENCH_DICE                                                                                 \
    {                                                                                              \
        88172645463325252u                                                                         \
    }

static inline uint64_t bench_throw(bench_dice *d)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return d->state;
}

/* 0 to 1, without 1. */
static inline double bench_share(bench_dice *d)
{
    return (double)(bench_throw(d) >> 11) / 9007199254740992.0;
}

/* 0 to sides - 1. */
static inline uint32_t bench_roll(bench_dice *d, uint32_t sides)
{
    return (uint32_t)((bench_throw(d) >> 33) % sides);
}
