// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the store share: the open database. Only for graph/: SQLite's types appear
 * nowhere else. */
#pragma once

#include "base/beside.h"
#include "graph/pack.h"
#include "graph/store.h"

#include <glib.h>
#include <sqlite3.h>

enum { KITH_STORE_ID = 0x6b697468, KITH_STORE_VERSION = 2 }; // "kith"; of the tables

/* A document's name, which is kept without its folder. */
#define KITH_SQL_FULL_NAME "ifnull((SELECT text FROM folder WHERE id = folder), '') || name"

/* Statements that are used often, prepared at the first use. */
typedef enum {
    KITH_SQL_DOCUMENT,
    KITH_SQL_SENTENCE,
    KITH_SQL_IS_LATER,
    KITH_SQL_FOLDER,
    KITH_SQL_NAME,
    KITH_SQL_FORM,
    KITH_SQL_USAGE,
    KITH_SQL_FORM_ENTITY,
    KITH_SQL_DATE,
    KITH_SQL_ENTITY,
    KITH_SQL_EDGE,
    KITH_SQL_READ_DOCUMENT,
    KITH_SQL_READ_SENTENCES,
    KITH_SQL_READ_SENTENCE,
    KITH_SQL_READ_NAME,
    KITH_SQL_READ_PLACE,
    KITH_SQL_READ_TIES,
    KITH_SQL_READ_EDGES,
    KITH_SQL_READ_EDGE,
    KITH_SQLS
} kith_sql;

struct kith_store {
    sqlite3 *db;
    char *path;         // for messages
    kith_beside beside; // of a store that is being made; zeroed otherwise
    bool change;        // in a transaction
    bool text;
    kith_err failed; // of the first write that did; code KITH_OK while all is well
    sqlite3_stmt *sql[KITH_SQLS];

    size_t documents, names, forms, usages; // rows written
    int64_t sentences;                      // ids given
    bool out_of_order;
    GHashTable *folders; // text to number
    char *last_name;
    uint64_t last_hash;
    struct {
        int64_t row, sentence; // of a document of the corpus; its first sentence
    } * place;                 // [documents of the corpus]
    size_t place_room;
    int64_t at_row, at_sentence; // the same of the document being read
    kith_pack spans, mentions;
};

/* Runs statements that give no rows. False and err when one fails. */
bool kith_store_run(kith_store *s, const char *sql, kith_err *err);

/* One number that SQL gives; fallback when it gives none. */
int64_t kith_store_number(kith_store *s, const char *sql, int64_t fallback);

/* A statement, reset, of the table or of one's own; NULL and err when it cannot be prepared:
 * the tables are not those of a store. One's own is to be finalized. */
sqlite3_stmt *kith_store_sql(kith_store *s, kith_sql which, kith_err *err);
sqlite3_stmt *kith_store_prepare(kith_store *s, const char *sql, kith_err *err);

/* No statement is at work any longer: tables can be changed. */
void kith_store_rest(kith_store *s);

/* Says what SQLite's last error means for the user. Returns false. */
bool kith_store_fail(kith_store *s, kith_err *err);

/* The store holds what it should not. Returns false. */
bool kith_store_damaged(kith_store *s, kith_err *err, const char *what);

/* Runs a write that gives no rows and resets it; a failure is kept in s. */
void kith_store_write(kith_store *s, sqlite3_stmt *sql);

/* Names, usages and forms of the corpus that are not there yet, and what all forms became; NULL:
 * nothing yet. */
void kith_store_put_names(kith_store *s, const kith_corpus *corpus, const kith_links *links);

/* Where the corpus's document stands. */
void kith_store_remember(kith_store *s, size_t doc, int64_t row, int64_t sentence);

/* What the first span of a document is packed as if it stood behind: so that one at the very
 * beginning is the next, as most are. Numbers wrap around. */
#define KITH_BEFORE_FIRST                                                                          \
    ((kith_facts_sentence){.number = UINT32_MAX, .paragraph = UINT32_MAX, .end = UINT32_MAX - 1})

/* The tables, made in an empty file. */
bool kith_store_make_tables(kith_store *s, kith_err *err);

static inline void kith_bind_str(sqlite3_stmt *sql, int at, kith_str text)
{
    sqlite3_bind_text64(sql, at, text.len > 0 ? text.ptr : "", text.len, SQLITE_STATIC,
                        SQLITE_UTF8);
}

static inline void kith_bind_pack(sqlite3_stmt *sql, int at, const kith_pack *p)
{
    if (p->n > 0)
        sqlite3_bind_blob64(sql, at, p->at, p->n, SQLITE_STATIC);
    else
        sqlite3_bind_null(sql, at);
}

/* Valid until the next step. */
kith_str kith_column_str(sqlite3_stmt *sql, int at);
kith_unpack kith_column_unpack(sqlite3_stmt *sql, int at);

/* Sentences: a list of them, or one by its number, which is then packed in room. */
typedef unsigned char kith_place_room[10];
kith_unpack kith_column_places(sqlite3_stmt *sql, int at, kith_place_room room);

/* An edge by its ends, a < b, which are rows of entities. */
static inline int64_t kith_edge_id(uint32_t a, uint32_t b)
{
    return (int64_t)((uint64_t)a << 32 | b);
}
