// SPDX-License-Identifier: GPL-3.0-or-later
/* A record is a head as HTTP's, a block of as many bytes as it says, and two line breaks. Blocks
 * that are no text are passed and never held. */
#include "extract/read/warc.h"

#include <glib.h>

#include "extract/read/gunzip.h"
#include "extract/read/html.h"
#include "extract/read/http.h"

enum { LONGEST_HEAD = 64 * 1024, LONGEST_URL = 1000 };

typedef struct {
    uint64_t n; // records met
} splitter;

bool kith_warc_knows(kith_str head)
{
    return kith_str_starts(head, KITH_STR("WARC/1."));
}

/* Passes lines up to one that begins a record. False at the end. */
static bool find_record(kith_stream *in, uint64_t *skipped)
{
    kith_str line;

    *skipped = 0;
    for (;;) {
        kith_str head = kith_stream_peek(in, 7);
        if (kith_warc_knows(head))
            return true;
        if (head.len > 0 && (head.ptr[0] == '\r' || head.ptr[0] == '\n')) {
            kith_stream_skip(in, 1);
            continue;
        }
        if (!kith_stream_line(in, LONGEST_HEAD, &line))
            return false;
        *skipped += line.len;
    }
}

static kith_str take_head(kith_stream *in, kith_arena *a)
{
    size_t n = kith_http_head(kith_stream_peek(in, LONGEST_HEAD));
    kith_str head = kith_arena_str(a, kith_stream_peek(in, n));

    kith_stream_skip(in, n);
    return head;
}

/* The bytes of the block; false when the head does not say. */
static bool block_length(kith_str head, uint64_t *n)
{
    kith_str value = kith_http_field(head, "Content-Length");

    *n = 0;
    for (size_t i = 0; i < value.len; i++) {
        if (!g_ascii_isdigit(value.ptr[i]) || *n > UINT64_MAX / 100)
            return false;
        *n = *n * 10 + (uint64_t)(value.ptr[i] - '0');
    }
    return value.len > 0;
}

static bool is_text_type(kith_str type)
{
    return kith_http_is(type, "text/html") || kith_http_is(type, "application/xhtml+xml") ||
           kith_http_is(type, "text/plain");
}

/* Whether the block that stands next is a page that was found, or a text; *response: with HTTP's
 * head. */
static bool is_wanted(kith_str head, kith_stream *in, uint64_t n, bool *response)
{
    kith_str type = kith_http_field(head, "WARC-Type"), block, http;

    *response = kith_str_eq(type, KITH_STR("response"));
    if (!*response)
        return (kith_str_eq(type, KITH_STR("conversion")) ||
                kith_str_eq(type, KITH_STR("resource"))) &&
               is_text_type(kith_http_field(head, "Content-Type"));
    block = kith_stream_peek(in, (size_t)MIN(n, LONGEST_HEAD));
    http = kith_str_sub(block, 0, kith_http_head(block));
    return kith_http_status(http) == 200 && is_text_type(kith_http_field(http, "Content-Type"));
}

static kith_str address(kith_str head)
{
    kith_str url = kith_http_field(head, "WARC-Target-URI");

    if (url.len > 2 && url.ptr[0] == '<' && url.ptr[url.len - 1] == '>')
        url = kith_str_sub(url, 1, url.len - 1);
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.ptr[i] <= ' ' || (unsigned char)url.ptr[i] > '~')
            return (kith_str){0};
    return kith_str_sub(url, 0, MIN(url.len, LONGEST_URL));
}

/* Takes the block. False, and err, when it is cut short. */
static bool take_block(kith_split *split, kith_arena *a, uint64_t n, uint64_t at, kith_str *bytes,
                       kith_err *err)
{
    *bytes = kith_stream_peek(split->in, (size_t)n);
    if (bytes->len < n)
        return kith_fail(err, KITH_EINPUT,
                         "the record at byte %" G_GUINT64_FORMAT
                         " has %zu of its %" G_GUINT64_FORMAT " bytes",
                         (guint64)at, bytes->len, (guint64)n);
    *bytes = kith_arena_str(a, *bytes);
    kith_stream_skip(split->in, n);
    return true;
}

static kith_next give(kith_split *split, kith_arena *a, kith_str head, bool response,
                      kith_str bytes, kith_record *record)
{
    const splitter *s = split->state;
    kith_str url = address(head);

    record->bytes = bytes;
    record->source = url;
    record->name = kith_arena_printf(a, "%.*s#%" G_GUINT64_FORMAT "%s%.*s", (int)split->path.len,
                                     split->path.ptr, (guint64)s->n, url.len > 0 ? " " : "",
                                     (int)url.len, url.len > 0 ? url.ptr : "");
    if (response)
        record->reader = kith_reader_named("warc");
    else
        record->reader = kith_reader_named(
            kith_http_is(kith_http_field(head, "Content-Type"), "text/plain") ? "text" : "html");
    if (!response)
        record->charset = kith_http_charset(a, kith_http_field(head, "Content-Type"));
    return KITH_NEXT_RECORD;
}

static kith_next fail_here(uint64_t at, const char *what, kith_err *err)
{
    kith_fail(err, KITH_EINPUT, "byte %" G_GUINT64_FORMAT ": %s", (guint64)at, what);
    return KITH_NEXT_BAD;
}

/* KITH_NEXT_END: the record is not wanted. */
static kith_next take_record(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    splitter *s = split->state;
    uint64_t at = kith_stream_offset(split->in), n;
    kith_str head = take_head(split->in, a), bytes;
    bool response;

    s->n++;
    if (head.len == 0) {
        kith_stream_skip(split->in, 7);
        return kith_stream_ok(split->in, NULL) ? fail_here(at, "a head that does not end", err)
                                               : KITH_NEXT_END;
    }
    if (!block_length(head, &n))
        return fail_here(at, "a record without a Content-Length", err);
    if (!is_wanted(head, split->in, n, &response)) {
        kith_stream_skip(split->in, n);
        return KITH_NEXT_END;
    }
    if (n > split->max) {
        kith_stream_skip(split->in, n);
        kith_fail(err, KITH_EINPUT,
                  "the record at byte %" G_GUINT64_FORMAT " has %" G_GUINT64_FORMAT
                  " bytes; a document may have %zu",
                  (guint64)at, (guint64)n, split->max);
        return KITH_NEXT_BAD;
    }
    if (!take_block(split, a, n, at, &bytes, err)) {
        kith_stream_skip(split->in, n);
        return kith_stream_ok(split->in, NULL) ? KITH_NEXT_BAD : KITH_NEXT_END;
    }
    return give(split, a, head, response, bytes, record);
}

kith_next kith_warc_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    uint64_t skipped, at = kith_stream_offset(split->in);
    kith_next found;

    if (split->state == NULL)
        split->state = kith_new(split->arena, splitter, 1);
    for (;;) {
        if (!find_record(split->in, &skipped))
            return skipped > 0 && kith_stream_ok(split->in, NULL)
                       ? fail_here(at, "no WARC record", err)
                       : KITH_NEXT_END;
        if (skipped > 0)
            return fail_here(at, "no WARC record; the next one is used", err);
        if ((found = take_record(split, a, record, err)) != KITH_NEXT_END)
            return found;
        at = kith_stream_offset(split->in);
    }
}

/* A body that was packed for sending; up to where it is damaged. Some crawlers keep the field and
 * unpack. */
static bool unpack_body(const kith_record *record, bool gzip, kith_arena *a, kith_str *body,
                        kith_err *err)
{
    kith_stream *in;
    bool ok;

    if ((gzip && !kith_gunzip_knows(*body)) || (!gzip && kith_html_knows(*body)))
        return true;
    in = kith_gunzip_stream(kith_stream_of(*body));
    ok = kith_stream_all(in, record->options->max_document, a, body, err) &&
         (body->len > 0 || kith_stream_ok(in, err));
    kith_stream_close(in);
    return ok;
}

bool kith_warc_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str head = kith_str_sub(record->bytes, 0, kith_http_head(record->bytes));
    kith_str type = kith_http_field(head, "Content-Type");
    kith_str coding = kith_http_field(head, "Content-Encoding");
    kith_record inner = *record;
    bool gzip;

    inner.bytes = kith_str_sub(record->bytes, head.len, record->bytes.len);
    if (kith_http_is(kith_http_field(head, "Transfer-Encoding"), "chunked"))
        inner.bytes = kith_http_unchunked(a, inner.bytes);
    gzip = kith_http_is(coding, "gzip") || kith_http_is(coding, "x-gzip");
    if (coding.len > 0 && !gzip && !kith_http_is(coding, "deflate") &&
        !kith_http_is(coding, "identity"))
        return kith_fail(err, KITH_EINPUT, "a page packed with '%.*s', which is not read",
                         (int)coding.len, coding.ptr);
    if ((gzip || kith_http_is(coding, "deflate")) &&
        !unpack_body(record, gzip, a, &inner.bytes, err))
        return false;
    inner.charset = kith_http_charset(a, type);
    inner.reader = kith_reader_named(kith_http_is(type, "text/plain") ? "text" : "html");
    return inner.reader->read(&inner, a, doc, err);
}
