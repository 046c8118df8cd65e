// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences end at "." "?" "!" and "...", with the quotation marks and brackets that close behind
 * them, when what follows can begin a sentence; behind the stop of an abbreviation only when what
 * follows can do nothing else. */
#include "extract/token.h"

#include <glib.h>

#include "extract/words.h"

typedef enum {
    GOES_ON, // no end here
    ENDS,    // a stop: ends unless what follows is small
    DOUBTS,  // an ellipsis, or "?" and "!" within a quotation: a capital must follow
} stop_kind;

typedef struct {
    kith_str text;
    const kith_token *at;
    size_t n;     // tokens of the block end here
    size_t beg;   // of the sentence
    bool quoting; // an odd number of '"' stands before
} splitter;

static kith_str word_at(const splitter *s, size_t t)
{
    return kith_token_str(s->text, s->at[t]);
}

static uint32_t mark_at(const splitter *s, size_t t)
{
    size_t pos = s->at[t].beg;

    if (s->at[t].kind != KITH_TOKEN_MARK)
        return 0;
    return kith_utf8_next(s->text, &pos);
}

static stop_kind stop_of(const splitter *s, size_t t)
{
    switch (mark_at(s, t)) {
    case '.':
        return s->at[t].end - s->at[t].beg > 1 ? DOUBTS : ENDS;
    case '?':
    case '!':
    case 0x2026: // …
        return DOUBTS;
    case 0x3002: // 。
    case 0xff01:
    case 0xff1f:
    case 0x964: // danda
    case 0x61f: // Arabic ?
    case 0x6d4:
        return ENDS;
    default:
        return GOES_ON;
    }
}

static bool closes(const splitter *s, size_t t, bool *quoting)
{
    switch (mark_at(s, t)) {
    case ')':
    case ']':
    case '}':
    case 0x201d: // ”
    case 0x2019: // ’
    case 0xbb:   // »
    case 0x203a: // ›
    case 0x300d:
        return true;
    case '\'':
        return !s->at[t].space;
    case '"': // "end." Next, "end."Next; but: end. "Next, end."Next
        if (s->at[t].space || (!*quoting && t + 1 < s->n && !s->at[t + 1].space))
            return false;
        *quoting = false;
        return true;
    default:
        return false;
    }
}

static bool opens(const splitter *s, size_t t)
{
    switch (mark_at(s, t)) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case 0x201c: // “
    case 0x201e: // „
    case 0x2018: // ‘
    case 0xab:   // «
    case 0xbf:   // ¿
    case 0xa1:   // ¡
        return true;
    default:
        return false;
    }
}

/* The first token from t on that is no opening mark or dash; n when there is none. */
static size_t first_word(const splitter *s, size_t t)
{
    while (t < s->n && s->at[t].kind == KITH_TOKEN_MARK &&
           (opens(s, t) || mark_at(s, t) == '-' || mark_at(s, t) == 0x2013 ||
            mark_at(s, t) == 0x2014 || mark_at(s, t) == 0x2022))
        t++;
    return t;
}

/* Whether a sentence can begin at t, where a stop stands before. */
static bool can_begin(const splitter *s, size_t t)
{
    size_t first = first_word(s, t), at;

    if (first == s->n) // only marks are left, which belong to what they close
        return false;
    if (s->at[first].kind == KITH_TOKEN_NUMBER)
        return true;
    if (s->at[first].kind != KITH_TOKEN_WORD)
        return first > t || mark_at(s, first) == '$' || mark_at(s, first) == 0xa3 ||
               mark_at(s, first) == 0x20ac || mark_at(s, first) == '#' || mark_at(s, first) == '@';
    if (s->at[first].cap != KITH_CAP_LOWER)
        return true;
    at = s->at[first].beg;
    return !g_unichar_islower(kith_utf8_next(s->text, &at)); // no case
}

static bool is_starter(const splitter *s, size_t t)
{
    size_t first = t < s->n && opens(s, t) ? t + 1 : t;

    return first < s->n && s->at[first].kind == KITH_TOKEN_WORD &&
           s->at[first].cap == KITH_CAP_FIRST &&
           kith_word_folded(word_at(s, first)) & KITH_WORD_STARTER;
}

/* "Stop!" Merkel said: a name of a few words and then a verb of speech. */
static bool speech_follows(const splitter *s, size_t t)
{
    for (size_t end = t + 8; t < s->n && t < end; t++) {
        const kith_token *token = &s->at[t];
        if (token->kind == KITH_TOKEN_MARK)
            return false;
        if (token->cap == KITH_CAP_LOWER && token->kind == KITH_TOKEN_WORD)
            return kith_word_classes(word_at(s, t)) & KITH_WORD_SPEECH;
    }
    return false;
}

/* A number or a single letter with its stop at the head of a block counts what follows. */
static bool counts_item(const splitter *s, size_t t)
{
    const kith_token *head = &s->at[s->beg];

    return t == s->beg + 1 && !s->at[t].space && head->end - head->beg <= 3 &&
           (head->kind == KITH_TOKEN_NUMBER || head->end - head->beg == 1);
}

/* Whether the sentence ends behind the abbreviation t, whose stop is its last byte. */
static bool ends_abbreviated(const splitter *s, size_t t)
{
    kith_str word = word_at(s, t);
    uint32_t classes = kith_word_classes(kith_str_sub(word, 0, word.len - 1));
    const kith_token *next = &s->at[t + 1];
    bool hour = word.len == 4 && (word.ptr[2] | 0x20) == 'm' &&
                ((word.ptr[0] | 0x20) == 'a' || (word.ptr[0] | 0x20) == 'p');

    if (classes & (KITH_WORD_TITLE | KITH_WORD_MIDDLE))
        return false;
    if (hour || classes & KITH_WORD_TAIL) {
        size_t first = first_word(s, t + 1);
        return first < s->n && s->at[first].kind == KITH_TOKEN_WORD &&
               s->at[first].cap == KITH_CAP_FIRST &&
               !(kith_word_folded(word_at(s, first)) & KITH_WORD_CALENDAR);
    }
    return next->space && is_starter(s, t + 1);
}

/* Keeps count of the straight quotation marks. */
static void note_quote(splitter *s, size_t t)
{
    if (s->at[t].kind == KITH_TOKEN_MARK && s->text.ptr[s->at[t].beg] == '"')
        s->quoting = !s->quoting;
}

/* Where the sentence ends whose last word may be the abbreviation t, or t. */
static size_t end_at_word(splitter *s, size_t t)
{
    size_t end = t + 1;
    bool quoting = s->quoting;

    if (s->text.ptr[s->at[t].end - 1] != '.' || end >= s->n)
        return t;
    while (end < s->n && closes(s, end, &quoting))
        end++;
    if (end == t + 1 ? !ends_abbreviated(s, t) : !is_starter(s, end))
        return t;
    s->quoting = quoting;
    return end;
}

/* Where the sentence ends whose stop may be token t; t itself when it does not end here. */
static size_t end_at(splitter *s, size_t t)
{
    stop_kind kind;
    size_t end = t + 1;
    bool quoting = s->quoting, closed;

    if (s->at[t].kind != KITH_TOKEN_MARK)
        return end_at_word(s, t);
    kind = stop_of(s, t);
    if (kind == GOES_ON || counts_item(s, t))
        return t;
    while (end < s->n && (stop_of(s, end) != GOES_ON || closes(s, end, &quoting)))
        end++;
    closed = end > t + 1;
    if (end < s->n && !can_begin(s, end))
        return t;
    if (end < s->n && kind == DOUBTS && (closed || !s->at[end].space) && speech_follows(s, end))
        return t;
    s->quoting = quoting;
    return end;
}

static void add(kith_arena *a, kith_sentences *out, size_t beg, size_t end, uint32_t block)
{
    if (out->n >= out->room) {
        out->room = out->n * 2 + 64;
        out->at = kith_grow(a, kith_sentence, out->at, out->n, out->room);
    }
    out->at[out->n++] = (kith_sentence){.beg = (uint32_t)beg, .end = (uint32_t)end, .block = block};
}

/* Where to cut the sentence that begins at beg and has come to t: behind the last mark of its
 * second half, else at t. */
static size_t cut_at(const splitter *s, size_t t)
{
    for (size_t at = t; at > s->beg + (t - s->beg) / 2; at--)
        if (s->at[at - 1].kind == KITH_TOKEN_MARK)
            return at;
    return t;
}

void kith_sentences_split(kith_arena *a, kith_str text, kith_tokens tokens, size_t first,
                          uint32_t block, kith_sentences *sentences)
{
    splitter s = {.text = text, .at = tokens.at, .n = tokens.n, .beg = first};

    for (size_t t = first, end; t < s.n;) {
        size_t most = MIN(s.n, s.beg + KITH_SENTENCE_TOKENS);
        while (t < most && !s.at[t].stop)
            t++;
        if (t < most) {
            end = end_at(&s, t);
            note_quote(&s, t);
            if (end > t) {
                add(a, sentences, s.beg, end, block);
                s.beg = t = end;
                continue;
            }
            t++;
        }
        if (t - s.beg >= KITH_SENTENCE_TOKENS) {
            end = cut_at(&s, t);
            add(a, sentences, s.beg, end, block);
            s.beg = end;
        }
    }
    if (s.beg < s.n)
        add(a, sentences, s.beg, s.n, block);
}

/* Tokens to be expected; more are made room for when they come. */
static size_t room_for(const kith_article *article)
{
    enum { BYTES = 4 }; // of a token with the space behind it, at least in most texts
    size_t bytes = 0;

    for (size_t b = 0; b < article->n_blocks; b++)
        bytes += article->block[b].end - article->block[b].beg;
    return bytes / BYTES + 16;
}

void kith_segment(kith_arena *a, const kith_article *article, kith_tokens *tokens,
                  kith_sentences *sentences)
{
    *tokens = (kith_tokens){.room = room_for(article)};
    *sentences = (kith_sentences){0};
    tokens->at = kith_room(a, kith_token, tokens->room);
    for (size_t b = 0; b < article->n_blocks; b++) {
        size_t first = tokens->n;
        kith_tokenize(a, article->text, article->block[b].beg, article->block[b].end, tokens);
        kith_sentences_split(a, article->text, *tokens, first, (uint32_t)b, sentences);
    }
}
