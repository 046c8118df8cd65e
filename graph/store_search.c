// SPDX-License-Identifier: GPL-3.0-or-later
/* SQLite's FTS5, which keeps no second copy of the text. Sentences are only ever added to a store,
 * so that an index that is behind is brought up to date from the last sentence that it knows. It is
 * made in few large pieces: that is as good as making it one afterwards ("optimize"), and leaves no
 * room unused in the file. */
#include "graph/store_search.h"

#include "graph/store_ask.h"
#include "graph/store_part.h"

#include <glib.h>
#include <inttypes.h>
#include <stdlib.h>

/* Around what was found: code points that stand for nothing in any text. */
#define OPEN "\xef\xb7\x90"
#define CLOSE "\xef\xb7\x91"
enum { SIGN = sizeof OPEN - 1 };

static int64_t last_sentence(kith_store *s)
{
    return kith_store_number(s, "SELECT max(id) FROM sentence", 0);
}

static bool has_table(kith_store *s)
{
    return kith_store_number(s, "SELECT 1 FROM sqlite_schema WHERE name = 'search'", 0) == 1;
}

bool kith_store_has_index(kith_store *s)
{
    return has_table(s) && (int64_t)kith_store_count(s, "searchable") == last_sentence(s);
}

bool kith_store_index(kith_store *s, kith_err *err)
{
    int64_t known = has_table(s) ? (int64_t)kith_store_count(s, "searchable") : 0;
    char text[160], number[32];

    if (!s->text)
        return kith_fail(err, KITH_EINPUT,
                         "%s: keeps no text to search; build it without --no-text", s->path);
    if (!has_table(s) &&
        !kith_store_run(s,
                        "CREATE VIRTUAL TABLE search USING fts5(text, content = 'sentence',"
                        " content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2')",
                        err))
        return false;
    g_snprintf(text, sizeof text,
               "INSERT INTO search(rowid, text) SELECT id, text FROM sentence WHERE id > %" PRId64,
               known);
    if (!kith_store_run(s, "INSERT INTO search(search, rank) VALUES('hashsize', 33554432)", err) ||
        !kith_store_run(s, text, err))
        return false;
    g_snprintf(number, sizeof number, "%" PRId64, last_sentence(s));
    kith_store_set(s, "searchable", kith_str_of(number));
    return true;
}

/* The words as FTS5 asks for them: each in quotes, in which only a quote is special. */
static kith_str question_of(kith_arena *a, char *const *word, size_t words)
{
    GString *text = g_string_new(NULL);
    kith_str out;

    for (size_t i = 0; i < words; i++) {
        size_t n = strlen(word[i]);
        bool begins = n > 1 && word[i][n - 1] == '*';
        if (n == 0)
            continue;
        g_string_append(text, text->len > 0 ? " \"" : "\"");
        for (size_t k = 0; k < n - begins; k++) {
            if (word[i][k] == '"')
                g_string_append_c(text, '"');
            g_string_append_c(text, word[i][k]);
        }
        g_string_append(text, begins ? "\"*" : "\"");
    }
    out = kith_arena_str(a, (kith_str){text->str, text->len});
    g_string_free(text, TRUE);
    return out;
}

static bool is_sign(kith_str text, size_t at, const char *sign)
{
    return text.len - at >= SIGN && memcmp(text.ptr + at, sign, SIGN) == 0;
}

/* Text with signs around what was found, as text with marks, white space as one space each. */
static void take_marks(kith_arena *a, kith_str text, kith_said *out)
{
    char *to = kith_room(a, char, text.len + 1);
    size_t n = 0;
    bool open = false;

    out->mark = kith_new(a, kith_highlight, text.len / SIGN / 2 + 1);
    out->marks = 0;
    for (size_t i = 0; i < text.len;) {
        if (is_sign(text, i, OPEN) && !open) {
            out->mark[out->marks].beg = (uint32_t)n;
            open = true;
            i += SIGN;
        } else if (is_sign(text, i, CLOSE) && open) {
            out->mark[out->marks++].end = (uint32_t)n;
            open = false;
            i += SIGN;
        } else if ((unsigned char)text.ptr[i] > ' ')
            to[n++] = text.ptr[i++];
        else {
            if (n > 0 && to[n - 1] != ' ')
                to[n++] = ' ';
            i++;
        }
    }
    out->text = (kith_str){to, n};
}

static size_t count(kith_store *s, kith_str question)
{
    sqlite3_stmt *sql = kith_store_prepare(
        s, "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", NULL);
    size_t n = 0;

    if (sql == NULL)
        return 0;
    kith_bind_str(sql, 1, question);
    sqlite3_bind_int(sql, 2, KITH_RANKED + 1);
    if (sqlite3_step(sql) == SQLITE_ROW)
        n = (size_t)sqlite3_column_int64(sql, 0);
    sqlite3_finalize(sql);
    return n;
}

/* Numbers of the sentences, and their texts with signs. */
static bool find(kith_store *s, kith_arena *a, kith_str question, size_t most, bool ranked,
                 kith_found *out, int64_t **id, kith_err *err)
{
    sqlite3_stmt *sql = kith_store_prepare(
        s,
        ranked ? "SELECT rowid, highlight(search, 0, '" OPEN "', '" CLOSE "') FROM search"
                 " WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?"
               : "SELECT rowid, highlight(search, 0, '" OPEN "', '" CLOSE "') FROM search"
                 " WHERE search MATCH ? ORDER BY rowid LIMIT ?",
        err);
    size_t n = 0, room = 0;
    int why = SQLITE_DONE;

    if (sql == NULL)
        return false;
    kith_bind_str(sql, 1, question);
    sqlite3_bind_int64(sql, 2, most > 0 ? (int64_t)most : -1);
    while ((why = sqlite3_step(sql)) == SQLITE_ROW) {
        if (n == room) {
            room = room > 0 ? 2 * room : 32;
            *id = kith_grow(a, int64_t, *id, n, room);
            out->at = kith_grow(a, kith_said, out->at, n, room);
        }
        (*id)[n] = sqlite3_column_int64(sql, 0);
        take_marks(a, kith_column_str(sql, 1), &out->at[n++]);
    }
    out->n = n;
    if (why != SQLITE_DONE)
        kith_store_fail(s, err);
    sqlite3_finalize(sql);
    return why == SQLITE_DONE;
}

bool kith_store_search(kith_store *s, kith_arena *a, char *const *word, size_t words, size_t most,
                       kith_found *out, kith_err *err)
{
    kith_str question = question_of(a, word, words);
    int64_t *id = NULL;
    kith_said *from;

    *out = (kith_found){0};
    if (question.len == 0)
        return true;
    out->of = count(s, question);
    out->ranked = out->of <= KITH_RANKED;
    if (!find(s, a, question, most, out->ranked, out, &id, err))
        return false;
    from = kith_new(a, kith_said, out->n);
    if (!kith_store_sentences(s, a, id, out->n, NULL, 0, from, err))
        return false;
    for (size_t i = 0; i < out->n; i++) {
        out->at[i].document = from[i].document;
        out->at[i].title = from[i].title;
        out->at[i].date = from[i].date;
    }
    return true;
}
