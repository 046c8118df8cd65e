// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/corrections.h"
#include "cli/explain.h"
#include "cli/intake.h"
#include "cli/reading.h"
#include "cli/store_open.h"
#include "cli/term/say.h"
#include "graph/corpus.h"

enum { KEY_TOP = KITH_KEY_OWN };

static const kith_option options[] = {
    {'o', "output", "FILE", "write the rules to FILE, not to standard output"},
    {KEY_TOP, "top", "N", "only the first N; 0 for all (default: 50)"},
    {0},
};

static const kith_manual manual = {
    .usage = "review [OPTION]... STORE|INPUT...",
    .about = "Lists joins of names that are in doubt and names that are near and were left\n"
             "apart, the most consequential first, as a file of rules: take the '#' from those\n"
             "that are right and give the file to 'kith build --rules'. Rules that are given\n"
             "here are heeded, so that a second review shows what is left; a store brings the\n"
             "rules that it was linked with, where none are given.",
    .group = {options, kith_correction_options, kith_article_options, kith_mention_options,
              kith_reading_options},
    .takes = KITH_TAKES_JOBS,
    .examples = "  kith review press.kith -o rules.tsv\n"
                "  kith relink press.kith --rules rules.tsv\n"
                "  kith review articles/ -o rules.tsv\n"
                "  kith build articles/ --rules rules.tsv -o graph.graphml\n"
                "  kith review articles/ --rules rules.tsv --top 0\n",
};

typedef struct {
    kith_args args;
    kith_extract_options extract;
    kith_corrections corrections;
    kith_trace trace;
    const char *path;
    uint32_t top;
} review;

/* *g: NULL when nothing could be read. */
static bool link_all(review *v, const kith_paths *paths, kith_graph **g, kith_err *err)
{
    const kith_link_options link = {
        .rules = &v->corrections.rules, .trace = &v->trace, .user = v->corrections.user};
    kith_intake in = {0};
    bool ok = kith_corpus_new(&link, &in.corpus, err) &&
              kith_intake_run(&in, &v->args, paths, &v->extract, err) &&
              (in.documents == 0 || kith_corpus_link(in.corpus, g, err));

    kith_corpus_free(in.corpus);
    return ok;
}

static bool link_store(review *v, const char *path, kith_graph **g, kith_err *err)
{
    kith_store_work w = {.path = path};
    bool ok = kith_store_work_relink(&w, path, v->corrections.n > 0 ? &v->corrections.rules : NULL,
                                     &v->trace, g, err);

    kith_store_work_end(&w);
    return ok;
}

static bool print(review *v, kith_err *err)
{
    kith_out *out = kith_out_open(v->path, err);

    if (out == NULL)
        return false;
    kith_review_print(out, &v->trace, v->top);
    return kith_out_close(out, err);
}

/* store: NULL, and then paths are read. */
static int run(review *v, const char *store, const kith_paths *paths)
{
    kith_graph *g = NULL;
    kith_err err = {0};
    bool ok = kith_corrections_load(&v->corrections, &err);

    v->extract.user = v->corrections.user;
    ok = ok && (store != NULL ? link_store(v, store, &g, &err) : link_all(v, paths, &g, &err));
    if (ok && g == NULL) {
        kith_say("nothing could be read, so nothing was written");
        return KITH_EINPUT;
    }
    if (ok)
        kith_corrections_check(&v->corrections);
    if (!ok || !print(v, &err))
        v->args.status = kith_say_err(&err);
    kith_graph_free(g);
    return v->args.status;
}

int kith_run_review(int argc, char **argv)
{
    kith_read_options reading = {0};
    review v = {.path = "-", .top = 50};
    kith_paths paths = {0};
    const char *store;
    char **rest;
    size_t n;
    int key;

    kith_args_init(&v.args, &manual, argc, argv);
    while ((key = kith_args_next(&v.args)) != 0)
        if (key == 'o')
            v.path = v.args.value;
        else if (key == KEY_TOP)
            kith_args_number(&v.args, "--top", 0, UINT32_MAX, &v.top);
        else if (!kith_corrections_take(&v.args, key, &v.corrections) &&
                 !kith_reading_take(&v.args, key, &reading))
            kith_inputs_take(&v.args, key, &v.extract);
    rest = kith_args_rest(&v.args, &n);
    store = !v.args.stop && n == 1 && kith_store_is(rest[0]) ? rest[0] : NULL;
    if (!v.args.stop && store == NULL)
        kith_inputs_find(&v.args, &reading, &paths);
    if (!v.args.stop)
        v.args.status = run(&v, store, &paths);
    kith_paths_fini(&paths);
    kith_corrections_fini(&v.corrections);
    kith_trace_fini(&v.trace);
    return v.args.status;
}
