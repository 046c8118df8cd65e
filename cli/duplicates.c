// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/articles.h"
#include "cli/columns.h"
#include "cli/reading.h"
#include "cli/tagging.h"
#include "cli/term/say.h"
#include "graph/repeat.h"
#include "graph/story.h"

#include <inttypes.h>
#include <stdlib.h>

enum { KEY_THRESHOLD = KITH_KEY_OWN };

static const double LEAST = 0.5, MOST = 1.0;

static const kith_option options[] = {
    {KEY_THRESHOLD, "threshold", "R",
     "how much of a text is in its copy, 0.5 to 1 (default: 0.8, as build has it)"},
    {0},
};

static const kith_manual manual = {
    .usage = "duplicates [OPTION]... INPUT...",
    .about = "Lists documents that tell the same story: which one 'kith build' counts, and\n"
             "which are copies of it, with how much of the shorter text is in the longer.\n"
             "Headlines, cuts, quotation marks and a changed word here and there make no other\n"
             "story.",
    .group = {options, kith_article_options, kith_reading_options},
    .takes = KITH_TAKES_JSON | KITH_TAKES_JOBS,
    .examples = "  kith duplicates articles/\n"
                "  kith duplicates articles/ --threshold 0.95\n"
                "  kith duplicates articles/ --json | jq '.stories | length'\n",
};

typedef struct {
    kith_stories *stories;
} collecting;

static bool add(void *self, const kith_extraction *x)
{
    collecting *c = self;

    kith_stories_add(c->stories, x->prepared);
    return true;
}

/* Copies [beg, end) are of one document. */
static void print_text(kith_out *out, const kith_story_copy *copy, size_t beg, size_t end)
{
    kith_out_printf(out, "%.*s\n", (int)copy[beg].kept.len, copy[beg].kept.ptr);
    for (size_t i = beg; i < end; i++)
        if (copy[i].exact)
            kith_out_printf(out, "  same  %.*s\n", (int)copy[i].name.len, copy[i].name.ptr);
        else
            kith_out_printf(out, "  %.2f  %.*s\n", copy[i].similarity, (int)copy[i].name.len,
                            copy[i].name.ptr);
}

static void print_json(kith_out *out, const kith_story_copy *copy, size_t beg, size_t end)
{
    kith_out_puts(out, beg == 0 ? "{\"kept\":" : ",\n{\"kept\":");
    kith_out_json(out, copy[beg].kept);
    kith_json_field(out, "title", copy[beg].title);
    kith_out_puts(out, ",\"copies\":[");
    for (size_t i = beg; i < end; i++) {
        kith_out_puts(out, i == beg ? "{\"doc\":" : ",{\"doc\":");
        kith_out_json(out, copy[i].name);
        kith_out_printf(out, ",\"similarity\":%.3f,\"exact\":%s}", copy[i].similarity,
                        copy[i].exact ? "true" : "false");
    }
    kith_out_puts(out, "]}");
}

/* How many stories are told more than once. */
static size_t print(const kith_args *args, kith_out *out, const kith_story_copy *copy, size_t n)
{
    size_t stories = 0;

    if (args->json)
        kith_out_puts(out, "{\"stories\":[");
    for (size_t beg = 0, end; beg < n; beg = end, stories++) {
        for (end = beg + 1; end < n && kith_str_eq(copy[end].kept, copy[beg].kept); end++)
            ;
        (args->json ? print_json : print_text)(out, copy, beg, end);
    }
    if (args->json)
        kith_out_puts(out, "]}\n");
    return stories;
}

static bool run(kith_args *args, const kith_paths *paths, const kith_extract_options *extract,
                double similar, kith_err *err)
{
    collecting c = {kith_stories_new()};
    kith_story_copy *copy = NULL;
    kith_out *out = NULL;
    size_t n_documents, n, stories;
    bool ok = kith_articles_each(
                  args, paths, extract,
                  &(kith_article_taker){.visit = add, .self = &c, .prepare = kith_facts_prepare},
                  &n_documents, err) &&
              (out = kith_out_open("-", err)) != NULL;

    if (ok) {
        n = kith_stories_find(c.stories, similar, &copy);
        stories = print(args, out, copy, n);
        ok = kith_out_close(out, err);
        if (ok && !args->quiet)
            kith_tell("%zu of %zu document%s %s of another: %zu stor%s", n, n_documents,
                      n_documents == 1 ? "" : "s", n == 1 ? "is a copy" : "are copies", stories,
                      stories == 1 ? "y" : "ies");
    }
    free(copy);
    kith_stories_free(c.stories);
    return ok;
}

int kith_run_duplicates(int argc, char **argv)
{
    kith_extract_options extract = {.any_language = true, .article_only = true};
    kith_read_options reading = {0};
    double similar = KITH_SIMILAR;
    kith_paths paths = {0};
    kith_err err = {0};
    kith_args args;
    int key;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (key == KEY_THRESHOLD) {
            if (!kith_parse_number(kith_str_of(args.value), LEAST, MOST, &similar))
                kith_args_wrong(&args, "'--threshold' takes a number from 0.5 to 1, not '%s'",
                                args.value);
        } else if (!kith_reading_take(&args, key, &reading))
            kith_inputs_take(&args, key, &extract);
    if (!args.stop)
        kith_inputs_find(&args, &reading, &paths);
    if (!args.stop && !run(&args, &paths, &extract, similar, &err))
        args.status = kith_say_err(&err);
    kith_paths_fini(&paths);
    return args.status;
}
