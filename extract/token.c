// SPDX-License-Identifier: GPL-3.0-or-later
/* One pass from left to right. A word is letters, digits and what joins them: a hyphen, an
 * apostrophe, '&', a stop inside an acronym or the name of a site. Whether the stop behind a word
 * is the word's is decided from the word (an abbreviation, an initial) and from what follows. */
#include "extract/token.h"

#include <glib.h>

#include "extract/token_plain.h"
#include "extract/words.h"

/* What runs on longer is cut; a word may then still get the rest of an address. */
enum { WORD_BYTES = 400, MAIL_BYTES = 200 };

typedef struct {
    kith_arena *arena;
    kith_str text; // ends where the block ends
    size_t pos;
    size_t whole;   // bytes of the text with what stands behind the block
    bool space;     // white space stands before pos
    bool open_tick; // a single quotation mark waits for its end
    kith_tokens *out;
} scanner;

/* What a word is written with, gathered while it is read. */
typedef struct {
    size_t beg;
    size_t letters, uppers;
    size_t piece;           // letters and digits since the last joiner
    size_t pieces;          // how often it was joined by a stop
    bool first_upper;       // its first letter is a capital
    bool inner_upper;       // a capital stands behind a letter of the same piece
    bool site;              // a stop joined it to more than a letter: example.com
    kith_char_class before; // class of the character before
} word;

static void make_room(scanner *s)
{
    kith_tokens *out = s->out;
    size_t guess = s->text.len > s->pos ? (s->text.len - s->pos) / 5 : 0;
    kith_token *old = out->at;

    out->room = out->n + out->n / 2 + guess + 16;
    out->at = kith_room(s->arena, kith_token, out->room);
    if (out->n > 0)
        memcpy(out->at, old, out->n * sizeof *old);
}

static inline void emit(scanner *s, size_t beg, size_t end, kith_token_kind kind, kith_cap cap)
{
    const unsigned char *text = (const unsigned char *)s->text.ptr;
    kith_tokens *out = s->out;

    if (out->n >= out->room)
        make_room(s);
    out->at[out->n++] = (kith_token){.beg = (uint32_t)beg,
                                     .end = (uint32_t)end,
                                     .kind = (uint8_t)kind,
                                     .cap = (uint8_t)cap,
                                     .space = s->space,
                                     .stop = kind == KITH_TOKEN_MARK ? kith_char_may_stop(text[beg])
                                                                     : text[end - 1] == '.'};
    s->space = false;
    s->pos = end;
}

/* Length of the clitic at pos, which an apostrophe begins: 's 're 've 'll 'd 'm; else 0. */
static size_t clitic_at(kith_str text, size_t pos)
{
    size_t next, end, n;
    char c, d;

    if (kith_char_look(text, pos, &next) != KITH_CHAR_APOSTROPHE || next >= text.len)
        return 0;
    c = (char)(text.ptr[next] | 0x20);
    d = next + 1 < text.len ? (char)(text.ptr[next + 1] | 0x20) : ' ';
    if (c == 's' || c == 'd' || c == 'm')
        n = 1;
    else if ((d == 'e' && (c == 'r' || c == 'v')) || (d == 'l' && c == 'l'))
        n = 2;
    else
        return 0;
    return kith_char_is_alnum(kith_char_look(text, next + n, &end)) ? 0 : next + n - pos;
}

/* "n't" whose apostrophe is at pos: where it ends, or 0. */
static size_t negation_end(kith_str text, size_t pos, const word *w)
{
    size_t next, end;

    if (pos < w->beg + 2 || (text.ptr[pos - 1] | 0x20) != 'n')
        return 0;
    kith_char_look(text, pos, &next);
    if (next >= text.len || (text.ptr[next] | 0x20) != 't' ||
        kith_char_is_alnum(kith_char_look(text, next + 1, &end)))
        return 0;
    return next + 1;
}

static kith_cap cap_of(const word *w, size_t end)
{
    if (w->letters == 0)
        return KITH_CAP_NONE;
    if (w->uppers == 0)
        return KITH_CAP_LOWER;
    if (w->uppers == w->letters)
        return w->letters == 1 && end - w->beg <= 2 ? KITH_CAP_FIRST : KITH_CAP_UPPER;
    return w->first_upper && !w->inner_upper ? KITH_CAP_FIRST : KITH_CAP_MIXED;
}

static void count(word *w, kith_char_class c)
{
    if (kith_char_is_letter(c)) {
        if (w->letters == 0)
            w->first_upper = c == KITH_CHAR_UPPER;
        w->inner_upper |= c == KITH_CHAR_UPPER && w->piece > 0 && w->before != KITH_CHAR_DIGIT;
        w->uppers += c == KITH_CHAR_UPPER;
        w->letters++;
    }
    w->piece++;
    w->before = c;
}

/* Where the small ASCII letters end that stand at pos: most of any text. Counts them. */
static size_t count_small(word *w, kith_str text, size_t pos)
{
    size_t most = MIN(text.len, w->beg + WORD_BYTES), at = pos;

    while (at < most && text.ptr[at] >= 'a' && text.ptr[at] <= 'z')
        at++;
    if (at > pos) {
        w->letters += at - pos;
        w->piece += at - pos;
        w->before = KITH_CHAR_LOWER;
    }
    return at;
}

/* How many capitals stand at pos, up to four; four also when the word does not end there. */
static size_t capitals_at(kith_str text, size_t pos)
{
    size_t n = 0, next;

    while (n < 4 && kith_char_look(text, pos, &next) == KITH_CHAR_UPPER) {
        pos = next;
        n++;
    }
    return kith_char_is_alnum(kith_char_look(text, pos, &next)) ? 4 : n;
}

/* A stop inside a word: "U.S", "p.m", "example.com", "5.30pm", "2.0". */
static bool stop_joins(kith_str text, size_t next, word *w)
{
    size_t end, after;
    kith_char_class c = kith_char_look(text, next, &end), d;

    if (c == KITH_CHAR_DIGIT)
        return w->before == KITH_CHAR_DIGIT;
    if (c == KITH_CHAR_HYPHEN && w->pieces > 0 && w->piece == 1) // U.S.-backed
        return kith_char_is_alnum(kith_char_look(text, end, &after));
    if (!kith_char_is_letter(c) || !kith_char_is_letter(w->before))
        return false;
    d = kith_char_look(text, end, &after);
    if (w->uppers == w->letters && c == KITH_CHAR_UPPER && d == KITH_CHAR_UPPER) // E.ON, SITE.COM
        return capitals_at(text, next) <= 3;
    if (w->piece == 2 && w->letters == 2 && w->uppers == 1 && c == KITH_CHAR_UPPER &&
        d == KITH_CHAR_STOP) // Ph.D.
        return true;
    if (w->piece == 1)
        return !kith_char_is_alnum(d) && d != KITH_CHAR_APOSTROPHE;
    if (c != KITH_CHAR_LOWER || d != KITH_CHAR_LOWER)
        return false;
    w->site = true;
    return true;
}

/* Whether the joiner c, which ends at next, holds the word and what follows together. */
static bool joins(kith_str text, kith_char_class c, size_t next, word *w)
{
    size_t end;
    kith_char_class follows = kith_char_look(text, next, &end);

    switch (c) {
    case KITH_CHAR_HYPHEN:
    case KITH_CHAR_DASH:
        return kith_char_is_alnum(follows);
    case KITH_CHAR_APOSTROPHE:
        return kith_char_is_letter(w->before) && kith_char_is_letter(follows);
    case KITH_CHAR_AMPERSAND:
        return kith_char_is_letter(w->before) && kith_char_is_letter(follows);
    case KITH_CHAR_COMMA:
    case KITH_CHAR_COLON:
    case KITH_CHAR_SLASH:
        return w->before == KITH_CHAR_DIGIT && follows == KITH_CHAR_DIGIT;
    case KITH_CHAR_STOP:
        return stop_joins(text, next, w);
    default:
        return false;
    }
}

/* Where the run of characters without space that begins at pos ends, marks at its end left out:
 * the rest of an address. */
static size_t address_end(kith_str text, size_t pos)
{
    size_t end = pos, next;

    for (size_t at = pos; at - pos < WORD_BYTES; at = next) {
        kith_char_class c = kith_char_look(text, at, &next);
        if (c == KITH_CHAR_END || c == KITH_CHAR_SPACE ||
            (c == KITH_CHAR_MARK && strchr("<>\"()[]{}|\\^`", text.ptr[at])) ||
            (c == KITH_CHAR_MARK && (unsigned char)text.ptr[at] >= 0x80))
            break;
        if (kith_char_is_alnum(c) || c == KITH_CHAR_SLASH ||
            (c == KITH_CHAR_MARK && strchr("#=~%", text.ptr[at])))
            end = next;
    }
    return end;
}

/* Whether an address with its scheme begins at pos: "https://", "www.". */
static bool is_address(kith_str text, size_t pos)
{
    static const char *const heads[] = {"http://", "https://", "www.", "ftp://"};
    char c = (char)(text.ptr[pos] | 0x20);

    if ((c != 'h' && c != 'w' && c != 'f') || text.len - pos < 8 ||
        ((text.ptr[pos + 1] | 0x20) != 't' && (text.ptr[pos + 1] | 0x20) != 'w'))
        return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t n = strlen(heads[i]), next;
        if (g_ascii_strncasecmp(text.ptr + pos, heads[i], n) == 0)
            return kith_char_is_alnum(kith_char_look(text, pos + n, &next));
    }
    return false;
}

/* "@example.org" at pos, behind a word: where it ends, or 0. */
static size_t mail_end(kith_str text, size_t pos)
{
    size_t next, at = pos + 1;
    bool stop = false;

    if (!kith_char_is_alnum(kith_char_look(text, at, &next)))
        return 0;
    for (; at - pos < MAIL_BYTES; at = next) {
        kith_char_class c = kith_char_look(text, at, &next);
        if (c == KITH_CHAR_STOP && kith_char_is_alnum(kith_char_look(text, next, &(size_t){0})))
            stop = true;
        else if (!kith_char_is_alnum(c) && c != KITH_CHAR_HYPHEN)
            break;
    }
    return stop ? at : 0;
}

/* First word of what stands behind pos, spaces passed: its class. */
static kith_char_class follows(kith_str text, size_t pos)
{
    size_t next;
    kith_char_class c;

    for (c = kith_char_look(text, pos, &next); c == KITH_CHAR_SPACE || c == KITH_CHAR_INSIDE;
         c = kith_char_look(text, pos, &next))
        pos = next;
    return c;
}

static bool behind_comma(const scanner *s)
{
    const kith_tokens *out = s->out;

    return out->n > 0 && out->at[out->n - 1].end <= s->text.len &&
           s->text.ptr[out->at[out->n - 1].beg] == ',';
}

/* Whether the stop at `end` belongs to the word before it. */
static bool keeps_stop(const scanner *s, const word *w, size_t end)
{
    kith_str name = kith_str_sub(s->text, w->beg, end);
    size_t next;
    kith_char_class after = kith_char_look(s->text, end + 1, &next), c;
    uint32_t classes;

    if (after == KITH_CHAR_STOP || after == KITH_CHAR_DIGIT)
        return false;
    c = follows(s->text, end + 1);
    if (w->pieces > 0 && w->piece == 1 && !w->site && kith_char_is_letter(w->before)) // U.S, p.m
        return true;
    if (w->letters == 1 && w->piece == 1 && w->uppers == 1 &&
        w->before == KITH_CHAR_UPPER) // an initial
        return c != KITH_CHAR_END;
    classes = kith_word_classes(name);
    if (classes & (KITH_WORD_TITLE | KITH_WORD_MIDDLE))
        return c != KITH_CHAR_END;
    if (classes & KITH_WORD_NUMBER && c == KITH_CHAR_DIGIT)
        return true;
    if (classes & KITH_WORD_DATE &&
        (c == KITH_CHAR_DIGIT || c == KITH_CHAR_COMMA || c == KITH_CHAR_LOWER))
        return true;
    if (classes & KITH_WORD_PLACE && behind_comma(s))
        return true;
    return classes & (KITH_WORD_AFTER | KITH_WORD_TAIL);
}

/* The end of a word: what may stand behind its letters, then the token. */
static void finish(scanner *s, word *w, size_t end)
{
    kith_cap cap = cap_of(w, end);
    kith_token_kind kind = kith_char_of_byte[(unsigned char)s->text.ptr[w->beg]] == KITH_CHAR_DIGIT
                               ? KITH_TOKEN_NUMBER
                               : KITH_TOKEN_WORD;
    size_t next, after;
    kith_char_class c = kith_char_look(s->text, end, &next);

    if (kind == KITH_TOKEN_WORD && w->letters == 0)
        kind = KITH_TOKEN_NUMBER;
    if (c == KITH_CHAR_AT && (after = mail_end(s->text, end)) > 0)
        end = after;
    else if (c == KITH_CHAR_SLASH && w->site &&
             kith_char_is_alnum(kith_char_look(s->text, next, &after)))
        end = address_end(s->text, end);
    else if (c == KITH_CHAR_PLUS && kith_char_is_letter(w->before)) {
        if (!kith_char_is_alnum(kith_char_look(s->text, next, &after)))
            end = next;
    } else if (c == KITH_CHAR_STOP && w->letters > 0 && keeps_stop(s, w, end))
        end = next;
    emit(s, w->beg, end, kind, cap);
}

static void scan_word(scanner *s)
{
    kith_str text = s->text;
    word w = {.beg = s->pos};
    size_t at = s->pos, next, end;

    if (is_address(text, s->pos)) {
        emit(s, s->pos, address_end(text, s->pos), KITH_TOKEN_WORD, KITH_CAP_LOWER);
        return;
    }
    for (kith_char_class c; at - w.beg < WORD_BYTES; at = next) {
        if ((next = count_small(&w, text, at)) > at)
            continue;
        c = kith_char_look(text, at, &next);
        if (kith_char_is_alnum(c)) {
            count(&w, c);
            continue;
        }
        if (c == KITH_CHAR_INSIDE)
            continue;
        if (c == KITH_CHAR_APOSTROPHE && (end = negation_end(text, at, &w)) > 0) {
            w.uppers -= text.ptr[at - 1] == 'N';
            w.letters--;
            finish(s, &w, at - 1);
            emit(s, at - 1, end, KITH_TOKEN_CLITIC, KITH_CAP_LOWER);
            return;
        }
        if (c == KITH_CHAR_APOSTROPHE && clitic_at(text, at) > 0)
            break;
        if (!joins(text, c, next, &w))
            break;
        w.pieces += c == KITH_CHAR_STOP;
        w.piece = 0;
        w.inner_upper |= c == KITH_CHAR_STOP && kith_char_is_letter(w.before) && w.uppers > 0;
        w.before = c;
    }
    finish(s, &w, at);
}

/* A mark: runs of one of "-.=*_~'" are one token, all others one a character. */
static void scan_mark(scanner *s, size_t next)
{
    char c = s->text.ptr[s->pos];

    if (memchr("-.=*_~'", c, 7) != NULL)
        while (next < s->text.len && s->text.ptr[next] == c && next - s->pos < WORD_BYTES)
            next++;
    emit(s, s->pos, next, KITH_TOKEN_MARK, KITH_CAP_NONE);
}

/* An apostrophe that no word holds: a clitic, the genitive of a plural, or a quotation mark. */
static void scan_apostrophe(scanner *s, size_t next)
{
    size_t beg = s->pos, n, after;
    bool glued = !s->space && s->out->n > 0 && s->out->at[s->out->n - 1].end == beg;
    bool behind = glued && s->out->at[s->out->n - 1].kind != KITH_TOKEN_MARK;

    if (behind && (n = clitic_at(s->text, beg)) > 0) {
        emit(s, beg, beg + n, KITH_TOKEN_CLITIC, KITH_CAP_LOWER);
        return;
    }
    if (!behind) {
        s->open_tick =
            s->text.ptr[beg] == '\'' && kith_char_look(s->text, next, &after) != KITH_CHAR_SPACE;
        scan_mark(s, next);
    } else if (!s->open_tick && (s->text.ptr[beg - 1] | 0x20) == 's') {
        emit(s, beg, next, KITH_TOKEN_CLITIC, KITH_CAP_NONE);
    } else {
        s->open_tick = false;
        emit(s, beg, next, KITH_TOKEN_MARK, KITH_CAP_NONE);
    }
}

static void scan(scanner *s)
{
    for (size_t next; s->pos = kith_tokens_plain(s->text, s->pos, s->whole, &s->space, s->out),
                      s->pos < s->text.len;) {
        kith_char_class c = kith_char_look(s->text, s->pos, &next);
        if (c == KITH_CHAR_SPACE || c == KITH_CHAR_INSIDE) {
            s->space |= c == KITH_CHAR_SPACE;
            s->pos = next;
        } else if (kith_char_is_letter(c) || c == KITH_CHAR_DIGIT)
            scan_word(s);
        else if (c == KITH_CHAR_APOSTROPHE)
            scan_apostrophe(s, next);
        else if (c == KITH_CHAR_IDEOGRAPH)
            emit(s, s->pos, next, KITH_TOKEN_WORD, KITH_CAP_LOWER);
        else
            scan_mark(s, next);
    }
}

void kith_tokenize(kith_arena *a, kith_str text, size_t beg, size_t end, kith_tokens *tokens)
{
    scanner s = {.arena = a,
                 .text = kith_str_sub(text, 0, end),
                 .pos = beg,
                 .whole = text.len,
                 .space = true,
                 .out = tokens};

    assert(end <= UINT32_MAX);
    scan(&s);
}
