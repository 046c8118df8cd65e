// SPDX-License-Identifier: GPL-3.0-or-later
/* A store's documents one after another. Only for graph/. */
#pragma once

#include "graph/records.h"
#include "graph/store_file.h"

typedef enum { KITH_AS_STORED, KITH_BY_NAME } kith_store_order;

/* What documents are ordered by. */
typedef struct {
    int64_t row;
    kith_str name;
    uint64_t hash;
} kith_store_key;

typedef struct {
    kith_store *store;
    kith_err *err;
    kith_arena *arena;   // names
    kith_arena *scratch; // of the document at hand
    kith_str *name;
    kith_facts_local *form;
    kith_usage_record *usage;
    size_t names, forms, usages;
    uint32_t *local;     // [forms] of the document at hand, + 1
    uint32_t *used;      // [locals] forms that have a number in local
    kith_store_key *key; // [documents] of the store, in order
    size_t next;
} kith_store_reader;

/* To be given to kith_store_reader_fini() whatever it returns. */
bool kith_store_reader_init(kith_store_reader *r, kith_store *store, kith_store_order order,
                            kith_err *err);
void kith_store_reader_fini(kith_store_reader *r); // zeroed is fine

/* The key of the next document, NULL: there is none. */
const kith_store_key *kith_store_reader_peek(const kith_store_reader *r);

/* The next document; *x is gone with the one behind it. */
bool kith_store_reader_next(kith_store_reader *r, kith_facts *x);

int kith_store_key_cmp(const kith_store_key *a, const kith_store_key *b); // by name, then hash

/* The document of a row. */
bool kith_store_reader_take(kith_store_reader *r, int64_t row, kith_facts *x);
