// SPDX-License-Identifier: GPL-3.0-or-later
/* A store with all that it was made with, and its documents in a corpus that can be linked. */
#pragma once

#include "cli/store_make.h"
#include "cli/store_settings.h"
#include "graph/explain.h"

typedef struct {
    const char *path;
    kith_intake in;
    kith_store_settings settings;
    kith_links links;
    bool indexed;
} kith_store_work; // to be given to kith_store_work_end()

/* Opens path, to change it or only to link it in memory; the settings are its own. */
bool kith_store_work_open(kith_store_work *w, const char *path, bool change, bool rules,
                          kith_err *err);

/* Loads the corpus, as settings.link says by now. */
bool kith_store_work_load(kith_store_work *w, kith_err *err);

/* Links the corpus, puts the graph into the store and closes it, with an index to search where it
 * had one or index is set: then all changes take effect. *g is the caller's. */
bool kith_store_work_finish(kith_store_work *w, bool index, kith_graph **g, kith_err *err);

/* Opens path and links it in memory: with rules, NULL: as it was linked; trace is filled. *g is the
 * caller's. */
bool kith_store_work_relink(kith_store_work *w, const char *path, kith_rules *rules,
                            kith_trace *trace, kith_graph **g, kith_err *err);
void kith_store_work_end(kith_store_work *w); // zeroed is fine
