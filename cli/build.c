// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/corrections.h"
#include "cli/explain.h"
#include "cli/link_args.h"
#include "cli/node_find.h"
#include "cli/outputs.h"
#include "cli/reading.h"
#include "cli/store_make.h"
#include "cli/store_settings.h"
#include "cli/summary.h"
#include "cli/term/say.h"
#include "graph/corpus.h"

#include <glib.h>
#include <unistd.h>

static const double PATIENCE =
    0.5; // seconds of extraction that tell that linking will be noticed too

enum {
    KEY_EVIDENCE = KITH_KEY_OWN,
    KEY_REPEATS,
    KEY_DUPLICATES,
    KEY_TIMINGS,
    KEY_EXPLAIN,
    KEY_NO_TEXT,
    KEY_INDEX
};

static const kith_option options[] = {
    {KEY_EVIDENCE, "evidence", "N", "keep N sentences for each link (default: 3)"},
    {KEY_DUPLICATES, "keep-duplicates", NULL, "count a story in each document that tells it"},
    {KEY_REPEATS, "keep-repeats", NULL, "that, and lines that recur across documents too"},
    {KEY_EXPLAIN, "explain", "NAME",
     "print how the node called NAME came to be; -o can be left out"},
    {KEY_NO_TEXT, "no-text", NULL, "the store keeps where sentences are, not what they say"},
    {KEY_INDEX, "search-index", NULL, "make the store's search index now, not at the first search"},
    {KEY_TIMINGS, "timings", NULL, "print what each stage took, in CPU time of all threads"},
    {0},
};

static void formats_help(kith_out *out)
{
    kith_outputs_help_store(out);
    kith_out_putc(out, '\n');
    kith_reading_help(out);
}

static const kith_manual manual = {
    .usage = "build [OPTION]... INPUT... -o OUT...",
    .about = "Reads articles and writes the graph of the people, countries and organizations\n"
             "that they name. Those named in one sentence are linked; the weight of a link is\n"
             "the number of such sentences. INPUT is a file, a folder (with all below it), or\n"
             "- for standard input.",
    .group = {kith_output_options, kith_link_args, kith_filter_options, kith_article_options,
              kith_mention_options, kith_correction_options, options, kith_reading_options},
    .takes = KITH_TAKES_JOBS,
    .more = formats_help,
    .examples = "  kith build articles/ -o graph.graphml\n"
                "  kith build articles/ -o press.kith -o graph.graphml\n"
                "  kith build articles/ --rules rules.tsv -o graph.graphml\n"
                "  kith build articles/ --explain Zelensky\n"
                "  kith build a.txt b.html -o graph.graphml -o graph.svg --min-weight 2\n"
                "  kith build export.jsonl.gz crawl.warc.gz pages.tar.xz -o graph.graphml\n"
                "  cat a.txt | kith build - --types person --format json -o -\n",
};

typedef struct {
    kith_args args;
    kith_outputs outputs;
    kith_extract_options extract;
    kith_link_options link;
    kith_corrections corrections;
    kith_trace trace;
    const char *explain; // name of a node, or NULL
    bool no_text, index;
    kith_links links;
    kith_clock clock;
    kith_stages stages;
} build;

static bool begin_store(build *b, kith_intake *in, kith_err *err)
{
    if (b->outputs.store == NULL)
        return true;
    if (!kith_store_create(b->outputs.store, !b->no_text, &in->store, err))
        return false;
    kith_store_settings_save(in->store, &b->extract, &b->link, &b->corrections);
    return true;
}

static bool link_all(build *b, kith_intake *in, kith_graph **g, kith_err *err)
{
    kith_progress *progress = NULL;
    bool ok;

    if (!b->args.quiet && kith_clock_seconds(&b->clock, KITH_PHASE_EXTRACT) > PATIENCE)
        progress = kith_progress_new(STDERR_FILENO, "", 0);
    kith_progress_step(progress, "linking names");
    kith_stages_begin(in->stages, true);
    ok = kith_store_make(in, &b->link, b->outputs.store, g, err);
    kith_progress_free(progress);
    return ok;
}

/* From the documents to *g and the store; NULL when none could be read. */
static bool make_graph(build *b, const kith_paths *paths, kith_graph **g, kith_err *err)
{
    kith_intake in = {.stages = b->link.stages};
    bool ok = kith_corpus_new(&b->link, &in.corpus, err) && begin_store(b, &in, err) &&
              kith_intake_run(&in, &b->args, paths, &b->extract, err);

    kith_clock_stop(&b->clock, KITH_PHASE_EXTRACT);
    if (ok && in.documents > 0) {
        ok = link_all(b, &in, g, err) && kith_store_done(&in, b->index, err);
    }
    kith_clock_stop(&b->clock, KITH_PHASE_LINK);
    kith_store_free(in.store);
    kith_corpus_free(in.corpus);
    return ok;
}

static bool explain(build *b, const kith_graph *g, kith_err *err)
{
    kith_out *out;
    uint32_t node;

    if (b->explain == NULL)
        return true;
    if (!kith_node_find(g, "the graph", b->explain, &node)) {
        b->args.status = KITH_EINPUT;
        return true;
    }
    out = kith_out_open("-", err);
    if (out == NULL)
        return false;
    kith_explain_print(out, &b->trace, g, node);
    return kith_out_close(out, err);
}

static int run(build *b, const kith_paths *paths)
{
    kith_graph *g = NULL;
    kith_err err = {0};
    bool ok;

    kith_clock_start(&b->clock);
    ok = kith_corrections_load(&b->corrections, &err);
    b->extract.user = b->link.user = b->corrections.user;
    ok = ok && kith_outputs_try(&b->outputs, &err) && make_graph(b, paths, &g, &err);
    if (ok && g == NULL) {
        kith_say("nothing could be read, so nothing was written");
        return KITH_EINPUT;
    }
    if (ok)
        kith_corrections_check(&b->corrections);
    ok = ok && explain(b, g, &err) && kith_outputs_write(&b->outputs, &g, &err);
    kith_stages_mark(b->link.stages, KITH_STAGE_WRITE);
    kith_clock_stop(&b->clock, KITH_PHASE_WRITE);
    if (!ok)
        b->args.status = kith_say_err(&err);
    else if (!b->args.quiet && (b->outputs.n > 0 || b->outputs.store != NULL))
        kith_summary_tell(g, &b->outputs, &b->clock);
    if (ok && b->link.stages != NULL)
        kith_timings_tell(&b->stages, &b->clock);
    kith_graph_free(g);
    return b->args.status;
}

static void take_own(build *b, int key)
{
    if (key == KEY_EVIDENCE)
        kith_args_number(&b->args, "--evidence", 0, 1000, &b->link.evidence);
    else if (key == KEY_DUPLICATES)
        b->link.keep_duplicates = true;
    else if (key == KEY_REPEATS)
        b->link.keep_repeats = true;
    else if (key == KEY_EXPLAIN) {
        b->explain = b->args.value;
        b->link.trace = &b->trace;
    } else if (key == KEY_NO_TEXT)
        b->no_text = true;
    else if (key == KEY_INDEX)
        b->index = true;
    else
        b->link.stages = &b->stages;
}

int kith_run_build(int argc, char **argv)
{
    kith_read_options reading = {0};
    build b = {.link = {.evidence = 3}, .outputs = {.look = kith_look_plain, .stores = true}};
    kith_paths paths = {0};
    int key;

    kith_args_init(&b.args, &manual, argc, argv);
    while ((key = kith_args_next(&b.args)) != 0)
        if (!kith_outputs_take(&b.args, key, &b.outputs) &&
            !kith_link_take(&b.args, key, &b.link) &&
            !kith_corrections_take(&b.args, key, &b.corrections) &&
            !kith_inputs_take(&b.args, key, &b.extract) &&
            !kith_reading_take(&b.args, key, &reading))
            take_own(&b, key);
    b.link.rules = &b.corrections.rules;
    b.link.threads = b.outputs.look.threads = b.args.jobs;
    b.outputs.quiet = b.args.quiet;
    kith_link_check(&b.args, &b.link);
    if (b.outputs.store != NULL)
        b.link.links = &b.links;
    if (b.outputs.n == 0)
        b.link.evidence = 0;
    if (b.explain == NULL || b.outputs.format != NULL)
        kith_outputs_check(&b.args, &b.outputs);
    if (!b.args.stop && b.index && (b.no_text || b.outputs.store == NULL))
        kith_args_wrong(&b.args, b.no_text ? "a store without text has nothing to search"
                                           : "'--search-index' is for a store: '-o press.kith'");
    if (!b.args.stop)
        kith_inputs_find(&b.args, &reading, &paths);
    if (!b.args.stop)
        b.args.status = run(&b, &paths);
    kith_paths_fini(&paths);
    kith_corrections_fini(&b.corrections);
    kith_trace_fini(&b.trace);
    return b.args.status;
}
