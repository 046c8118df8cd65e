// SPDX-License-Identifier: GPL-3.0-or-later
/* kith evaluate: how well a model finds the names of tagged text. */
#include "extract/evaluate.h"

#include <errno.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/tagging.h"
#include "cli/term/say.h"

typedef struct {
    const char *model;
    unsigned types;
    uint32_t errors;
    bool brief;
} evaluation;

enum { KEY_TYPES = KITH_KEY_OWN, KEY_ERRORS, KEY_SHORT };

static const kith_option options[] = {
    {'m', "model", "FILE", "a model of `kith train` (default: the one built in)"},
    {KEY_TYPES, "types", "LIST", "types that count (default: PER,ORG,LOC)"},
    {KEY_ERRORS, "errors", "N", "list up to N errors of each kind (default: 0)"},
    {KEY_SHORT, "short", NULL, "one line a file"},
    {0},
};

static const kith_manual manual = {
    .usage = "evaluate [OPTION]... FILE...",
    .about = "Tags column files anew and compares with the tags in their last column. A name\n"
             "is right when its borders and its type are.",
    .group = {options},
    .examples = "  kith evaluate held-out.bio\n"
                "  kith evaluate --model my.model --types PER,ORG,LOC,MISC --errors 50 dev.bio\n",
};

static void take(kith_args *args, int key, evaluation *e)
{
    kith_err err = {0};

    if (key == 'm')
        e->model = args->value;
    else if (key == KEY_SHORT)
        e->brief = true;
    else if (key == KEY_ERRORS)
        kith_args_number(args, "--errors", 0, 1000000000, &e->errors);
    else if (!kith_parse_types(kith_str_of(args->value), &e->types, &err))
        kith_args_wrong(args, "%s", err.msg);
}

static void print_row(const char *name, kith_counts counts)
{
    kith_prf prf = kith_prf_of(counts);

    printf("%-8s %7.2f %7.2f %7.2f %7zu %7zu %7zu\n", name, prf.precision, prf.recall, prf.f1,
           counts.gold, counts.found, counts.right);
}

static void print_table(const kith_score *score, unsigned types)
{
    printf("%zu sentences, %zu tokens\n", score->sentences, score->tokens);
    printf("%-8s %7s %7s %7s %7s %7s %7s\n", "type", "P", "R", "F1", "gold", "found", "right");
    for (unsigned type = 0; type < KITH_TAG_TYPES; type++) {
        if (types >> type & 1)
            print_row(kith_tag_type_name[type], score->of[type]);
    }
    print_row("all", kith_score_all(score, types));
    printf("\n%-10s", "gold\\found");
    for (unsigned type = 0; type < KITH_TAG_TYPES; type++)
        printf(" %7s", kith_tag_type_name[type]);
    printf(" %7s\n", "-");
    for (unsigned gold = 0; gold < KITH_TAG_TYPES; gold++) {
        if (!(types >> gold & 1))
            continue;
        printf("%-10s", kith_tag_type_name[gold]);
        for (unsigned found = 0; found <= KITH_TAG_TYPES; found++)
            printf(" %7zu", score->confusion[gold][found]);
        putchar('\n');
    }
}

static void print_span(const char *what, const kith_columns *doc, kith_span span)
{
    if (span.end == span.beg)
        return;
    printf("  %s %s:", what, kith_tag_type_name[span.type]);
    for (uint32_t t = span.beg; t < span.end; t++) {
        kith_str word = kith_token_str(doc->text, doc->tokens.at[t]);

        printf(" %.*s", (int)word.len, word.ptr);
    }
    putchar('\n');
}

static void print_errors(const kith_corpus *corpus, const kith_errors *errors, size_t most)
{
    size_t shown[KITH_ERRORS] = {0}, all[KITH_ERRORS] = {0};

    for (size_t i = 0; i < errors->n; i++) {
        const kith_error *e = &errors->at[i];
        const kith_columns *doc = &corpus->at[e->doc];
        kith_sentence s = doc->sentences.at[e->sentence];
        kith_str text =
            kith_str_sub(doc->text, doc->tokens.at[s.beg].beg, doc->tokens.at[s.end - 1].end);

        all[e->kind]++;
        if (shown[e->kind]++ >= most)
            continue;
        printf("\n%s: %.*s\n", kith_error_name[e->kind], (int)text.len, text.ptr);
        print_span("gold", doc, e->gold);
        print_span("found", doc, e->found);
    }
    putchar('\n');
    for (unsigned kind = 0; kind < KITH_ERRORS; kind++)
        printf("%s %zu\n", kith_error_name[kind], all[kind]);
}

static bool evaluate(const evaluation *args, const kith_tagger *tagger, const char *path,
                     kith_err *err)
{
    kith_arena *a = kith_arena_new();
    kith_tag_cache *cache = kith_tag_cache_new(tagger);
    kith_corpus corpus;
    kith_score score = {0};
    kith_errors errors = {0};
    bool ok = kith_conll_read(a, path, NULL, &corpus, err);

    for (size_t d = 0; ok && d < corpus.n; d++) {
        const kith_columns *doc = &corpus.at[d];
        kith_spans found = kith_tag(cache, a, doc->text, doc->tokens, doc->sentences);

        kith_score_add(&score, a, doc, (uint32_t)d, found, args->types,
                       args->errors > 0 ? &errors : NULL);
    }
    if (ok && args->brief) {
        printf("%s: F1 %.2f", path, kith_prf_of(kith_score_all(&score, args->types)).f1);
        for (unsigned type = 0; type < KITH_TAG_TYPES; type++)
            printf(" %s %.2f", kith_tag_type_name[type], kith_prf_of(score.of[type]).f1);
        putchar('\n');
    } else if (ok) {
        print_table(&score, args->types);
        if (args->errors > 0)
            print_errors(&corpus, &errors, args->errors);
    }
    kith_tag_cache_free(cache);
    kith_arena_free(a);
    return ok;
}

int kith_run_evaluate(int argc, char **argv)
{
    kith_args args;
    evaluation e = {.types = 1u << KITH_PER | 1u << KITH_ORG | 1u << KITH_LOC};
    kith_err err = {0};
    kith_tagger *owned = NULL;
    const kith_tagger *tagger;
    char **rest;
    size_t n;
    int key;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        take(&args, key, &e);
    rest = kith_args_rest(&args, &n);
    if (!args.stop && n == 0)
        kith_args_wrong(&args, "takes a column file; see 'kith evaluate --help'");
    if (args.stop)
        return args.status;
    tagger = kith_tagger_get(e.model, &owned, &err);
    for (size_t i = 0; tagger != NULL && err.code == KITH_OK && i < n; i++)
        evaluate(&e, tagger, rest[i], &err);
    kith_tagger_free(owned);
    if (err.code == KITH_OK && fflush(stdout) != 0 && errno != EPIPE)
        kith_fail(&err, KITH_EIO, "standard output: cannot be written: %s", strerror(errno));
    return err.code == KITH_OK ? KITH_OK : kith_say_err(&err);
}
