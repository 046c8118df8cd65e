// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain text: every line that is not empty is a line of the document. */
#pragma once

#include "extract/read/read.h"

bool kith_text_knows(kith_str head); // anything
bool kith_text_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);

/* Fills line of doc from its text, a line a line. */
void kith_text_lines(kith_arena *a, kith_doc *doc);
