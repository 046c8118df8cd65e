// SPDX-License-Identifier: GPL-3.0-or-later
/* All names of all entities in a store, folded, in order: one is found by halving, and all of them
 * are read in a few milliseconds, so that parts of names and near spellings need no index. The
 * table alias has blocks of about two kilobytes; each begins with the name in `first`, and goes on
 * with, for each name: how many bytes it shares with the one before, how many it adds, these, and
 * its entity. */
#pragma once

#include "graph/store_file.h"

/* Puts the names of g's nodes (labels and aliases) in place of those that were there; the entity
 * of node v is v + 1. A failure is kept in s. */
void kith_names_write(kith_store *s, const kith_graph *g);

typedef struct {
    kith_store *store;
    kith_err *err;
    sqlite3_stmt *sql;
    int64_t block, blocks;
    kith_unpack in;
    char *at; // [room] the name at hand
    size_t len, room;
    bool failed;
} kith_names; // zeroed may be given to kith_names_close()

/* Begins with the first name. False and err when there is no such table. */
bool kith_names_open(kith_names *names, kith_store *s, kith_err *err);
void kith_names_close(kith_names *names);

/* Goes on with the first name that is not less than folded. */
bool kith_names_seek(kith_names *names, kith_str folded);

/* The next name, until the call after this one, and its entity. False at the end, or when
 * names->failed: what is there cannot be. */
bool kith_names_next(kith_names *names, kith_str *folded, int64_t *entity);
