// SPDX-License-Identifier: GPL-3.0-or-later
/* JATS, and the NLM article formats before it: articles of journals. A file may hold many
 * (pmc-articleset). */
#pragma once

#include "extract/read/read.h"

bool kith_jats_knows(kith_str head);
bool kith_jats_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
