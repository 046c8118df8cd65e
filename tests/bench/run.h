// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs a program as a user would, and says what it cost. */
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "tests/bench/bench.h"

extern char **environ;

/* Declared by the C library under another macro than ours. */
extern pid_t wait4(pid_t pid, int *status, int options, struct rusage *used);

typedef struct {
    double clock, cpu; // seconds
    long megabytes;    // at most
    bool ok;
} bench_cost;

static inline double bench_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline double bench_sum(struct timeval a, struct timeval b)
{
    return (double)(a.tv_sec + b.tv_sec) + 1e-6 * (double)(a.tv_usec + b.tv_usec);
}

/* argv: ends with NULL; its first is a path, or a name to be found in $PATH. What it prints goes
 * nowhere. */
static inline bench_cost bench_run(const char *const *argv)
{
    posix_spawn_file_actions_t quiet;
    struct rusage used = {0};
    bench_cost cost = {0};
    double since = bench_now();
    int status = -1;
    union {
        const char *const *borrowed;
        char *const *own;
    } args = {.borrowed = argv};
    pid_t pid;

    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&pid, argv[0], &quiet, NULL, args.own, environ) == 0)
        cost.ok =
            wait4(pid, &status, 0, &used) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    cost.clock = bench_now() - since;
    cost.cpu = bench_sum(used.ru_utime, used.ru_stime);
    cost.megabytes = used.ru_maxrss / 1024;
    posix_spawn_file_actions_destroy(&quiet);
    return cost;
}
