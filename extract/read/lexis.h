// SPDX-License-Identifier: GPL-3.0-or-later
/* Text exports of LexisNexis: articles between "2 of 40 DOCUMENTS" lines, or, of the newer kind,
 * that end with "End of Document". */
#pragma once

#include "extract/read/read.h"

bool kith_lexis_knows(kith_str head);
bool kith_lexis_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
kith_next kith_lexis_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);
