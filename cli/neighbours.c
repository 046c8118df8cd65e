// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/node_find.h"
#include "cli/node_json.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "cli/term/table.h"
#include "cli/term/term.h"
#include "graph/query.h"

#include <inttypes.h>

static const kith_manual manual = {
    .usage = "neighbours [OPTION]... GRAPH NAME",
    .about = "Lists who is named together with NAME, most often first. NAME is any name of a\n"
             "person, country or organization in GRAPH, or the id of its node. WEIGHT counts\n"
             "the sentences that name both, DOCUMENTS the documents these are in; NPMI, from\n"
             "-1 to 1, tells how much oftener that is than chance.",
    .group = {kith_query_options},
    .takes = KITH_TAKES_JSON,
    .examples = "  kith neighbours graph.graphml NATO\n"
                "  kith neighbours graph.graphml \"United States\" --types person --top 5\n"
                "  kith neighbours graph.graphml NATO --json | jq '.neighbours[0].label'\n",
};

static const kith_column columns[] = {
    {.head = "NAME", .strong = true, .give = 1}, {.head = "TYPE"},
    {.head = "WEIGHT", .right = true},           {.head = "DOCUMENTS", .right = true, .spare = 2},
    {.head = "NPMI", .right = true, .spare = 1},
};

static void print_table(kith_arena *a, kith_out *out, const kith_graph *g, const kith_neighbour *at,
                        size_t n, bool color)
{
    kith_table *table = kith_table_new(a, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < n; i++) {
        const kith_node *node = &g->node[at[i].node];
        const kith_edge *edge = &g->edge[at[i].edge];
        kith_table_cell(table, node->label);
        kith_table_cell(table, kith_str_of(kith_type_name[node->type]));
        kith_table_cellf(table, "%" PRIu32, edge->weight);
        kith_table_cellf(table, "%" PRIu32, edge->documents);
        kith_table_cellf(table, "%.2f", edge->npmi);
    }
    kith_table_print(table, out, kith_term_width(), color);
}

static void print_json(kith_out *out, const kith_graph *g, uint32_t node, const kith_neighbour *at,
                       size_t n)
{
    kith_out_puts(out, "{\"node\":{");
    kith_json_node(out, &g->node[node]);
    kith_out_puts(out, "},\n\"neighbours\":[");
    for (size_t i = 0; i < n; i++) {
        kith_out_puts(out, i == 0 ? "\n{" : ",\n{");
        kith_json_edge(out, &g->edge[at[i].edge]);
        kith_json_field(out, "id", g->node[at[i].node].id);
        kith_json_field(out, "label", g->node[at[i].node].label);
        kith_json_field(out, "type", kith_str_of(kith_type_name[g->node[at[i].node].type]));
        kith_out_putc(out, '}');
    }
    kith_out_puts(out, "]}\n");
}

static int answer(const kith_args *args, const kith_query_args *query, const kith_graph *g,
                  uint32_t node)
{
    kith_arena *a = kith_arena_new();
    const kith_node *of = &g->node[node];
    size_t n, shown;
    const kith_neighbour *at = kith_query_neighbours(a, g, node, query->types, &n);
    kith_out *out;

    if (n == 0 && !args->json && !args->quiet)
        kith_say("%.*s (%s) has no neighbours%s", (int)of->label.len, of->label.ptr,
                 kith_type_name[of->type], query->types != 0 ? " of these types" : "");
    shown = kith_query_shown(args, query, n);
    out = kith_out_open("-", NULL);
    if (args->json)
        print_json(out, g, node, at, shown);
    else if (n > 0)
        print_table(a, out, g, at, shown, args->color);
    kith_arena_free(a);
    return kith_query_end(out, n);
}

static void tell_node(const kith_node *node)
{
    kith_tell("%.*s, %s: %" PRIu32 " mention%s in %" PRIu32 " document%s", (int)node->label.len,
              node->label.ptr, kith_type_name[node->type], node->mentions,
              node->mentions == 1 ? "" : "s", node->documents, node->documents == 1 ? "" : "s");
}

int kith_run_neighbours(int argc, char **argv)
{
    kith_args args;
    kith_query_args query = {.top = KITH_TOP};
    kith_graph *g;
    uint32_t node;
    int key, status = KITH_EINPUT;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        kith_query_take(&args, key, &query);
    if (args.stop)
        return args.status;
    g = kith_query_graph(&args, 2, 2, "a graph and a name (in quotes when it has spaces)");
    if (g == NULL)
        return args.status;
    if (kith_node_find(g, kith_args_rest(&args, &n)[0], kith_args_rest(&args, &n)[1], &node)) {
        if (!args.quiet && !args.json)
            tell_node(&g->node[node]);
        status = answer(&args, &query, g, node);
    }
    kith_graph_free(g);
    return status;
}
