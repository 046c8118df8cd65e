// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/store_ask.h"

#include <glib.h>

static const kith_option options[] = {
    {'k', "paths", "K", "the K shortest, up to 1000 (default: 1)"},
    {0},
};

static const kith_manual manual = {
    .usage = "path [OPTION]... GRAPH A B",
    .about = "Shows how A and B hang together: the shortest path from one to the other. A link\n"
             "is the shorter, the more sentences name both its ends (1 / WEIGHT); WEIGHT and\n"
             "DOCUMENTS are those of the link to the line before.",
    .group = {options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith path graph.graphml \"Boris Johnson\" Georgia\n"
                "  kith path graph.graphml \"Boris Johnson\" Georgia -k 3\n"
                "  kith path graph.graphml NATO \"Xi Jinping\" --json | jq -r '.[].label'\n",
};

static const kith_column path_columns[] = {
    {.head = "PATH", .key = "path", .right = true},
    {.head = "LENGTH", .key = "length", .right = true, .spare = 3},
};

/* Of a row: JSON and CSV say with each which path it is of, a terminal with the first. */
static void path_cells(kith_rows *table, const kith_path *path, size_t number, bool tell)
{
    if (tell) {
        kith_rows_count(table, number);
        kith_rows_number(table, path->length, 2);
    } else {
        kith_rows_none(table);
        kith_rows_none(table);
    }
}

static kith_rows *rows(kith_arena *a, const kith_graph *g, const kith_paths *paths, bool all)
{
    size_t n;
    const kith_column *columns = kith_columns_join(
        a, &n, path_columns, G_N_ELEMENTS(path_columns), kith_who_columns, (size_t)KITH_WHO_COLUMNS,
        kith_edge_columns, (size_t)KITH_EDGE_COLUMNS, NULL);
    kith_rows *table = kith_rows_new(a, columns, n);

    for (size_t p = 0; p < paths->n; p++)
        for (size_t i = 0; i < paths->at[p].n; i++) {
            path_cells(table, &paths->at[p], p + 1, all || i == 0);
            kith_who_cells(table, &g->node[paths->at[p].node[i]]);
            if (i == 0)
                kith_edge_no_cells(table);
            else
                kith_edge_cells(table, &g->edge[paths->at[p].edge[i - 1]]);
        }
    return table;
}

static bool find(kith_arena *a, kith_asked *asked, const uint32_t node[2], uint32_t k,
                 kith_paths *paths, kith_err *err)
{
    uint32_t entity[2];
    kith_graph *g;
    kith_web web;

    if (asked->store == NULL) {
        web = kith_web_of(a, asked->g);
        *paths = kith_paths_find(a, &web, node[0], node[1], k);
        return true;
    }
    for (int i = 0; i < 2; i++)
        entity[i] = asked->g->entity[node[i]];
    if (!kith_store_paths(asked->store, a, entity, k, &g, paths, err))
        return false;
    kith_asked_take(asked, g);
    return true;
}

static int answer(const kith_args *args, kith_asked *asked, const uint32_t node[2], uint32_t k)
{
    kith_arena *a = kith_arena_new();
    kith_str from = kith_arena_str(a, asked->g->node[node[0]].label);
    kith_str to = kith_arena_str(a, asked->g->node[node[1]].label);
    kith_paths paths = {0};
    kith_err err = {0};
    int status;

    if (!find(a, asked, node, k, &paths, &err)) {
        kith_arena_free(a);
        return kith_say_err(&err);
    }

    if (paths.n == 0 && !paths.cut)
        kith_say("no path leads from %.*s to %.*s", (int)from.len, from.ptr, (int)to.len, to.ptr);
    else if (paths.cut)
        kith_say("the search for more paths was given up: there are too many ways");
    else if (paths.n < k && kith_query_talks(args))
        kith_tell("there are no more than %zu", paths.n);
    status = kith_query_print(args, rows(a, asked->g, &paths, args->json || args->csv),
                              (kith_query_about){0});
    kith_arena_free(a);
    return status;
}

int kith_run_path(int argc, char **argv)
{
    static const kith_pair_question question = {&manual, "--paths", 1, KITH_MAX_PATHS, 1, answer};

    return kith_asked_run_pair(&question, argc, argv);
}
