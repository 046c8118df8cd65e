// SPDX-License-Identifier: GPL-3.0-or-later
/* The penalty shrinks all weights a little at each step; one factor for all of them stands for
 * that, so that a step touches only the features it meets. Weights are averaged over the last
 * part of the training, which makes up for the noise of single steps. */
#include "extract/train/crf.h"

#include <math.h>
#include <stdlib.h>

enum {
    ACTIVE_MAX = 1200, // features of a token
    APPLY_EVERY = 4,   // chains between updates of the transitions
    SNAPSHOTS = 8,     // an epoch, while averaging
};

/* Transitions are met by every token: with full steps they would swing. */
static const float TRANSITION_RATE = 0.25f;

typedef float row __attribute__((vector_size(4 * KITH_LABEL_COLUMNS)));

typedef struct {
    const kith_space *space;
    const kith_crf_options *options;
    const bool *keep;
    kith_crf *crf;
    float scale; // of all weights
    uint64_t random;
    kith_lattice lat;
    uint32_t *active; // [T][ACTIVE_MAX]
    uint32_t *n_active;
    uint32_t *allowed;
    size_t room;
    float (*sum)[KITH_LABEL_COLUMNS]; // [F] of snapshots
    kith_transitions *trans_sum;
    size_t n_sum;
} training;

/* xorshift64*: the same numbers everywhere. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545f4914f6cdd1du;
}

static double next_share(uint64_t *state)
{
    return (double)(next_random(state) >> 11) * 0x1p-53;
}

static float (*new_weights(size_t n))[KITH_LABEL_COLUMNS]
{
    void *room = NULL;

    if (posix_memalign(&room, 64, (n + 1) * sizeof(row)) != 0)
        g_error("out of memory");
    memset(room, 0, (n + 1) * sizeof(row));
    return room;
}

/* A source of one random byte at a time. */
typedef struct {
    uint64_t *state, left;
    unsigned n;
} dice;

static unsigned roll(dice *d)
{
    unsigned byte;

    if (d->n == 0) {
        d->left = next_random(d->state);
        d->n = 8;
    }
    byte = d->left & 0xff;
    d->left >>= 8;
    d->n--;
    return byte;
}

static uint32_t pick(const training *tr, const uint32_t *list, size_t n, unsigned groups,
                     unsigned threshold, dice *d, uint32_t *out)
{
    uint32_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t f = list[i];

        if (!(groups >> tr->space->group[f] & 1) || (tr->keep && !tr->keep[f]))
            continue;
        if (threshold > 0 && roll(d) < threshold)
            continue;
        __builtin_prefetch(tr->crf->weight[f]);
        out[kept++] = f;
    }
    return kept;
}

/* The features of a token that take part this time. */
static void choose(training *tr, const kith_chain_token *token, size_t t, unsigned groups)
{
    const kith_space *space = tr->space;
    const uint32_t *list = space->list.at + token->beg;
    uint32_t *out = tr->active + t * ACTIVE_MAX, n = 0;
    unsigned threshold = (unsigned)(tr->options->dropout * 256);
    dice d = {.state = &tr->random};

    for (unsigned i = 0; i < token->n_pairs; i++) {
        size_t beg = space->pair_beg[list[i]], len = space->pair_beg[list[i] + 1] - beg;

        if (n + len > ACTIVE_MAX)
            break;
        n += pick(tr, space->pair_list.at + beg, len, groups, threshold, &d, out + n);
    }
    if (n + token->n_keys <= ACTIVE_MAX)
        n += pick(tr, list + token->n_pairs, token->n_keys, groups, threshold, &d, out + n);
    tr->n_active[t] = n;
}

static void score(training *tr, size_t t, float factor)
{
    const uint32_t *active = tr->active + t * ACTIVE_MAX;
    row sum = {0};

    for (uint32_t i = 0; i < tr->n_active[t]; i++)
        sum += *(const row *)tr->crf->weight[active[i]];
    sum *= factor;
    memcpy(tr->lat.score[t], &sum, sizeof(sum));
}

static void update(training *tr, size_t t, const float *gradient, float factor)
{
    const uint32_t *active = tr->active + t * ACTIVE_MAX;
    row change;
    float largest = 0;

    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
        largest = fmaxf(largest, fabsf(gradient[c]));
    if (largest < 1e-4f)
        return;
    memcpy(&change, gradient, sizeof(change));
    change *= factor;
    for (uint32_t i = 0; i < tr->n_active[t]; i++)
        *(row *)tr->crf->weight[active[i]] += change;
}

/* Labels that a token may truly have: its own, and the unmarked ones where it has none. */
static void set_allowed(training *tr, const kith_chain *chain)
{
    uint32_t unmarked = 1;

    for (unsigned type = 0; type < KITH_TAG_TYPES; type++) {
        if (chain->free_types >> type & 1)
            unmarked |= 0xfu << (1 + 4 * type);
    }
    for (uint32_t t = 0; t < chain->n; t++) {
        uint8_t label = tr->space->token[chain->beg + t].label;

        tr->allowed[t] = label == KITH_LABEL_O ? unmarked : 1u << label;
    }
}

static void reserve(training *tr, size_t n)
{
    kith_lattice_reserve(&tr->lat, n);
    if (n <= tr->room)
        return;
    tr->room = 2 * n;
    tr->active = g_renew(uint32_t, tr->active, tr->room * ACTIVE_MAX);
    tr->n_active = g_renew(uint32_t, tr->n_active, tr->room);
    tr->allowed = g_renew(uint32_t, tr->allowed, tr->room);
}

static void set_tables(kith_lattice *lat, const kith_chain *chain, const kith_chain_token *token)
{
    uint8_t before = chain->left;

    for (uint32_t t = 0; t < chain->n; t++) {
        lat->table[t] = (uint16_t)(before * KITH_CLASSES + token[t].type_class);
        before = token[t].type_class;
    }
    lat->table[chain->n] = (uint16_t)(before * KITH_CLASSES + chain->right);
}

/* The score of the labels as they are; their transitions are gathered. */
static double gold_sum(training *tr, const kith_chain *chain, float times)
{
    const kith_chain_token *token = tr->space->token + chain->beg;
    kith_transitions *trans = tr->crf->trans;
    uint8_t before = KITH_LABEL_O;
    double sum = 0;

    for (uint32_t t = 0; t <= chain->n; t++) {
        uint8_t label = t < chain->n ? token[t].label : KITH_LABEL_O;
        uint16_t table = tr->lat.table[t];
        size_t at = before * KITH_LABELS + label;

        sum += (double)trans->weight[table][at];
        trans->change[table][at] += times;
        if (label != KITH_LABEL_O)
            sum += (double)tr->lat.score[t][label - 1];
        before = label;
    }
    return sum;
}

static unsigned choose_groups(training *tr)
{
    unsigned groups = (1u << KITH_GROUPS) - 1;

    for (unsigned g = 0; g < KITH_GROUPS; g++) {
        if (tr->options->group_dropout[g] > 0 &&
            next_share(&tr->random) < tr->options->group_dropout[g])
            groups &= ~(1u << g);
    }
    return groups & ~(unsigned)tr->options->off;
}

/* One step; returns the log-likelihood of the chain before it. */
static double learn(training *tr, const kith_chain *chain, double rate)
{
    const kith_chain_token *token = tr->space->token + chain->beg;
    kith_lattice *lat = &tr->lat;
    float inverse = (float)(1 / (1 - tr->options->dropout)), times = (float)rate * chain->weight;
    unsigned groups = choose_groups(tr);
    float(*gradient)[KITH_LABEL_COLUMNS];
    double all, gold;

    reserve(tr, chain->n);
    for (uint32_t t = 0; t < chain->n; t++)
        choose(tr, &token[t], t, groups);
    for (uint32_t t = 0; t < chain->n; t++)
        score(tr, t, tr->scale * inverse);
    set_tables(lat, chain, token);
    gradient = g_malloc0_n(chain->n, sizeof(*gradient));
    all = kith_lattice_sum(lat, tr->crf->trans, chain->n, NULL, -times);
    for (uint32_t t = 0; t < chain->n; t++) {
        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            gradient[t][c] = -lat->expect[t][c + 1];
    }
    if (chain->free_types) {
        set_allowed(tr, chain);
        gold = kith_lattice_sum(lat, tr->crf->trans, chain->n, tr->allowed, times);
        for (uint32_t t = 0; t < chain->n; t++) {
            for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
                gradient[t][c] += lat->expect[t][c + 1];
        }
    } else {
        gold = gold_sum(tr, chain, times);
        for (uint32_t t = 0; t < chain->n; t++) {
            if (token[t].label != KITH_LABEL_O)
                gradient[t][token[t].label - 1] += 1;
        }
    }
    for (uint32_t t = 0; t < chain->n; t++)
        update(tr, t, gradient[t], times * inverse / tr->scale);
    g_free(gradient);
    return gold - all;
}

static void snapshot(training *tr)
{
    const kith_crf *crf = tr->crf;

    for (uint32_t f = 0; f < crf->n_features; f++) {
        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            tr->sum[f][c] += crf->weight[f][c] * tr->scale;
    }
    for (size_t k = 0; k < KITH_TABLES; k++) {
        for (size_t i = 0; i < KITH_TABLE; i++)
            tr->trans_sum->weight[k][i] += crf->trans->weight[k][i];
    }
    tr->n_sum++;
}

/* The weights become what they are with their common factor, or their average. */
static void settle(training *tr, bool average)
{
    kith_crf *crf = tr->crf;
    float n = tr->n_sum > 0 ? 1 / (float)tr->n_sum : 0;

    for (uint32_t f = 0; f < crf->n_features; f++) {
        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            crf->weight[f][c] = average ? tr->sum[f][c] * n : crf->weight[f][c] * tr->scale;
    }
    tr->scale = 1;
    for (size_t k = 0; average && k < KITH_TABLES; k++) {
        for (size_t i = 0; i < KITH_TABLE; i++)
            crf->trans->weight[k][i] = tr->trans_sum->weight[k][i] * n;
    }
}

static void shuffle(uint32_t *order, size_t n, uint64_t *random)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = next_random(random) % i;
        uint32_t x = order[i - 1];

        order[i - 1] = order[j];
        order[j] = x;
    }
}

static void run_epoch(training *tr, const uint32_t *order, unsigned epoch, double *likelihood)
{
    const kith_space *space = tr->space;
    size_t n = space->n_chains, every = n / SNAPSHOTS + 1, tokens = 0;
    double total = (double)n * tr->options->epochs,
           lambda = 1 / (tr->options->strength * (double)n);
    float keep = 1;

    *likelihood = 0;
    for (size_t i = 0; i < n; i++) {
        double done = (double)(epoch * n + i) / total, rate = tr->options->rate * (1 - done);
        const kith_chain *chain = &space->chain[order[i]];

        *likelihood += learn(tr, chain, rate);
        tokens += chain->n;
        tr->scale *= (float)(1 - rate * lambda);
        keep *= (float)(1 - rate * lambda);
        if (i % APPLY_EVERY == APPLY_EVERY - 1 || i + 1 == n) {
            kith_transitions_apply(tr->crf->trans, keep, TRANSITION_RATE);
            keep = 1;
        }
        if (done >= 1 - tr->options->average && i % every == every - 1)
            snapshot(tr);
    }
    *likelihood /= (double)(tokens ? tokens : 1);
}

static void begin(training *tr, const kith_crf *start)
{
    kith_crf *crf = tr->crf;

    crf->n_features = tr->space->features.n;
    crf->weight = new_weights(crf->n_features);
    crf->trans = g_new(kith_transitions, 1);
    kith_transitions_init(crf->trans);
    tr->sum = new_weights(crf->n_features);
    tr->trans_sum = g_new0(kith_transitions, 1);
    if (start == NULL)
        return;
    for (uint32_t f = 0; f < crf->n_features; f++) {
        if (tr->keep == NULL || tr->keep[f])
            memcpy(crf->weight[f], start->weight[f], sizeof(*crf->weight));
    }
    memcpy(crf->trans->weight, start->trans->weight, sizeof(start->trans->weight));
    memset(crf->trans->touched, 1, sizeof(crf->trans->touched));
    kith_transitions_apply(crf->trans, 1, 1);
}

void kith_crf_train(const kith_space *space, const kith_crf_options *options, const bool *keep,
                    const kith_crf *start, kith_crf_report *report, void *ctx, kith_crf *out)
{
    training tr = {.space = space,
                   .options = options,
                   .keep = keep,
                   .crf = out,
                   .scale = 1,
                   .random = options->seed * 0x9e3779b97f4a7c15u + 1};
    uint32_t *order = g_new0(uint32_t, space->n_chains);

    begin(&tr, start);
    for (size_t i = 0; i < space->n_chains; i++)
        order[i] = (uint32_t)i;
    for (unsigned epoch = 0; epoch < options->epochs; epoch++) {
        double likelihood;

        shuffle(order, space->n_chains, &tr.random);
        run_epoch(&tr, order, epoch, &likelihood);
        settle(&tr, epoch + 1 == options->epochs && tr.n_sum > 0);
        if (report != NULL)
            report(ctx, out, epoch, likelihood);
    }
    g_free(order);
    g_free(tr.active);
    g_free(tr.n_active);
    g_free(tr.allowed);
    free(tr.sum);
    g_free(tr.trans_sum);
    kith_lattice_fini(&tr.lat);
}

void kith_crf_add(kith_crf *crf, const kith_crf *more)
{
    assert(crf->n_features == more->n_features);
    for (uint32_t f = 0; f < crf->n_features; f++) {
        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            crf->weight[f][c] += more->weight[f][c];
    }
    for (size_t k = 0; k < KITH_TABLES; k++) {
        for (size_t i = 0; i < KITH_TABLE; i++)
            crf->trans->weight[k][i] += more->trans->weight[k][i];
    }
}

void kith_crf_scale(kith_crf *crf, float factor)
{
    for (uint32_t f = 0; f < crf->n_features; f++) {
        for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
            crf->weight[f][c] *= factor;
    }
    for (size_t k = 0; k < KITH_TABLES; k++) {
        for (size_t i = 0; i < KITH_TABLE; i++)
            crf->trans->weight[k][i] *= factor;
    }
}

void kith_crf_fini(kith_crf *crf)
{
    free(crf->weight);
    g_free(crf->trans);
    *crf = (kith_crf){0};
}
