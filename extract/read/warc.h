// SPDX-License-Identifier: GPL-3.0-or-later
/* Web archives, WARC 1.0 and 1.1: of the pages of a crawl those that were found (HTTP 200) and are
 * text, and the texts that others drew from pages (WET files). The address is the source; the date
 * of a record is that of the crawl, and no page's. */
#pragma once

#include "extract/read/read.h"

bool kith_warc_knows(kith_str head);
kith_next kith_warc_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err);

/* An HTTP response: head and body, chunked and packed as it was sent. */
bool kith_warc_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
