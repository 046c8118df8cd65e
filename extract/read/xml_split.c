// SPDX-License-Identifier: GPL-3.0-or-later
/* The window of the stream begins at what is looked for, or at the record whose end is looked for;
 * it grows until the end is in it. Only tags, comments, instructions and CDATA sections are told
 * apart: a record that is not well-formed is its reader's to refuse, and the others are used. */
#include "extract/read/xml_split.h"

#include <glib.h>

#include "extract/read/sax.h"
#include "extract/read/wide.h"
#include "extract/read/xml_any.h"

enum { PROLOG = 64 * 1024, WINDOW = 256 * 1024, LANGUAGE_BYTES = 100 };

/* Which elements of which root are documents. */
static const struct kind {
    const char *root, *item, *reader;
} kinds[] = {
    {"rss", "item", "feed"},          {"RDF", "item", "feed"},
    {"feed", "entry", "feed"},        {"newsMessage", "newsItem", "newsml"},
    {"NewsML", "NewsItem", "newsml"}, {"teiCorpus", "TEI", "tei"},
    {"teiCorpus.2", "TEI.2", "tei"},  {"pmc-articleset", "article", "jats"},
};

typedef struct {
    const struct kind *kind;
    kith_stream *own;  // in place of one in UTF-16
    kith_xpath *xpath; // where the matches are the documents
    kith_str before;   // of every record: prolog and root's tag
    kith_str behind;   // the root's end tag
    kith_str language; // what the feed says of all its items, an element
    uint64_t line;     // at the beginning of the window, from 1
    size_t n;          // records found
    bool begun, ended;
} splitter;

/* What stands at a '<'. */
typedef enum { CUT, OTHER, START, EMPTY, END } tag_kind;

typedef struct {
    tag_kind kind;
    kith_str name; // without prefix
    size_t end;    // behind it
} tag;

static bool find(kith_str s, size_t pos, kith_str mark, size_t *end)
{
    *end = s.len;
    while (pos + mark.len <= s.len) {
        const char *at = memchr(s.ptr + pos, mark.ptr[0], s.len - pos - mark.len + 1);
        if (at == NULL)
            return false;
        pos = (size_t)(at - s.ptr);
        if (memcmp(at, mark.ptr, mark.len) == 0) {
            *end = pos + mark.len;
            return true;
        }
        pos++;
    }
    return false;
}

static size_t tag_end(kith_str s, size_t pos)
{
    for (; pos < s.len && s.ptr[pos] != '>'; pos++)
        if (s.ptr[pos] == '"' || s.ptr[pos] == '\'') {
            const char *close = memchr(s.ptr + pos + 1, s.ptr[pos], s.len - pos - 1);
            if (close == NULL)
                return s.len;
            pos = (size_t)(close - s.ptr);
        }
    return pos;
}

static kith_str name_at(kith_str s, size_t pos)
{
    size_t beg = pos;

    for (; pos < s.len && strchr(" \t\r\n/>", s.ptr[pos]) == NULL; pos++)
        if (s.ptr[pos] == ':')
            beg = pos + 1;
    return kith_str_sub(s, beg, pos);
}

/* CUT where the window ends before it does. */
static tag tag_at(kith_str s, size_t pos)
{
    tag t = {.kind = OTHER};
    kith_str rest = kith_str_sub(s, pos, MIN(s.len, pos + 9));

    if (rest.len < 2)
        t.kind = CUT;
    else if (rest.ptr[1] == '?')
        t.kind = find(s, pos, KITH_STR("?>"), &t.end) ? OTHER : CUT;
    else if (kith_str_starts(rest, KITH_STR("<!--")))
        t.kind = find(s, pos + 4, KITH_STR("-->"), &t.end) ? OTHER : CUT;
    else if (kith_str_starts(rest, KITH_STR("<![CDATA[")))
        t.kind = find(s, pos + 9, KITH_STR("]]>"), &t.end) ? OTHER : CUT;
    else if (rest.ptr[1] == '!' && rest.len < 9)
        t.kind = CUT;
    else {
        size_t end = tag_end(s, pos);
        bool close = rest.ptr[1] == '/';
        t.name = name_at(kith_str_sub(s, 0, end), pos + 1 + close);
        t.end = end + 1;
        t.kind = end >= s.len ? CUT : close ? END : s.ptr[end - 1] == '/' ? EMPTY : START;
    }
    return t;
}

static uint64_t count_lines(kith_str s)
{
    uint64_t n = 0;

    for (const char *at = s.ptr, *end = s.ptr + s.len;
         at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        n++;
    return n;
}

static void pass(kith_split *split, splitter *s, size_t n)
{
    s->line += count_lines(kith_stream_peek(split->in, n));
    kith_stream_skip(split->in, n);
}

static const struct kind *kind_of(kith_str root)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kith_str_eq(root, kith_str_of(kinds[i].root)))
            return &kinds[i];
    return NULL;
}

/* Finds the root's tag; false when the file is not one that can be split. */
static bool begin(kith_split *split, splitter *s)
{
    kith_str head = kith_stream_peek(split->in, PROLOG);
    char room[KITH_XML_HEAD];
    kith_xml_root root;
    size_t at;
    tag t;

    s->line = 1;
    if (!kith_xml_root_of(head, room, &root) || (s->kind = kind_of(root.name)) == NULL)
        return false;
    at = (size_t)(root.rest.ptr - head.ptr);
    t = tag_at(head, at);
    if (t.kind != START)
        return false;
    s->before = kith_arena_str(split->arena, kith_str_sub(head, 0, t.end));
    s->behind = kith_arena_printf(split->arena, "</%.*s>",
                                  (int)(root.name.ptr + root.name.len - (head.ptr + at + 1)),
                                  head.ptr + at + 1);
    pass(split, s, t.end);
    return true;
}

/* Passes what stands before the next record; false when there is none. */
static bool find_item(kith_split *split, splitter *s)
{
    size_t pos = 0;

    for (;;) {
        kith_str here = kith_stream_peek(split->in, WINDOW);
        const char *at = here.len > pos ? memchr(here.ptr + pos, '<', here.len - pos) : NULL;
        size_t end;
        tag t;
        if (at == NULL) {
            if (here.len < WINDOW)
                return false;
            pass(split, s, here.len);
            pos = 0;
            continue;
        }
        pos = (size_t)(at - here.ptr);
        t = tag_at(here, pos);
        if (t.kind == CUT && pos == 0 && here.len == WINDOW) { // a comment without end, say
            pass(split, s, here.len);
            continue;
        }
        if (t.kind == CUT && here.len < WINDOW)
            return false;
        if (t.kind == CUT || (t.kind != OTHER && kith_str_eq(t.name, kith_str_of(s->kind->item)))) {
            pass(split, s, pos);
            if (t.kind == START)
                return true;
            pos = t.kind == CUT ? 0 : t.end - pos;
            continue;
        }
        if (t.kind == START && s->n == 0 && kith_str_eq(t.name, KITH_STR("language")) &&
            find(here, pos, KITH_STR("</language>"), &end) && end - pos < LANGUAGE_BYTES)
            s->language = kith_arena_str(split->arena, kith_str_sub(here, pos, end));
        pos = t.end;
    }
}

/* How the record that the window begins with ends. */
typedef enum { WHOLE, ENDLESS, TOO_LARGE } ending;

/* *n: its bytes, or, of one that does not end, those before the next. */
static ending find_end(kith_split *split, const splitter *s, size_t *n)
{
    size_t pos = 1, window = WINDOW;

    for (;;) {
        kith_str here = kith_stream_peek(split->in, window);
        const char *at = here.len > pos ? memchr(here.ptr + pos, '<', here.len - pos) : NULL;
        tag t = {.kind = CUT};
        pos = at != NULL ? (size_t)(at - here.ptr) : here.len;
        if (at != NULL)
            t = tag_at(here, pos);
        *n = pos;
        if (t.kind == CUT && here.len < window) {
            *n = here.len;
            return ENDLESS;
        }
        if (t.kind == CUT && window > split->max)
            return TOO_LARGE;
        if (t.kind == CUT) {
            window *= 2;
            continue;
        }
        if (t.kind != OTHER && kith_str_eq(t.name, kith_str_of(s->kind->item))) {
            *n = t.kind == END ? t.end : pos;
            if (t.kind == END)
                return *n > split->max ? TOO_LARGE : WHOLE;
            return ENDLESS;
        }
        pos = t.end;
    }
}

static kith_next give(kith_split *split, splitter *s, size_t n, kith_arena *a, kith_record *record)
{
    kith_str item = kith_stream_peek(split->in, n);
    char *at = kith_room(a, char, s->before.len + s->language.len + n + s->behind.len), *to = at;
    const kith_str parts[] = {s->before, s->language, item, s->behind};

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].len > 0) {
            memcpy(to, parts[i].ptr, parts[i].len);
            to += parts[i].len;
        }
    record->bytes = (kith_str){at, (size_t)(to - at)};
    record->reader = kith_reader_named(s->kind->reader);
    record->name = kith_arena_printf(a, "%.*s:%" G_GUINT64_FORMAT, (int)split->path.len,
                                     split->path.ptr, (guint64)s->line);
    pass(split, s, n);
    s->n++;
    return KITH_NEXT_RECORD;
}

static kith_next next_item(kith_split *split, splitter *s, kith_arena *a, kith_record *record,
                           kith_err *err)
{
    uint64_t line;
    size_t n;

    if (!find_item(split, s)) {
        s->ended = true;
        if (s->n > 0 || !kith_stream_ok(split->in, NULL))
            return KITH_NEXT_END;
        kith_fail(err, KITH_EINPUT, "<%s> holds no <%s>; the file may be cut short", s->kind->root,
                  s->kind->item);
        return KITH_NEXT_BAD;
    }
    line = s->line;
    switch (find_end(split, s, &n)) {
    case WHOLE:
        return give(split, s, n, a, record);
    case ENDLESS:
        kith_fail(err, KITH_EINPUT,
                  "line %" G_GUINT64_FORMAT
                  ": <%s> begins and does not end; the file may be cut short",
                  (guint64)line, s->kind->item);
        break;
    case TOO_LARGE:
        kith_fail(err, KITH_EINPUT,
                  "line %" G_GUINT64_FORMAT ": <%s> is larger than %zu bytes; raise --max-document",
                  (guint64)line, s->kind->item, split->max);
        break;
    }
    s->n++;
    pass(split, s, n);
    return KITH_NEXT_BAD;
}

/* Who reads the file as one document; NULL where its bytes, all of them, are of a kind that another
 * splits. */
static const kith_reader *whole_reader(const kith_split *split, kith_str bytes)
{
    kith_str head = kith_str_sub(bytes, 0, MIN(bytes.len, (size_t)KITH_HEAD));
    const kith_reader *reader;

    if (split->options->from != NULL)
        return kith_reader_named(split->options->from);
    reader = kith_reader_of(head, split->path);
    return reader == NULL || reader->next == NULL || reader->next == kith_xml_next ? reader : NULL;
}

/* The file as one document. */
static kith_next give_file(kith_split *split, splitter *s, kith_arena *a, kith_record *record,
                           kith_err *err)
{
    kith_err broke;

    s->ended = true;
    if (!kith_stream_all(split->in, split->max, a, &record->bytes, err))
        return KITH_NEXT_BAD;
    if (record->bytes.len == 0 && !kith_stream_ok(split->in, &broke))
        return KITH_NEXT_END;
    record->reader = whole_reader(split, record->bytes);
    return KITH_NEXT_RECORD;
}

static kith_next next_match(kith_split *split, splitter *s, kith_arena *a, kith_record *record,
                            kith_err *err)
{
    if (s->xpath == NULL) {
        kith_str bytes;
        if (!kith_stream_all(split->in, split->max, split->arena, &bytes, err) ||
            !kith_xpath_open(split->options->xpath, bytes, split->arena, &s->xpath, err)) {
            s->ended = true;
            return KITH_NEXT_BAD;
        }
    }
    if (!kith_xpath_next(s->xpath, a, record)) {
        s->ended = true;
        return KITH_NEXT_END;
    }
    record->reader = kith_reader_named("xml");
    if (record->name.len > 0)
        record->name = kith_arena_printf(a, "%.*s:%.*s", (int)split->path.len, split->path.ptr,
                                         (int)record->name.len, record->name.ptr);
    return KITH_NEXT_RECORD;
}

kith_next kith_xml_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    splitter *s = split->state;

    if (s == NULL) {
        s = split->state = kith_new(split->arena, splitter, 1);
        if (!kith_split_narrow(split, &s->own, err)) {
            s->ended = true;
            return KITH_NEXT_BAD;
        }
        if (split->options->xpath == NULL && !begin(split, s))
            s->kind = NULL;
    }
    if (s->ended)
        return KITH_NEXT_END;
    if (split->options->xpath != NULL)
        return next_match(split, s, a, record, err);
    if (s->kind == NULL)
        return give_file(split, s, a, record, err);
    return next_item(split, s, a, record, err);
}

void kith_xml_close(kith_split *split)
{
    const splitter *s = split->state;

    if (s == NULL)
        return;
    kith_xpath_close(s->xpath);
    kith_stream_close(s->own);
}
