// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are a store or an error that says something; a store that opens answers every question
 * or says that it is damaged, and one that was linked anew opens again. Random changes of a whole
 * file get past nothing, so most inputs change a store that is made here. The first byte says how:
 *   0  the input is the file
 *   1  bytes of the file: {offset u24, length u8, bytes}...
 *   2  values of its tables: {table, column, row, kind u8, of kind: value}... */
#include "graph/links.h"
#include "graph/store_search.h"
#include "tests/fuzz/ask.h"
#include "tests/fuzz/check.h"
#include "tests/unit/make.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

static const made_doc docs[] = {
    {"a", "2024-03-01",
     "[Ann Lee](p:Ann Lee) met [Bob Ray](p:Bob Ray) of [Acme](o:Acme).\n"
     "[Lee](p.:Ann Lee) left [Ukraine](c:UA) for [Kyiv](c:UA)."},
    {"b", "2024-03-02", "[Anna Lee](p:Anna Lee) and [Bob Ray](p:Bob Ray) left [Acme](o:Acme)."},
    {"c", "",
     "[Jordan](p:Jordan) met [Bob Ray](p:Bob Ray) in [Ukraine](c:UA), said [NATO](o:NATO)."},
    {"d", "",
     "[Jordan](p:Jordan) met [Bob Ray](p:Bob Ray) in [Ukraine](c:UA), said [NATO](o:NATO)."},
};

static char path[64];
static char *made; // the store's bytes
static size_t made_size;

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void make_store(void)
{
    kith_links links = {0};
    kith_link_options options = {.links = &links, .keep_repeats = true};
    kith_arena *a = kith_arena_new();
    kith_store *store;
    kith_corpus *corpus;
    kith_graph *g;
    kith_err err = {0};

    must(kith_store_create(path, true, &store, &err) && kith_corpus_new(&options, &corpus, &err));
    for (size_t i = 0; i < G_N_ELEMENTS(docs); i++) {
        kith_extraction x = make_extraction(a, docs[i].name, docs[i].date, docs[i].text);
        kith_facts facts = kith_facts_of(a, &x);
        kith_store_put(store, corpus, &facts, kith_corpus_add(corpus, &facts));
    }
    must(kith_corpus_link(corpus, &g, &err));
    kith_store_link(store, corpus, g, &links);
    must(kith_store_close(store, &err));
    kith_graph_free(g);
    kith_links_fini(&links);
    kith_corpus_free(corpus);
    kith_arena_free(a);
}

static void begin(void)
{
    kith_store *store;
    kith_err err = {0};

    g_snprintf(path, sizeof path, "%s/fuzz_store.%ld.kith",
               g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : "/tmp", (long)getpid());
    make_store();
    must(g_file_get_contents(path, &made, &made_size, NULL));
    must(kith_store_open(path, true, &store, &err) && kith_store_index(store, &err) &&
         kith_store_close(store, &err));
    g_free(made);
    must(g_file_get_contents(path, &made, &made_size, NULL));
}

static uint32_t take(kith_str *input, size_t bytes)
{
    uint32_t value = 0;

    for (size_t i = 0; i < bytes && input->len > 0; i++) {
        value = value << 8 | (unsigned char)input->ptr[0];
        *input = kith_str_sub(*input, 1, input->len);
    }
    return value;
}

static kith_str take_bytes(kith_str *input, size_t n)
{
    kith_str bytes = kith_str_sub(*input, 0, MIN(n, input->len));

    *input = kith_str_sub(*input, bytes.len, input->len);
    return bytes;
}

static void change_bytes(char *file, kith_str input)
{
    while (input.len > 0) {
        size_t at = take(&input, 3) % made_size;
        kith_str bytes = take_bytes(&input, take(&input, 1));
        if (bytes.len > 0)
            memcpy(file + at, bytes.ptr, MIN(bytes.len, made_size - at));
    }
}

/* The n-th name that SQL gives, n modulo how many there are. */
static char *nth(sqlite3 *db, const char *sql, uint32_t n)
{
    char **table = NULL, *name = NULL;
    int rows = 0;

    if (sqlite3_get_table(db, sql, &table, &rows, NULL, NULL) == SQLITE_OK && rows > 0)
        name = g_strdup(table[1 + n % (uint32_t)rows]);
    sqlite3_free_table(table);
    return name;
}

static void bind(sqlite3_stmt *sql, uint32_t kind, kith_str *input)
{
    static const sqlite3_int64 odd[] = {0,         1,          -1,        INT64_MAX,
                                        INT64_MIN, UINT32_MAX, INT32_MAX, (sqlite3_int64)1 << 32};
    kith_str bytes;

    switch (kind % 6) {
    case 0:
        sqlite3_bind_int64(sql, 1, (int8_t)take(input, 1));
        break;
    case 1:
        sqlite3_bind_int64(sql, 1, odd[take(input, 1) % G_N_ELEMENTS(odd)]);
        break;
    case 2:
        sqlite3_bind_double(sql, 1, (double)(int32_t)take(input, 4) / 3);
        break;
    case 3:
        bytes = take_bytes(input, take(input, 1));
        sqlite3_bind_text(sql, 1, bytes.len > 0 ? bytes.ptr : "", (int)bytes.len, SQLITE_STATIC);
        break;
    case 4:
        bytes = take_bytes(input, take(input, 1));
        sqlite3_bind_blob(sql, 1, bytes.len > 0 ? bytes.ptr : "", (int)bytes.len, SQLITE_STATIC);
        break;
    default:
        break; // NULL
    }
}

/* A value of some row of some table becomes another; or the row goes. */
static void change_value(sqlite3 *db, kith_str *input)
{
    char *table = nth(db,
                      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                      "'sqlite%' ORDER BY name",
                      take(input, 1));
    char *quoted = sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table);
    char *column = nth(db, quoted, take(input, 1));
    char *key = nth(db, quoted, 0);
    uint32_t row = take(input, 1), kind = take(input, 1);
    char *text =
        sqlite3_mprintf(kind % 16 == 15 ? "DELETE FROM %Q WHERE %2$Q = 1"
                                        : "UPDATE OR REPLACE \"%w\" SET \"%w\" = ? WHERE \"%w\" = "
                                          "(SELECT \"%w\" FROM \"%w\" LIMIT 1 OFFSET %u)",
                        table, column, key, key, table, row % 16);
    sqlite3_stmt *sql = NULL;

    if (sqlite3_prepare_v2(db, text, -1, &sql, NULL) == SQLITE_OK) {
        bind(sql, kind, input);
        sqlite3_step(sql);
    }
    sqlite3_finalize(sql);
    sqlite3_free(text);
    sqlite3_free(quoted);
    g_free(key);
    g_free(column);
    g_free(table);
}

static void change_values(kith_str input)
{
    sqlite3 *db = NULL;

    must(sqlite3_open(path, &db) == SQLITE_OK);
    sqlite3_exec(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN", NULL, NULL,
                 NULL);
    for (int i = 0; i < 20 && input.len > 0; i++)
        change_value(db, &input);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(db);
}

static void put_file(const char *bytes, size_t n)
{
    must(g_file_set_contents_full(path, bytes, (gssize)n, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Links all documents anew and puts the graph in; then it must be in order, with as many nodes. A
 * table whose columns have other names now (torn) may not be read all the same, which is said. */
static void relink(bool torn)
{
    kith_links links = {0};
    kith_link_options options = {.links = &links};
    kith_store *store = NULL;
    kith_corpus *corpus = NULL;
    kith_graph *g = NULL, *again = NULL;
    kith_err err = {0};

    if (!kith_store_open(path, true, &store, &err)) {
        check_err(&err);
        return;
    }
    must(kith_corpus_new(&options, &corpus, &err));
    if (kith_store_load(store, corpus, &err) && kith_corpus_link(corpus, &g, &err)) {
        kith_store_link(store, corpus, g, &links);
        if (!kith_store_close(store, &err))
            check_err(&err);
        else {
            must(kith_store_open(path, false, &store, &err));
            if (kith_store_graph(store, 3, &again, &err))
                must(again->V == g->V && again->E == g->E);
            else
                must(torn && err.code != KITH_OK);
            kith_store_free(store);
        }
    } else {
        check_err(&err);
        kith_store_free(store);
    }
    kith_graph_free(again);
    kith_graph_free(g);
    kith_links_fini(&links);
    kith_corpus_free(corpus);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const kith_str input = {(const char *)data + (size > 0), size - (size > 0)};
    kith_store *store = NULL;
    kith_err err = {0};

    if (made == NULL)
        begin();
    if (size > 0 && data[0] % 3 == 0)
        put_file(input.ptr, input.len);
    else if (size > 0 && data[0] % 3 == 1) {
        char *file = g_memdup2(made, made_size);
        change_bytes(file, input);
        put_file(file, made_size);
        g_free(file);
    } else {
        put_file(made, made_size);
        change_values(input);
    }
    if (kith_store_open(path, false, &store, &err)) {
        ask_all(store);
        kith_store_free(store);
    } else
        check_err(&err);
    relink(size > 0 && data[0] % 3 == 1);
    g_unlink(path);
    return 0;
}
