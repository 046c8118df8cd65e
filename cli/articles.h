// SPDX-License-Identifier: GPL-3.0-or-later
/* The articles of all inputs, one after another in their order, each with its mentions. */
#pragma once

#include "cli/inputs.h"

typedef struct {
    /* x is gone when it returns. False ends the run early: nobody reads what is written. */
    bool (*visit)(void *self, const kith_extraction *x);
    void *self;
    const void *(*prepare)(kith_arena *a, const kith_extraction *x); // see kith_pipeline_options
    kith_stages *stages;                                             // the same
} kith_article_taker;

/* Gives taker each document that can be read; *n: how many those were. Says one line for each of
 * the others (args->status is then KITH_EINPUT), and how far it is on a terminal. False and err
 * when the system refused something, the model that is built in is damaged, or the run is
 * interrupted: then visit was given whole documents. */
bool kith_articles_each(kith_args *args, const kith_paths *paths,
                        const kith_extract_options *options, const kith_article_taker *taker,
                        size_t *n, kith_err *err);
