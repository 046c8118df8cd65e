// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/link_args.h"
#include "cli/store_open.h"
#include "cli/term/say.h"

#include <inttypes.h>

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
    .group = {options, kith_link_args},
    .examples = "  kith relink press.kith --rules rules.tsv\n"
                "  kith relink press.kith --no-rules\n"
                "  kith relink press.kith --window paragraph --since 2024-06 --until any\n",
};

typedef struct {
    kith_args args;
    kith_corrections rules;
    bool no_rules, repeats, duplicates, once;
    kith_link_options given; // window of kind AS_BEFORE, dates without ptr: as the store has them
} relink;

enum { AS_BEFORE = 255 };

static void change(const relink *r, kith_link_options *link)
{
    link->keep_repeats = (link->keep_repeats || r->repeats) && !r->once;
    link->keep_duplicates = (link->keep_duplicates || r->duplicates) && !r->once;
    if (r->given.window.kind != AS_BEFORE)
        link->window = r->given.window;
    if (r->given.since.ptr != NULL)
        link->since = r->given.since;
    if (r->given.until.ptr != NULL)
        link->until = r->given.until;
}

static void take(relink *r, int key)
{
    if (kith_link_take(&r->args, key, &r->given))
        return;
    if (key == KEY_RULES && r->rules.n == KITH_MAX_RULES)
        kith_args_wrong(&r->args, "'--rules' can be given %d times at most", KITH_MAX_RULES);
    else if (key == KEY_RULES)
        r->rules.path[r->rules.n++] = r->args.value;
    r->no_rules |= key == KEY_NO_RULES;
    r->repeats |= key == KEY_REPEATS;
    r->duplicates |= key == KEY_DUPLICATES;
    r->once |= key == KEY_ONCE;
}

static void tell(const kith_graph *g)
{
    kith_tell("%zu nodes, %zu edges", g->V, g->E);
    if (g->totals.outside > 0)
        kith_tell("%" PRIu64 " documents are of other days, and not counted (%" PRIu64
                  " without a date)",
                  g->totals.outside, g->totals.undated);
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
        change(r, link);
        link->rules = own ? link->rules : &r->rules.rules;
        kith_store_settings_relink(w.in.store, link, rules);
        ok = kith_store_work_load(&w, err) && kith_store_work_finish(&w, false, &g, err);
    }
    if (ok)
        kith_corrections_check(rules);
    if (ok && !r->args.quiet)
        tell(g);
    kith_graph_free(g);
    kith_store_work_end(&w);
    return ok;
}

int kith_run_relink(int argc, char **argv)
{
    relink r = {.given.window.kind = AS_BEFORE};
    kith_err err = {0};
    char **rest;
    size_t n;
    int key;

    kith_args_init(&r.args, &manual, argc, argv);
    while ((key = kith_args_next(&r.args)) != 0)
        take(&r, key);
    rest = kith_args_rest(&r.args, &n);
    kith_link_check(&r.args, &r.given);
    if (!r.args.stop && n != 1)
        kith_args_wrong(&r.args, "takes one store; see 'kith relink --help'");
    if (!r.args.stop && ((r.repeats && r.once) || (r.no_rules && r.rules.n > 0)))
        kith_args_wrong(&r.args, "the options contradict each other");
    if (!r.args.stop && !run(&r, rest[0], &err))
        r.args.status = kith_say_err(&err);
    kith_corrections_fini(&r.rules);
    return r.args.status;
}
