// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/train/train.h"

#include <stdarg.h>
#include <stdio.h>

#include "extract/train/augment.h"
#include "extract/train/facts.h"
#include "extract/train/pack.h"

enum { FEATURES_MAX = 1200 };

typedef struct {
    kith_arena *a;
    const kith_train_options *options;
    kith_train_log *log;
    void *ctx;
    kith_corpus *corpus; // [n_sources + n_raw]
    kith_corpus *dev;    // [n_dev]
    kith_facts facts;
    kith_space space;
    const char *phase;
} training;

static void __attribute__((format(printf, 2, 3))) say(const training *tr, const char *fmt, ...)
{
    char line[400];
    va_list args;

    if (tr->log == NULL)
        return;
    va_start(args, fmt);
    vsnprintf(line, sizeof(line), fmt, args);
    va_end(args);
    tr->log(tr->ctx, line);
}

static bool read_all(training *tr, kith_err *err)
{
    const kith_train_options *o = tr->options;

    tr->corpus = kith_new(tr->a, kith_corpus, o->n_sources + o->n_raw);
    tr->dev = kith_new(tr->a, kith_corpus, o->n_dev + 1);
    for (size_t i = 0; i < o->n_sources + o->n_raw; i++) {
        const char *path = i < o->n_sources ? o->source[i].path : o->raw[i - o->n_sources];

        if (!kith_source_read(tr->a, path, &tr->corpus[i], err))
            return false;
        say(tr, "%s: %zu documents, %zu tokens", path, tr->corpus[i].n, tr->corpus[i].n_tokens);
    }
    for (size_t i = 0; i < o->n_dev; i++) {
        if (!kith_conll_read(tr->a, o->dev[i], NULL, &tr->dev[i], err))
            return false;
    }
    return true;
}

/* Labels a chain with the weights as they are. */
static void label_chain(const training *tr, const kith_crf *crf, kith_lattice *lat,
                        const kith_view *view, uint32_t beg, uint32_t end, uint32_t from,
                        uint32_t to, uint8_t *label)
{
    uint32_t active[FEATURES_MAX];
    unsigned before = from > beg ? kith_view_word(view, from - 1)->type_class : KITH_CLASS_BORDER;
    unsigned after = to < end ? kith_view_word(view, to)->type_class : KITH_CLASS_BORDER;

    kith_lattice_reserve(lat, to - from);
    for (uint32_t t = from; t < to; t++) {
        unsigned now = kith_view_word(view, t)->type_class;
        size_t n = kith_space_features(&tr->space, view, t, active, FEATURES_MAX);

        memset(lat->score[t - from], 0, sizeof(*lat->score));
        for (size_t i = 0; i < n; i++) {
            if (tr->options->crf.off >> tr->space.group[active[i]] & 1)
                continue;
            for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
                lat->score[t - from][c] += crf->weight[active[i]][c];
        }
        lat->table[t - from] = (uint16_t)(before * KITH_CLASSES + now);
        before = now;
    }
    lat->table[to - from] = (uint16_t)(before * KITH_CLASSES + after);
    kith_lattice_best(lat, crf->trans, to - from, label + from);
}

static void label_document(training *tr, const kith_crf *crf, kith_lattice *lat,
                           const kith_columns *doc, kith_arena *a, uint8_t *label)
{
    kith_view view = kith_view_make(a, &tr->space.words, doc->text, doc->tokens, doc->sentences, 0,
                                    doc->sentences.n, NULL);

    for (size_t s = 0; s < doc->sentences.n; s++) {
        uint32_t beg = doc->sentences.at[s].beg, end = doc->sentences.at[s].end;

        for (uint32_t t = beg, from; t < end; t += t == from) {
            for (from = t; t < end && view.near[t];)
                t++;
            if (t > from)
                label_chain(tr, crf, lat, &view, beg, end, from, t, label);
        }
    }
}

static kith_score measure(training *tr, const kith_crf *crf, const kith_corpus *dev)
{
    kith_score score = {0};
    kith_lattice lat = {0};

    for (size_t d = 0; d < dev->n; d++) {
        kith_arena *a = kith_arena_new();
        const kith_columns *doc = &dev->at[d];
        uint8_t *label = kith_new(a, uint8_t, doc->tokens.n);

        label_document(tr, crf, &lat, doc, a, label);
        kith_score_add(&score, a, doc, (uint32_t)d, kith_spans_of_labels(a, label, doc->tokens.n),
                       tr->options->types, NULL);
        kith_arena_free(a);
    }
    kith_lattice_fini(&lat);
    return score;
}

/* How good the weights are as they are: no row left out, none rounded, no token passed over. */
static void tell_dev(training *tr, const kith_crf *crf)
{
    for (size_t i = 0; i < tr->options->n_dev; i++) {
        kith_score score = measure(tr, crf, &tr->dev[i]);
        kith_prf all = kith_prf_of(kith_score_all(&score, tr->options->types));

        say(tr, "  %s: F1 %.2f (PER %.2f ORG %.2f LOC %.2f MISC %.2f)", tr->options->dev[i], all.f1,
            kith_prf_of(score.of[KITH_PER]).f1, kith_prf_of(score.of[KITH_ORG]).f1,
            kith_prf_of(score.of[KITH_LOC]).f1, kith_prf_of(score.of[KITH_MISC]).f1);
    }
}

static void report(void *ctx, const kith_crf *crf, unsigned epoch, double likelihood)
{
    training *tr = ctx;

    say(tr, "%s %u: log-likelihood %.5f a token", tr->phase, epoch + 1, likelihood);
    tell_dev(tr, crf);
}

static void fill_space(training *tr)
{
    const kith_train_options *o = tr->options;
    kith_units units = {0};
    kith_augment_options how = {.units = &units,
                                .capitals = o->capitals,
                                .titles = o->titles,
                                .hyphens = o->hyphens,
                                .alone = o->alone,
                                .seed = o->crf.seed};

    for (size_t i = 0; i < o->n_sources; i++)
        kith_units_add(&units, &tr->corpus[i]);
    kith_space_init(&tr->space, &tr->facts, kith_lexicon_builtin());
    for (size_t i = 0; i < o->n_sources; i++) {
        for (size_t d = 0; d < tr->corpus[i].n; d++) {
            const kith_columns *doc = &tr->corpus[i].at[d];

            kith_space_add(&tr->space, doc, o->source[i].free_types, (float)o->source[i].weight);
            kith_augment(&tr->space, doc, &how, d, o->source[i].free_types,
                         (float)o->source[i].weight);
        }
    }
    say(tr, "%zu chains, %zu tokens in them, %" G_GUINT32_FORMAT " features seen",
        tr->space.n_chains, tr->space.n_tokens, tr->space.features.n);
    kith_units_fini(&units);
    kith_space_close(&tr->space, o->least);
    say(tr, "%" G_GUINT32_FORMAT " features kept, %zu facts", tr->space.features.n, tr->facts.n);
}

static void gather_facts(training *tr, kith_fact_table *table)
{
    const kith_train_options *o = tr->options;
    kith_facts_options how = {.clusters = o->clusters, .least = o->cluster_least};

    kith_facts_gather(tr->corpus, o->n_sources + o->n_raw, kith_lexicon_builtin(), &how, table);
    tr->facts = (kith_facts){(const uint32_t *)table->slot, table->n};
}

/* The order of the text and the features left out are chance: some of it goes away in the mean of
 * several trainings. */
static void train_seeds(training *tr, kith_crf *out)
{
    kith_crf_options one = tr->options->crf;
    unsigned seeds = tr->options->seeds > 0 ? tr->options->seeds : 1;

    for (unsigned i = 0; i < seeds; i++) {
        kith_crf more = {0};

        one.seed = tr->options->crf.seed + i;
        kith_crf_train(&tr->space, &one, NULL, NULL, report, tr, i == 0 ? out : &more);
        if (i > 0)
            kith_crf_add(out, &more);
        kith_crf_fini(&more);
    }
    kith_crf_scale(out, 1 / (float)seeds);
    if (seeds > 1) {
        say(tr, "mean of %u trainings", seeds);
        tell_dev(tr, out);
    }
}

bool kith_train(kith_arena *a, const kith_train_options *options, kith_train_log *log, void *ctx,
                kith_str *model, kith_err *err)
{
    training tr = {.a = a, .options = options, .log = log, .ctx = ctx};
    kith_fact_table table = {0};
    kith_crf full = {0}, fine = {0};
    kith_crf_options again = options->crf;
    bool *keep;

    if (!read_all(&tr, err))
        return false;
    gather_facts(&tr, &table);
    fill_space(&tr);
    tr.phase = "epoch";
    train_seeds(&tr, &full);
    keep = kith_pack_choose(&tr.space, &full, options->rows);
    if (options->refine > 0) {
        tr.phase = "refining";
        again.epochs = options->refine;
        again.rate = options->crf.rate / 4;
        again.average = 0.5;
        kith_crf_train(&tr.space, &again, keep, &full, report, &tr, &fine);
    }
    *model = kith_pack(a, &tr.space, options->refine > 0 ? &fine : &full, keep, &tr.facts, -1);
    say(&tr, "%zu bytes", model->len);
    g_free(keep);
    kith_crf_fini(&full);
    kith_crf_fini(&fine);
    kith_space_fini(&tr.space);
    kith_fact_table_fini(&table);
    return true;
}
