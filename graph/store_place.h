// SPDX-License-Identifier: GPL-3.0-or-later
/* Which document a sentence is of, and of which day that is, in two or three bytes a document: how
 * many sentences each has, in blocks of documents. So a day is found without its row, which is
 * large. */
#pragma once

#include "graph/store_file.h"

/* Notes all documents of the store, in place of what was noted. A failure is kept in s. */
void kith_places_write(kith_store *s);

typedef struct {
    kith_store *store;
    kith_err *err;
    int64_t document;    // the row of the one at hand
    int64_t first, next; // its first sentence, and that of the one behind it
    int32_t day;         // since 1970
    bool dated;
    kith_unpack in;
    int32_t before; // the last day that is known
} kith_place_reader;

void kith_place_reader_init(kith_place_reader *r, kith_store *s, kith_err *err);

/* The document of a sentence; soonest where sentences ascend. Until all is read no other reader may
 * be at work. False: there is none, and the store is damaged. */
bool kith_place_find(kith_place_reader *r, int64_t sentence);
