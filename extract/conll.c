// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/conll.h"

#include <errno.h>
#include <stdio.h>

#include "extract/letters.h"
#include "extract/word.h"

const char *const kith_tag_type_name[KITH_TAG_TYPES] = {"PER", "ORG", "LOC", "MISC"};

unsigned kith_tag_type_of(kith_str name)
{
    static const struct {
        const char *name;
        uint8_t type;
    } names[] = {
        {"PER", KITH_PER},   {"PERSON", KITH_PER},       {"ORG", KITH_ORG},
        {"LOC", KITH_LOC},   {"ORGANIZATION", KITH_ORG}, {"ORGANISATION", KITH_ORG},
        {"GPE", KITH_LOC},   {"LOCATION", KITH_LOC},     {"FAC", KITH_LOC},
        {"MISC", KITH_MISC},
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (kith_str_eq(name, kith_str_of(names[i].name)))
            return names[i].type;
    }
    return KITH_TAG_TYPES;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static kith_str first_column(kith_str line)
{
    size_t beg = 0, end;

    while (beg < line.len && is_blank(line.ptr[beg]))
        beg++;
    for (end = beg; end < line.len && !is_blank(line.ptr[end]);)
        end++;
    return kith_str_sub(line, beg, end);
}

static kith_str last_column(kith_str line)
{
    size_t end = line.len, beg;

    while (end > 0 && is_blank(line.ptr[end - 1]))
        end--;
    for (beg = end; beg > 0 && !is_blank(line.ptr[beg - 1]);)
        beg--;
    return kith_str_sub(line, beg, end);
}

kith_conll_kind kith_conll_line(kith_str line, kith_str *token, kith_str *tag)
{
    if (kith_str_starts(line, KITH_STR("# ")))
        return KITH_LINE_COMMENT;
    *token = first_column(line);
    if (token->len == 0)
        return KITH_LINE_BLANK;
    if (kith_str_eq(*token, KITH_STR("-DOCSTART-")))
        return KITH_LINE_DOCUMENT;
    *tag = last_column(line);
    if (tag->ptr == token->ptr)
        *tag = (kith_str){token->ptr + token->len, 0};
    return KITH_LINE_TOKEN;
}

/* A file being read. */
typedef struct {
    kith_arena *a;
    const char *name;
    bool tagged, split; // split: each sentence is a document
    uint64_t line;
    kith_corpus *out;
    size_t room;
    char *text; // of all tokens that can still come, one after the other
    size_t text_len, doc_text;
    kith_token *token;
    kith_str *tag; // [T] as written
    uint64_t *at;  // [T] lines
    size_t n, doc_token;
    kith_sentence *sentence;
    size_t n_sentences, doc_sentence, sentence_token;
} reading;

/* A tag taken apart: the letter before the hyphen and the type, KITH_TAG_TYPES for O. */
typedef struct {
    char letter;
    unsigned type;
    kith_str name;
} tag_parts;

static bool take_apart(const reading *r, size_t t, tag_parts *out, kith_err *err)
{
    kith_str tag = r->tag[t];

    *out = (tag_parts){'O', KITH_TAG_TYPES, {"", 0}};
    if (!r->tagged || kith_str_eq(tag, KITH_STR("O")))
        return true;
    if (tag.len < 3 || tag.ptr[1] != '-' || memchr("BILUSEM", tag.ptr[0], 7) == NULL)
        return kith_fail(err, KITH_EINPUT,
                         "%s:%llu: '%.*s' is no tag; expected O or B-PER, I-PER and the like in "
                         "the last column",
                         r->name, (unsigned long long)r->at[t], (int)(tag.len < 40 ? tag.len : 40),
                         tag.ptr);
    out->letter = tag.ptr[0];
    out->name = kith_str_sub(tag, 2, tag.len);
    out->type = kith_tag_type_of(out->name);
    r->out->n_unknown += out->type == KITH_TAG_TYPES;
    return true;
}

/* Does a new name begin with `now`, as conlleval reads any of the schemes? */
static bool begins(const tag_parts *before, const tag_parts *now)
{
    return before->letter == 'O' || !kith_str_eq(before->name, now->name) ||
           strchr("BSU", now->letter) != NULL || strchr("ELSU", before->letter) != NULL;
}

static void label_span(uint8_t *label, size_t beg, size_t end, unsigned type)
{
    if (type == KITH_TAG_TYPES)
        return;
    for (size_t t = beg; t < end; t++)
        label[t] = kith_label(type, KITH_POS_I);
    label[beg] = kith_label(type, KITH_POS_B);
    label[end - 1] = kith_label(type, end - beg == 1 ? KITH_POS_U : KITH_POS_L);
}

static bool label_sentence(const reading *r, kith_sentence s, uint8_t *label, kith_err *err)
{
    tag_parts before = {'O', KITH_TAG_TYPES, {"", 0}}, now;
    size_t beg = s.beg;

    for (size_t t = s.beg; t <= s.end; t++) {
        now = (tag_parts){'O', KITH_TAG_TYPES, {"", 0}};
        if (t < s.end && !take_apart(r, r->doc_token + t, &now, err))
            return false;
        if (before.letter != 'O' && (now.letter == 'O' || begins(&before, &now)))
            label_span(label, beg, t, before.type);
        if (now.letter != 'O' && begins(&before, &now))
            beg = t;
        before = now;
    }
    return true;
}

static void end_sentence(reading *r)
{
    if (r->n == r->sentence_token)
        return;
    r->sentence[r->n_sentences++] = (kith_sentence){
        .beg = (uint32_t)(r->sentence_token - r->doc_token),
        .end = (uint32_t)(r->n - r->doc_token),
    };
    r->sentence_token = r->n;
}

static bool end_document(reading *r, kith_err *err)
{
    size_t n = r->n - r->doc_token;
    kith_columns *doc;

    if (n == 0)
        return true;
    if (r->out->n == r->room) {
        size_t room = r->room ? 2 * r->room : 64;

        r->out->at = kith_grow(r->a, kith_columns, r->out->at, r->room, room);
        r->room = room;
    }
    doc = &r->out->at[r->out->n++];
    *doc = (kith_columns){
        .text = {r->text + r->doc_text, r->text_len - r->doc_text},
        .tokens = {.at = r->token + r->doc_token, .n = n},
        .sentences = {.at = r->sentence + r->doc_sentence, .n = r->n_sentences - r->doc_sentence},
        .label = kith_new(r->a, uint8_t, n),
        .line = r->at[r->doc_token],
    };
    for (size_t s = 0; s < doc->sentences.n; s++) {
        if (!label_sentence(r, doc->sentences.at[s], doc->label, err))
            return false;
    }
    r->out->n_tokens += n;
    r->doc_token = r->n;
    r->doc_sentence = r->n_sentences;
    r->doc_text = r->text_len;
    return true;
}

static void add_token(reading *r, kith_str token, kith_str tag)
{
    uint32_t beg = (uint32_t)(r->text_len - r->doc_text);

    memcpy(r->text + r->text_len, token.ptr, token.len);
    r->text[r->text_len + token.len] = ' ';
    r->text_len += token.len + 1;
    r->token[r->n] = (kith_token){
        .beg = beg,
        .end = beg + (uint32_t)token.len,
        .kind = (uint8_t)kith_word_kind(token),
        .cap = (uint8_t)kith_word_cap(token),
        .space = true,
    };
    r->tag[r->n] = tag;
    r->at[r->n++] = r->line;
}

static bool read_lines(reading *r, kith_str text, kith_err *err)
{
    kith_str line, token, tag;

    while (kith_str_line(&text, &line)) {
        r->line++;
        switch (kith_conll_line(line, &token, &tag)) {
        case KITH_LINE_TOKEN:
            if (r->tagged && tag.len == 0)
                return kith_fail(err, KITH_EINPUT,
                                 "%s:%llu: one column; expected a token and its tag", r->name,
                                 (unsigned long long)r->line);
            add_token(r, token, tag);
            break;
        case KITH_LINE_COMMENT:
            break;
        case KITH_LINE_DOCUMENT:
            end_sentence(r);
            if (!end_document(r, err))
                return false;
            break;
        case KITH_LINE_BLANK:
            end_sentence(r);
            if (r->split && !end_document(r, err))
                return false;
        }
    }
    end_sentence(r);
    return end_document(r, err);
}

/* Token lines in text, and whether it tells where documents begin. */
static size_t count_tokens(kith_str text, bool *documents)
{
    kith_str line, token, tag;
    size_t n = 0;

    *documents = false;
    while (kith_str_line(&text, &line)) {
        kith_conll_kind kind = kith_conll_line(line, &token, &tag);

        n += kind == KITH_LINE_TOKEN;
        *documents |= kind == KITH_LINE_DOCUMENT;
    }
    return n;
}

bool kith_conll_parse(kith_arena *a, const char *name, kith_str text,
                      const kith_conll_options *options, kith_corpus *out, kith_err *err)
{
    bool documents;
    size_t n;
    reading r = {.a = a, .name = name, .tagged = !(options && options->untagged), .out = out};

    if (text.len > UINT32_MAX / 2)
        return kith_fail(err, KITH_EINPUT, "%s: larger than 2 GB; cut it into several files", name);
    *out = (kith_corpus){0};
    n = count_tokens(text, &documents);
    r.split = !documents;
    r.text = kith_new(a, char, text.len + n + 1);
    r.token = kith_new(a, kith_token, n + 1);
    r.tag = kith_new(a, kith_str, n + 1);
    r.at = kith_new(a, uint64_t, n + 1);
    r.sentence = kith_new(a, kith_sentence, n + 1);
    return read_lines(&r, text, err);
}

bool kith_file_read(kith_arena *a, const char *path, kith_str *out, kith_err *err)
{
    bool named = strcmp(path, "-") != 0;
    FILE *file = named ? fopen(path, "rb") : stdin;
    size_t room = 1 << 16, n = 0, got;
    char *bytes = kith_new(a, char, room);
    bool ok;

    if (file == NULL)
        return kith_fail(err, KITH_EIO, "%s: %s", path, strerror(errno));
    while ((got = fread(bytes + n, 1, room - n - 1, file)) > 0) {
        n += got;
        if (room - n <= 1) {
            bytes = kith_grow(a, char, bytes, n, 2 * room);
            room *= 2;
        }
    }
    ok = !ferror(file) || kith_fail(err, KITH_EIO, "%s: %s", path, strerror(errno));
    if (named)
        fclose(file);
    bytes[n] = '\0';
    *out = (kith_str){bytes, n};
    return ok;
}

bool kith_conll_read(kith_arena *a, const char *path, const kith_conll_options *options,
                     kith_corpus *out, kith_err *err)
{
    kith_str text = {0};

    return kith_file_read(a, path, &text, err) &&
           kith_conll_parse(a, path, text, options, out, err);
}
