// SPDX-License-Identifier: GPL-3.0-or-later
/* The records of many files, one after the other: files in order, archives entry by entry, each
 * split by its format. One thread at a time may ask. */
#pragma once

#include "extract/read/read.h"

typedef struct kith_source kith_source;

/* paths is borrowed until it is freed. */
kith_source *kith_source_new(const kith_paths *paths);

/* A stream that is open already, to be read before the paths; takes it. Once, at the beginning. */
void kith_source_add(kith_source *s, kith_str name, kith_stream *in);
void kith_source_free(kith_source *s); // NULL is fine

/* The next record, in a. KITH_NEXT_BAD: something could not be used, err says what (file and
 * place); ask on. A record may own a stream, which kith_record_read() or kith_record_drop() ends.
 */
kith_next kith_source_next(kith_source *s, kith_arena *a, kith_record *record, kith_err *err);

/* Frees what a record owns that is not going to be read. */
void kith_record_drop(kith_record *record);
