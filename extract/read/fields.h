// SPDX-License-Identifier: GPL-3.0-or-later
/* Fields of objects and columns of tables: what their names say they hold, and documents made of
 * them. */
#pragma once

#include "extract/read/read.h"

/* [KITH_FIELDS] Of the names that often hold each kind of thing, which this is: 0 for the most
 * telling one. Case, '_', '-', '.', ' ' do not count: "articleBody" is "article_body".
 * KITH_NO_RANK: it is none. */
const uint16_t *kith_field_ranks(kith_str name);
enum { KITH_NO_RANK = 1000 };

static inline unsigned kith_field_rank(kith_field_kind kind, kith_str name)
{
    return kith_field_ranks(name)[kind];
}

/* KITH_EINPUT: no field, or column, is the text; found: those there are. */
bool kith_field_fail(const kith_read_options *options, const char *what, const char *found,
                     kith_err *err);

/* Fills a doc's text from a field that holds text or HTML, told from it. Title, date and so on that
 * HTML states are taken where doc has none. */
bool kith_body_read(const kith_record *record, kith_str body, kith_arena *a, kith_doc *doc,
                    kith_err *err);

/* Puts a field that is no text into doc; empty ones and dates that are none are passed over. An id
 * becomes the document's name, behind that of its file. Both decode what they are given. */
void kith_field_put(kith_field_kind kind, const kith_record *record, kith_str value, kith_arena *a,
                    kith_doc *doc);
