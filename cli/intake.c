// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/intake.h"

#include "cli/articles.h"

typedef struct {
    kith_intake *in;
    kith_arena *arena; // of the document at hand
} taking;

static bool take(void *self, const kith_extraction *x)
{
    taking *t = self;
    kith_facts facts = kith_facts_of(t->arena, x);
    kith_added added = kith_corpus_add(t->in->corpus, &facts);

    t->in->added += added == KITH_ADDED;
    t->in->copies += added == KITH_ADDED_COPY;
    t->in->before += added == KITH_ADDED_BEFORE;
    if (t->in->store != NULL)
        kith_store_put(t->in->store, t->in->corpus, &facts, added);
    kith_arena_reset(t->arena);
    return true;
}

bool kith_intake_run(kith_intake *in, kith_args *args, const kith_paths *paths,
                     const kith_extract_options *options, kith_err *err)
{
    taking t = {in, kith_arena_new()};
    bool ok = kith_articles_each(args, paths, options, take, &t, &in->documents, err);

    kith_arena_free(t.arena);
    return ok;
}
