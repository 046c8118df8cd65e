// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/train/lattice.h"

#include <math.h>

#include <glib.h>

/* The 97 pairs of labels that may follow each other. */
typedef struct {
    uint8_t from, to;
} step;

enum { STEPS = 9 * 9 + 2 * KITH_TAG_TYPES * 2 };

static size_t list_steps(step *steps)
{
    size_t n = 0;

    for (uint8_t from = 0; from < KITH_LABELS; from++) {
        for (uint8_t to = 0; to < KITH_LABELS; to++) {
            if (kith_label_follows(from, to))
                steps[n++] = (step){from, to};
        }
    }
    return n;
}

static void refresh(kith_transitions *tr, size_t table)
{
    step steps[STEPS];
    size_t n = list_steps(steps);

    for (size_t i = 0; i < n; i++) {
        size_t at = steps[i].from * KITH_LABELS + steps[i].to;

        tr->power[table][at] = expf(tr->weight[table][at]);
    }
}

void kith_transitions_init(kith_transitions *tr)
{
    memset(tr, 0, sizeof(*tr));
    for (size_t k = 0; k < KITH_TABLES; k++)
        refresh(tr, k);
}

void kith_transitions_apply(kith_transitions *tr, float keep, float rate)
{
    for (size_t k = 0; k < KITH_TABLES; k++) {
        if (!tr->touched[k])
            continue;
        for (size_t i = 0; i < KITH_TABLE; i++) {
            tr->weight[k][i] = tr->weight[k][i] * keep + rate * tr->change[k][i];
            tr->change[k][i] = 0;
        }
        refresh(tr, k);
        tr->touched[k] = false;
    }
}

void kith_lattice_reserve(kith_lattice *lat, size_t n)
{
    if (n <= lat->room)
        return;
    lat->room = 2 * n + 64;
    lat->score = g_realloc_n(lat->score, lat->room, sizeof(*lat->score));
    lat->expect = g_realloc_n(lat->expect, lat->room, sizeof(*lat->expect));
    lat->emit = g_realloc_n(lat->emit, lat->room, sizeof(*lat->emit));
    lat->alpha = g_realloc_n(lat->alpha, lat->room, sizeof(*lat->alpha));
    lat->beta = g_realloc_n(lat->beta, lat->room, sizeof(*lat->beta));
    lat->scale = g_renew(float, lat->scale, lat->room);
    lat->table = g_renew(uint16_t, lat->table, lat->room + 1);
}

void kith_lattice_fini(kith_lattice *lat)
{
    g_free(lat->score);
    g_free(lat->expect);
    g_free(lat->emit);
    g_free(lat->alpha);
    g_free(lat->beta);
    g_free(lat->scale);
    g_free(lat->table);
    *lat = (kith_lattice){0};
}

/* Below this a label is as good as impossible; sums must not become 0. */
static const float LOWEST = -60;

/* exp of the scores, the largest taken off; returns it. */
static double exponentials(const float *score, uint32_t allowed, float *emit)
{
    float max = 0;

    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
        max = score[c] > max ? score[c] : max;
    emit[0] = allowed & 1 ? expf(fmaxf(-max, LOWEST)) : 0;
    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
        emit[c + 1] = allowed >> (c + 1) & 1 ? expf(fmaxf(score[c] - max, LOWEST)) : 0;
    return (double)max;
}

/* Makes v sum to 1; returns by what it was divided. */
static float normalise(float *v)
{
    float sum = 0;

    for (unsigned l = 0; l < KITH_LABELS; l++)
        sum += v[l];
    sum = sum > 0 ? sum : 1e-30f;
    for (unsigned l = 0; l < KITH_LABELS; l++)
        v[l] /= sum;
    return sum;
}

static double forward(kith_lattice *lat, const kith_transitions *tr, const step *steps, size_t n)
{
    double log_sum = 0;

    for (size_t t = 0; t < n; t++) {
        const float *power = tr->power[lat->table[t]];
        float *now = lat->alpha[t];

        memset(now, 0, sizeof(*lat->alpha));
        if (t == 0) {
            memcpy(now, power, KITH_LABELS * sizeof(float));
        } else {
            for (size_t i = 0; i < STEPS; i++)
                now[steps[i].to] += lat->alpha[t - 1][steps[i].from] *
                                    power[steps[i].from * KITH_LABELS + steps[i].to];
        }
        for (unsigned l = 0; l < KITH_LABELS; l++)
            now[l] *= lat->emit[t][l];
        lat->scale[t] = normalise(now);
        log_sum += log((double)lat->scale[t]);
    }
    return log_sum;
}

static void backward(kith_lattice *lat, const kith_transitions *tr, const step *steps, size_t n)
{
    for (size_t l = 0; l < KITH_LABELS; l++)
        lat->beta[n - 1][l] = tr->power[lat->table[n]][l * KITH_LABELS];
    normalise(lat->beta[n - 1]);
    for (size_t t = n - 1; t-- > 0;) {
        const float *power = tr->power[lat->table[t + 1]];
        float next[KITH_LABELS];

        for (unsigned l = 0; l < KITH_LABELS; l++)
            next[l] = lat->beta[t + 1][l] * lat->emit[t + 1][l];
        memset(lat->beta[t], 0, sizeof(*lat->beta));
        for (size_t i = 0; i < STEPS; i++)
            lat->beta[t][steps[i].from] +=
                power[steps[i].from * KITH_LABELS + steps[i].to] * next[steps[i].to];
        normalise(lat->beta[t]);
    }
}

/* Expected transitions between t - 1 and t, into change. */
static void expect_steps(const kith_lattice *lat, const kith_transitions *tr, const step *steps,
                         size_t t, float times, float *change)
{
    const float *power = tr->power[lat->table[t]];
    float p[STEPS], sum = 0, next[KITH_LABELS];

    for (unsigned l = 0; l < KITH_LABELS; l++)
        next[l] = lat->beta[t][l] * lat->emit[t][l];
    for (size_t i = 0; i < STEPS; i++) {
        p[i] = lat->alpha[t - 1][steps[i].from] * power[steps[i].from * KITH_LABELS + steps[i].to] *
               next[steps[i].to];
        sum += p[i];
    }
    sum = sum > 0 ? times / sum : 0;
    for (size_t i = 0; i < STEPS; i++)
        change[steps[i].from * KITH_LABELS + steps[i].to] += p[i] * sum;
}

double kith_lattice_sum(kith_lattice *lat, kith_transitions *tr, size_t n, const uint32_t *allowed,
                        float times)
{
    step steps[STEPS];
    double log_sum = 0, last = 0;

    list_steps(steps);
    for (size_t t = 0; t < n; t++)
        log_sum += exponentials(lat->score[t], allowed ? allowed[t] : UINT32_MAX, lat->emit[t]);
    log_sum += forward(lat, tr, steps, n);
    backward(lat, tr, steps, n);
    for (size_t l = 0; l < KITH_LABELS; l++)
        last += (double)(lat->alpha[n - 1][l] * tr->power[lat->table[n]][l * KITH_LABELS]);
    log_sum += log(last > 0 ? last : 1e-30);
    for (size_t t = 0; t < n; t++) {
        for (unsigned l = 0; l < KITH_LABELS; l++)
            lat->expect[t][l] = lat->alpha[t][l] * lat->beta[t][l];
        normalise(lat->expect[t]);
    }
    for (size_t t = 0; t <= n; t++)
        tr->touched[lat->table[t]] = true;
    for (size_t l = 0; l < KITH_LABELS; l++) {
        tr->change[lat->table[0]][l] += times * lat->expect[0][l];
        tr->change[lat->table[n]][l * KITH_LABELS] += times * lat->expect[n - 1][l];
    }
    for (size_t t = 1; t < n; t++)
        expect_steps(lat, tr, steps, t, times, tr->change[lat->table[t]]);
    return log_sum;
}

void kith_lattice_best(kith_lattice *lat, const kith_transitions *tr, size_t n, uint8_t *label)
{
    uint8_t(*from)[KITH_LABELS] = g_malloc_n(n, sizeof(*from));
    float best = -1e30f;

    for (size_t t = 0; t < n; t++) {
        const float *weight = tr->weight[lat->table[t]];

        for (uint8_t to = 0; to < KITH_LABELS; to++) {
            float top = -1e30f;

            from[t][to] = 0;
            for (uint8_t f = 0; f < (t == 0 ? 1 : KITH_LABELS); f++) {
                float score = (t == 0 ? 0 : lat->alpha[t - 1][f]) + weight[f * KITH_LABELS + to];

                if (kith_label_follows(f, to) && score > top) {
                    top = score;
                    from[t][to] = f;
                }
            }
            lat->alpha[t][to] = top + (to > 0 ? lat->score[t][to - 1] : 0);
        }
    }
    for (uint8_t l = 0; l < KITH_LABELS; l++) {
        float score = lat->alpha[n - 1][l] + tr->weight[lat->table[n]][(size_t)l * KITH_LABELS];

        if (!kith_label_open(l) && score > best) {
            best = score;
            label[n - 1] = l;
        }
    }
    for (size_t t = n - 1; t > 0; t--)
        label[t - 1] = from[t][label[t]];
    g_free(from);
}
