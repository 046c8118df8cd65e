// SPDX-License-Identifier: GPL-3.0-or-later
/* The model file: what training found out, in a form that is ready to use where it lies.
 *
 * Little-endian throughout:
 *   magic "kithtag\n", version, counts, checksum          (64 bytes)
 *   facts: n_facts x {mark, value} u32                     clusters, capitalisation, lists
 *   transitions: classes x classes x labels x labels i16
 *   marks: n_buckets x 8 u32                               28 bits of the key, 4 of the row's shift
 *   weights: n_buckets x 8 x 16 i8
 * A key belongs to the bucket its high bits tell, or to the next ones while those are full: a
 * look-up that fails ends at the first bucket with a free place. */
#pragma once

#include "extract/label.h"
#include "extract/word.h"

enum {
    KITH_MODEL_VERSION = 1,
    KITH_MODEL_UNIT = 256, // steps of a score that make 1
    KITH_BUCKET = 8,
    KITH_ROW_SHIFT_MAX = 15,
};

typedef struct {
    kith_facts facts;
    const int16_t *transition; // [KITH_CLASSES][KITH_CLASSES][KITH_LABELS][KITH_LABELS] from, to
    const uint32_t *mark;      // [n_buckets][KITH_BUCKET]; 0: free
    const int8_t *weight;      // [n_buckets][KITH_BUCKET][KITH_LABEL_COLUMNS]
    uint32_t n_buckets;        // 0 or more, any number
    int32_t threshold;         // of the best own score, below which neighbours are passed over
} kith_model;

/* A view over bytes, which must be aligned to 16 and outlive it. name is for messages.
 * KITH_EINPUT: not a model, another version, damaged or cut short. */
bool kith_model_open(const char *name, const void *bytes, size_t n, kith_model *out, kith_err *err);

/* The rows of n keys, [n] each: to weight 16 weights, NULL for a key without a row, and to shift
 * how far left they go. */
void kith_model_rows(const kith_model *model, const uint64_t *key, size_t n, const int8_t **weight,
                     uint8_t *shift);

/* A row to be written. */
typedef struct {
    uint64_t key;
    uint8_t shift;
    int8_t weight[KITH_LABEL_COLUMNS];
} kith_row;

typedef struct {
    const uint32_t *facts; // [n_facts][2], n_facts a power of two
    size_t n_facts;
    const int16_t *transition;
    const kith_row *rows; // [n_rows]
    size_t n_rows;
    int32_t threshold;
} kith_model_parts;

/* The bytes of a model: *out from a, aligned to 16. */
kith_str kith_model_build(kith_arena *a, const kith_model_parts *parts);
