// SPDX-License-Identifier: GPL-3.0-or-later
/* kith train: tagged text in, a model out. */
#include "extract/train/train.h"

#include <stddef.h>

#include "base/out.h"
#include "cli/command.h"
#include "cli/tagging.h"
#include "cli/term/say.h"

typedef struct {
    kith_args args;
    kith_train_options train;
    kith_source *source;
    const char **dev, **raw;
    const char *output;
} training;

enum {
    KEY_DEV = KITH_KEY_OWN,
    KEY_RAW,
    KEY_TYPES,
    KEY_GROUP,
    KEY_OFF,
    KEY_EPOCHS,
    KEY_REFINE,
    KEY_RATE,
    KEY_STRENGTH,
    KEY_DROPOUT,
    KEY_CLUSTERS,
    KEY_LEAST,
    KEY_ROWS,
    KEY_CAPITALS,
    KEY_TITLES,
    KEY_HYPHENS,
    KEY_ALONE,
    KEY_SEEDS,
    KEY_SEED,
};

static const kith_option options[] = {
    {'o', "output", "FILE", "where the model goes"},
    {KEY_DEV, "dev", "FILE", "measure on this file after each epoch; may be repeated"},
    {KEY_RAW, "raw", "FILE", "take the words of this file too for clusters; may be repeated"},
    {KEY_TYPES, "types", "LIST", "types to measure (default: PER,ORG,LOC)"},
    {KEY_EPOCHS, "epochs", "N", "passes over the text (default: 5)"},
    {KEY_REFINE, "refine", "N", "passes after small weights are dropped (default: 1)"},
    {KEY_RATE, "rate", "R", "length of the first step (default: 0.02)"},
    {KEY_STRENGTH, "strength", "C", "freedom of the weights; less is more cautious (default: 6)"},
    {KEY_DROPOUT, "dropout", "P", "share of features left out at random (default: 0.5)"},
    {KEY_GROUP, "group-dropout", "G=P", "share of chains without group G"},
    {KEY_OFF, "off", "G", "leave group G out altogether; may be repeated"},
    {KEY_CLUSTERS, "clusters", "N", "word clusters, 0 for none (default: 500)"},
    {KEY_LEAST, "least", "N", "occurrences that a feature needs (default: 2)"},
    {KEY_ROWS, "rows", "N", "weights of the model, in rows of 20 bytes (default: 300000)"},
    {KEY_CAPITALS, "capitals", "P", "share of text learned again in capitals (default: 0.03)"},
    {KEY_TITLES, "titles", "P", "share learned again in title case (default: 0.03)"},
    {KEY_HYPHENS, "hyphens", "P", "share learned with hyphenated words split (default: 0.3)"},
    {KEY_ALONE, "alone", "P", "share of sentences learned again by themselves (default: 0.3)"},
    {KEY_SEEDS, "seeds", "N", "trainings whose weights are averaged (default: 1)"},
    {KEY_SEED, "seed", "N", "of all that is random (default: 1)"},
    {0},
};

static const kith_manual manual = {
    .usage = "train [OPTION]... SOURCE[:WEIGHT][:free=TYPE,...]... -o MODEL",
    .about = "Trains a model for finding names. SOURCE is a column file: a token a line with\n"
             "its tag last, an empty line behind each sentence; or, when it ends in .txt, text\n"
             "with marked names ([Kyiv]L), a sentence a line. With :2 behind its name each\n"
             "of its sentences counts twice; :free=MISC says that names of that type are not\n"
             "marked in it. Groups of features are word, form, cluster, ratio, lexicon, pair,\n"
             "run, document.",
    .group = {options},
    .examples = "  kith train news.bio --dev held-out.bio -o news.model\n"
                "  kith train news.bio:2 tweets.bio:0.5:free=MISC -o mixed.model\n",
};

static unsigned group_of(kith_str name)
{
    static const char *const groups[KITH_GROUPS] = {"word",    "form", "cluster", "ratio",
                                                    "lexicon", "pair", "run",     "document"};
    unsigned g = 0;

    while (g < KITH_GROUPS && !kith_str_eq(name, kith_str_of(groups[g])))
        g++;
    return g;
}

static bool parse_group(kith_crf_options *crf, kith_str text, kith_err *err)
{
    kith_str name;
    unsigned group;

    kith_str_field(&text, '=', &name);
    group = group_of(name);
    if (group == KITH_GROUPS || text.ptr == NULL ||
        !kith_parse_number(text, 0, 0.99, &crf->group_dropout[group]))
        return kith_fail(err, KITH_EUSAGE,
                         "'--group-dropout': expected GROUP=SHARE, as in lexicon=0.1");
    return true;
}

static bool parse_off(kith_crf_options *crf, kith_str name, kith_err *err)
{
    unsigned group = group_of(name);

    if (group == KITH_GROUPS)
        return kith_fail(err, KITH_EUSAGE, "'--off': unknown group '%s'", name.ptr);
    crf->off |= (uint8_t)(1u << group);
    return true;
}

/* SOURCE[:WEIGHT][:free=TYPES] */
static bool parse_source(char *text, kith_source *out, kith_err *err)
{
    kith_str rest = kith_str_of(text), field;

    *out = (kith_source){.path = text, .weight = 1};
    kith_str_field(&rest, ':', &field);
    text[field.len] = '\0';
    while (kith_str_field(&rest, ':', &field)) {
        if (kith_str_starts(field, KITH_STR("free="))) {
            if (!kith_parse_types(kith_str_sub(field, 5, field.len), &out->free_types, err))
                return false;
        } else if (!kith_parse_number(field, 0, 1000, &out->weight)) {
            return kith_fail(err, KITH_EUSAGE, "%s: '%.*s' is neither a weight nor free=TYPE", text,
                             (int)field.len, field.ptr);
        }
    }
    return true;
}

/* The options that take a number: where it goes, and up to what it may be. */
typedef enum { IS_UNSIGNED, IS_SIZE, IS_UINT64, IS_DOUBLE } number_kind;

static const struct {
    int key;
    number_kind kind;
    size_t at; // in kith_train_options
    double most;
} numbers[] = {
    {KEY_EPOCHS, IS_UNSIGNED, offsetof(kith_train_options, crf.epochs), 1000},
    {KEY_REFINE, IS_UNSIGNED, offsetof(kith_train_options, refine), 1000},
    {KEY_RATE, IS_DOUBLE, offsetof(kith_train_options, crf.rate), 10},
    {KEY_STRENGTH, IS_DOUBLE, offsetof(kith_train_options, crf.strength), 1e9},
    {KEY_DROPOUT, IS_DOUBLE, offsetof(kith_train_options, crf.dropout), 0.95},
    {KEY_CLUSTERS, IS_UNSIGNED, offsetof(kith_train_options, clusters), 4000},
    {KEY_LEAST, IS_UNSIGNED, offsetof(kith_train_options, least), 1e6},
    {KEY_ROWS, IS_SIZE, offsetof(kith_train_options, rows), 1e8},
    {KEY_CAPITALS, IS_DOUBLE, offsetof(kith_train_options, capitals), 1},
    {KEY_TITLES, IS_DOUBLE, offsetof(kith_train_options, titles), 1},
    {KEY_HYPHENS, IS_DOUBLE, offsetof(kith_train_options, hyphens), 1},
    {KEY_ALONE, IS_DOUBLE, offsetof(kith_train_options, alone), 1},
    {KEY_SEEDS, IS_UNSIGNED, offsetof(kith_train_options, seeds), 100},
    {KEY_SEED, IS_UINT64, offsetof(kith_train_options, crf.seed), 1e15},
};

static void store(void *at, number_kind kind, double number)
{
    switch (kind) {
    case IS_UNSIGNED:
        *(unsigned *)at = (unsigned)number;
        break;
    case IS_SIZE:
        *(size_t *)at = (size_t)number;
        break;
    case IS_UINT64:
        *(uint64_t *)at = (uint64_t)number;
        break;
    case IS_DOUBLE:
        *(double *)at = number;
    }
}

static bool parse_value(training *t, int key, const char *value, kith_err *err)
{
    double number = 0;
    size_t i = 0;

    while (numbers[i].key != key)
        i++;
    if (!kith_parse_number(kith_str_of(value), 0, numbers[i].most, &number))
        return kith_fail(err, KITH_EUSAGE, "'%s' is no number from 0 to %g", value,
                         numbers[i].most);
    store((char *)&t->train + numbers[i].at, numbers[i].kind, number);
    return true;
}

static bool take(training *t, int key, const char *value, kith_err *err)
{
    switch (key) {
    case 'o':
        t->output = value;
        return true;
    case KEY_DEV:
        t->dev[t->train.n_dev++] = value;
        return true;
    case KEY_RAW:
        t->raw[t->train.n_raw++] = value;
        return true;
    case KEY_TYPES:
        return kith_parse_types(kith_str_of(value), &t->train.types, err);
    case KEY_GROUP:
        return parse_group(&t->train.crf, kith_str_of(value), err);
    case KEY_OFF:
        return parse_off(&t->train.crf, kith_str_of(value), err);
    default:
        return parse_value(t, key, value, err);
    }
}

/* Wrong usage stops t->args. */
static void parse(training *t)
{
    kith_err err = {0};
    char **rest;
    size_t n;
    int key;

    while ((key = kith_args_next(&t->args)) != 0)
        if (!take(t, key, t->args.value, &err))
            kith_args_wrong(&t->args, "%s", err.msg);
    rest = kith_args_rest(&t->args, &n);
    for (size_t i = 0; i < n && !t->args.stop; i++)
        if (!parse_source(rest[i], &t->source[t->train.n_sources++], &err))
            kith_args_wrong(&t->args, "%s", err.msg);
    if (!t->args.stop && (n == 0 || t->output == NULL))
        kith_args_wrong(&t->args, "takes a source and '-o MODEL'; see 'kith train --help'");
}

static void print_line(void *ctx, const char *line)
{
    (void)ctx;
    kith_tell("%s", line);
}

static bool run(const training *t, kith_arena *a, kith_err *err)
{
    kith_str model;
    kith_out *out;

    if (!kith_train(a, &t->train, t->args.quiet ? NULL : print_line, NULL, &model, err))
        return false;
    out = kith_out_open(t->output, err);
    if (out == NULL)
        return false;
    kith_out_write(out, model.ptr, model.len);
    return kith_out_close(out, err);
}

int kith_run_train(int argc, char **argv)
{
    kith_arena *a = kith_arena_new();
    kith_err err = {0};
    training t = {
        .train = {.types = 7,
                  .clusters = 500,
                  .cluster_least = 4,
                  .least = 2,
                  .rows = 300000,
                  .refine = 1,
                  .capitals = 0.03,
                  .titles = 0.03,
                  .hyphens = 0.3,
                  .alone = 0.3,
                  .crf = {.epochs = 5,
                          .rate = 0.02,
                          .strength = 6,
                          .dropout = 0.5,
                          .average = 0.3,
                          .seed = 1}},
        .source = kith_new(a, kith_source, (size_t)argc),
        .dev = kith_new(a, const char *, (size_t)argc),
        .raw = kith_new(a, const char *, (size_t)argc),
    };

    t.train.source = t.source;
    t.train.dev = t.dev;
    t.train.raw = t.raw;
    kith_args_init(&t.args, &manual, argc, argv);
    parse(&t);
    if (!t.args.stop && !run(&t, a, &err))
        t.args.status = kith_say_err(&err);
    kith_arena_free(a);
    return t.args.status;
}
