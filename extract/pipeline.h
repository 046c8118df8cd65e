// SPDX-License-Identifier: GPL-3.0-or-later
/* Many documents at once: workers read and extract, the caller's thread is given the results in
 * the order of the records, so that what is made of them does not depend on the number of threads.
 */
#pragma once

#include "extract/extract.h"
#include "extract/read/read.h"

typedef struct {
    unsigned threads; // 0: as many as the machine has cores
    const kith_tagger *tagger;
    const kith_extract_options *extract; // NULL: defaults
    /* Called in the worker's thread with each result that mentions are sought in: what it returns,
     * from a, is x->prepared when the result is taken. NULL: nothing is prepared. */
    const void *(*prepare)(kith_arena *a, const kith_extraction *x);
    kith_stages *stages; // what the time went into is added to this; NULL: nobody asks
} kith_pipeline_options;

/* What the caller does with each document; on the caller's thread, one at a time, in order. */
typedef struct {
    /* x and doc are borrowed until it returns. False: stop here. */
    bool (*take)(void *context, const kith_doc *doc, const kith_extraction *x);
    /* Something could not be read, err says what; the rest goes on. NULL: nothing is told. */
    void (*fail)(void *context, const kith_err *err);
    void *context;
} kith_pipeline_sink;

/* Documents in memory at once: a few for each thread. *taken: how many were. False and err
 * (KITH_EIO) when no thread can be started. */
bool kith_pipeline_run(const kith_paths *paths, const kith_pipeline_options *options,
                       const kith_pipeline_sink *sink, size_t *taken, kith_err *err);
