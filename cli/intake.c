// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/intake.h"

#include "cli/articles.h"

static bool take(void *self, const kith_extraction *x)
{
    kith_intake *in = self;
    const kith_facts *facts = x->prepared;
    kith_added added;

    kith_stages_begin(in->stages, false);
    added = kith_corpus_add(in->corpus, facts);
    in->added += added == KITH_ADDED;
    in->copies += added == KITH_ADDED_COPY;
    in->before += added == KITH_ADDED_BEFORE;
    kith_stages_mark(in->stages, KITH_STAGE_COUNT);
    if (in->store != NULL) {
        kith_store_put(in->store, in->corpus, facts, added);
        kith_stages_mark(in->stages, KITH_STAGE_WRITE);
    }
    return true;
}

bool kith_intake_run(kith_intake *in, kith_args *args, const kith_paths *paths,
                     const kith_extract_options *options, kith_err *err)
{
    kith_stages workers = {0};
    kith_article_taker taker = {.visit = take,
                                .self = in,
                                .prepare = kith_facts_prepare,
                                .stages = in->stages != NULL ? &workers : NULL};
    bool ok = kith_articles_each(args, paths, options, &taker, &in->documents, err);

    kith_stages_add(in->stages, &workers);
    return ok;
}
