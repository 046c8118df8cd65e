// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents out of the store, as they were put in. Whatever number stands in the file is checked
 * before it is used: files come from anywhere. */
#include "graph/mentions.h"
#include "graph/store_reader.h"

typedef kith_store_reader reader;

static bool damaged(reader *r, const char *what)
{
    return kith_store_damaged(r->store, r->err, what);
}

/* The sentence with a mention that comes behind s, which becomes it: see pack_span(). False: there
 * cannot be such a one. */
static bool take_span(kith_unpack *u, kith_facts_sentence *s)
{
    const uint64_t most = UINT32_MAX;
    uint64_t head = kith_unpack_uint(u), begins = head >> 1 & 1, plain = head >> 2 & 1;
    uint64_t paragraphs = begins && !plain ? kith_unpack_uint(u) : begins;
    uint64_t gap = plain ? 1 + begins : kith_unpack_uint(u), length;
    kith_facts_sentence before = *s;

    if (begins)
        s->block = kith_unpack_hash(u, KITH_BLOCK_BYTES);
    length = kith_unpack_uint(u);
    s->number += (uint32_t)(head >> 3);
    s->paragraph += (uint32_t)paragraphs;
    s->beg = before.end + (uint32_t)gap;
    s->end = s->beg + (uint32_t)length;
    s->copy = head & 1;
    return !u->bad && head >> 3 <= most && paragraphs <= most && gap <= most && length <= most &&
           s->end >= s->beg &&
           (before.number == UINT32_MAX || (s->number > before.number && s->beg >= before.end &&
                                            s->paragraph >= before.paragraph));
}

/* Sentences with a mention; how many. */
static bool take_spans(reader *r, kith_unpack u, kith_facts *x)
{
    size_t room = u.n / 2 + 1; // no span takes less
    kith_facts_sentence *s = kith_room(r->scratch, kith_facts_sentence, room);
    kith_facts_sentence at = KITH_BEFORE_FIRST;

    for (x->n_sentences = 0; u.next < u.n; x->n_sentences++) {
        if (!take_span(&u, &at) || at.number >= x->sentences || x->n_sentences == room)
            return damaged(r, "a document's sentences cannot be");
        s[x->n_sentences] = at;
    }
    x->sentence = s;
    return true;
}

/* The document's number of a form, by first mention. */
static uint32_t local_of(reader *r, kith_facts *x, uint32_t form)
{
    if (r->local[form] == 0) {
        x->local[x->n_locals] = r->form[form];
        r->used[x->n_locals++] = form;
        r->local[form] = (uint32_t)x->n_locals;
    }
    return r->local[form] - 1;
}

/* Mentions ascend, and so do sentences: each is looked for from the one before. */
static bool take_mention(reader *r, const kith_packed_mention *m, size_t *at, kith_facts *x)
{
    const kith_usage_record *use;
    kith_str surface;

    while (*at < x->n_sentences && x->sentence[*at].number < m->sentence)
        ++*at;
    if (m->usage < 1 || m->usage > r->usages || *at == x->n_sentences ||
        x->sentence[*at].number != m->sentence || x->n_locals > r->forms)
        return damaged(r, "a document's mentions cannot be");
    use = &r->usage[m->usage - 1];
    surface = r->name[use->surface];
    if (m->beg + surface.len > x->sentence[*at].end - x->sentence[*at].beg)
        return damaged(r, "a mention stands outside its sentence");
    x->mention[x->n_mentions++] = (kith_facts_mention){.sentence = (uint32_t)*at,
                                                       .local = local_of(r, x, use->form),
                                                       .beg = m->beg,
                                                       .surface = surface,
                                                       .via = use->via};
    return true;
}

static bool take_mentions(reader *r, kith_unpack u, kith_facts *x)
{
    kith_packed_mention *packed;
    size_t n, at = 0;
    bool ok = true;

    if (!kith_mentions_unpack(r->scratch, u, &packed, &n))
        return damaged(r, "a document's mentions cannot be");
    x->mention = kith_room(r->scratch, kith_facts_mention, n);
    x->local = kith_room(r->scratch, kith_facts_local, n);
    r->used = kith_room(r->scratch, uint32_t, n);
    for (size_t m = 0; m < n && ok; m++)
        ok = take_mention(r, &packed[m], &at, x);
    for (size_t i = 0; i < x->n_locals; i++)
        r->local[r->used[i]] = 0;
    return ok;
}

/* Texts to the sentences with a mention, and the others between them. */
static bool take_texts(reader *r, int64_t first, kith_facts *x)
{
    sqlite3_stmt *sql = kith_store_sql(r->store, KITH_SQL_READ_SENTENCES, r->err);
    size_t room = x->n_sentences, n = 0, at = 0;
    kith_facts_sentence *all = kith_room(r->scratch, kith_facts_sentence, room);
    uint32_t *moved = kith_room(r->scratch, uint32_t, x->n_sentences + 1);
    int why;

    if (sql == NULL)
        return false;
    sqlite3_bind_int64(sql, 1, first);
    sqlite3_bind_int64(sql, 2, first + (int64_t)x->sentences);
    while ((why = sqlite3_step(sql)) == SQLITE_ROW) {
        kith_facts_sentence s = {.number = (uint32_t)(sqlite3_column_int64(sql, 0) - first),
                                 .paragraph = (uint32_t)sqlite3_column_int64(sql, 1),
                                 .text = kith_arena_str(r->scratch, kith_column_str(sql, 2))};
        if (at < x->n_sentences && x->sentence[at].number == s.number) {
            kith_str text = s.text;
            s = x->sentence[at];
            s.text = text;
            if (text.len != s.end - s.beg)
                return damaged(r, "a sentence is not as long as it was");
            moved[at++] = (uint32_t)n;
        }
        if (n == room) {
            all = kith_grow(r->scratch, kith_facts_sentence, all, n, 2 * n + 16);
            room = 2 * n + 16;
        }
        all[n++] = s;
    }
    if (why != SQLITE_DONE)
        return kith_store_fail(r->store, r->err);
    if (at != x->n_sentences)
        return damaged(r, "a sentence with a mention is missing");
    for (size_t m = 0; m < x->n_mentions; m++)
        x->mention[m].sentence = moved[x->mention[m].sentence];
    x->sentence = all;
    x->n_sentences = n;
    return true;
}

static kith_str copied(reader *r, sqlite3_stmt *sql, int at)
{
    return kith_arena_str(r->scratch, kith_column_str(sql, at));
}

static void take_about(reader *r, sqlite3_stmt *sql, kith_facts *x)
{
    kith_str *text[] = {&x->name, &x->title, &x->date, &x->language, &x->source, &x->author};

    for (int i = 0; i < 6; i++)
        *text[i] = copied(r, sql, i);
}

/* What belongs to the text: a copy has that of the document it is a copy of. */
static bool take_content(reader *r, sqlite3_stmt *sql, kith_facts *x)
{
    kith_unpack spans = kith_column_unpack(sql, 13), mentions = kith_column_unpack(sql, 14);
    kith_unpack signature = kith_column_unpack(sql, 12);
    int64_t first = sqlite3_column_int64(sql, 9), sentences = sqlite3_column_int64(sql, 10);

    x->hash = (uint64_t)sqlite3_column_int64(sql, 6);
    x->bytes = (uint64_t)sqlite3_column_int64(sql, 7);
    x->tokens = (uint64_t)sqlite3_column_int64(sql, 8);
    x->signature = kith_arena_str(r->scratch, (kith_str){(const char *)signature.at, signature.n});
    if (first < 0 || sentences < 0 || sentences > UINT32_MAX || first > INT64_MAX - sentences)
        return damaged(r, "a document's sentences cannot be");
    x->sentences = (uint64_t)sentences;
    return take_spans(r, spans, x) && take_mentions(r, mentions, x) &&
           (!r->store->text || take_texts(r, first, x));
}

static sqlite3_stmt *find_document(reader *r, int64_t row)
{
    sqlite3_stmt *sql = kith_store_sql(r->store, KITH_SQL_READ_DOCUMENT, r->err);
    int why;

    if (sql == NULL)
        return NULL;
    sqlite3_bind_int64(sql, 1, row);
    why = sqlite3_step(sql);
    if (why == SQLITE_ROW)
        return sql;
    if (why == SQLITE_DONE)
        damaged(r, "a document is missing");
    else
        kith_store_fail(r->store, r->err);
    return NULL;
}

bool kith_store_reader_take(reader *r, int64_t row, kith_facts *x)
{
    sqlite3_stmt *sql;
    int64_t of;

    kith_arena_reset(r->scratch);
    sql = find_document(r, row);

    *x = (kith_facts){.name = {"", 0}};
    if (sql == NULL)
        return false;
    take_about(r, sql, x);
    of = sqlite3_column_int64(sql, 11);
    if (of != 0 && (sql = find_document(r, of)) == NULL)
        return false;
    r->store->at_row = of != 0 ? of : row;
    r->store->at_sentence = sqlite3_column_int64(sql, 9);
    if (of != 0 && sqlite3_column_int64(sql, 11) != 0)
        return damaged(r, "a document is the copy of a copy");
    return take_content(r, sql, x);
}
