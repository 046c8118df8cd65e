// SPDX-License-Identifier: GPL-3.0-or-later
/* CSV and TSV with a row of names at its head: every other row is a document. */
#pragma once

#include "extract/read/read.h"

bool kith_rows_knows(kith_str head);
kith_next kith_rows_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);
bool kith_rows_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
