// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/store_open.h"

#include "graph/store_search.h"

bool kith_store_work_open(kith_store_work *w, const char *path, bool change, bool rules,
                          kith_err *err)
{
    *w = (kith_store_work){.path = path};
    if (!kith_store_open(path, change, &w->in.store, err))
        return false;
    w->indexed = kith_store_has_index(w->in.store);
    return (kith_store_settings_load(w->in.store, rules, &w->settings, err) ||
            kith_fail_in(err, "%s", path));
}

bool kith_store_work_load(kith_store_work *w, kith_err *err)
{
    w->settings.link.links = &w->links;
    return kith_corpus_new(&w->settings.link, &w->in.corpus, err) &&
           kith_store_load(w->in.store, w->in.corpus, err);
}

bool kith_store_work_finish(kith_store_work *w, bool index, kith_graph **g, kith_err *err)
{
    if (!kith_corpus_link(w->in.corpus, g, err))
        return false;
    kith_store_link(w->in.store, w->in.corpus, *g, &w->links);
    return kith_store_done(&w->in, index || w->indexed, err);
}

bool kith_store_work_relink(kith_store_work *w, const char *path, kith_rules *rules,
                            kith_trace *trace, kith_graph **g, kith_err *err)
{
    if (!kith_store_work_open(w, path, false, rules == NULL, err))
        return false;
    if (rules != NULL)
        w->settings.link.rules = rules;
    w->settings.link.trace = trace;
    return kith_store_work_load(w, err) && kith_corpus_link(w->in.corpus, g, err);
}

void kith_store_work_end(kith_store_work *w)
{
    kith_store_free(w->in.store);
    kith_corpus_free(w->in.corpus);
    kith_links_fini(&w->links);
    kith_store_settings_fini(&w->settings);
}
