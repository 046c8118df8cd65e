// SPDX-License-Identifier: GPL-3.0-or-later
/* News as agencies and newspapers send it: NITF, NewsML-G2 (newsItem; several in a newsMessage)
 * and NewsML 1, which hold NITF, XHTML or plain text. */
#pragma once

#include "extract/read/read.h"

bool kith_nitf_knows(kith_str head);
bool kith_newsml_knows(kith_str head);

/* Reads the one as well as the others. */
bool kith_nitf_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
