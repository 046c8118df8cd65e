// SPDX-License-Identifier: GPL-3.0-or-later
/* Word documents (DOCX). */
#pragma once

#include "extract/read/read.h"

bool kith_docx_knows(kith_str head);
bool kith_docx_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
