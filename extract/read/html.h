// SPDX-License-Identifier: GPL-3.0-or-later
/* Web pages: every block of a page is a line of the document, with its kind, its share of link
 * text and its place on the page. Nothing is left out but what a reader of the page does not see
 * (scripts, styles, hidden parts) and what he fills in. */
#pragma once

#include "extract/read/read.h"

bool kith_html_knows(kith_str head);

/* KITH_EINPUT: too large for a page (KITH_MAX_PAGE). */
bool kith_html_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err);

enum { KITH_MAX_PAGE = 128 * 1024 * 1024 };
