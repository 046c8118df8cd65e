// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/node_json.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "cli/term/table.h"
#include "cli/term/term.h"
#include "graph/query.h"

#include <glib.h>
#include <inttypes.h>

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
    .takes = KITH_TAKES_JSON,
    .examples = "  kith rank graph.graphml\n"
                "  kith rank graph.graphml --by betweenness --types person --top 10\n"
                "  kith rank graph.graphml --json | jq -r '.[].label'\n",
};

/* Measures in the order of kith_by; what is asked for is never left out. */
static const kith_column columns[] = {
    {.head = "NAME", .strong = true, .give = 1},
    {.head = "TYPE"},
    {.head = "MENTIONS", .right = true, .spare = 1},
    {.head = "DOCUMENTS", .right = true, .spare = 5},
    {.head = "DEGREE", .right = true, .spare = 2},
    {.head = "STRENGTH", .right = true, .spare = 1},
    {.head = "PAGERANK", .right = true, .spare = 4},
    {.head = "BETWEENNESS", .right = true, .spare = 3},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

static void print_table(kith_arena *a, kith_out *out, const kith_graph *g, const uint32_t *at,
                        size_t n, kith_by by, bool color)
{
    kith_column *column = kith_new(a, kith_column, COLUMNS);
    kith_table *table = kith_table_new(a, column, COLUMNS);

    memcpy(column, columns, sizeof columns);
    column[COLUMNS - KITH_BYS + by].spare = 0;
    for (size_t i = 0; i < n; i++) {
        const kith_node *node = &g->node[at[i]];
        kith_table_cell(table, node->label);
        kith_table_cell(table, kith_str_of(kith_type_name[node->type]));
        kith_table_cellf(table, "%" PRIu32, node->mentions);
        kith_table_cellf(table, "%" PRIu32, node->documents);
        kith_table_cellf(table, "%" PRIu32, node->degree);
        kith_table_cellf(table, "%.0f", node->strength);
        kith_table_cellf(table, "%.4f", node->pagerank);
        kith_table_cellf(table, "%.1f", node->betweenness);
    }
    kith_table_print(table, out, kith_term_width(), color);
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

static int answer(const kith_args *args, const kith_query_args *query, const kith_graph *g,
                  kith_by by)
{
    kith_arena *a = kith_arena_new();
    size_t n, shown;
    const uint32_t *at = kith_query_rank(a, g, by, query->types, &n);
    kith_out *out;

    if (n == 0 && !args->quiet)
        kith_say("the graph holds nothing%s", query->types != 0 ? " of these types" : "");
    shown = kith_query_shown(args, query, n);
    out = kith_out_open("-", NULL);
    if (args->json)
        kith_json_nodes(out, g, at, shown);
    else if (n > 0)
        print_table(a, out, g, at, shown, by, args->color);
    kith_arena_free(a);
    return kith_query_end(out, n);
}

int kith_run_rank(int argc, char **argv)
{
    kith_args args;
    kith_query_args query = {.top = KITH_TOP};
    kith_by by = KITH_BY_STRENGTH;
    kith_graph *g;
    int key, status;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (!kith_query_take(&args, key, &query))
            choose(&args, &by);
    if (args.stop)
        return args.status;
    g = kith_query_graph(&args, 1, 1, "one graph");
    if (g == NULL)
        return args.status;
    status = answer(&args, &query, g, by);
    kith_graph_free(g);
    return status;
}
