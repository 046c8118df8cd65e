// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/query_args.h"
#include "cli/sentences.h"
#include "cli/term/say.h"
#include "graph/store_search.h"

#include <glib.h>

enum { KEY_LIMIT = KITH_KEY_OWN };

static const kith_option options[] = {
    {KEY_LIMIT, "limit", "N", "only the first N sentences, 0 for all (default: 20)"},
    {0},
};

static const kith_manual manual = {
    .usage = "search [OPTION]... STORE WORD...",
    .about = "Shows the sentences that have all of the words, the best first. Case and accents\n"
             "do not matter; a WORD of several words in quotes is looked for as it is; one that\n"
             "ends with * is the beginning of a word. The first search makes an index, which\n"
             "takes a while.",
    .group = {options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith search press.kith grain corridor\n"
                "  kith search press.kith \"air defence\" 'missil*' --limit 5\n"
                "  kith search press.kith sanctions --json | jq -r '.sentences[].document'\n",
};

/* The store with an index to search: made, where there is none. */
static bool make_index(const kith_args *args, kith_asked *asked, kith_err *err)
{
    const char *path = asked->path;
    kith_store *store;

    if (!kith_store_has_text(asked->store))
        return kith_fail(err, KITH_EINPUT,
                         "%s: keeps no text to search; build it without --no-text", path);
    if (!args->quiet)
        kith_tell("making the search index of %s, once", path);
    kith_asked_close(asked);
    if (!kith_store_open(path, true, &store, err))
        return false;
    if (!kith_store_index(store, err)) {
        kith_store_free(store);
        return false;
    }
    return kith_store_close(store, err) && kith_asked_open_path(path, asked, err);
}

static void about(kith_out *out, const void *of)
{
    const kith_found *found = of;

    kith_out_printf(out, "\"found\":%zu", MIN(found->of, (size_t)KITH_RANKED));
    kith_out_printf(out, ",\"more\":%s", found->of > KITH_RANKED ? "true" : "false");
}

static void tell(const kith_found *found)
{
    if (found->of > KITH_RANKED)
        kith_tell("the first %zu of more than %d sentences, in the order of documents", found->n,
                  KITH_RANKED);
    else if (found->n < found->of)
        kith_tell("the best %zu of %zu sentences; '--limit 0' shows all", found->n, found->of);
}

static int answer(const kith_args *args, kith_asked *asked, char *const *word, size_t words,
                  uint32_t limit)
{
    kith_arena *a = kith_arena_new();
    kith_found found;
    kith_err err = {0};
    int status;

    if ((kith_store_has_index(asked->store) || make_index(args, asked, &err)) &&
        kith_store_search(asked->store, a, word, words, limit, &found, &err)) {
        if (found.n == 0 && !args->quiet)
            kith_say("%s: no sentence has %s", asked->path,
                     words > 1 ? "all of these words" : "this");
        else if (kith_query_talks(args))
            tell(&found);
        status = kith_sentences_print(args, found.at, found.n,
                                      (kith_query_about){"sentences", about, &found});
    } else
        status = kith_say_err(&err);
    kith_arena_free(a);
    return status;
}

int kith_run_search(int argc, char **argv)
{
    kith_args args;
    kith_asked asked;
    uint32_t limit = KITH_TOP;
    char **rest;
    int status;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while (kith_args_next(&args) != 0)
        kith_args_number(&args, "--limit", 0, UINT32_MAX, &limit);
    if (args.stop || !kith_asked_open(&args, 2, 1000, "a store and words", &asked))
        return args.status;
    rest = kith_args_rest(&args, &n);
    if (kith_asked_is_store(&asked, &status))
        status = answer(&args, &asked, rest + 1, n - 1, limit);
    kith_asked_close(&asked);
    return status;
}
