// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/store_ask.h"

#include <glib.h>

enum { KEY_BY = KITH_KEY_OWN };

static const kith_option options[] = {
    {KEY_BY, "by", "MEASURE",
     "mentions, documents, degree, strength (default), pagerank, betweenness"},
    {0},
};

static const kith_manual manual = {
    .usage = "rank [OPTION]... GRAPH",
    .about = "Lists the people, countries and organizations of GRAPH, the greatest first by:\n"
             "  mentions     how often it is named\n"
             "  documents    in how many documents\n"
             "  degree       how many others it is named with\n"
             "  strength     how often it is named with others\n"
             "  pagerank     how important those are, in turn\n"
             "  betweenness  on how many shortest paths between others it lies",
    .group = {options, kith_query_options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith rank graph.graphml\n"
                "  kith rank graph.graphml --by betweenness --types person --top 10\n"
                "  kith rank graph.graphml --json | jq -r '.[].label'\n"
                "  kith rank graph.graphml --top 0 --csv > rank.csv\n",
};

enum {
    SHOWN = 1 << KITH_NODE_LABEL | 1 << KITH_NODE_TYPE | 1 << KITH_NODE_MENTIONS |
            1 << KITH_NODE_DOCUMENTS | 1 << KITH_NODE_DEGREE | 1 << KITH_NODE_STRENGTH |
            1 << KITH_NODE_PAGERANK | 1 << KITH_NODE_BETWEENNESS
};

/* Measures in the order of kith_by, and how soon each is left out. */
static const struct {
    unsigned column, spare;
} measures[KITH_BYS] = {
    {KITH_NODE_MENTIONS, 1}, {KITH_NODE_DOCUMENTS, 5}, {KITH_NODE_DEGREE, 2},
    {KITH_NODE_STRENGTH, 1}, {KITH_NODE_PAGERANK, 4},  {KITH_NODE_BETWEENNESS, 3},
};

/* What is asked for is never left out. */
static kith_rows *rows(kith_arena *a, const kith_graph *g, const uint32_t *at, size_t n, kith_by by)
{
    unsigned spare[KITH_NODE_COLUMNS] = {0};
    kith_rows *table;

    for (size_t i = 0; i < KITH_BYS; i++)
        spare[measures[i].column] = i == (size_t)by ? 0 : measures[i].spare;
    table = kith_node_table(a, SHOWN, spare);
    for (size_t i = 0; i < n; i++)
        kith_node_cells(table, &g->node[at[i]]);
    return table;
}

static void choose(kith_args *args, kith_by *by)
{
    for (size_t i = 0; i < KITH_BYS; i++)
        if (strcmp(args->value, kith_by_name[i]) == 0) {
            *by = (kith_by)i;
            return;
        }
    kith_args_wrong(args,
                    "'--by' takes mentions, documents, degree, strength, pagerank or "
                    "betweenness, not '%s'",
                    args->value);
}

static int answer(const kith_args *args, const kith_query_args *query, kith_asked *asked,
                  kith_by by)
{
    kith_arena *a = kith_arena_new();
    kith_err err = {0};
    kith_graph *g;
    size_t n, of = 0, shown;
    const uint32_t *at;
    int status;

    if (asked->store != NULL) {
        if (!kith_store_top(asked->store, by, query->types, query->top, &g, &of, &err)) {
            kith_arena_free(a);
            return kith_say_err(&err);
        }
        kith_asked_take(asked, g);
    }
    at = kith_query_rank(a, asked->g, by, query->types, &n);
    of = asked->store != NULL ? of : n;
    if (n == 0 && !args->quiet)
        kith_say("the graph holds nothing%s", query->types != 0 ? " of these types" : "");
    shown = kith_query_shown(args, query, of);
    shown = MIN(n, shown);
    status = kith_query_print(args, rows(a, asked->g, at, shown, by), (kith_query_about){0});
    kith_arena_free(a);
    return status;
}

int kith_run_rank(int argc, char **argv)
{
    kith_args args;
    kith_query_args query = {.top = KITH_TOP};
    kith_by by = KITH_BY_STRENGTH;
    kith_asked asked;
    int key, status;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (!kith_query_take(&args, key, &query))
            choose(&args, &by);
    if (args.stop)
        return args.status;
    if (!kith_asked_open(&args, 1, 1, "one graph", &asked))
        return args.status;
    status = answer(&args, &query, &asked, by);
    kith_asked_close(&asked);
    return status;
}
