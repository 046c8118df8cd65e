// SPDX-License-Identifier: GPL-3.0-or-later
/* kith train: tagged text in, a model out. */
#include "extract/train/train.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/out.h"
#include "cli/tagging.h"

static const char usage[] =
    "usage: kith train SOURCE[:WEIGHT][:free=TYPE,...]... -o MODEL [options]\n"
    "Trains a model for finding names on column files (token first, tag last).\n"
    "\n"
    "  SOURCE              a column file; :2 makes each of its sentences count twice,\n"
    "                      :free=MISC says that names of that type are not marked in it\n"
    "  -o, --output FILE   where the model goes\n"
    "      --dev FILE      measure on this file after each epoch (may be repeated)\n"
    "      --raw FILE      take the words of this file too for clusters (may be repeated)\n"
    "      --types LIST    types to measure (default PER,ORG,LOC)\n"
    "      --epochs N      passes over the text (default 10)\n"
    "      --refine N      passes after small weights are dropped (default 3)\n"
    "      --rate R        length of the first step (default 0.1)\n"
    "      --strength C    freedom of the weights; smaller is more cautious (default 6)\n"
    "      --dropout P     share of features left out at random (default 0.3)\n"
    "      --group-dropout G=P  share of chains without group G: word, form, cluster, ratio,\n"
    "                      lexicon, pair, run, document\n"
    "      --off G         leave group G out altogether (may be repeated)\n"
    "      --clusters N    word clusters (default 500; 0: none)\n"
    "      --least N       occurrences that a feature needs (default 2)\n"
    "      --rows N        weights of the model, in rows of 20 bytes (default 300000)\n"
    "      --capitals P, --titles P, --hyphens P\n"
    "                      share of text learned again in capitals, in title case, with\n"
    "                      hyphenated words split (defaults 0.03, 0.03, 0.3)\n"
    "      --seed N        of all that is random (default 1)\n"
    "  -q, --quiet         no progress\n"
    "      --help          this text\n"
    "\n"
    "examples:\n"
    "  kith train news.bio --dev held-out.bio -o news.model\n"
    "  kith train news.bio:2 tweets.bio:0.5:free=MISC -o mixed.model\n";

typedef struct {
    kith_train_options train;
    kith_source *source;
    const char **dev, **raw;
    const char *output;
    bool quiet;
} arguments;

enum {
    OPT_DEV = 256,
    OPT_RAW,
    OPT_TYPES,
    OPT_EPOCHS,
    OPT_REFINE,
    OPT_RATE,
    OPT_STRENGTH,
    OPT_DROPOUT,
    OPT_GROUP,
    OPT_OFF,
    OPT_CLUSTERS,
    OPT_LEAST,
    OPT_ROWS,
    OPT_CAPITALS,
    OPT_TITLES,
    OPT_HYPHENS,
    OPT_SEED,
    OPT_HELP,
};

static const struct option options[] = {
    {"output", required_argument, NULL, 'o'},
    {"dev", required_argument, NULL, OPT_DEV},
    {"raw", required_argument, NULL, OPT_RAW},
    {"types", required_argument, NULL, OPT_TYPES},
    {"epochs", required_argument, NULL, OPT_EPOCHS},
    {"refine", required_argument, NULL, OPT_REFINE},
    {"rate", required_argument, NULL, OPT_RATE},
    {"strength", required_argument, NULL, OPT_STRENGTH},
    {"dropout", required_argument, NULL, OPT_DROPOUT},
    {"group-dropout", required_argument, NULL, OPT_GROUP},
    {"off", required_argument, NULL, OPT_OFF},
    {"clusters", required_argument, NULL, OPT_CLUSTERS},
    {"least", required_argument, NULL, OPT_LEAST},
    {"rows", required_argument, NULL, OPT_ROWS},
    {"capitals", required_argument, NULL, OPT_CAPITALS},
    {"titles", required_argument, NULL, OPT_TITLES},
    {"hyphens", required_argument, NULL, OPT_HYPHENS},
    {"seed", required_argument, NULL, OPT_SEED},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0},
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
        return kith_fail(err, KITH_EUSAGE, "--group-dropout: expected GROUP=SHARE, as in lexicon=0.1");
    return true;
}

static bool parse_off(kith_crf_options *crf, kith_str name, kith_err *err)
{
    unsigned group = group_of(name);

    if (group == KITH_GROUPS)
        return kith_fail(err, KITH_EUSAGE, "--off: unknown group '%s'", name.ptr);
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

static bool parse_value(arguments *args, int opt, kith_str value, kith_err *err)
{
    kith_train_options *t = &args->train;
    double number = 0;
    static const double most[] = {[OPT_EPOCHS - 256] = 1000,   [OPT_REFINE - 256] = 1000,
                                  [OPT_RATE - 256] = 10,       [OPT_STRENGTH - 256] = 1e9,
                                  [OPT_DROPOUT - 256] = 0.95,  [OPT_CLUSTERS - 256] = 4000,
                                  [OPT_LEAST - 256] = 1e6,     [OPT_ROWS - 256] = 1e8,
                                  [OPT_CAPITALS - 256] = 1,    [OPT_TITLES - 256] = 1,
                                  [OPT_HYPHENS - 256] = 1,     [OPT_SEED - 256] = 1e15};

    if (!kith_parse_number(value, 0, most[opt - 256], &number))
        return kith_fail(err, KITH_EUSAGE, "'%s' is no number from 0 to %g", value.ptr,
                         most[opt - 256]);
    switch (opt) {
    case OPT_EPOCHS:
        t->crf.epochs = (unsigned)number;
        break;
    case OPT_REFINE:
        t->refine = (unsigned)number;
        break;
    case OPT_RATE:
        t->crf.rate = number;
        break;
    case OPT_STRENGTH:
        t->crf.strength = number;
        break;
    case OPT_DROPOUT:
        t->crf.dropout = number;
        break;
    case OPT_CLUSTERS:
        t->clusters = (unsigned)number;
        break;
    case OPT_LEAST:
        t->least = (unsigned)number;
        break;
    case OPT_ROWS:
        t->rows = (size_t)number;
        break;
    case OPT_CAPITALS:
        t->capitals = number;
        break;
    case OPT_TITLES:
        t->titles = number;
        break;
    case OPT_HYPHENS:
        t->hyphens = number;
        break;
    default:
        t->crf.seed = (uint64_t)number;
    }
    return true;
}

static bool parse_option(arguments *args, int opt, kith_err *err)
{
    switch (opt) {
    case 'o':
        args->output = optarg;
        return true;
    case 'q':
        args->quiet = true;
        return true;
    case OPT_DEV:
        args->dev[args->train.n_dev++] = optarg;
        return true;
    case OPT_RAW:
        args->raw[args->train.n_raw++] = optarg;
        return true;
    case OPT_TYPES:
        return kith_parse_types(kith_str_of(optarg), &args->train.types, err);
    case OPT_GROUP:
        return parse_group(&args->train.crf, kith_str_of(optarg), err);
    case OPT_OFF:
        return parse_off(&args->train.crf, kith_str_of(optarg), err);
    case '?':
        return kith_fail(err, KITH_EUSAGE, "see 'kith train --help'");
    default:
        return parse_value(args, opt, kith_str_of(optarg), err);
    }
}

static bool parse(arguments *args, int argc, char **argv, kith_err *err)
{
    for (int opt; (opt = getopt_long(argc, argv, "o:q", options, NULL)) != -1;) {
        if (opt == OPT_HELP) {
            fputs(usage, stdout);
            exit(0);
        }
        if (!parse_option(args, opt, err))
            return false;
    }
    for (int i = optind; i < argc; i++) {
        if (!parse_source(argv[i], &args->source[args->train.n_sources++], err))
            return false;
    }
    if (args->train.n_sources == 0 || args->output == NULL)
        return kith_fail(err, KITH_EUSAGE, "expected a source and -o MODEL; see 'kith train --help'");
    return true;
}

static void print_line(void *ctx, const char *line)
{
    (void)ctx;
    fprintf(stderr, "%s\n", line);
}

static bool run(const arguments *args, kith_arena *a, kith_err *err)
{
    kith_str model;
    kith_out *out;

    if (!kith_train(a, &args->train, args->quiet ? NULL : print_line, NULL, &model, err))
        return false;
    out = kith_out_open(args->output, err);
    if (out == NULL)
        return false;
    kith_out_write(out, model.ptr, model.len);
    return kith_out_close(out, err);
}

int kith_run_train(int argc, char **argv)
{
    kith_arena *a = kith_arena_new();
    kith_err err = {0};
    arguments args = {
        .train = {.types = 7, .clusters = 500, .cluster_least = 4, .least = 2, .rows = 300000,
                  .refine = 3, .capitals = 0.03, .titles = 0.03, .hyphens = 0.3,
                  .crf = {.epochs = 10, .rate = 0.1, .strength = 6, .dropout = 0.3,
                          .average = 0.3, .seed = 1}},
        .source = kith_new(a, kith_source, (size_t)argc),
        .dev = kith_new(a, const char *, (size_t)argc),
        .raw = kith_new(a, const char *, (size_t)argc),
    };

    args.train.source = args.source;
    args.train.dev = args.dev;
    args.train.raw = args.raw;
    if (!parse(&args, argc, argv, &err) || !run(&args, a, &err))
        fprintf(stderr, "kith: %s\n", err.msg);
    kith_arena_free(a);
    return err.code == KITH_OK ? 0 : (int)err.code;
}
