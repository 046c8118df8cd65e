// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON: an object a line, objects one after another, or an array of them; each is a document. */
#pragma once

#include "extract/read/read.h"

bool kith_json_knows(kith_str head);
kith_next kith_json_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);
bool kith_json_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
