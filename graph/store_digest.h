// SPDX-License-Identifier: GPL-3.0-or-later
/* What questions are answered from without looking at every row: the first of each measure, the
 * communities and counts; all names are in graph/store_names.h. */
#pragma once

#include "graph/store_file.h"

enum { KITH_DIGEST_TOP = 200, KITH_DIGEST_GROUPS = 1000, KITH_DIGEST_NAMES = 10 };

/* Puts what g gives in place of what was there; the entity of node v is v + 1. A failure is kept
 * in s. */
void kith_store_digest(kith_store *s, const kith_graph *g);
