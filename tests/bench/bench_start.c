// SPDX-License-Identifier: GPL-3.0-or-later
/* How long kith takes to start: the median of many runs of questions to a small store and a small
 * graph, and of build and tag of one short article. Fails when a question takes 20 ms, or build or
 * tag 50.
 *
 * usage: bench_start KITH ARTICLE */
#include <stdio.h>
#include <unistd.h>

#include "tests/bench/run.h"

enum { RUNS = 41 };

typedef struct {
    const char *name;
    double most; // milliseconds
    const char *argv[8];
} entry;

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

/* False when it fails or takes too long. */
static bool measure(const entry *e)
{
    double clock[RUNS], cpu[RUNS];

    for (int i = 0; i < RUNS; i++) {
        bench_cost cost = bench_run(e->argv);
        if (!cost.ok) {
            printf("%s failed\n", e->name);
            return false;
        }
        clock[i] = 1e3 * cost.clock;
        cpu[i] = 1e3 * cost.cpu;
    }
    qsort(clock, RUNS, sizeof *clock, by_size);
    qsort(cpu, RUNS, sizeof *cpu, by_size);
    printf("%-24s %8.1f %8.1f %8.1f %8.0f\n", e->name, clock[0], clock[RUNS / 2], cpu[RUNS / 2],
           e->most);
    return cpu[RUNS / 2] <= e->most;
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/kith-bench.XXXXXX", store[64], graph[64];
    const char *kith = argc > 2 ? argv[1] : "", *text = argc > 2 ? argv[2] : "";
    const entry all[] = {
        {"version", 20, {kith, "version"}},
        {"rank, of a store", 20, {kith, "rank", store}},
        {"neighbours, of a store", 20, {kith, "neighbours", store, "US"}},
        {"rank, of a GraphML file", 20, {kith, "rank", graph}},
        {"tag", 50, {kith, "tag", text}},
        {"build, to GraphML", 50, {kith, "build", text, "-o", graph}},
        {"build, to a store", 50, {kith, "build", text, "-o", store}},
    };
    bool ok = true;

    if (argc < 3) {
        fputs("usage: bench_start KITH ARTICLE\n", stderr);
        return 2;
    }
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        return 1;
    }
    snprintf(store, sizeof store, "%s/a.kith", folder);
    snprintf(graph, sizeof graph, "%s/a.graphml", folder);
    ok = bench_run((const char *[]){kith, "build", text, "-o", store, "-o", graph, NULL}).ok;
    printf("%-24s %8s %8s %8s %8s\n", "milliseconds of", "least", "median", "CPU", "most CPU");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        ok = measure(&all[i]) && ok;
    unlink(store);
    unlink(graph);
    rmdir(folder);
    return !ok;
}
