// SPDX-License-Identifier: GPL-3.0-or-later
/* How a store was made, kept in it: what is added later is read, and everything linked, the same
 * way. */
#pragma once

#include "cli/corrections.h"
#include "extract/extract.h"
#include "graph/store.h"

typedef struct {
    kith_extract_options extract;
    kith_link_options link;
    kith_corrections corrections;
} kith_store_settings; // to be given to kith_store_settings_fini(); link and extract lean on it

void kith_store_settings_save(kith_store *store, const kith_extract_options *extract,
                              const kith_link_options *link, const kith_corrections *corrections);

/* rules: those of the store are wanted, too. KITH_EINPUT: they are damaged. */
bool kith_store_settings_load(kith_store *store, bool rules, kith_store_settings *out,
                              kith_err *err);
void kith_store_settings_fini(kith_store_settings *settings); // zeroed is fine

/* In place of those that the store had. */
void kith_store_settings_relink(kith_store *store, const kith_link_options *link,
                                const kith_corrections *corrections);

/* Whether a and b were read alike, so that their documents can stand in one store. KITH_EINPUT:
 * they were not; how is said. */
bool kith_store_settings_agree(kith_store *a, const char *path_a, kith_store *b, const char *path_b,
                               bool rules, kith_err *err);
