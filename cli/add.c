// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/reading.h"
#include "cli/store_open.h"
#include "cli/summary.h"
#include "cli/term/say.h"

enum { KEY_INDEX = KITH_KEY_OWN };

static const kith_option options[] = {
    {KEY_INDEX, "search-index", NULL, "make the search index now, not at the first search"},
    {0},
};

static const kith_manual manual = {
    .usage = "add [OPTION]... STORE INPUT...",
    .about = "Puts more documents into STORE and links all of them anew. Documents that are\n"
             "there already are known by their text and left out. They are read as STORE was:\n"
             "with its lexicon, rules and options. Until all is done STORE stays as it was.",
    .group = {options, kith_reading_options},
    .takes = KITH_TAKES_JOBS,
    .more = kith_reading_help,
    .examples = "  kith add press.kith today/\n"
                "  find new/ -name '*.txt' | xargs kith add press.kith\n",
};

static void tell(const kith_intake *in, const kith_graph *g)
{
    if (in->before > 0)
        kith_tell("%zu document%s there already", in->before, in->before == 1 ? " was" : "s were");
    if (in->copies > 0)
        kith_tell("%zu document%s known under another name", in->copies,
                  in->copies == 1 ? " was" : "s were");
    if (g == NULL)
        kith_tell("nothing is new, so nothing was changed");
    else
        kith_tell("%zu document%s added: %zu nodes, %zu edges now", in->added,
                  in->added == 1 ? "" : "s", g->V, g->E);
}

static bool add(kith_args *args, const char *path, const kith_paths *paths, bool index,
                kith_err *err)
{
    kith_store_work w = {.path = path};
    kith_graph *g = NULL;
    bool ok = kith_store_work_open(&w, path, true, true, err) && kith_store_work_load(&w, err) &&
              kith_intake_run(&w.in, args, paths, &w.settings.extract, err);

    if (ok && w.in.added + w.in.copies > 0)
        ok = kith_store_work_finish(&w, index, &g, err);
    if (ok && !args->quiet)
        tell(&w.in, g);
    kith_graph_free(g);
    kith_store_work_end(&w);
    return ok;
}

int kith_run_add(int argc, char **argv)
{
    kith_read_options reading = {0};
    kith_args args;
    kith_paths paths = {0};
    kith_err err = {0};
    char **rest;
    size_t n;
    bool index = false;
    int key;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (!kith_reading_take(&args, key, &reading))
            index |= key == KEY_INDEX;
    rest = kith_args_rest(&args, &n);
    if (!args.stop && n < 2)
        kith_args_wrong(&args, "takes a store, and what to add to it; see 'kith add --help'");
    if (!args.stop)
        kith_inputs_find_from(&args, 1, &reading, &paths);
    if (!args.stop && !add(&args, rest[0], &paths, index, &err))
        args.status = kith_say_err(&err);
    kith_paths_fini(&paths);
    return args.status;
}
