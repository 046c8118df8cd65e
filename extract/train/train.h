// SPDX-License-Identifier: GPL-3.0-or-later
/* From tagged files to a model. The same files, options and program give the same bytes. */
#pragma once

#include "extract/evaluate.h"
#include "extract/train/crf.h"

typedef struct {
    const char *path;    // column file, or marked text when it ends in .txt
    double weight;       // of each of its sentences
    unsigned free_types; // bit set of types that it does not mark
} kith_source;

typedef struct {
    const kith_source *source; // [n_sources]
    size_t n_sources;
    const char *const *dev; // [n_dev] column files to measure on after each epoch
    size_t n_dev;
    const char *const *raw; // [n_raw] column files whose words alone are used, for clusters
    size_t n_raw;
    unsigned types;    // bit set of the types that are measured
    unsigned clusters; // 0: none
    unsigned cluster_least;
    unsigned least;  // occurrences of a feature that is kept
    size_t rows;     // of the model
    unsigned seeds;  // trainings whose weights are averaged; 0 is 1
    unsigned refine; // epochs after the small rows are gone
    double capitals; // share of sentences that are learned once more in capitals
    double titles;   // the same in title case
    double alone;    // share of sentences learned once more as documents of their own
    double hyphens;  // share of documents learned with hyphenated words split
    kith_crf_options crf;
} kith_train_options;

/* Told of progress, a line at a time. */
typedef void kith_train_log(void *ctx, const char *line);

/* The model's bytes, from a. */
bool kith_train(kith_arena *a, const kith_train_options *options, kith_train_log *log, void *ctx,
                kith_str *model, kith_err *err);
