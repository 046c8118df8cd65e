// SPDX-License-Identifier: GPL-3.0-or-later
/* How well names are found: a name counts as right when its borders and its type are. The counts
 * are those of the CoNLL scorer. */
#pragma once

#include "extract/conll.h"

typedef struct {
    size_t gold, found, right;
} kith_counts;

/* Zeroed is empty. */
typedef struct {
    kith_counts of[KITH_TAG_TYPES];
    /* Names with the right borders, by true and found type; the last column: none so bordered. */
    size_t confusion[KITH_TAG_TYPES][KITH_TAG_TYPES + 1];
    size_t tokens, sentences;
} kith_score;

typedef enum {
    KITH_ERROR_TYPE,     // right borders, other type
    KITH_ERROR_BOUNDARY, // touches a name, with other borders
    KITH_ERROR_MISSED,   // true name that nothing found touches
    KITH_ERROR_INVENTED, // found where no name is
    KITH_ERRORS
} kith_error_kind;

extern const char *const kith_error_name[KITH_ERRORS];

typedef struct {
    uint8_t kind; // kith_error_kind
    uint32_t doc, sentence;
    kith_span gold, found; // of length 0 when there is none
} kith_error;

typedef struct {
    kith_error *at; // [n]
    size_t n, room;
} kith_errors;

/* The names in labels; from a. */
kith_spans kith_spans_of_labels(kith_arena *a, const uint8_t *label, size_t n);

/* Adds one document. types: bit set of the types that count (both sides); errors, from a, may be
 * NULL. */
void kith_score_add(kith_score *score, kith_arena *a, const kith_columns *doc, uint32_t doc_id,
                    kith_spans found, unsigned types, kith_errors *errors);

typedef struct {
    double precision, recall, f1; // per cent
} kith_prf;

kith_prf kith_prf_of(kith_counts counts);

/* Over the types in the set. */
kith_counts kith_score_all(const kith_score *score, unsigned types);
