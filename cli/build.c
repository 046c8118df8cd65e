// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/articles.h"
#include "cli/outputs.h"
#include "cli/summary.h"
#include "cli/term/say.h"
#include "graph/corpus.h"

#include <glib.h>
#include <unistd.h>

static const double PATIENCE =
    0.5; // seconds of extraction that tell that linking will be noticed too

enum { KEY_EVIDENCE = KITH_KEY_OWN, KEY_REPEATS, KEY_TIMINGS };

static const kith_option options[] = {
    {KEY_EVIDENCE, "evidence", "N", "keep N sentences for each link (default: 3)"},
    {KEY_REPEATS, "keep-repeats", NULL, "count lines that recur across documents too"},
    {KEY_TIMINGS, "timings", NULL, "say how long each stage took"},
    {0},
};

static const kith_manual manual = {
    .usage = "build [OPTION]... INPUT... -o OUT...",
    .about = "Reads articles and writes the graph of the people, countries and organizations\n"
             "that they name. Those named in one sentence are linked; the weight of a link is\n"
             "the number of such sentences. INPUT is a file, a folder (with all below it), or\n"
             "- for standard input.",
    .group = {kith_output_options, kith_filter_options, kith_article_options, kith_mention_options,
              options},
    .takes = KITH_TAKES_JOBS,
    .more = kith_outputs_help,
    .examples = "  kith build articles/ -o graph.graphml\n"
                "  kith build a.txt b.html -o graph.graphml -o graph.svg --min-weight 2\n"
                "  cat a.txt | kith build - --types person --format json -o -\n",
};

typedef struct {
    kith_args args;
    kith_outputs outputs;
    kith_extract_options extract;
    kith_link_options link;
    bool timings;
    kith_clock clock;
} build;

static bool add_document(void *self, const kith_extraction *x)
{
    kith_corpus_add(self, x);
    return true;
}

/* From the documents to *g; NULL when none could be read. */
static bool make_graph(build *b, const kith_paths *paths, kith_graph **g, kith_err *err)
{
    kith_progress *progress = NULL;
    kith_corpus *corpus = NULL;
    bool ok = false;
    size_t n = 0;

    if (!kith_corpus_new(&b->link, &corpus, err) ||
        !kith_articles_each(&b->args, paths, &b->extract, add_document, corpus, &n, err))
        goto done;
    kith_clock_stop(&b->clock, KITH_STAGE_EXTRACT);
    if (!b->args.quiet && kith_clock_seconds(&b->clock, KITH_STAGE_EXTRACT) > PATIENCE)
        progress = kith_progress_new(STDERR_FILENO, "", 0);
    kith_progress_step(progress, "linking names");
    ok = n == 0 || kith_corpus_link(corpus, g, err);
    kith_clock_stop(&b->clock, KITH_STAGE_LINK);
done:
    kith_progress_free(progress);
    kith_corpus_free(corpus);
    return ok;
}

static int run(build *b, const kith_paths *paths)
{
    kith_graph *g = NULL;
    kith_err err = {0};
    bool ok;

    kith_clock_start(&b->clock);
    ok = kith_outputs_try(&b->outputs, &err) && make_graph(b, paths, &g, &err);
    if (ok && g == NULL) {
        kith_say("nothing could be read, so nothing was written");
        return KITH_EINPUT;
    }
    ok = ok && kith_outputs_write(&b->outputs, &g, &err);
    kith_clock_stop(&b->clock, KITH_STAGE_WRITE);
    if (!ok)
        b->args.status = kith_say_err(&err);
    else if (!b->args.quiet) {
        kith_summary_tell(g, &b->outputs, &b->clock);
        if (b->timings)
            kith_summary_timings(g, &b->clock);
    }
    kith_graph_free(g);
    return b->args.status;
}

static void take_own(build *b, int key)
{
    if (key == KEY_EVIDENCE)
        kith_args_number(&b->args, "--evidence", 0, 1000, &b->link.evidence);
    else if (key == KEY_REPEATS)
        b->link.keep_repeats = true;
    else
        b->timings = true;
}

int kith_run_build(int argc, char **argv)
{
    const kith_read_options reading = {0};
    build b = {.link = {.evidence = 3}};
    kith_paths paths = {0};
    int key;

    kith_args_init(&b.args, &manual, argc, argv);
    while ((key = kith_args_next(&b.args)) != 0)
        if (!kith_outputs_take(&b.args, key, &b.outputs) &&
            !kith_inputs_take(&b.args, key, &b.extract))
            take_own(&b, key);
    kith_outputs_check(&b.args, &b.outputs);
    if (!b.args.stop)
        kith_inputs_find(&b.args, &reading, &paths);
    if (!b.args.stop)
        b.args.status = run(&b, &paths);
    kith_paths_fini(&paths);
    return b.args.status;
}
