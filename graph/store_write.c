// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents into the store, one row each: where its sentences with a mention are, and its mentions,
 * are packed into the row, because a row for each would take more than the text does. */
#include "graph/mentions.h"
#include "graph/records.h"
#include "graph/store_file.h"

#include <glib.h>

static void note_order(kith_store *s, const kith_facts *x)
{
    if (s->last_name != NULL) {
        int order = kith_str_cmp(x->name, kith_str_of(s->last_name));
        s->out_of_order = s->out_of_order || order < 0 || (order == 0 && x->hash < s->last_hash);
    }
    g_free(s->last_name);
    s->last_name = g_strndup(x->name.ptr, x->name.len);
    s->last_hash = x->hash;
}

bool kith_store_in_order(const kith_store *s)
{
    return !s->out_of_order;
}

/* For each sentence with a mention: how many numbers on from the one before, whether it begins
 * another paragraph than that, whether that is long, and whether all is as it mostly is: the next
 * paragraph if another, two bytes on, or else one. Otherwise how many paragraphs on, and how many
 * bytes. Of a new paragraph its hash; of all the length. */
static void pack_span(kith_pack *p, const kith_facts_sentence *s, kith_facts_sentence *before)
{
    bool begins = s->paragraph != before->paragraph;
    uint32_t paragraphs = s->paragraph - before->paragraph, gap = s->beg - before->end;
    bool plain = begins ? paragraphs == 1 && gap == 2 : gap == 1;
    uint32_t on = s->number - before->number;

    kith_pack_uint(p, (uint64_t)on << 3 | (uint64_t)plain << 2 | (uint64_t)begins << 1 | s->copy);
    if (!plain && begins)
        kith_pack_uint(p, paragraphs);
    if (!plain)
        kith_pack_uint(p, gap);
    if (begins)
        kith_pack_hash(p, s->block, KITH_BLOCK_BYTES);
    kith_pack_uint(p, s->end - s->beg);
    *before = *s;
}

static void pack_spans(kith_pack *p, const kith_facts *x)
{
    kith_facts_sentence before = KITH_BEFORE_FIRST;
    uint32_t last = UINT32_MAX;

    p->n = 0;
    for (size_t m = 0; m < x->n_mentions; m++) {
        if (x->mention[m].sentence != last)
            pack_span(p, &x->sentence[x->mention[m].sentence], &before);
        last = x->mention[m].sentence;
    }
}

static void put_sentences(kith_store *s, const kith_facts *x, int64_t document)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_SENTENCE, &s->failed);

    for (size_t i = 0; i < x->n_sentences && sql != NULL; i++) {
        if (x->sentence[i].text.len == 0)
            continue;
        sqlite3_bind_int64(sql, 1, s->sentences + x->sentence[i].number);
        sqlite3_bind_int64(sql, 2, document);
        sqlite3_bind_int64(sql, 3, x->sentence[i].paragraph);
        kith_bind_str(sql, 4, x->sentence[i].text);
        kith_store_write(s, sql);
    }
}

/* Folders that are there, where the store was opened to be changed. */
static void load_folders(kith_store *s)
{
    sqlite3_stmt *sql = kith_store_prepare(s, "SELECT id, text FROM folder", &s->failed);

    s->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    while (sql != NULL && sqlite3_step(sql) == SQLITE_ROW)
        g_hash_table_replace(s->folders, g_strdup((const char *)sqlite3_column_text(sql, 1)),
                             GUINT_TO_POINTER((guint)sqlite3_column_int64(sql, 0)));
    sqlite3_finalize(sql);
}

enum { MOST_FOLDERS = 1 << 16 }; // each takes memory; names in others are kept whole

/* The number of a folder, 0: the name is to be kept whole. */
static unsigned folder_of(kith_store *s, kith_str folder)
{
    sqlite3_stmt *sql;
    char *text;
    unsigned n;

    if (s->folders == NULL)
        load_folders(s);
    text = g_strndup(folder.ptr, folder.len);
    n = strlen(text) < folder.len ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(s->folders, text));
    if (n > 0 || g_hash_table_size(s->folders) >= MOST_FOLDERS || strlen(text) < folder.len) {
        g_free(text);
        return n;
    }
    n = g_hash_table_size(s->folders) + 1;
    sql = kith_store_sql(s, KITH_SQL_FOLDER, &s->failed);
    if (sql != NULL) {
        sqlite3_bind_int64(sql, 1, n);
        kith_bind_str(sql, 2, folder);
        kith_store_write(s, sql);
    }
    g_hash_table_replace(s->folders, text, GUINT_TO_POINTER(n));
    return n;
}

/* The name without its folder, which is kept once. */
static void bind_name(kith_store *s, sqlite3_stmt *sql, kith_str name)
{
    size_t slash = name.len;
    unsigned folder;

    while (slash > 0 && name.ptr[slash - 1] != '/')
        slash--;
    folder = slash > 0 ? folder_of(s, kith_str_sub(name, 0, slash)) : 0;
    if (folder > 0)
        sqlite3_bind_int64(sql, 2, folder);
    kith_bind_str(sql, 3, folder > 0 ? kith_str_sub(name, slash, name.len) : name);
}

static void bind_about(kith_store *s, sqlite3_stmt *sql, const kith_facts *x)
{
    bind_name(s, sql, x->name);
    kith_bind_str(sql, 4, x->title);
    kith_bind_str(sql, 5, x->date);
    kith_bind_str(sql, 6, x->language);
    kith_bind_str(sql, 7, x->source);
    kith_bind_str(sql, 8, x->author);
    sqlite3_bind_int64(sql, 9, (int64_t)x->hash);
    sqlite3_bind_int64(sql, 10, (int64_t)x->bytes);
    sqlite3_bind_int64(sql, 11, (int64_t)x->tokens);
}

/* of: 0, or the row that this is a copy of, and then it has nothing of its own. */
static void put_document(kith_store *s, const kith_facts *x, const uint32_t *usage, int64_t of)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_DOCUMENT, &s->failed);

    if (sql == NULL)
        return;
    sqlite3_clear_bindings(sql);
    sqlite3_bind_int64(sql, 1, (int64_t)++s->documents);
    bind_about(s, sql, x);
    sqlite3_bind_int64(sql, 12, s->sentences);
    sqlite3_bind_int64(sql, 13, of == 0 ? (int64_t)x->sentences : 0);
    if (of != 0)
        sqlite3_bind_int64(sql, 14, of);
    else {
        if (x->signature.len > 0)
            sqlite3_bind_blob64(sql, 15, x->signature.ptr, x->signature.len, SQLITE_STATIC);
        pack_spans(&s->spans, x);
        kith_bind_pack(sql, 16, &s->spans);
        kith_mentions_pack(&s->mentions, x, usage);
        kith_bind_pack(sql, 17, &s->mentions);
    }
    kith_store_write(s, sql);
}

/* The first name by bytes stands for all documents of one text: row `of`, when its name is a later
 * one, changes places with the copy that was just put. Rare, and never in a store in order. */
static void order_names(kith_store *s, const kith_facts *x, int64_t of)
{
    static const char swap[] =
        "CREATE TEMP TABLE two AS SELECT * FROM document WHERE id IN (%lld, %lld);"
        "UPDATE document SET (folder, name, title, date, language, source, author) ="
        " (SELECT folder, name, title, date, language, source, author FROM temp.two"
        "  WHERE id <> document.id) WHERE id IN (SELECT id FROM temp.two);"
        "DROP TABLE temp.two;";
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_IS_LATER, &s->failed);
    char all[512];
    bool later;

    if (sql == NULL)
        return;
    sqlite3_bind_int64(sql, 1, of);
    kith_bind_str(sql, 2, x->name);
    later = sqlite3_step(sql) == SQLITE_ROW;
    sqlite3_reset(sql);
    sqlite3_snprintf(sizeof all, all, swap, (long long)of, (long long)s->documents);
    if (!later || s->failed.code != KITH_OK)
        return;
    kith_store_rest(s);
    kith_store_run(s, all, &s->failed);
}

void kith_store_remember(kith_store *s, size_t doc, int64_t row, int64_t sentence)
{
    s->place = kith_more(s->place, doc, &s->place_room, sizeof *s->place);
    s->place[doc].row = row;
    s->place[doc].sentence = sentence;
}

void kith_store_put(kith_store *s, const kith_corpus *c, const kith_facts *x, kith_added added)
{
    size_t doc = c->n_docs - 1;
    const uint32_t *usage = x->n_mentions == 0 || added != KITH_ADDED
                                ? NULL
                                : c->mention + c->content[c->doc[doc].sentence].mention;

    if (added == KITH_ADDED_BEFORE || s->failed.code != KITH_OK)
        return;
    note_order(s, x);
    if (added == KITH_ADDED_COPY) {
        int64_t of = s->place[c->at_doc].row, first = s->place[c->at_doc].sentence;
        put_document(s, x, NULL, of);
        order_names(s, x, of);
        if (kith_keeps_copies(&c->options))
            kith_store_remember(s, doc, of, first);
        return;
    }
    put_document(s, x, usage, 0);
    kith_store_remember(s, doc, (int64_t)s->documents, s->sentences);
    if (s->text)
        put_sentences(s, x, (int64_t)s->documents);
    s->sentences += (int64_t)x->sentences;
}

static void put_names(kith_store *s, const kith_corpus *c)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_NAME, &s->failed);

    for (; s->names < c->names.n && sql != NULL && s->failed.code == KITH_OK; s->names++) {
        sqlite3_bind_int64(sql, 1, (int64_t)s->names + 1);
        kith_bind_str(sql, 2, c->names.at[s->names]);
        kith_store_write(s, sql);
    }
}

/* 0: none. */
static int64_t entity_of(const kith_links *links, size_t form)
{
    return links != NULL && form < links->forms && links->node[form] != KITH_NONE
               ? (int64_t)links->node[form] + 1
               : 0;
}

static void move_forms(kith_store *s, const kith_links *links)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_FORM_ENTITY, &s->failed);

    for (size_t f = 0; f < s->forms && sql != NULL && s->failed.code == KITH_OK; f++) {
        sqlite3_bind_int64(sql, 1, entity_of(links, f));
        sqlite3_bind_int64(sql, 2, (int64_t)f + 1);
        kith_store_write(s, sql);
    }
}

static void put_forms(kith_store *s, const kith_corpus *c, const kith_links *links)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_FORM, &s->failed);

    for (; s->forms < c->n_forms && sql != NULL && s->failed.code == KITH_OK; s->forms++) {
        const kith_form *f = &c->form[s->forms];
        sqlite3_bind_int64(sql, 1, (int64_t)s->forms + 1);
        sqlite3_bind_int64(sql, 2, (int64_t)kith_pool_find(&c->names, f->label) + 1);
        sqlite3_bind_int64(sql, 3, f->type);
        kith_bind_str(sql, 4, f->iso);
        sqlite3_bind_int64(sql, 5, f->known);
        sqlite3_bind_int64(sql, 6, f->part_only);
        sqlite3_bind_int64(sql, 7, entity_of(links, s->forms));
        kith_store_write(s, sql);
    }
}

static void put_usages(kith_store *s, const kith_corpus *c)
{
    sqlite3_stmt *sql = kith_store_sql(s, KITH_SQL_USAGE, &s->failed);

    for (; s->usages < c->n_usages && sql != NULL && s->failed.code == KITH_OK; s->usages++) {
        const kith_usage_record *u = &c->usage[s->usages];
        sqlite3_bind_int64(sql, 1, (int64_t)s->usages + 1);
        sqlite3_bind_int64(sql, 2, (int64_t)u->form + 1);
        sqlite3_bind_int64(sql, 3, (int64_t)u->surface + 1);
        sqlite3_bind_int64(sql, 4, u->via);
        kith_store_write(s, sql);
    }
}

void kith_store_put_names(kith_store *s, const kith_corpus *c, const kith_links *links)
{
    if (links != NULL)
        move_forms(s, links);
    put_names(s, c);
    put_forms(s, c, links);
    put_usages(s, c);
}

void kith_store_flush(kith_store *s, const kith_corpus *c)
{
    kith_store_put_names(s, c, NULL);
}
