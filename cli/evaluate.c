// SPDX-License-Identifier: GPL-3.0-or-later
/* kith evaluate: how well a model finds the names of tagged text. */
#include "extract/evaluate.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/tagging.h"

static const char usage[] =
    "usage: kith evaluate [options] FILE...\n"
    "Tags column files anew and compares with the tags in their last column. A name is right\n"
    "when its borders and its type are.\n"
    "\n"
    "  -m, --model FILE   a model of 'kith train' (default: the one built in)\n"
    "      --types LIST   types that count (default PER,ORG,LOC)\n"
    "      --errors N     list up to N errors of each kind\n"
    "      --short        one line a file\n"
    "      --help         this text\n"
    "\n"
    "examples:\n"
    "  kith evaluate held-out.bio\n"
    "  kith evaluate --model my.model --types PER,ORG,LOC,MISC --errors 50 held-out.bio\n";

typedef struct {
    const char *model;
    unsigned types;
    size_t errors;
    bool brief;
} arguments;

enum { OPT_TYPES = 256, OPT_ERRORS, OPT_SHORT, OPT_HELP };

static const struct option options[] = {
    {"model", required_argument, NULL, 'm'},
    {"types", required_argument, NULL, OPT_TYPES},
    {"errors", required_argument, NULL, OPT_ERRORS},
    {"short", no_argument, NULL, OPT_SHORT},
    {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0},
};

static bool parse(arguments *args, int argc, char **argv, kith_err *err)
{
    double number;

    for (int opt; (opt = getopt_long(argc, argv, "m:", options, NULL)) != -1;) {
        switch (opt) {
        case 'm':
            args->model = optarg;
            break;
        case OPT_TYPES:
            if (!kith_parse_types(kith_str_of(optarg), &args->types, err))
                return false;
            break;
        case OPT_ERRORS:
            if (!kith_parse_number(kith_str_of(optarg), 0, 1e9, &number))
                return kith_fail(err, KITH_EUSAGE, "--errors: '%s' is no number", optarg);
            args->errors = (size_t)number;
            break;
        case OPT_SHORT:
            args->brief = true;
            break;
        case OPT_HELP:
            fputs(usage, stdout);
            exit(0);
        default:
            return kith_fail(err, KITH_EUSAGE, "see 'kith evaluate --help'");
        }
    }
    if (optind == argc)
        return kith_fail(err, KITH_EUSAGE, "expected a column file; see 'kith evaluate --help'");
    return true;
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
        kith_str text = kith_str_sub(doc->text, doc->tokens.at[s.beg].beg,
                                     doc->tokens.at[s.end - 1].end);

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

static bool evaluate(const arguments *args, const kith_tagger *tagger, const char *path,
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
    arguments args = {.types = 1u << KITH_PER | 1u << KITH_ORG | 1u << KITH_LOC};
    kith_err err = {0};
    kith_tagger *owned = NULL;
    const kith_tagger *tagger = NULL;

    if (parse(&args, argc, argv, &err))
        tagger = kith_tagger_get(args.model, &owned, &err);
    for (int i = optind; tagger != NULL && err.code == KITH_OK && i < argc; i++)
        evaluate(&args, tagger, argv[i], &err);
    if (err.code != KITH_OK)
        fprintf(stderr, "kith: %s\n", err.msg);
    kith_tagger_free(owned);
    return (int)err.code;
}
