// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/format.h"

#include "tests/fuzz/check.h"

#include <glib.h>
#include <stdlib.h>

enum { MOST_SEGMENTED = 20000 }; // bytes of a document; the rest is for other targets

/* A stream of a few bytes at a time. */
typedef struct {
    kith_str rest;
    size_t turn;
} dribble;

static ptrdiff_t dribble_fill(void *self, char *to, size_t room, kith_err *err)
{
    static const size_t width[] = {1, 7, 2, 64, 3};
    dribble *d = self;
    size_t n = MIN(width[d->turn % G_N_ELEMENTS(width)], MIN(room, d->rest.len));

    (void)err;
    d->turn++;
    if (n > 0)
        memcpy(to, d->rest.ptr, n);
    d->rest = kith_str_sub(d->rest, n, d->rest.len);
    return (ptrdiff_t)n;
}

static void dribble_close(void *self)
{
    g_free(self);
}

static kith_stream *dribbling(kith_str bytes)
{
    static const kith_stream_kind kind = {dribble_fill, dribble_close};
    dribble *d = g_new0(dribble, 1);

    d->rest = bytes;
    return kith_stream_new(&kind, d);
}

static void make_article(kith_arena *a, const kith_doc *doc)
{
    kith_article article = kith_article_find(a, doc, false);
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};

    check_article(&article, doc);
    kith_segment(a, &article, &tokens, &sentences);
    check_tokens(article.text, tokens, sentences);
}

static uint64_t sum_of(const kith_doc *doc)
{
    const kith_str text[] = {doc->name,   doc->text,     doc->title,  doc->date,
                             doc->author, doc->language, doc->source, doc->stated};
    uint64_t sum = doc->n_lines;

    for (size_t i = 0; i < G_N_ELEMENTS(text); i++)
        sum = sum * 31 + (text[i].len > 0 ? kith_str_hash(text[i]) : 0);
    return sum;
}

/* All records of a stream, which it takes: a hash over them. */
static uint64_t read_all(kith_str name, kith_stream *in, size_t most,
                         const kith_read_options *options, bool articles)
{
    kith_paths paths = {.options = *options};
    kith_source *source = kith_source_new(&paths);
    kith_arena *a = kith_arena_new();
    kith_record record;
    kith_doc doc;
    kith_err err = {0};
    kith_next found;
    uint64_t sum = 0;

    kith_source_add(source, name, in);
    for (size_t n = 0; (found = kith_source_next(source, a, &record, &err)) != KITH_NEXT_END; n++) {
        bool whole = found == KITH_NEXT_RECORD && kith_record_read(&record, a, &doc, &err);
        if (whole)
            check_doc(&doc);
        else
            check_err(&err);
        if (whole && articles && doc.text.len < MOST_SEGMENTED)
            make_article(a, &doc);
        sum = sum * 7 + (whole ? sum_of(&doc) : kith_str_hash(kith_str_of(err.msg)));
        if (n > most)
            abort();
        err = (kith_err){0};
        kith_arena_reset(a);
    }
    kith_source_free(source);
    kith_arena_free(a);
    return sum;
}

void check_format(kith_str name, kith_str bytes, const kith_read_options *options)
{
    size_t most = bytes.len + 16; // a record takes a byte at least
    uint64_t whole = read_all(name, kith_stream_of(bytes), most, options, true);

    if (whole != read_all(name, dribbling(bytes), most, options, false))
        abort();
}
