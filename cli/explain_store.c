// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/explain.h"
#include "cli/node_find.h"
#include "cli/store_open.h"
#include "cli/term/say.h"

static const kith_manual manual = {
    .usage = "explain [OPTION]... STORE NAME",
    .about = "Says how the node called NAME came to be: its names and how often each is\n"
             "written, why each was joined, and which near names were kept apart, and why.",
    .examples = "  kith explain press.kith 'Mark Rutte'\n"
                "  kith explain press.kith NATO | less\n",
};

static bool print(kith_args *args, kith_trace *trace, const kith_graph *g, const char *path,
                  const char *name, kith_err *err)
{
    kith_out *out;
    uint32_t node;

    if (!kith_node_find(g, path, name, &node)) {
        args->status = KITH_EINPUT;
        return true;
    }
    out = kith_out_open("-", err);
    if (out == NULL)
        return false;
    kith_explain_print(out, trace, g, node);
    return kith_out_close(out, err);
}

int kith_run_explain(int argc, char **argv)
{
    kith_args args;
    kith_store_work w = {.path = NULL};
    kith_trace trace = {0};
    kith_graph *g = NULL;
    kith_err err = {0};
    char **rest;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while (kith_args_next(&args) != 0) {
    }
    rest = kith_args_rest(&args, &n);
    if (!args.stop && n != 2)
        kith_args_wrong(&args, "takes a store and a name; see 'kith explain --help'");
    if (args.stop)
        return args.status;
    if (!kith_store_work_relink(&w, rest[0], NULL, &trace, &g, &err) ||
        !print(&args, &trace, g, rest[0], rest[1], &err))
        args.status = kith_say_err(&err);
    kith_graph_free(g);
    kith_trace_fini(&trace);
    kith_store_work_end(&w);
    return args.status;
}
