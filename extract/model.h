// SPDX-License-Identifier: GPL-3.0-or-later
/* The model file: what training found out, in a form that is ready to use where it lies.
 *
 * Little-endian throughout:
 *   magic "kithtag\n", version, counts, checksum          (64 bytes)
 *   facts: n_facts x {mark, value} u32                     clusters, capitalisation, lists
 *   transitions: classes x classes x labels x labels i16
 *   prints: n_buckets x 8 u8                               8 bits of the key; 0: free
 *   rows: n_buckets x 8 x {mark u32, weights 16 x i8}      28 bits of the key, 4 of the row's shift
 * A key belongs to the bucket its high bits tell, or to the next ones while those are full: a
 * look-up that fails ends at the first bucket with a free place, and mostly at its prints, which
 * are small enough to stay in the cache. */
#pragma once

#include "extract/label.h"
#include "extract/word.h"

enum {
    KITH_MODEL_VERSION = 2,
    KITH_MODEL_UNIT = 256, // steps of a score that make 1
    KITH_BUCKET = 8,
    KITH_ROW_SHIFT_MAX = 15,
};

typedef struct {
    uint32_t mark;
    int8_t weight[KITH_LABEL_COLUMNS];
} kith_model_row;

typedef struct {
    kith_facts facts;
    const int16_t *transition; // [KITH_CLASSES][KITH_CLASSES][KITH_LABELS][KITH_LABELS] from, to
    const uint64_t *print;     // [n_buckets] the first of its eight is the lowest byte
    const kith_model_row *row; // [n_buckets][KITH_BUCKET]
    uint32_t n_buckets;        // 0 or more, any number
    int32_t threshold;         // of the best own score, below which neighbours are passed over
} kith_model;

/* A view over bytes, which must be aligned to 16 and outlive it. name is for messages.
 * KITH_EINPUT: not a model, another version, damaged or cut short. */
bool kith_model_open(const char *name, const void *bytes, size_t n, kith_model *out, kith_err *err);

/* The same of bytes that are part of the program: their checksum is not compared, which would read
 * all of them to tag one line. */
bool kith_model_view(const char *name, const void *bytes, size_t n, kith_model *out, kith_err *err);

/* The same model over a copy of its bytes. */
kith_model kith_model_copied(const kith_model *model, const void *bytes, const void *copy);

/* The rows of n keys, row: [n]; NULL for a key without. */
void kith_model_rows(const kith_model *model, const uint64_t *key, size_t n,
                     const kith_model_row **row);

/* How far left the weights of a row go. */
static inline unsigned kith_model_shift(const kith_model_row *row)
{
    return row->mark & KITH_ROW_SHIFT_MAX;
}

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
