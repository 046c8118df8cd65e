// SPDX-License-Identifier: GPL-3.0-or-later
/* How a store was made, kept in it: what is added later is read, and everything linked, the same
 * way. */
#pragma once

#include "cli/corrections.h"
#include "extract/extract.h"
#include "graph/store.h"

void kith_store_settings_save(kith_store *store, const kith_extract_options *extract,
                              const kith_link_options *link, const kith_corrections *corrections);
