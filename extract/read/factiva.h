// SPDX-License-Identifier: GPL-3.0-or-later
/* Text exports of Factiva: articles that end with a line "Document XYZ...", with or without the
 * two-letter codes of their fields. */
#pragma once

#include "extract/read/read.h"

bool kith_factiva_knows(kith_str head);
bool kith_factiva_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
kith_next kith_factiva_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);
