// SPDX-License-Identifier: GPL-3.0-or-later
/* One pass from left to right. ASCII is classed by a table, the rest by GLib's Unicode data. A
 * word is letters, digits and what joins them: a hyphen, an apostrophe, '&', a stop inside an
 * acronym or the name of a site. Whether the stop behind a word is the word's is decided from
 * the word (an abbreviation, an initial) and from what follows. */
#include "extract/token.h"

#include <glib.h>

#include "extract/words.h"

/* What runs on longer is cut; a word may then still get the rest of an address. */
enum { WORD_BYTES = 400, MAIL_BYTES = 200 };

/* Bytes that may be looked at behind a word without asking whether they are there. */
enum { AHEAD = 10 };

typedef enum {
    MARK, // 0: what the table does not name
    SPACE,
    UPPER,
    LOWER,
    DIGIT,
    UNDER,  // '_', inside words only
    LETTER, // without case
    APOSTROPHE,
    HYPHEN,
    DASH, // joins like a hyphen when words stand on both sides
    STOP,
    AMPERSAND,
    COMMA,
    COLON,
    SLASH,
    PLUS,
    AT,
    INSIDE,    // invisible: inside a word a part of it, elsewhere nothing
    IDEOGRAPH, // a word of its own
    END,
    WIDE, // above ASCII: the character tells
} char_class;

/* clang-format off */
#define TWO(c) c, c
#define FOUR(c) TWO(c), TWO(c)
#define EIGHT(c) FOUR(c), FOUR(c)
#define ALPHABET(c) EIGHT(c), EIGHT(c), EIGHT(c), TWO(c)
#define HALF(c) EIGHT(c), EIGHT(c), EIGHT(c), EIGHT(c)

static const uint8_t byte_class[256] = {
    EIGHT(SPACE), EIGHT(SPACE), EIGHT(SPACE), EIGHT(SPACE), // controls
    SPACE, FOUR(MARK), MARK, AMPERSAND, APOSTROPHE,         //  !"#$%&'
    TWO(MARK), MARK, PLUS, COMMA, HYPHEN, STOP, SLASH, // ()*+,-./
    EIGHT(DIGIT), TWO(DIGIT), COLON, FOUR(MARK), MARK,      // 0-9:;<=>?
    AT, ALPHABET(UPPER), FOUR(MARK), UNDER,                 // @A-Z[\]^_
    MARK, ALPHABET(LOWER), FOUR(MARK), SPACE,               // `a-z{|}~
    HALF(WIDE), HALF(WIDE), HALF(WIDE), HALF(WIDE),
};
/* clang-format on */

typedef struct {
    kith_arena *arena;
    kith_str text; // ends where the block ends
    size_t pos;
    bool space;     // white space stands before pos
    bool open_tick; // a single quotation mark waits for its end
    kith_tokens *out;
} scanner;

/* What a word is written with, gathered while it is read. */
typedef struct {
    size_t beg;
    size_t letters, uppers;
    size_t piece;      // letters and digits since the last joiner
    size_t pieces;     // how often it was joined by a stop
    bool first_upper;  // its first letter is a capital
    bool inner_upper;  // a capital stands behind a letter of the same piece
    bool site;         // a stop joined it to more than a letter: example.com
    char_class before; // class of the character before
} word;

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0x4dc0) ||
           (c >= 0x4e00 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
           (c >= 0x20000 && c < 0x32000);
}

static char_class class_by_type(uint32_t c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
        return UPPER;
    case G_UNICODE_LOWERCASE_LETTER:
        return LOWER;
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
        return LETTER;
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
        return DIGIT;
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_CONTROL:
        return SPACE;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
        return INSIDE;
    default:
        return MARK;
    }
}

/* Of a character above ASCII. */
static char_class class_of(uint32_t c)
{
    switch (c) {
    case 0x2019: // ’
    case 0x2bc:
    case 0xff07:
        return APOSTROPHE;
    case 0x2010: // hyphen
    case 0x2011: // that does not break
        return HYPHEN;
    case 0x2013: // –
        return DASH;
    case 0xfffd: // some letter that was lost
        return LETTER;
    default:
        return is_ideograph(c) ? IDEOGRAPH : class_by_type(c);
    }
}

/* Class of what stands at pos, *next where it ends; END behind the text. */
static inline char_class look(kith_str text, size_t pos, size_t *next)
{
    char_class c;

    *next = pos;
    if (pos >= text.len)
        return END;
    c = byte_class[(unsigned char)text.ptr[pos]];
    if (c == WIDE)
        return class_of(kith_utf8_next(text, next));
    *next = pos + 1;
    return c;
}

static bool is_letter(char_class c)
{
    return c == UPPER || c == LOWER || c == LETTER;
}

static bool is_alnum(char_class c)
{
    return is_letter(c) || c == DIGIT || c == UNDER;
}

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
    kith_tokens *out = s->out;

    if (out->n >= out->room)
        make_room(s);
    out->at[out->n++] = (kith_token){.beg = (uint32_t)beg,
                                     .end = (uint32_t)end,
                                     .kind = (uint8_t)kind,
                                     .cap = (uint8_t)cap,
                                     .space = s->space};
    s->space = false;
    s->pos = end;
}

/* Length of the clitic at pos, which an apostrophe begins: 's 're 've 'll 'd 'm; else 0. */
static size_t clitic_at(kith_str text, size_t pos)
{
    size_t next, end, n;
    char c, d;

    if (look(text, pos, &next) != APOSTROPHE || next >= text.len)
        return 0;
    c = (char)(text.ptr[next] | 0x20);
    d = next + 1 < text.len ? (char)(text.ptr[next + 1] | 0x20) : ' ';
    if (c == 's' || c == 'd' || c == 'm')
        n = 1;
    else if ((d == 'e' && (c == 'r' || c == 'v')) || (d == 'l' && c == 'l'))
        n = 2;
    else
        return 0;
    return is_alnum(look(text, next + n, &end)) ? 0 : next + n - pos;
}

/* "n't" whose apostrophe is at pos: where it ends, or 0. */
static size_t negation_end(kith_str text, size_t pos, const word *w)
{
    size_t next, end;

    if (pos < w->beg + 2 || (text.ptr[pos - 1] | 0x20) != 'n')
        return 0;
    look(text, pos, &next);
    if (next >= text.len || (text.ptr[next] | 0x20) != 't' || is_alnum(look(text, next + 1, &end)))
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

static void count(word *w, char_class c)
{
    if (is_letter(c)) {
        if (w->letters == 0)
            w->first_upper = c == UPPER;
        w->inner_upper |= c == UPPER && w->piece > 0 && w->before != DIGIT;
        w->uppers += c == UPPER;
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
        w->before = LOWER;
    }
    return at;
}

/* How many capitals stand at pos, up to four; four also when the word does not end there. */
static size_t capitals_at(kith_str text, size_t pos)
{
    size_t n = 0, next;

    while (n < 4 && look(text, pos, &next) == UPPER) {
        pos = next;
        n++;
    }
    return is_alnum(look(text, pos, &next)) ? 4 : n;
}

/* A stop inside a word: "U.S", "p.m", "example.com", "5.30pm", "2.0". */
static bool stop_joins(kith_str text, size_t next, word *w)
{
    size_t end, after;
    char_class c = look(text, next, &end), d;

    if (c == DIGIT)
        return w->before == DIGIT;
    if (c == HYPHEN && w->pieces > 0 && w->piece == 1) // U.S.-backed
        return is_alnum(look(text, end, &after));
    if (!is_letter(c) || !is_letter(w->before))
        return false;
    d = look(text, end, &after);
    if (w->uppers == w->letters && c == UPPER && d == UPPER) // E.ON, SITE.COM
        return capitals_at(text, next) <= 3;
    if (w->piece == 2 && w->letters == 2 && w->uppers == 1 && c == UPPER && d == STOP) // Ph.D.
        return true;
    if (w->piece == 1)
        return !is_alnum(d) && d != APOSTROPHE;
    if (c != LOWER || d != LOWER)
        return false;
    w->site = true;
    return true;
}

/* Whether the joiner c, which ends at next, holds the word and what follows together. */
static bool joins(kith_str text, char_class c, size_t next, word *w)
{
    size_t end;
    char_class follows = look(text, next, &end);

    switch (c) {
    case HYPHEN:
    case DASH:
        return is_alnum(follows);
    case APOSTROPHE:
        return is_letter(w->before) && is_letter(follows);
    case AMPERSAND:
        return is_letter(w->before) && is_letter(follows);
    case COMMA:
    case COLON:
    case SLASH:
        return w->before == DIGIT && follows == DIGIT;
    case STOP:
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
        char_class c = look(text, at, &next);
        if (c == END || c == SPACE || (c == MARK && strchr("<>\"()[]{}|\\^`", text.ptr[at])) ||
            (c == MARK && (unsigned char)text.ptr[at] >= 0x80))
            break;
        if (is_alnum(c) || c == SLASH || (c == MARK && strchr("#=~%", text.ptr[at])))
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
            return is_alnum(look(text, pos + n, &next));
    }
    return false;
}

/* "@example.org" at pos, behind a word: where it ends, or 0. */
static size_t mail_end(kith_str text, size_t pos)
{
    size_t next, at = pos + 1;
    bool stop = false;

    if (!is_alnum(look(text, at, &next)))
        return 0;
    for (; at - pos < MAIL_BYTES; at = next) {
        char_class c = look(text, at, &next);
        if (c == STOP && is_alnum(look(text, next, &(size_t){0})))
            stop = true;
        else if (!is_alnum(c) && c != HYPHEN)
            break;
    }
    return stop ? at : 0;
}

/* First word of what stands behind pos, spaces passed: its class. */
static char_class follows(kith_str text, size_t pos)
{
    size_t next;
    char_class c;

    for (c = look(text, pos, &next); c == SPACE || c == INSIDE; c = look(text, pos, &next))
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
    char_class after = look(s->text, end + 1, &next), c;
    uint32_t classes;

    if (after == STOP || after == DIGIT)
        return false;
    c = follows(s->text, end + 1);
    if (w->pieces > 0 && w->piece == 1 && !w->site && is_letter(w->before)) // U.S, p.m
        return true;
    if (w->letters == 1 && w->piece == 1 && w->uppers == 1 && w->before == UPPER) // an initial
        return c != END;
    classes = kith_word_classes(name);
    if (classes & (KITH_WORD_TITLE | KITH_WORD_MIDDLE))
        return c != END;
    if (classes & KITH_WORD_NUMBER && c == DIGIT)
        return true;
    if (classes & KITH_WORD_DATE && (c == DIGIT || c == COMMA || c == LOWER))
        return true;
    if (classes & KITH_WORD_PLACE && behind_comma(s))
        return true;
    return classes & (KITH_WORD_AFTER | KITH_WORD_TAIL);
}

/* The end of a word: what may stand behind its letters, then the token. */
static void finish(scanner *s, word *w, size_t end)
{
    kith_cap cap = cap_of(w, end);
    kith_token_kind kind =
        byte_class[(unsigned char)s->text.ptr[w->beg]] == DIGIT ? KITH_TOKEN_NUMBER : KITH_TOKEN_WORD;
    size_t next, after;
    char_class c = look(s->text, end, &next);

    if (kind == KITH_TOKEN_WORD && w->letters == 0)
        kind = KITH_TOKEN_NUMBER;
    if (c == AT && (after = mail_end(s->text, end)) > 0)
        end = after;
    else if (c == SLASH && w->site && is_alnum(look(s->text, next, &after)))
        end = address_end(s->text, end);
    else if (c == PLUS && is_letter(w->before)) {
        if (!is_alnum(look(s->text, next, &after)))
            end = next;
    } else if (c == STOP && w->letters > 0 && keeps_stop(s, w, end))
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
    for (char_class c; at - w.beg < WORD_BYTES; at = next) {
        if ((next = count_small(&w, text, at)) > at)
            continue;
        c = look(text, at, &next);
        if (is_alnum(c)) {
            count(&w, c);
            continue;
        }
        if (c == INSIDE)
            continue;
        if (c == APOSTROPHE && (end = negation_end(text, at, &w)) > 0) {
            w.uppers -= text.ptr[at - 1] == 'N';
            w.letters--;
            finish(s, &w, at - 1);
            emit(s, at - 1, end, KITH_TOKEN_CLITIC, KITH_CAP_LOWER);
            return;
        }
        if (c == APOSTROPHE && clitic_at(text, at) > 0)
            break;
        if (!joins(text, c, next, &w))
            break;
        w.pieces += c == STOP;
        w.piece = 0;
        w.inner_upper |= c == STOP && is_letter(w.before) && w.uppers > 0;
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
        s->open_tick = s->text.ptr[beg] == '\'' && look(s->text, next, &after) != SPACE;
        scan_mark(s, next);
    } else if (!s->open_tick && (s->text.ptr[beg - 1] | 0x20) == 's') {
        emit(s, beg, next, KITH_TOKEN_CLITIC, KITH_CAP_NONE);
    } else {
        s->open_tick = false;
        emit(s, beg, next, KITH_TOKEN_MARK, KITH_CAP_NONE);
    }
}

/* Where the small letters end that stand at pos, 8 at a time; there are more than 8 bytes behind
 * `last`, where it stops looking. */
static inline size_t small_end(kith_str text, size_t pos, size_t last)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;

    for (; pos < last; pos += 8) {
        uint64_t eight, low, other;
        memcpy(&eight, text.ptr + pos, 8);
        eight = GUINT64_FROM_LE(eight);
        low = eight & ~tops;
        other = ~((low + ones * (0x80 - 'a')) ^ (low + ones * (0x7f - 'z'))) | eight;
        if ((other &= tops) != 0)
            return pos + (size_t)(__builtin_ctzll(other) / 8);
    }
    return last;
}

/* Whether a stop and a space behind the letters [beg, end) are the word's own. */
static bool keeps_plain_stop(const scanner *s, size_t beg, size_t end)
{
    bool upper = byte_class[(unsigned char)s->text.ptr[beg]] == UPPER;
    word w = {.beg = beg,
              .letters = end - beg,
              .uppers = upper,
              .piece = end - beg,
              .before = upper && end - beg == 1 ? UPPER : LOWER};

    return keeps_stop(s, &w, end);
}

/* Where the word of ASCII letters ends, none but its first a capital, that stands at beg; 0 when
 * it needs a closer look. */
static inline size_t plain_end(const scanner *s, size_t beg, size_t last)
{
    const unsigned char *text = (const unsigned char *)s->text.ptr;
    size_t end = small_end(s->text, beg + 1, MIN(last, beg + WORD_BYTES - 8));
    char_class c = byte_class[text[end]];

    if (c == SPACE || c == COMMA || c == MARK)
        return end;
    if (c != STOP || byte_class[text[end + 1]] != SPACE)
        return 0;
    return end + keeps_plain_stop(s, beg, end);
}

/* What most of a text is: such words, single marks, and spaces between them; up to what is none of
 * these or too near to the end. */
static void scan_plain(scanner *s)
{
    const unsigned char *text = (const unsigned char *)s->text.ptr;
    size_t last = s->text.len > AHEAD ? s->text.len - AHEAD : 0;

    while (s->pos < last) {
        size_t pos = s->pos, end;
        char_class c = byte_class[text[pos]];
        if (c == SPACE) {
            s->space = true;
            s->pos++;
        } else if (c == LOWER || c == UPPER) {
            if ((end = plain_end(s, pos, last)) == 0)
                return;
            emit(s, pos, end, KITH_TOKEN_WORD, c == UPPER ? KITH_CAP_FIRST : KITH_CAP_LOWER);
        } else if (c != WIDE && c != DIGIT && c != APOSTROPHE && text[pos] != text[pos + 1])
            emit(s, pos, pos + 1, KITH_TOKEN_MARK, KITH_CAP_NONE);
        else
            return;
    }
}

static void scan(scanner *s)
{
    while (scan_plain(s), s->pos < s->text.len) {
        size_t next;
        char_class c = look(s->text, s->pos, &next);
        if (c == SPACE || c == INSIDE) {
            s->space |= c == SPACE;
            s->pos = next;
        } else if (is_letter(c) || c == DIGIT)
            scan_word(s);
        else if (c == APOSTROPHE)
            scan_apostrophe(s, next);
        else if (c == IDEOGRAPH)
            emit(s, s->pos, next, KITH_TOKEN_WORD, KITH_CAP_LOWER);
        else
            scan_mark(s, next);
    }
}

void kith_tokenize(kith_arena *a, kith_str text, size_t beg, size_t end, kith_tokens *tokens)
{
    scanner s = {
        .arena = a, .text = kith_str_sub(text, 0, end), .pos = beg, .space = true, .out = tokens};

    assert(end <= UINT32_MAX);
    scan(&s);
}
