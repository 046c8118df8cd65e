// SPDX-License-Identifier: GPL-3.0-or-later
/* Books in EPUB, 2 and 3: the chapters in the order of the book, as one document. */
#pragma once

#include "extract/read/read.h"

bool kith_epub_knows(kith_str head);
bool kith_epub_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
