// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/graph_open.h"
#include "cli/outputs.h"
#include "cli/term/say.h"

static const kith_manual manual = {
    .usage = "export [OPTION]... GRAPH -o OUT...",
    .about = "Writes GRAPH in other formats, or a part of it. Degrees, ranks, communities and\n"
             "the layout are made anew for a part.",
    .group = {kith_output_options, kith_filter_options},
    .more = kith_outputs_help,
    .examples = "  kith export graph.graphml -o graph.svg --top 50\n"
                "  kith export graph.graphml -o people.graphml --types person --min-weight 2\n"
                "  kith export graph.graphml -o around.svg --ego NATO --depth 2 --top 60\n"
                "  kith export graph.graphml -o backbone.gexf --backbone 0.05\n"
                "  kith export graph.graphml --format dot -o - | neato -Tpdf > graph.pdf\n",
};

/* V, E: of the whole. */
static void tell(const kith_graph *g, size_t V, size_t E)
{
    if (g->V == V && g->E == E)
        kith_tell("%zu nodes, %zu edges", V, E);
    else
        kith_tell("%zu of %zu nodes, %zu of %zu edges", g->V, V, g->E, E);
}

int kith_run_export(int argc, char **argv)
{
    kith_args args;
    kith_outputs outputs = {.look = kith_look_plain};
    kith_graph *g = NULL;
    kith_err err = {0};
    char **rest;
    size_t n;
    int key;
    bool ok;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        kith_outputs_take(&args, key, &outputs);
    rest = kith_args_rest(&args, &n);
    if (!args.stop && n != 1)
        kith_args_wrong(&args, "takes one graph; see 'kith export --help'");
    kith_outputs_check(&args, &outputs);
    if (args.stop)
        return args.status;
    outputs.quiet = args.quiet;
    ok = kith_graph_open(rest[0], &g, &err);
    if (ok) {
        size_t V = g->V, E = g->E;
        ok = kith_outputs_write(&outputs, &g, &err);
        if (ok && !args.quiet)
            tell(g, V, E);
    }
    kith_graph_free(g);
    return ok ? KITH_OK : kith_say_err(&err);
}
