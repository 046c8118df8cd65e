// SPDX-License-Identifier: GPL-3.0-or-later
/* A table that says of documents what their files do not: TSV or CSV, with a head of names: path,
 * date, source, title, author, language. */
#pragma once

#include "extract/read/read.h"

/* KITH_EINPUT: no such file, no column of paths. *out is the caller's. */
bool kith_metadata_load(const char *path, kith_metadata **out, kith_err *err);
void kith_metadata_free(kith_metadata *table); // NULL is fine

/* Puts the row of record's name over what it knows. A row whose path is the end of the name, from
 * a '/' on, fits too; the longest that fits is taken. One thread at a time. */
void kith_metadata_apply(kith_metadata *table, kith_arena *a, kith_record *record);

/* Rows that no document had, documents that had no row. */
void kith_metadata_unmatched(const kith_metadata *table, size_t *rows, size_t *documents);
