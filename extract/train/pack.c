// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/train/pack.h"

#include <math.h>
#include <stdlib.h>

/* What a row is worth: how far it can move a score, and a little how often it does. */
static float worth(const kith_space *space, const kith_crf *crf, uint32_t f)
{
    float largest = 0;

    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
        largest = fmaxf(largest, fabsf(crf->weight[f][c]));
    return largest * powf((float)space->count[f], 0.25f);
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return (x < y) - (x > y);
}

bool *kith_pack_choose(const kith_space *space, const kith_crf *crf, size_t rows)
{
    uint32_t n = crf->n_features;
    float *all = g_new(float, n + 1), least;
    bool *keep = g_new(bool, n + 1);

    for (uint32_t f = 0; f < n; f++)
        all[f] = worth(space, crf, f);
    qsort(all, n, sizeof(*all), by_size);
    least = rows < n ? all[rows] : 0;
    for (uint32_t f = 0; f < n; f++)
        keep[f] = worth(space, crf, f) > least;
    g_free(all);
    return keep;
}

static int16_t in_units(float value)
{
    float units = roundf(value * KITH_MODEL_UNIT);

    return (int16_t)fmaxf(-32000, fminf(32000, units));
}

static kith_row pack_row(uint64_t key, const float *weight)
{
    kith_row out = {.key = key};
    float largest = 0;

    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
        largest = fmaxf(largest, fabsf(weight[c]) * KITH_MODEL_UNIT);
    while (out.shift < 8 && largest > 127.49f * (float)(1 << out.shift))
        out.shift++;
    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++) {
        float steps = roundf(weight[c] * KITH_MODEL_UNIT / (float)(1 << out.shift));

        out.weight[c] = (int8_t)fmaxf(-127, fminf(127, steps));
    }
    return out;
}

kith_str kith_pack(kith_arena *a, const kith_space *space, const kith_crf *crf, const bool *keep,
                   const kith_facts *facts, double threshold)
{
    int16_t *trans = g_new0(int16_t, (size_t)KITH_TABLES * KITH_TABLE);
    kith_row *rows = g_new(kith_row, crf->n_features + 1);
    size_t n = 0;
    kith_str out;

    for (size_t k = 0; k < KITH_TABLES; k++) {
        for (size_t i = 0; i < KITH_TABLE; i++)
            trans[k * KITH_TABLE + i] = in_units(crf->trans->weight[k][i]);
    }
    for (uint32_t f = 0; f < crf->n_features; f++) {
        if (keep[f])
            rows[n++] = pack_row(space->features.key[f], crf->weight[f]);
    }
    out = kith_model_build(a, &(kith_model_parts){
                                  .facts = facts->slot,
                                  .n_facts = facts->n,
                                  .transition = trans,
                                  .rows = rows,
                                  .n_rows = n,
                                  .threshold = (int32_t)(threshold * KITH_MODEL_UNIT),
                              });
    g_free(rows);
    g_free(trans);
    return out;
}
