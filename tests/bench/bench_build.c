// SPDX-License-Identifier: GPL-3.0-or-later
/* tag and build beside `wc -w` in one run, so that a busy machine slows all of them: CPU seconds,
 * tokens a second, times what wc takes, and what a second thread gains. Of several turns the best.
 *
 * usage: bench_build KITH MAKE_CORPUS [BYTES] */
#include <errno.h>
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/bench/run.h"

enum { TURNS = 5, PATH_ROOM = 256 };

/* Of make_corpus's text, as kith counts them. */
static const double TOKENS_A_BYTE = 0.176;

typedef struct {
    const char *name;
    const char *argv[8];
    bench_cost best;
} entry;

static int drop(const char *path, const struct stat *what, int flag, struct FTW *at)
{
    (void)what;
    (void)flag;
    (void)at;
    return remove(path);
}

static void keep_best(bench_cost *best, bench_cost cost)
{
    if (!best->ok || cost.cpu < best->cpu)
        best->cpu = cost.cpu;
    if (!best->ok || cost.clock < best->clock)
        best->clock = cost.clock;
    best->megabytes = cost.megabytes;
    best->ok = true;
}

/* Each begins without the graph of the one before, which would have to be taken away. */
static bool run_all(entry *all, size_t n, const char *graph)
{
    for (int turn = 0; turn < TURNS; turn++)
        for (size_t i = 0; i < n; i++) {
            bench_cost cost;
            remove(graph);
            cost = bench_run(all[i].argv);
            if (!cost.ok) {
                printf("%s failed\n", all[i].name);
                return false;
            }
            keep_best(&all[i].best, cost);
        }
    return true;
}

/* The first of all is wc. */
static void print_all(const entry *all, size_t n, double bytes)
{
    printf("%-12s %8s %8s %10s %10s %8s %6s\n", "", "clock s", "CPU s", "M tokens/s", "MB/s",
           "x wc -w", "MB");
    for (size_t i = 0; i < n; i++) {
        const bench_cost *c = &all[i].best;
        printf("%-12s %8.3f %8.3f %10.2f %10.1f %8.1f %6ld\n", all[i].name, c->clock, c->cpu,
               bytes * TOKENS_A_BYTE / 1e6 / c->clock, bytes / 1e6 / c->clock,
               c->cpu / all[0].best.cpu, c->megabytes);
    }
}

static int measure(const char *kith, const char *maker, const char *folder, const char *bytes)
{
    char texts[PATH_ROOM], whole[PATH_ROOM], graph[PATH_ROOM], join[2 * PATH_ROOM + 64];
    const char *const make[] = {maker, texts, bytes, NULL};
    const char *const concatenate[] = {"sh", "-c", join, NULL};
    entry all[] = {
        {.name = "wc -w", .argv = {"wc", "-w", whole}},
        {.name = "tag -j1", .argv = {kith, "tag", "-j1", texts}},
        {.name = "build -j1", .argv = {kith, "build", "-j1", texts, "-o", graph}},
        {.name = "build -j2", .argv = {kith, "build", "-j2", texts, "-o", graph}},
    };
    size_t n = sizeof all / sizeof *all;

    snprintf(texts, sizeof texts, "%s/texts", folder);
    snprintf(whole, sizeof whole, "%s/whole.txt", folder);
    snprintf(graph, sizeof graph, "%s/graph.graphml", folder);
    snprintf(join, sizeof join, "find '%s' -type f -exec cat {} + >'%s'", texts, whole);
    if (!bench_run(make).ok || !bench_run(concatenate).ok || !run_all(all, n, graph))
        return 1;
    printf("%s bytes of generated articles, the best of %d turns\n", bytes, TURNS);
    print_all(all, n, strtod(bytes, NULL));
    printf("a second thread: %.2f times as fast\n", all[2].best.clock / all[3].best.clock);
    return 0;
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/kith-bench.XXXXXX";
    int status;

    if (argc < 3) {
        fputs("usage: bench_build KITH MAKE_CORPUS [BYTES]\n", stderr);
        return 2;
    }
    setenv("LC_ALL", "C", 1);
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        return 1;
    }
    status = measure(argv[1], argv[2], folder, argc > 3 ? argv[3] : "10000000");
    nftw(folder, drop, 16, FTW_DEPTH | FTW_PHYS);
    return status;
}
