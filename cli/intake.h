// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents on their way into a corpus and, where one is made or added to, a store. */
#pragma once

#include "cli/inputs.h"
#include "graph/store.h"

typedef struct {
    kith_corpus *corpus;
    kith_store *store;            // NULL: none
    size_t documents;             // that could be read
    kith_stages *stages;          // NULL: nobody asks what the time goes into
    size_t added, copies, before; // how many of them were new, under a new name only, not at all
} kith_intake;

/* Reads and extracts all inputs; see kith_articles_each(). */
bool kith_intake_run(kith_intake *in, kith_args *args, const kith_paths *paths,
                     const kith_extract_options *options, kith_err *err);
