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

/* xorshift64 from a fixed seed: the same numbers in every run. */
static uint64_t bench_seed = 88172645463325252u;

static inline uint64_t bench_throw(void)
{
    bench_seed ^= bench_seed << 13;
    bench_seed ^= bench_seed >> 7;
    bench_seed ^= bench_seed << 17;
    return bench_seed;
}

/* 0 to 1, without 1. */
static inline double bench_share(void)
{
    return (double)(bench_throw() >> 11) / 9007199254740992.0;
}

/* 0 to sides - 1. */
static inline uint32_t bench_dice(uint32_t sides)
{
    return (uint32_t)(bench_throw() >> 33) % sides;
}
