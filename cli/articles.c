// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/articles.h"

#include "cli/reading.h"
#include "cli/term/say.h"
#include "extract/pipeline.h"

#include <unistd.h>

typedef struct {
    kith_args *args;
    kith_progress *progress;
    kith_article_visit *visit;
    void *self;
    uint64_t done;
} run;

static bool take(void *context, const kith_doc *doc, const kith_extraction *x)
{
    run *r = context;

    if (doc->n_repaired > 0 && !r->args->quiet)
        kith_say("%.*s: %zu byte%s not UTF-8, replaced", (int)doc->name.len, doc->name.ptr,
                 doc->n_repaired, doc->n_repaired == 1 ? " was" : "s were");
    if (r->args->verbose)
        kith_dropped_tell(doc, &x->article);
    kith_progress_set(r->progress, ++r->done);
    return r->visit(r->self, x);
}

static void fail(void *context, const kith_err *err)
{
    run *r = context;

    kith_say_err(err);
    r->args->status = KITH_EINPUT;
    kith_progress_set(r->progress, ++r->done);
}

bool kith_articles_each(kith_args *args, const kith_paths *paths,
                        const kith_extract_options *options, kith_article_visit *visit, void *self,
                        size_t *n, kith_err *err)
{
    kith_extract_options extract = options != NULL ? *options : (kith_extract_options){0};
    const kith_pipeline_options how = {
        .threads = args->jobs,
        .tagger = kith_tagger_builtin(err),
        .extract = &extract,
    };
    run r = {.args = args, .visit = visit, .self = self};
    const kith_pipeline_sink sink = {.take = take, .fail = fail, .context = &r};
    bool ok;

    if (how.tagger == NULL)
        return false;
    extract.forget_text = !args->verbose; // which lists lines that were dropped
    r.progress = args->quiet ? NULL : kith_progress_new(STDERR_FILENO, "documents", paths->n);
    kith_say_around(r.progress);
    ok = kith_pipeline_run(paths, &how, &sink, n, err);
    kith_say_around(NULL);
    kith_reading_tell(args, paths);
    kith_progress_free(r.progress);
    return ok;
}
