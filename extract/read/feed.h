// SPDX-License-Identifier: GPL-3.0-or-later
/* Feeds: RSS of every version, and Atom. Each item is a document; of its contents the fullest is
 * read, as HTML. */
#pragma once

#include "extract/read/read.h"

bool kith_feed_knows(kith_str head);
bool kith_feed_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);
