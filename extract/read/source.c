// SPDX-License-Identifier: GPL-3.0-or-later
/* A stack of what is open: a file, what is packed in it, what is packed in that ... The top is
 * either an archive whose next entry is opened above it, or a stream that is split, or, for a
 * moment, one that is a document. */
#include "extract/read/source.h"

#include <glib.h>

#include "extract/read/decode.h"
#include "extract/read/gunzip.h"
#include "extract/read/metadata.h"
#include "extract/read/unpack.h"
#include "extract/read/utf16.h"

enum { DEEPEST = 6 };

typedef struct {
    kith_str name;       // "a.zip/b.jsonl.gz", in arena
    kith_arena *arena;   // of this level
    kith_stream *stream; // NULL once it is taken by unpack or a record
    kith_unpack *unpack; // an archive, or what is packed
    const kith_reader *reader;
    kith_split split;
    size_t n_entries; // of an archive, that were read
    size_t n_packed;  // how often its stream was gzip
    bool given;       // as a document; its end is still to be looked at
} level;

struct kith_source {
    const kith_paths *paths;
    kith_read_options options;
    size_t next; // of paths
    level open[DEEPEST];
    size_t depth;
};

kith_source *kith_source_new(const kith_paths *paths)
{
    kith_source *s = g_new0(kith_source, 1);

    s->paths = paths;
    s->options = paths->options;
    if (s->options.max_document == 0)
        s->options.max_document = KITH_MAX_DOCUMENT;
    s->options.max_document = MIN(s->options.max_document, KITH_MOST_DOCUMENT);
    return s;
}

static level *top(kith_source *s)
{
    return &s->open[s->depth - 1];
}

static void pop(kith_source *s)
{
    level *l = top(s);

    if (l->reader != NULL && l->reader->close != NULL)
        l->reader->close(&l->split);
    kith_stream_close(l->stream);
    kith_unpack_close(l->unpack);
    kith_arena_free(l->arena);
    *l = (level){0};
    s->depth--;
}

void kith_source_free(kith_source *s)
{
    if (s == NULL)
        return;
    while (s->depth > 0)
        pop(s);
    g_free(s);
}

/* Takes stream. */
static void push(kith_source *s, kith_str name, kith_stream *stream)
{
    level *l = &s->open[s->depth++];

    *l = (level){.arena = kith_arena_new(), .stream = stream};
    l->name = kith_arena_str(l->arena, name);
}

void kith_source_add(kith_source *s, kith_str name, kith_stream *in)
{
    assert(s->depth == 0);
    push(s, name, in);
}

/* The failure of a level, with its name in front. The level is done. */
static kith_next give_up(kith_source *s, kith_err *err)
{
    level *l = top(s);

    kith_fail_in(err, "%.*s", (int)l->name.len, l->name.ptr);
    pop(s);
    return KITH_NEXT_BAD;
}

/* A whole file as one document. Of an entry of an archive the bytes are read here, since the next
 * entry stands behind them; any other stream goes with the record to a worker. */
static kith_next give_whole(kith_source *s, kith_arena *a, kith_record *record, kith_err *err)
{
    level *l = top(s);
    bool alone = true;
    kith_err broke = {0};

    *record = (kith_record){
        .name = kith_arena_str(a, l->name), .reader = l->reader, .options = &s->options};
    for (size_t i = 0; i < s->depth; i++)
        alone = alone && (s->open[i].unpack == NULL);
    if (alone) {
        record->stream = l->stream;
        l->stream = NULL;
        pop(s);
        return KITH_NEXT_RECORD;
    }
    if (!kith_stream_all(l->stream, s->options.max_document, a, &record->bytes, err))
        return give_up(s, err);
    if (!kith_stream_ok(l->stream, &broke) && record->bytes.len == 0) {
        *err = broke;
        return give_up(s, err);
    }
    l->given = true;
    return KITH_NEXT_RECORD;
}

static kith_next fail_deep(kith_source *s, kith_err *err)
{
    kith_fail(err, KITH_EINPUT, "packed too many times in itself");
    return give_up(s, err);
}

/* A splitter for what stands in UTF-16, where there is one that looks for ASCII marks; the level's
 * stream is UTF-8 then. */
static const kith_reader *narrowed(level *l, kith_str head, const kith_reader *reader,
                                   const char *from)
{
    const kith_reader *other = reader;
    kith_stream *look;

    if (from == NULL && strcmp(reader->name, "text") == 0) {
        look = kith_utf16_stream(kith_stream_of(head));
        other = kith_reader_of(kith_stream_peek(look, KITH_HEAD / 2), l->name);
        kith_stream_close(look);
    }
    if (other == NULL || !other->narrow)
        return reader;
    l->stream = kith_utf16_stream(l->stream);
    return other;
}

/* One step of a level whose stream is not known yet. */
static kith_next begin(kith_source *s, kith_arena *a, kith_record *record, kith_err *err)
{
    level *l = top(s);
    kith_str head = kith_stream_peek(l->stream, KITH_HEAD);
    const char *from = s->options.from;
    const kith_reader *reader =
        from != NULL ? kith_reader_named(from) : kith_reader_of(head, l->name);
    kith_err broke;

    if (from != NULL && reader == NULL) {
        kith_fail(err, KITH_EUSAGE, "no format is named '%s'", from);
        return give_up(s, err);
    }
    if (head.len == 0 && !kith_stream_ok(l->stream, &broke)) {
        *err = broke;
        return give_up(s, err);
    }
    if ((reader == NULL || !reader->binary) && kith_gunzip_knows(head)) {
        if (++l->n_packed > DEEPEST)
            return fail_deep(s, err);
        l->stream = kith_gunzip_stream(l->stream);
        return KITH_NEXT_END;
    }
    if ((reader == NULL || !reader->binary) && kith_packed(head)) {
        kith_stream *in = l->stream;
        if (s->depth == DEEPEST)
            return fail_deep(s, err);
        l->stream = NULL;
        if (!kith_unpack_open(in, &l->unpack, err))
            return give_up(s, err);
        return KITH_NEXT_END;
    }
    if (reader == NULL || (from != NULL && !reader->binary && kith_binary_kind(head) != NULL)) {
        const char *kind = kith_binary_kind(head);
        kith_fail(err, KITH_EINPUT, "looks like %s, not text", kind != NULL ? kind : "nothing");
        return give_up(s, err);
    }
    l->reader = kith_utf16_marked(head) ? narrowed(l, head, reader, from) : reader;
    if (l->reader->next == NULL)
        return give_whole(s, a, record, err);
    l->split = (kith_split){.in = l->stream,
                            .path = l->name,
                            .arena = l->arena,
                            .options = &s->options,
                            .max = s->options.max_document};
    return KITH_NEXT_END;
}

/* The name of an entry without suffix is that of its file without ".gz". */
static kith_str unpacked_name(kith_arena *a, kith_str outer, kith_str inner)
{
    if (inner.len > 0)
        return kith_arena_printf(a, "%.*s/%.*s", (int)outer.len, outer.ptr, (int)inner.len,
                                 inner.ptr);
    return outer;
}

static kith_next next_entry(kith_source *s, kith_err *err)
{
    level *l = top(s);
    kith_str inner;

    for (;;) {
        err->code = KITH_OK;
        if (!kith_unpack_next(l->unpack, &inner, err)) {
            if (err->code == KITH_OK && l->n_entries == 0 && kith_unpack_is_archive(l->unpack))
                kith_fail(err, KITH_EINPUT, "an archive that holds no file that can be read");
            if (err->code != KITH_OK)
                return give_up(s, err);
            pop(s);
            return KITH_NEXT_END;
        }
        if (inner.len == 0 || kith_reads_name(inner, &s->options))
            break;
    }
    l->n_entries++;
    push(s, unpacked_name(l->arena, l->name, inner), kith_unpack_stream(l->unpack));
    return KITH_NEXT_END;
}

/* What is left to say of a stream that was read to its end. */
static kith_next finish(kith_source *s, kith_err *err)
{
    if (!kith_stream_ok(top(s)->stream, err))
        return give_up(s, err);
    pop(s);
    return KITH_NEXT_END;
}

static kith_next next_split(kith_source *s, kith_arena *a, kith_record *record, kith_err *err)
{
    level *l = top(s);
    kith_next found;

    *record = (kith_record){.options = &s->options};
    found = l->reader->next(&l->split, a, record, err);
    if (found == KITH_NEXT_END)
        return finish(s, err);
    if (found == KITH_NEXT_BAD)
        kith_fail_in(err, "%.*s", (int)l->name.len, l->name.ptr);
    else if (record->name.len == 0)
        record->name = kith_arena_str(a, l->name);
    return found;
}

static kith_next open_path(kith_source *s, kith_err *err)
{
    const char *path = s->paths->at[s->next++];
    kith_stream *in;

    if (!kith_stream_open(path, &in, err)) {
        kith_fail_in(err, "%s", path);
        return KITH_NEXT_BAD;
    }
    push(s, kith_str_of(strcmp(path, "-") == 0 ? "stdin" : path), in);
    return KITH_NEXT_END;
}

/* END of a step is that nothing came of it. */
kith_next kith_source_next(kith_source *s, kith_arena *a, kith_record *record, kith_err *err)
{
    for (;;) {
        const level *l = s->depth > 0 ? top(s) : NULL;
        kith_next found;

        if (l == NULL && s->next >= s->paths->n)
            return KITH_NEXT_END;
        if (l == NULL)
            found = open_path(s, err);
        else if (l->unpack != NULL)
            found = next_entry(s, err);
        else if (l->given)
            found = finish(s, err);
        else if (l->reader != NULL)
            found = next_split(s, a, record, err);
        else
            found = begin(s, a, record, err);
        if (found == KITH_NEXT_RECORD && s->paths->metadata != NULL)
            kith_metadata_apply(s->paths->metadata, a, record);
        if (found != KITH_NEXT_END)
            return found;
    }
}

void kith_record_drop(kith_record *record)
{
    kith_stream_close(record->stream);
    record->stream = NULL;
}
