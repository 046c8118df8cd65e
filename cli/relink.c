// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/store_open.h"
#include "cli/term/say.h"

enum { KEY_RULES = KITH_KEY_OWN, KEY_NO_RULES, KEY_REPEATS, KEY_DUPLICATES, KEY_ONCE };

static const kith_option options[] = {
    {KEY_RULES, "rules", "FILE", "correct names as FILE says, not as before; may be repeated"},
    {KEY_NO_RULES, "no-rules", NULL, "forget the rules it was linked with"},
    {KEY_DUPLICATES, "keep-duplicates", NULL, "count a story in each document that tells it"},
    {KEY_REPEATS, "keep-repeats", NULL, "that, and lines that recur across documents too"},
    {KEY_ONCE, "no-repeats", NULL, "count them once or not at all, as build does"},
    {0},
};

static const kith_manual manual = {
    .usage = "relink [OPTION]... STORE",
    .about = "Makes the people, organizations and links of STORE anew, without reading the\n"
             "documents again. What is not said stays as STORE was linked before.",
    .group = {options},
    .examples = "  kith relink press.kith --rules rules.tsv\n"
                "  kith relink press.kith --no-rules\n",
};

typedef struct {
    kith_args args;
    kith_corrections rules;
    bool no_rules, repeats, duplicates, once;
} relink;

static void take(relink *r, int key)
{
    if (key == KEY_RULES && r->rules.n == KITH_MAX_RULES)
        kith_args_wrong(&r->args, "'--rules' can be given %d times at most", KITH_MAX_RULES);
    else if (key == KEY_RULES)
        r->rules.path[r->rules.n++] = r->args.value;
    r->no_rules |= key == KEY_NO_RULES;
    r->repeats |= key == KEY_REPEATS;
    r->duplicates |= key == KEY_DUPLICATES;
    r->once |= key == KEY_ONCE;
}

static bool run(relink *r, const char *path, kith_err *err)
{
    kith_store_work w = {.path = path};
    kith_graph *g = NULL;
    bool own = r->rules.n == 0 && !r->no_rules; // the store's rules go on
    bool ok =
        kith_corrections_load(&r->rules, err) && kith_store_work_open(&w, path, true, own, err);
    const kith_corrections *rules = own ? &w.settings.corrections : &r->rules;

    if (ok) {
        kith_link_options *link = &w.settings.link;
        link->keep_repeats = (link->keep_repeats || r->repeats) && !r->once;
        link->keep_duplicates = (link->keep_duplicates || r->duplicates) && !r->once;
        link->rules = own ? link->rules : &r->rules.rules;
        kith_store_settings_relink(w.in.store, link, rules);
        ok = kith_store_work_load(&w, err) && kith_store_work_finish(&w, false, &g, err);
    }
    if (ok)
        kith_corrections_check(rules);
    if (ok && !r->args.quiet)
        kith_tell("%zu nodes, %zu edges", g->V, g->E);
    kith_graph_free(g);
    kith_store_work_end(&w);
    return ok;
}

int kith_run_relink(int argc, char **argv)
{
    relink r = {.no_rules = false};
    kith_err err = {0};
    char **rest;
    size_t n;
    int key;

    kith_args_init(&r.args, &manual, argc, argv);
    while ((key = kith_args_next(&r.args)) != 0)
        take(&r, key);
    rest = kith_args_rest(&r.args, &n);
    if (!r.args.stop && n != 1)
        kith_args_wrong(&r.args, "takes one store; see 'kith relink --help'");
    if (!r.args.stop && ((r.repeats && r.once) || (r.no_rules && r.rules.n > 0)))
        kith_args_wrong(&r.args, "the options contradict each other");
    if (!r.args.stop && !run(&r, rest[0], &err))
        r.args.status = kith_say_err(&err);
    kith_corrections_fini(&r.rules);
    return r.args.status;
}
