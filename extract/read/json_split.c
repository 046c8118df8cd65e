// SPDX-License-Identifier: GPL-3.0-or-later
/* A value ends where its brackets do: nothing more is understood here. A file with a whole object
 * on its first line is taken line by line, so that a broken line is one line; any other is taken
 * value by value. */
#include "extract/read/json.h"

#include <glib.h>

#include "extract/read/scan.h"

typedef enum { LINES, VALUES, ARRAY } shape;

typedef struct {
    shape shape;
    uint64_t line; // that stands next, from 1
    uint64_t n;    // values given
    bool done;
} splitter;

static size_t space(kith_str s, size_t i)
{
    while (i < s.len && strchr(" \t\r\n", s.ptr[i]) != NULL && s.ptr[i] != '\0')
        i++;
    return i;
}

static size_t mark(kith_str s)
{
    return kith_str_starts(s, KITH_STR("\xef\xbb\xbf")) ? 3 : 0;
}

/* `{"`, `{}`, `[{`, `["`, with white space between. */
bool kith_json_knows(kith_str head)
{
    size_t i = space(head, mark(head)), k;

    if (i == head.len || (head.ptr[i] != '{' && head.ptr[i] != '['))
        return false;
    k = space(head, i + 1);
    if (k == head.len)
        return true;
    if (head.ptr[i] == '[')
        return head.ptr[k] == '{' || head.ptr[k] == ']';
    return head.ptr[k] == '}' || (head.ptr[k] == '"' && memchr(head.ptr + k, ':', head.len - k));
}

/* An object that its first line does not end is spread over lines, unless the next begins one:
 * then the first is broken. */
static shape shape_of(kith_stream *in)
{
    enum { LOOK = 64 * 1024 };
    kith_str head = kith_stream_peek(in, LOOK);
    kith_json_scan scan = {0};
    const char *at;
    size_t end, next;

    if (head.len > 0 && head.ptr[0] == '[')
        return ARRAY;
    at = memchr(head.ptr, '\n', head.len);
    end = at != NULL ? (size_t)(at - head.ptr) : head.len;
    if (kith_json_value(&scan, kith_str_sub(head, 0, end)) > 0)
        return LINES;
    next = space(head, end);
    if (at == NULL)
        return head.len == LOOK ? LINES : VALUES;
    return next < head.len && head.ptr[next] == '{' && next == end + 1 ? LINES : VALUES;
}

/* Passes white space and commas; false at the end. */
static bool skip_space(kith_split *split, splitter *s)
{
    for (;;) {
        kith_str here = kith_stream_peek(split->in, KITH_HEAD);
        size_t i = 0;
        while (
            i < here.len &&
            (strchr(" \t\r\n", here.ptr[i]) != NULL || (here.ptr[i] == ',' && s->shape == ARRAY)) &&
            here.ptr[i] != '\0')
            s->line += here.ptr[i++] == '\n';
        kith_stream_skip(split->in, i);
        if (i < here.len || i == 0)
            return i < here.len;
    }
}

static void begin(kith_split *split, splitter *s)
{
    kith_stream_skip(split->in, mark(kith_stream_peek(split->in, 3)));
    s->line = 1;
    if (!skip_space(split, s))
        return;
    s->shape = shape_of(split->in);
    if (s->shape == ARRAY)
        kith_stream_skip(split->in, 1);
}

static kith_next fail_large(const kith_split *split, uint64_t line, kith_err *err)
{
    kith_fail(err, KITH_EINPUT,
              "line %" G_GUINT64_FORMAT ": more than %zu bytes, the most a document may have",
              (guint64)line, split->max);
    return KITH_NEXT_BAD;
}

static void give(kith_split *split, kith_arena *a, kith_str bytes, kith_record *record)
{
    record->bytes = kith_arena_str(a, bytes);
    record->reader = kith_reader_named("json");
    if (record->name.len == 0)
        record->name = kith_arena_str(a, split->path);
}

static kith_next next_line(kith_split *split, splitter *s, kith_arena *a, kith_record *record,
                           kith_err *err)
{
    kith_str line;
    uint64_t at;

    do {
        if (!kith_stream_line(split->in, split->max, &line))
            return KITH_NEXT_END;
        at = s->line++;
        if (line.len > split->max)
            return fail_large(split, at, err);
        if (!kith_stream_ok(split->in, NULL) && line.ptr[line.len - 1] != '\n')
            return KITH_NEXT_END; // the file breaks off in this line
        line = kith_str_trim(line);
    } while (line.len == 0);
    record->name = kith_arena_printf(a, "%.*s:%" G_GUINT64_FORMAT, (int)split->path.len,
                                     split->path.ptr, (guint64)at);
    give(split, a, line, record);
    return KITH_NEXT_RECORD;
}

/* Passes the rest of a value of which `seen` bytes were looked at. False when it does not end. */
static bool skip_value(kith_split *split, kith_json_scan *scan)
{
    for (;;) {
        enum { PIECE = 64 * 1024 };
        kith_str here;
        size_t n;
        kith_stream_skip(split->in, scan->seen);
        scan->seen = 0;
        here = kith_stream_peek(split->in, PIECE);
        if (here.len == 0)
            return false;
        if ((n = kith_json_value(scan, here)) > 0) {
            kith_stream_skip(split->in, n);
            return true;
        }
    }
}

/* The length of the value that stands next; 0 when it does not end. One longer than max is passed,
 * and its length is more than max. */
static size_t find_value(kith_split *split, kith_str *value)
{
    kith_json_scan scan = {0};
    kith_str here = {0};
    size_t n = 0;

    for (size_t want = KITH_HEAD; n == 0; want *= 2) {
        want = MIN(want, split->max + 1);
        here = kith_stream_peek(split->in, want);
        n = kith_json_value(&scan, here);
        if (n == 0 && (here.len < want || here.len > split->max))
            break;
    }
    *value = kith_str_sub(here, 0, n);
    if (n > split->max)
        kith_stream_skip(split->in, n);
    else if (n == 0 && here.len > split->max && skip_value(split, &scan))
        n = split->max + 1;
    return n;
}

static size_t count_lines(kith_str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] == '\n';
    return n;
}

/* An object that is all there is bears the file's name. */
static void name_value(kith_split *split, splitter *s, bool alone, kith_arena *a,
                       kith_record *record)
{
    s->n++;
    if (!alone)
        record->name = kith_arena_printf(a, "%.*s#%" G_GUINT64_FORMAT, (int)split->path.len,
                                         split->path.ptr, (guint64)s->n);
}

/* Comes to the next value. The end of an array may have others behind it. */
static bool come_to_value(kith_split *split, splitter *s)
{
    if (s->done || !skip_space(split, s))
        return false;
    if (s->shape != ARRAY || kith_stream_peek(split->in, 1).ptr[0] != ']')
        return true;
    kith_stream_skip(split->in, 1);
    s->shape = VALUES;
    return skip_space(split, s);
}

static kith_next next_value(kith_split *split, splitter *s, kith_arena *a, kith_record *record,
                            kith_err *err)
{
    kith_str value;
    uint64_t line;
    size_t n;

    if (!come_to_value(split, s))
        return KITH_NEXT_END;
    line = s->line;
    n = find_value(split, &value);
    if (n > split->max) {
        s->n++;
        return fail_large(split, line, err);
    }
    if (n == 0) {
        s->done = true;
        if (!kith_stream_ok(split->in, NULL))
            return KITH_NEXT_END;
        kith_fail(err, KITH_EINPUT, "line %" G_GUINT64_FORMAT ": JSON that does not end",
                  (guint64)line);
        return KITH_NEXT_BAD;
    }
    s->line += count_lines(value);
    give(split, a, value, record);
    kith_stream_skip(split->in, n);
    name_value(split, s, s->shape == VALUES && s->n == 0 && !skip_space(split, s), a, record);
    return KITH_NEXT_RECORD;
}

kith_next kith_json_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    splitter *s = split->state;

    if (s == NULL) {
        s = split->state = kith_new(split->arena, splitter, 1);
        begin(split, s);
    }
    return s->shape == LINES ? next_line(split, s, a, record, err)
                             : next_value(split, s, a, record, err);
}
