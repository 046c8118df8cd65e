// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/store_make.h"

#include "graph/store_search.h"

/* What the new store is told of how the old one was made. */
static void copy_settings(kith_store *from, kith_store *to)
{
    kith_arena *a = kith_arena_new();
    kith_str key, value;

    for (size_t i = 0; kith_store_setting(from, a, i, &key, &value); i++)
        kith_store_set(to, key.ptr, value);
    kith_arena_free(a);
}

/* The store and the corpus in order. */
static bool put_in_order(kith_intake *in, const kith_link_options *link, const char *path,
                         kith_err *err)
{
    kith_intake sorted = {.documents = in->documents};
    bool ok = kith_corpus_new(link, &sorted.corpus, err) &&
              kith_store_create(path, kith_store_has_text(in->store), &sorted.store, err);

    kith_store_flush(in->store, in->corpus);
    if (ok)
        copy_settings(in->store, sorted.store);
    ok = ok && kith_store_merge(&in->store, 1, sorted.store, sorted.corpus, err);
    kith_store_free(in->store);
    kith_corpus_free(in->corpus);
    *in = sorted;
    return ok;
}

/* Evidence is in the corpus alone where the store keeps no text: then the graph is made before. */
static bool link_before(kith_intake *in, const kith_link_options *link, kith_graph **g,
                        kith_err *err)
{
    if (link->evidence == 0 || kith_store_has_text(in->store))
        return true;
    if (!kith_corpus_link(in->corpus, g, err))
        return false;
    kith_links_fini(link->links);
    return true;
}

static bool sort_documents(kith_intake *in, const kith_link_options *link, const char *path,
                           kith_graph **g, kith_err *err)
{
    kith_link_options rest = *link;

    if (kith_store_in_order(in->store))
        return true;
    if (!link_before(in, link, g, err))
        return false;
    if (*g != NULL) {
        rest.evidence = 0;
        rest.trace = NULL;
    }
    return put_in_order(in, &rest, path, err);
}

/* The store gets what needs no measure while the rest is measured. */
typedef struct {
    const kith_intake *in;
    const kith_links *links;
    kith_store_linking *linking;
} storing;

static void begin_storing(void *self, const kith_graph *g)
{
    storing *s = self;

    s->linking = kith_store_link_begin(s->in->store, s->in->corpus, g, s->links);
}

bool kith_store_make(kith_intake *in, const kith_link_options *link, const char *path,
                     kith_graph **g, kith_err *err)
{
    storing done = {.in = in, .links = link->links};
    kith_graph *again = NULL;
    bool ok;

    if (in->store == NULL)
        return kith_corpus_link(in->corpus, g, err);
    ok = sort_documents(in, link, path, g, err);
    kith_stages_mark(in->stages, KITH_STAGE_WRITE);
    if (ok)
        kith_corpus_meanwhile(in->corpus, begin_storing, &done);
    ok = ok && kith_corpus_link(in->corpus, *g == NULL ? g : &again, err);
    if (done.linking != NULL)
        kith_store_link_end(done.linking, ok ? *g : NULL);
    kith_graph_free(again);
    kith_links_fini(link->links);
    return ok;
}

bool kith_store_done(kith_intake *in, bool index, kith_err *err)
{
    kith_store *store = in->store;

    if (store == NULL || (index && !kith_store_index(store, err)))
        return store == NULL;
    in->store = NULL;
    return kith_store_close(store, err);
}
