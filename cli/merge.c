// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/store_open.h"
#include "cli/term/say.h"

#include <glib.h>

enum { KEY_RULES = KITH_KEY_OWN, KEY_NO_TEXT, KEY_INDEX };

static const kith_option options[] = {
    {'o', "output", "STORE", "the store to make; it may be one of those that are joined"},
    {KEY_RULES, "rules", "FILE", "correct names as FILE says, not as before; may be repeated"},
    {KEY_NO_TEXT, "no-text", NULL, "keep where sentences are, not what they say"},
    {KEY_INDEX, "search-index", NULL, "make the search index now, not at the first search"},
    {0},
};

static const kith_manual manual = {
    .usage = "merge [OPTION]... STORE... -o STORE",
    .about = "Joins stores that were built apart. The result is what one run over all their\n"
             "documents gives, to the byte. They must have been read alike.",
    .group = {options},
    .examples = "  kith merge monday.kith tuesday.kith -o week.kith\n"
                "  kith merge shard-*.kith -o press.kith\n",
};

typedef struct {
    kith_args args;
    const char *path;
    kith_corrections rules;
    bool no_text, index;
    kith_store **store; // [n]
    size_t n;
    kith_store_settings settings; // of the first
    kith_links links;
    kith_intake in; // the new one
} merge;

/* All of them, the first of which says how the new one is made. */
static bool open_all(merge *m, char **path, kith_err *err)
{
    bool ok = true, own = m->rules.n == 0;

    for (size_t i = 0; i < m->n && ok; i++)
        ok = kith_store_open(path[i], false, &m->store[i], err) &&
             (i == 0 ||
              kith_store_settings_agree(m->store[0], path[0], m->store[i], path[i], own, err));
    for (size_t i = 1; i < m->n && ok && !m->no_text; i++)
        if (kith_store_has_text(m->store[i]) != kith_store_has_text(m->store[0]))
            ok = kith_fail(err, KITH_EINPUT,
                           "%s has sentences, %s has not: they can be joined with --no-text",
                           path[kith_store_has_text(m->store[0]) ? 0 : i],
                           path[kith_store_has_text(m->store[0]) ? i : 0]);
    return ok && kith_store_settings_load(m->store[0], own, &m->settings, err);
}

static bool join(merge *m, kith_graph **g, kith_err *err)
{
    const kith_corrections *rules = m->rules.n == 0 ? &m->settings.corrections : &m->rules;
    kith_corrections both = *rules;
    kith_link_options *link = &m->settings.link;
    bool text = !m->no_text && kith_store_has_text(m->store[0]), ok;

    both.lexicon = m->settings.corrections.lexicon;
    both.names = m->settings.corrections.names;
    link->rules = m->rules.n == 0 ? link->rules : &m->rules.rules;
    link->links = &m->links;
    if (!kith_corpus_new(link, &m->in.corpus, err) ||
        !kith_store_create(m->path, text, &m->in.store, err))
        return false;
    kith_store_settings_save(m->in.store, &m->settings.extract, link, &both);
    ok = kith_store_merge(m->store, m->n, m->in.store, m->in.corpus, err) &&
         kith_store_make(&m->in, link, m->path, g, err);
    ok = ok && kith_store_done(&m->in, m->index, err);
    if (ok)
        kith_corrections_check(rules);
    return ok;
}

static void run(merge *m, char **path)
{
    kith_graph *g = NULL;
    kith_err err = {0};
    bool ok;

    m->store = g_new0(kith_store *, m->n);
    ok = kith_corrections_load(&m->rules, &err) && open_all(m, path, &err) && join(m, &g, &err);
    if (!ok)
        m->args.status = kith_say_err(&err);
    else if (!m->args.quiet)
        kith_tell("%zu stores joined in %s: %zu nodes, %zu edges", m->n, m->path, g->V, g->E);
    for (size_t i = 0; i < m->n; i++)
        kith_store_free(m->store[i]);
    g_free(m->store);
    kith_graph_free(g);
    kith_store_free(m->in.store);
    kith_corpus_free(m->in.corpus);
    kith_links_fini(&m->links);
    kith_store_settings_fini(&m->settings);
}

static void take(merge *m, int key)
{
    if (key == KEY_RULES && m->rules.n == KITH_MAX_RULES)
        kith_args_wrong(&m->args, "'--rules' can be given %d times at most", KITH_MAX_RULES);
    else if (key == KEY_RULES)
        m->rules.path[m->rules.n++] = m->args.value;
    else if (key == 'o')
        m->path = m->args.value;
    else if (key == KEY_INDEX)
        m->index = true;
    else
        m->no_text = true;
}

int kith_run_merge(int argc, char **argv)
{
    merge m = {.path = NULL};
    char **rest;
    int key;

    kith_args_init(&m.args, &manual, argc, argv);
    while ((key = kith_args_next(&m.args)) != 0)
        take(&m, key);
    rest = kith_args_rest(&m.args, &m.n);
    if (!m.args.stop && m.n == 0)
        kith_args_wrong(&m.args, "takes the stores to join; see 'kith merge --help'");
    if (!m.args.stop && m.path == NULL)
        kith_args_wrong(&m.args, "where shall the joined store go? Add '-o all.kith'");
    if (!m.args.stop && m.index && m.no_text)
        kith_args_wrong(&m.args, "a store without text has nothing to search");
    if (!m.args.stop)
        run(&m, rest);
    kith_corrections_fini(&m.rules);
    return m.args.status;
}
