// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/train/marked.h"

#include <inttypes.h>

/* A marked name, in bytes of the text without marks. */
typedef struct {
    size_t beg, end;
    uint8_t type;
} mark;

typedef struct {
    kith_arena *a;
    const char *name;
    uint64_t line;
    kith_corpus *out;
    size_t room;
    char *text; // of the document at work
    size_t len, text_room;
    kith_columns doc;
    size_t label_room, sentence_room;
    mark *marks; // of the line at work
    size_t n_marks, mark_room;
} reading;

static unsigned type_of_letter(char letter)
{
    switch (letter) {
    case 'P':
        return KITH_PER;
    case 'O':
        return KITH_ORG;
    case 'L':
        return KITH_LOC;
    case 'M':
        return KITH_MISC;
    default:
        return KITH_TAG_TYPES;
    }
}

/* Where the bracket that closes the name at `open` is; 0 when it is none. */
static size_t closing(kith_str line, size_t open)
{
    const char *close = memchr(line.ptr + open, ']', line.len - open);
    size_t at = close ? (size_t)(close - line.ptr) : 0;

    if (at <= open + 1 || at + 1 >= line.len || type_of_letter(line.ptr[at + 1]) == KITH_TAG_TYPES)
        return 0;
    return at;
}

static void put_byte(reading *r, char byte)
{
    if (r->len == r->text_room) {
        size_t room = r->text_room ? 2 * r->text_room : 4096;

        r->text = kith_grow(r->a, char, r->text, r->len, room);
        r->text_room = room;
    }
    r->text[r->len++] = byte;
}

static void put_mark(reading *r, mark m)
{
    if (r->n_marks == r->mark_room) {
        size_t room = r->mark_room ? 2 * r->mark_room : 64;

        r->marks = kith_grow(r->a, mark, r->marks, r->n_marks, room);
        r->mark_room = room;
    }
    r->marks[r->n_marks++] = m;
}

/* The line without its marks, behind the text so far. */
static void strip(reading *r, kith_str line)
{
    size_t close = 0, beg = 0;

    r->n_marks = 0;
    for (size_t at = 0; at < line.len; at++) {
        if (close == 0 && line.ptr[at] == '[' && (close = closing(line, at)) != 0) {
            beg = r->len;
        } else if (close != 0 && at == close) {
            put_mark(r, (mark){beg, r->len, (uint8_t)type_of_letter(line.ptr[at + 1])});
            close = 0;
            at++;
        } else {
            put_byte(r, line.ptr[at]);
        }
    }
    put_byte(r, '\n');
}

/* Labels of the tokens that a mark covers. */
static void label_mark(kith_columns *doc, size_t first, const mark *m)
{
    size_t t = first, end;

    while (t < doc->tokens.n && doc->tokens.at[t].beg < m->beg)
        t++;
    for (end = t; end < doc->tokens.n && doc->tokens.at[end].end <= m->end;)
        end++;
    if (end == t || doc->tokens.at[t].beg != m->beg || doc->tokens.at[end - 1].end != m->end)
        return;
    for (size_t i = t; i < end; i++)
        doc->label[i] = kith_label(m->type, end - t == 1  ? KITH_POS_U
                                            : i == t      ? KITH_POS_B
                                            : i + 1 < end ? KITH_POS_I
                                                          : KITH_POS_L);
}

static void add_sentence(reading *r, kith_str line)
{
    kith_columns *doc = &r->doc;
    size_t beg = r->len, first = doc->tokens.n;

    strip(r, line);
    kith_tokenize(r->a, (kith_str){r->text, r->len}, beg, r->len, &doc->tokens);
    if (doc->tokens.n == first)
        return;
    if (doc->tokens.n > r->label_room) {
        doc->label = kith_grow(r->a, uint8_t, doc->label, first, 2 * doc->tokens.n);
        r->label_room = 2 * doc->tokens.n;
    }
    for (size_t i = 0; i < r->n_marks; i++)
        label_mark(doc, first, &r->marks[i]);
    if (doc->sentences.n == r->sentence_room) {
        size_t room = r->sentence_room ? 2 * r->sentence_room : 64;

        doc->sentences.at =
            kith_grow(r->a, kith_sentence, doc->sentences.at, doc->sentences.n, room);
        r->sentence_room = room;
    }
    doc->sentences.at[doc->sentences.n++] =
        (kith_sentence){.beg = (uint32_t)first, .end = (uint32_t)doc->tokens.n};
}

static void end_document(reading *r)
{
    if (r->doc.tokens.n == 0)
        return;
    if (r->out->n == r->room) {
        size_t room = r->room ? 2 * r->room : 64;

        r->out->at = kith_grow(r->a, kith_columns, r->out->at, r->room, room);
        r->room = room;
    }
    r->doc.text = (kith_str){r->text, r->len};
    r->out->n_tokens += r->doc.tokens.n;
    r->out->at[r->out->n++] = r->doc;
    r->doc = (kith_columns){.line = r->line};
    r->text = NULL;
    r->len = r->text_room = r->label_room = r->sentence_room = 0;
}

bool kith_marked_parse(kith_arena *a, const char *name, kith_str text, kith_corpus *out,
                       kith_err *err)
{
    reading r = {.a = a, .name = name, .out = out};
    kith_str line;

    if (text.len > UINT32_MAX / 2)
        return kith_fail(err, KITH_EINPUT, "%s: larger than 2 GB; cut it into several files", name);
    *out = (kith_corpus){0};
    while (kith_str_line(&text, &line)) {
        r.line++;
        line = kith_str_trim(line);
        if (line.len == 0)
            end_document(&r);
        else
            add_sentence(&r, line);
    }
    end_document(&r);
    return true;
}
