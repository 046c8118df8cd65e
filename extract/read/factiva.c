// SPDX-License-Identifier: GPL-3.0-or-later
/* With codes, each field begins with its code at the beginning of a line and goes on up to the
 * next. Without, the order of lines tells: headline, byline, "512 words", date, time, outlet, its
 * code, language, copyright, body. */
#include "extract/read/factiva.h"

#include <glib.h>

#include "extract/read/articles.h"
#include "extract/read/date.h"
#include "extract/read/decode.h"
#include "extract/read/wide.h"

enum { FAR = 1000 };

/* Codes of fields. */
static const char *const codes[] = {"SE", "HD", "BY",  "CR",  "WC",  "PD",  "ET", "SN", "SC",
                                    "ED", "PG", "VOL", "LA",  "CY",  "LP",  "TD", "RF", "CO",
                                    "IN", "NS", "RE",  "IPC", "IPD", "PUB", "AN", "CT", "ART"};

/* "Document LBA0000020241203ekc3000ab". */
static bool is_end(kith_str line)
{
    size_t digits = 0;

    if (!kith_str_starts(line, KITH_STR("Document ")) || line.len < 25 || line.len > 60)
        return false;
    for (size_t i = 9; i < line.len; i++) {
        if (!g_ascii_isalnum(line.ptr[i]))
            return false;
        digits += g_ascii_isdigit(line.ptr[i]) != 0;
    }
    return digits >= 8;
}

static kith_article_line line_is(kith_str line)
{
    return is_end(line) ? KITH_ARTICLE_ENDS : KITH_ARTICLE_GOES_ON;
}

/* "512 words", "1,024 words". */
static bool is_length(kith_str line)
{
    size_t n = 0;

    while (n < line.len && (g_ascii_isdigit(line.ptr[n]) || line.ptr[n] == ','))
        n++;
    return n > 0 && kith_str_eq(kith_str_sub(line, n, line.len), KITH_STR(" words"));
}

/* The code that a line begins with, empty when none; *value is what stands behind it. */
static kith_str code_at(kith_str line, kith_str *value)
{
    if (line.len < 2 || !g_ascii_isupper(line.ptr[0]) || !g_ascii_isupper(line.ptr[1]))
        return (kith_str){0};
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        kith_str code = kith_str_of(codes[i]);
        if (!kith_str_starts(line, code) ||
            (line.len > code.len && line.ptr[code.len] != ' ' && line.ptr[code.len] != '\t'))
            continue;
        *value = kith_str_sub(line, code.len, line.len);
        if (value->len == 0 || kith_str_starts(*value, KITH_STR(" \t")) ||
            kith_str_starts(*value, KITH_STR("  ")) || kith_str_starts(*value, KITH_STR("\t")) ||
            kith_str_trim(*value).len == 0)
            return code;
    }
    return (kith_str){0};
}

static bool has_codes(kith_str text)
{
    kith_str line, value;
    bool head = false, length = false;

    while (kith_str_line(&text, &line)) {
        kith_str code = code_at(line, &value);
        head |= kith_str_eq(code, KITH_STR("HD"));
        length |= head && (kith_str_eq(code, KITH_STR("WC")) || kith_str_eq(code, KITH_STR("PD")));
    }
    return length;
}

bool kith_factiva_knows(kith_str bytes)
{
    char room[KITH_HEAD];
    kith_str head = kith_head_narrow(bytes, room);
    kith_str rest = head, line;
    size_t since = FAR; // lines since a length
    bool dated = false;
    char iso[KITH_DATE_BYTES];

    if (has_codes(head))
        return true;
    while (kith_str_line(&rest, &line)) {
        line = kith_str_trim(line);
        if (line.len == 0)
            continue;
        if (is_end(line) ||
            (dated && since < 8 && line.len < 30 && kith_language_named(line).len > 0))
            return true;
        dated |= since < 2 && line.len < 40 && kith_date_find(line, iso);
        since = since < FAR ? since + 1 : FAR;
        if (is_length(line)) {
            since = 0;
            dated = false;
        }
    }
    return false;
}

kith_next kith_factiva_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    kith_next found = kith_articles_next(split, line_is, "factiva", a, record, err);

    /* A list of what was searched for stands at the end. */
    if (found == KITH_NEXT_RECORD &&
        kith_str_starts(kith_str_trim(record->bytes), KITH_STR("Search Summary")))
        return KITH_NEXT_END;
    return found;
}

typedef struct {
    kith_arena *arena;
    kith_doc *doc;
    kith_lines lines;
} reading;

static void add(reading *r, kith_str text, uint16_t place)
{
    kith_lines_gap(&r->lines);
    kith_lines_put_wrapped(&r->lines, text, place);
}

static void take_date(reading *r, kith_str text)
{
    char iso[KITH_DATE_BYTES];

    if (kith_date_find(kith_str_sub(text, 0, MIN(text.len, 60)), iso))
        r->doc->date = kith_arena_str(r->arena, kith_str_of(iso));
}

static kith_str author_of(kith_str line)
{
    if (line.len > 3 && g_ascii_strncasecmp(line.ptr, "by ", 3) == 0)
        line = kith_str_sub(line, 3, line.len);
    return kith_str_trim(line);
}

static kith_str one_line(kith_arena *a, kith_str text)
{
    kith_lines l = {.text.arena = a};

    kith_lines_put(&l, text, (kith_lines_style){0});
    return kith_bytes_str(&l.text);
}

static void take_field(reading *r, kith_str code, kith_str text)
{
    if (kith_str_eq(code, KITH_STR("LP")) || kith_str_eq(code, KITH_STR("TD"))) {
        add(r, text, KITH_PLACE_SURE);
        return;
    }
    add(r, text, KITH_PLACE_BYLINE);
    if (kith_str_eq(code, KITH_STR("HD")))
        r->doc->title = one_line(r->arena, text);
    else if (kith_str_eq(code, KITH_STR("BY")))
        r->doc->author = author_of(one_line(r->arena, text));
    else if (kith_str_eq(code, KITH_STR("PD")))
        take_date(r, text);
    else if (kith_str_eq(code, KITH_STR("SN")))
        r->doc->source = one_line(r->arena, text);
    else if (kith_str_eq(code, KITH_STR("LA")))
        r->doc->language = kith_language_named(text);
}

static void read_coded(reading *r, kith_str text)
{
    kith_str line, value, code = {0};
    const char *beg = text.ptr, *end = text.ptr + text.len;

    while (kith_str_line(&text, &line)) {
        kith_str next = code_at(line, &value);
        if (next.len == 0)
            continue;
        take_field(r, code, (kith_str){beg, (size_t)(line.ptr - beg)});
        code = next;
        beg = value.ptr;
    }
    take_field(r, code, (kith_str){beg, (size_t)(end - beg)});
}

/* The lines between length and body, of which each may be left out. */
static void take_about(reading *r, kith_str line)
{
    kith_str language = kith_language_named(line);

    if (r->doc->date.len == 0)
        take_date(r, line);
    else if (line.len > 0 && g_ascii_isdigit(line.ptr[0]))
        ; // the time, a page
    else if (language.len > 0 && line.len < 30)
        r->doc->language = language;
    else if (r->doc->source.len == 0)
        r->doc->source = line;
}

static bool is_legal(kith_str line)
{
    return kith_str_starts(line, KITH_STR("Copyright")) || kith_str_starts(line, KITH_STR("(c)")) ||
           kith_str_starts(line, KITH_STR("(C)")) || kith_str_starts(line, KITH_STR("\xc2\xa9"));
}

/* Everything up to and with the copyright line, or else the line of the language; what is left is
 * the body. */
static kith_str read_head(reading *r, kith_str text)
{
    kith_str rest = text, line, last = {0};
    bool length = false;

    while (kith_str_line(&rest, &line)) {
        kith_str trimmed = kith_str_trim(line);
        if (trimmed.len == 0) {
            if (length && r->doc->language.len > 0 && r->doc->source.len > 0)
                return rest;
            continue;
        }
        add(r, trimmed, KITH_PLACE_BYLINE);
        if (is_length(trimmed))
            length = true;
        else if (length && is_legal(trimmed))
            return rest;
        else if (length)
            take_about(r, trimmed);
        else if (last.len > 0 && g_ascii_strncasecmp(trimmed.ptr, "by ", 3) == 0)
            r->doc->author = author_of(trimmed);
        else
            last = r->doc->title = trimmed;
    }
    return length ? rest : text;
}

static void read_plain(reading *r, kith_str text)
{
    kith_str body = read_head(r, text), line;

    if (body.ptr == text.ptr) { // none of the lines that a head has
        r->lines = (kith_lines){.text.arena = r->arena};
        r->doc->title = (kith_str){0};
    }
    kith_lines_gap(&r->lines);
    while (kith_str_line(&body, &line)) {
        if (kith_str_trim(line).len == 0)
            kith_lines_gap(&r->lines);
        else
            kith_lines_put_wrapped(
                &r->lines, line, is_end(kith_str_trim(line)) ? KITH_PLACE_BYLINE : KITH_PLACE_SURE);
    }
}

bool kith_factiva_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    reading r = {.arena = a, .doc = doc, .lines = {.text.arena = a}};
    kith_str text = kith_decode(a, record->bytes, record->charset, &doc->n_repaired);

    (void)err;
    if (has_codes(text))
        read_coded(&r, text);
    else
        read_plain(&r, text);
    kith_lines_give(&r.lines, doc);
    kith_doc_head(a, doc, KITH_PLACE_SURE | KITH_PLACE_TITLE);
    return true;
}
