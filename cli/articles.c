// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/articles.h"

#include "cli/reading.h"
#include "base/interrupt.h"
#include "cli/term/say.h"
#include "extract/pipeline.h"

#include "extract/read/language.h"

#include <glib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

enum { MANY_LANGUAGES = 128, SHOWN_LANGUAGES = 8, MANY_LINES = 100 };

/* How many documents of a language were left out. */
typedef struct {
    kith_str code;
    uint64_t n;
} left_out;

typedef struct {
    kith_args *args;
    kith_progress *progress;
    const kith_article_taker *taker;
    uint64_t done;
    uint64_t lines; // said, or to be said, of what could not be used
    bool any_language;
    size_t refused; // documents that came when the run was interrupted
    left_out language[MANY_LANGUAGES];
    size_t n_languages;
} run;

/* Codes are constants: they outlive the documents. */
static void leave_out(run *r, kith_str code)
{
    size_t i = 0;

    while (i < r->n_languages && !kith_str_eq(r->language[i].code, code))
        i++;
    if (i == MANY_LANGUAGES)
        return;
    r->n_languages += i == r->n_languages;
    r->language[i].code = code;
    r->language[i].n++;
}

static int most_first(const void *x, const void *y)
{
    const left_out *a = x, *b = y;

    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return kith_str_cmp(a->code, b->code);
}

/* "12 documents in other languages were left out: 9 German, 3 French; ..." */
static void tell_left_out(run *r)
{
    GString *list = g_string_new(NULL);
    uint64_t all = 0;

    qsort(r->language, r->n_languages, sizeof *r->language, most_first);
    for (size_t i = 0; i < r->n_languages; i++) {
        const char *name = kith_language_name(r->language[i].code.ptr);
        all += r->language[i].n;
        if (i < SHOWN_LANGUAGES)
            g_string_append_printf(list, "%s%" PRIu64 " %s", i == 0 ? "" : ", ", r->language[i].n,
                                   name);
    }
    if (r->n_languages > SHOWN_LANGUAGES)
        g_string_append(list, " ...");
    if (all > 0 && !r->args->quiet)
        kith_tell("%" PRIu64 " %s left out: %s (--any-language keeps %s)", all,
                  all == 1 ? "document in another language was"
                           : "documents in other languages were",
                  list->str, all == 1 ? "it" : "them");
    g_string_free(list, TRUE);
}

/* A million bad lines are told by their number. */
static bool may_say(run *r)
{
    return r->lines++ < MANY_LINES || r->args->verbose;
}

static void tell_unsaid(const run *r)
{
    if (r->lines > MANY_LINES && !r->args->verbose)
        kith_say("and %" PRIu64 " more like these (-v says them all)", r->lines - MANY_LINES);
}

static bool take(void *context, const kith_doc *doc, const kith_extraction *x)
{
    run *r = context;

    if (kith_interrupted()) {
        r->refused++;
        return false;
    }
    if (doc->n_repaired > 0 && !r->args->quiet && may_say(r))
        kith_say("%.*s: %zu byte%s not UTF-8, replaced", (int)doc->name.len, doc->name.ptr,
                 doc->n_repaired, doc->n_repaired == 1 ? " was" : "s were");
    if (r->args->verbose)
        kith_dropped_tell(doc, &x->article);
    kith_progress_set(r->progress, ++r->done);
    if (x->article.foreign && !r->any_language) {
        leave_out(r, x->language);
        return true;
    }
    return r->taker->visit(r->taker->self, x);
}

static void fail(void *context, const kith_err *err)
{
    run *r = context;

    if (may_say(r))
        kith_say_err(err);
    r->args->status = KITH_EINPUT;
    kith_progress_set(r->progress, ++r->done);
}

static bool interrupted(size_t n, kith_err *err)
{
    return kith_fail(err, KITH_EIO, "interrupted after %zu document%s; no file was changed", n,
                     n == 1 ? "" : "s");
}

bool kith_articles_each(kith_args *args, const kith_paths *paths,
                        const kith_extract_options *options, const kith_article_taker *taker,
                        size_t *n, kith_err *err)
{
    kith_extract_options extract = options != NULL ? *options : (kith_extract_options){0};
    const kith_pipeline_options how = {
        .threads = args->jobs,
        .tagger = kith_tagger_builtin(err),
        .extract = &extract,
        .prepare = taker->prepare,
        .stages = taker->stages,
    };
    run r = {.args = args, .taker = taker, .any_language = extract.any_language};
    const kith_pipeline_sink sink = {.take = take, .fail = fail, .context = &r};
    bool ok;

    if (how.tagger == NULL)
        return false;
    extract.forget_text = !args->verbose; // which lists lines that were dropped
    r.progress = args->quiet
                     ? NULL
                     : kith_progress_new(STDERR_FILENO, "documents", paths->n > 1 ? paths->n : 0);
    kith_say_around(r.progress);
    kith_interrupt_gently(true);
    ok = kith_pipeline_run(paths, &how, &sink, n, err);
    kith_interrupt_gently(false);
    kith_say_around(NULL);
    tell_unsaid(&r);
    kith_reading_tell(args, paths);
    kith_progress_free(r.progress);
    tell_left_out(&r);
    *n -= r.refused;
    return kith_interrupted() ? interrupted(*n, err) : ok;
}
