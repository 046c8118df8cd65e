// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening and closing. A store that is made anew needs no journal: the file is nobody's before it
 * is renamed. One that is changed is locked and changed in one transaction, whose journal SQLite
 * rolls back when a run was killed. */
#include "graph/store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "graph/array.h"

enum { PATIENCE = 10000 }; // milliseconds that a store may be locked by others

bool kith_store_fail(kith_store *s, kith_err *err)
{
    int why = sqlite3_errcode(s->db) & 0xff;

    switch (why) {
    case SQLITE_BUSY:
        return kith_fail(err, KITH_EIO,
                         "%s: another kith is changing it; try again when it is done", s->path);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
    case SQLITE_SCHEMA:
        return kith_fail(err, KITH_EINPUT, "%s: is damaged, or no store of kith's: %s", s->path,
                         sqlite3_errmsg(s->db));
    case SQLITE_NOMEM:
        kith_out_of_memory();
    default:
        return kith_fail(err, KITH_EIO, "%s: %s", s->path, sqlite3_errmsg(s->db));
    }
}

bool kith_store_damaged(kith_store *s, kith_err *err, const char *what)
{
    return kith_fail(err, KITH_EINPUT, "%s: is damaged: %s", s->path, what);
}

bool kith_store_run(kith_store *s, const char *sql, kith_err *err)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || kith_store_fail(s, err);
}

sqlite3_stmt *kith_store_prepare(kith_store *s, const char *sql, kith_err *err)
{
    sqlite3_stmt *made = NULL;

    if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, NULL) != SQLITE_OK)
        kith_store_fail(s, err);
    return made;
}

static const char *const statements[KITH_SQLS] = {
    [KITH_SQL_DOCUMENT] = "INSERT INTO document VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [KITH_SQL_SENTENCE] = "INSERT INTO sentence VALUES(?,?,?,?)",
    // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one text, with a macro in it
    [KITH_SQL_IS_LATER] = "SELECT 1 FROM document WHERE id = ? AND " KITH_SQL_FULL_NAME " > ?",
    [KITH_SQL_FOLDER] = "INSERT INTO folder VALUES(?,?)",
    [KITH_SQL_NAME] = "INSERT INTO name VALUES(?,?)",
    [KITH_SQL_FORM] = "INSERT INTO form VALUES(?,?,?,?,?,?,?)",
    [KITH_SQL_USAGE] = "INSERT INTO usage VALUES(?,?,?,?)",
    [KITH_SQL_FORM_ENTITY] = "UPDATE form SET entity = ? WHERE id = ? AND entity IS NOT ?1",
    [KITH_SQL_DATE] = "INSERT INTO date VALUES(?,?)",
    [KITH_SQL_ENTITY] = "INSERT INTO entity VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [KITH_SQL_EDGE] = "INSERT INTO edge VALUES(?,?,?,?,?,?)",
    [KITH_SQL_READ_DOCUMENT] =
        "SELECT " KITH_SQL_FULL_NAME
        ", title, date, language, source, author, hash, bytes, tokens, first_sentence,"
        " sentences, copy_of, signature, spans, mentions FROM document WHERE id = ?",
    [KITH_SQL_READ_SENTENCES] =
        "SELECT id, paragraph, text FROM sentence WHERE id >= ? AND id < ? ORDER BY id",
    [KITH_SQL_READ_SENTENCE] = "SELECT text FROM sentence WHERE id = ?",
    [KITH_SQL_READ_NAME] = "SELECT " KITH_SQL_FULL_NAME ", date FROM document WHERE id = ?",
    [KITH_SQL_READ_PLACE] =
        "SELECT id, document, documents FROM place WHERE id <= ? ORDER BY id DESC LIMIT 1",
    [KITH_SQL_READ_TIES] = "SELECT id, ends FROM tie WHERE id <= ? ORDER BY id DESC LIMIT 1",
    [KITH_SQL_READ_EDGES] = "SELECT id, weight FROM edge WHERE id > ?1 AND id <= ?2",
    [KITH_SQL_READ_EDGE] =
        "SELECT id, weight, documents, first, last, evidence FROM edge WHERE id = ?",
};

sqlite3_stmt *kith_store_sql(kith_store *s, kith_sql which, kith_err *err)
{
    if (s->sql[which] == NULL)
        s->sql[which] = kith_store_prepare(s, statements[which], err);
    else
        sqlite3_reset(s->sql[which]);
    return s->sql[which];
}

void kith_store_write(kith_store *s, sqlite3_stmt *sql)
{
    if (s->failed.code == KITH_OK && sqlite3_step(sql) != SQLITE_DONE)
        kith_store_fail(s, &s->failed);
    sqlite3_reset(sql);
}

int64_t kith_store_number(kith_store *s, const char *sql, int64_t fallback)
{
    sqlite3_stmt *made = NULL;
    int64_t value = fallback;

    if (sqlite3_prepare_v2(s->db, sql, -1, &made, NULL) == SQLITE_OK &&
        sqlite3_step(made) == SQLITE_ROW && sqlite3_column_type(made, 0) == SQLITE_INTEGER)
        value = sqlite3_column_int64(made, 0);
    sqlite3_finalize(made);
    return value;
}

kith_str kith_column_str(sqlite3_stmt *sql, int at)
{
    const void *text = sqlite3_column_text(sql, at);
    int n = sqlite3_column_bytes(sql, at);

    return text != NULL && n > 0 ? (kith_str){text, (size_t)n} : (kith_str){"", 0};
}

kith_unpack kith_column_unpack(sqlite3_stmt *sql, int at)
{
    const void *bytes = sqlite3_column_blob(sql, at);

    return (kith_unpack){.at = bytes, .n = (size_t)sqlite3_column_bytes(sql, at)};
}

kith_unpack kith_column_places(sqlite3_stmt *sql, int at, kith_place_room room)
{
    kith_unpack out = {.at = room};
    uint64_t value;

    if (sqlite3_column_type(sql, at) != SQLITE_INTEGER)
        return kith_column_unpack(sql, at);
    for (value = 2 * (uint64_t)sqlite3_column_int64(sql, at); value > 127; value >>= 7)
        room[out.n++] = (unsigned char)(value | 128);
    room[out.n++] = (unsigned char)value;
    return out;
}

static bool connect(kith_store *s, const char *path, int flags, kith_err *err)
{
    static const char safe[] = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                               "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;";
    char *plain = g_path_is_absolute(path) ? g_strdup(path) : g_strconcat("./", path, NULL);
    int why = sqlite3_open_v2(plain, &s->db, flags, NULL); // "file:x" would be an address

    g_free(plain);
    if (s->db == NULL)
        kith_out_of_memory();
    if (why != SQLITE_OK)
        return kith_store_fail(s, err);
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_timeout(s->db, PATIENCE);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL); // one that never ends, say
    return kith_store_run(s, safe, err);
}

bool kith_store_create(const char *path, bool text, kith_store **out, kith_err *err)
{
    static const char fast[] =
        "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; BEGIN EXCLUSIVE;";
    kith_store *s = g_new0(kith_store, 1);
    int why;

    s->path = g_strdup(path);
    s->text = text;
    s->change = true;
    s->sentences = 1;
    if (!kith_beside_open(&s->beside, path, &why)) {
        kith_fail(err, KITH_EIO, "%s: cannot be written: %s", path, g_strerror(why));
        goto failed;
    }
    if (!connect(s, s->beside.beside, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, err))
        goto failed;
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL); // which insists on a journal
    if (!kith_store_run(s, fast, err) || !kith_store_make_tables(s, err))
        goto failed;
    kith_store_set(s, "text", text ? KITH_STR("1") : KITH_STR("0"));
    *out = s;
    return true;
failed:
    kith_store_free(s);
    return false;
}

/* "SQLite format 3", a NUL, and at byte 68 the application's number. */
static bool read_head(const char *path, unsigned char head[72], kith_err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = 0, got = fd < 0 ? -1 : 1;

    while (n < 72 && (got > 0 || (got < 0 && errno == EINTR)))
        if ((got = read(fd, head + n, (size_t)(72 - n))) > 0)
            n += got;
    if (got < 0)
        kith_fail(err, KITH_EINPUT, "%s: cannot be read: %s", path, g_strerror(errno));
    if (fd >= 0)
        close(fd);
    return n == 72 || (got >= 0 && kith_fail(err, KITH_EINPUT, "%s: is no store of kith's", path));
}

bool kith_store_is(const char *path)
{
    unsigned char head[72];

    return read_head(path, head, NULL) && memcmp(head, "SQLite format 3", 16) == 0;
}

static bool check_head(const char *path, kith_err *err)
{
    unsigned char head[72];

    if (!read_head(path, head, err))
        return false;
    if (memcmp(head, "SQLite format 3", 16) != 0 || memcmp(head + 68, "kith", 4) != 0)
        return kith_fail(err, KITH_EINPUT,
                         "%s: is no store of kith's; 'kith build INPUT -o press.kith' makes one",
                         path);
    return true;
}

static bool check_version(kith_store *s, kith_err *err)
{
    int64_t version = kith_store_number(s, "PRAGMA user_version", -1);

    if (version < 0)
        return kith_store_fail(s, err);
    if (version > KITH_STORE_VERSION)
        return kith_fail(err, KITH_EINPUT,
                         "%s: a store of version %d, this kith reads up to %d; use a later kith",
                         s->path, (int)version, KITH_STORE_VERSION);
    if (version < KITH_STORE_VERSION)
        return kith_fail(err, KITH_EINPUT,
                         "%s: a store of version %d, this kith reads %d; build it anew", s->path,
                         (int)version, KITH_STORE_VERSION);
    return true;
}

/* What is numbered on from. */
static bool count_rows(kith_store *s, kith_err *err)
{
    const int64_t most = UINT32_MAX - 1;
    int64_t names = kith_store_number(s, "SELECT max(id) FROM name", 0);
    int64_t forms = kith_store_number(s, "SELECT max(id) FROM form", 0);
    int64_t usages = kith_store_number(s, "SELECT max(id) FROM usage", 0);
    int64_t documents = kith_store_number(s, "SELECT max(id) FROM document", 0);
    kith_arena *a = kith_arena_new();
    kith_str text;

    s->sentences = 1; // what is only read is not counted: it would take as long as a question
    if (s->change)
        s->sentences =
            kith_store_number(s, "SELECT max(first_sentence + sentences) FROM document", 1);
    s->names = (size_t)names;
    s->forms = (size_t)forms;
    s->usages = (size_t)usages;
    s->documents = (size_t)documents;
    s->text = kith_store_get(s, a, "text", &text) && kith_str_eq(text, KITH_STR("1"));
    kith_arena_free(a);
    return (names >= 0 && names < most && forms >= 0 && forms < most && usages >= 0 &&
            usages < most && documents >= 0 && documents < most && s->sentences >= 0) ||
           kith_store_damaged(s, err, "its numbers are out of all bounds");
}

/* A change that was killed half way has left a journal, which takes it back: SQLite does so at the
 * first look, unless it may only read. What cannot be mended is said when the store is opened. */
static void take_back(kith_store *s)
{
    char *journal = g_strconcat(s->path, "-journal", NULL);

    if (g_file_test(journal, G_FILE_TEST_EXISTS) &&
        connect(s, s->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL))
        kith_store_run(s, "SELECT count(*) FROM sqlite_schema", NULL);
    sqlite3_close(s->db);
    s->db = NULL;
    g_free(journal);
}

bool kith_store_open(const char *path, bool change, kith_store **out, kith_err *err)
{
    kith_store *s;
    int flags = (change ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;

    if (!check_head(path, err))
        return false;
    s = g_new0(kith_store, 1);
    s->path = g_strdup(path);
    s->change = change;
    if (!change)
        take_back(s);
    if (connect(s, path, flags, err) && kith_store_run(s, "PRAGMA cache_size = -65536", err) &&
        kith_store_run(s, change ? "BEGIN IMMEDIATE" : "BEGIN", err) && check_version(s, err) &&
        count_rows(s, err)) {
        *out = s;
        return true;
    }
    kith_store_free(s);
    return false;
}

static void release(kith_store *s)
{
    for (size_t i = 0; i < KITH_SQLS; i++)
        sqlite3_finalize(s->sql[i]);
    sqlite3_close(s->db);
    kith_pack_fini(&s->spans);
    kith_pack_fini(&s->mentions);
    free(s->place);
    if (s->folders != NULL)
        g_hash_table_destroy(s->folders);
    g_free(s->last_name);
    g_free(s->path);
    g_free(s);
}

void kith_store_rest(kith_store *s)
{
    for (size_t i = 0; i < KITH_SQLS; i++)
        sqlite3_reset(s->sql[i]);
}

void kith_store_free(kith_store *s)
{
    if (s == NULL)
        return;
    kith_store_rest(s);
    if (s->db != NULL)
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    if (s->beside.path != NULL)
        kith_beside_abandon(&s->beside);
    release(s);
}

bool kith_store_close(kith_store *s, kith_err *err)
{
    kith_beside beside = s->beside;
    int why;

    kith_store_rest(s);
    kith_interrupt_gently(true); // what is nearly done is done, or it could not be told
    if (s->failed.code == KITH_OK && s->change)
        kith_store_run(s, "COMMIT", &s->failed);
    kith_interrupt_gently(false);
    if (s->failed.code != KITH_OK) {
        if (err != NULL)
            *err = s->failed;
        kith_store_free(s);
        return false;
    }
    s->beside = (kith_beside){0};
    release(s);
    if (beside.path == NULL)
        return true;
    return kith_beside_close(&beside, &why) ||
           kith_fail(err, KITH_EIO, "cannot be written: %s", g_strerror(why));
}

bool kith_store_has_text(const kith_store *s)
{
    return s->text;
}

bool kith_store_get(kith_store *s, kith_arena *a, const char *key, kith_str *value)
{
    sqlite3_stmt *sql = NULL;
    bool found = false;

    if (sqlite3_prepare_v2(s->db, "SELECT value FROM setting WHERE key = ?", -1, &sql, NULL) ==
            SQLITE_OK &&
        sqlite3_bind_text(sql, 1, key, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(sql) == SQLITE_ROW) {
        *value = kith_arena_str(a, kith_column_str(sql, 0));
        found = true;
    }
    sqlite3_finalize(sql);
    return found;
}

bool kith_store_setting(kith_store *s, kith_arena *a, size_t i, kith_str *key, kith_str *value)
{
    static const char all[] = "SELECT key, value FROM setting ORDER BY key LIMIT 1 OFFSET ?";
    sqlite3_stmt *sql = NULL;
    bool found = sqlite3_prepare_v2(s->db, all, -1, &sql, NULL) == SQLITE_OK &&
                 sqlite3_bind_int64(sql, 1, (int64_t)i) == SQLITE_OK &&
                 sqlite3_step(sql) == SQLITE_ROW;

    if (found) {
        *key = kith_arena_str(a, kith_column_str(sql, 0));
        *value = kith_arena_str(a, kith_column_str(sql, 1));
    }
    sqlite3_finalize(sql);
    return found;
}

void kith_store_set(kith_store *s, const char *key, kith_str value)
{
    sqlite3_stmt *sql =
        kith_store_prepare(s, "INSERT OR REPLACE INTO setting VALUES(?,?)", &s->failed);

    if (sql == NULL)
        return;
    sqlite3_bind_text(sql, 1, key, -1, SQLITE_STATIC);
    kith_bind_str(sql, 2, value);
    kith_store_write(s, sql);
    sqlite3_finalize(sql);
}
