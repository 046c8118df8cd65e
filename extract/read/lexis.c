// SPDX-License-Identifier: GPL-3.0-or-later
/* An article is a head without labels (outlet, date, headline; in the newer kind the headline comes
 * first), labelled fields ("BYLINE: ..."), the body, and labelled fields again. A field ends with
 * an empty line; the body, which may have no label, ends with a field that stands behind bodies. */
#include "extract/read/lexis.h"

#include <glib.h>

#include "extract/read/articles.h"
#include "extract/read/date.h"
#include "extract/read/decode.h"
#include "extract/read/wide.h"

/* What a field is for us. */
typedef enum { NO_FIELD, BODY, BYLINE, LANGUAGE, ADDRESS, HEADLINE, DECK, BEFORE, BEHIND } field;

enum { LABEL_BYTES = 20 }; // the longest, with its colon, has fewer

static const struct {
    const char *label;
    field is;
} labels[] = {
    {"BODY", BODY},
    {"TEXT", BODY},
    {"FULL TEXT", BODY},
    {"BYLINE", BYLINE},
    {"AUTHOR", BYLINE},
    {"LANGUAGE", LANGUAGE},
    {"URL", ADDRESS},
    {"HEADLINE", HEADLINE},
    {"TITLE", HEADLINE},
    {"HIGHLIGHT", DECK},
    {"SECTION", BEFORE},
    {"LENGTH", BEFORE},
    {"DATELINE", BEFORE},
    {"DISTRIBUTION", BEFORE},
    {"SERIES", BEFORE},
    {"SOURCE", BEFORE},
    {"LOAD-DATE", BEHIND},
    {"PUB-TYPE", BEHIND},
    {"PUBLICATION-TYPE", BEHIND},
    {"PUBLICATION TYPE", BEHIND},
    {"GRAPHIC", BEHIND},
    {"SUBJECT", BEHIND},
    {"ORGANIZATION", BEHIND},
    {"COMPANY", BEHIND},
    {"PERSON", BEHIND},
    {"TICKER", BEHIND},
    {"INDUSTRY", BEHIND},
    {"GEOGRAPHIC", BEHIND},
    {"CITY", BEHIND},
    {"STATE", BEHIND},
    {"COUNTRY", BEHIND},
    {"CORRECTION-DATE", BEHIND},
    {"JOURNAL-CODE", BEHIND},
    {"ACC-NO", BEHIND},
    {"NOTES", BEHIND},
    {"CLASSIFICATION", BEHIND},
};

/* The field whose label a line begins with; *value is what stands behind its colon. */
static field field_at(kith_str line, kith_str *value)
{
    line = kith_str_trim(line);
    *value = (kith_str){line.ptr + line.len, 0};
    if (kith_str_eq(line, KITH_STR("Body")) || kith_str_eq(line, KITH_STR("BODY")))
        return BODY;
    if (line.len == 0 || memchr(line.ptr, ':', MIN(line.len, LABEL_BYTES)) == NULL)
        return NO_FIELD;
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        size_t n = strlen(labels[i].label);
        if (line.len <= n || line.ptr[n] != ':' ||
            g_ascii_strncasecmp(line.ptr, labels[i].label, n) != 0)
            continue;
        *value = kith_str_trim(kith_str_sub(line, n + 1, line.len));
        return labels[i].is;
    }
    return NO_FIELD;
}

/* "12 of 250 DOCUMENTS". */
static bool is_count(kith_str line)
{
    kith_str rest = line, word;
    static const char *const want[] = {NULL, "of", NULL, "DOCUMENT"};
    size_t n = 0;

    if (line.len > 60 || line.len == 0 || !g_ascii_isdigit(line.ptr[0]))
        return false;
    while (kith_str_field(&rest, ' ', &word) && n < 4) {
        if (word.len == 0)
            continue;
        if (want[n] == NULL ? !g_ascii_isdigit(word.ptr[0])
                            : !kith_str_starts(word, kith_str_of(want[n])))
            return false;
        n++;
    }
    return n == 4;
}

static kith_article_line line_is(kith_str line)
{
    if (kith_str_eq(line, KITH_STR("End of Document")))
        return KITH_ARTICLE_ENDS;
    return is_count(line) ? KITH_ARTICLE_BEGINS : KITH_ARTICLE_GOES_ON;
}

bool kith_lexis_knows(kith_str bytes)
{
    char room[KITH_HEAD];
    kith_str head = kith_head_narrow(bytes, room);
    kith_str line, value;
    bool length = false, other = false, copyright = false;

    if (kith_str_starts(head, KITH_STR("\xef\xbb\xbf")))
        head = kith_str_sub(head, 3, head.len);
    while (kith_str_line(&head, &line)) {
        kith_str text = kith_str_trim(line);
        field is = field_at(text, &value);
        if (is_count(text))
            return true;
        if (is != NO_FIELD && g_ascii_strncasecmp(text.ptr, "length", 6) == 0)
            length = kith_str_ends(value, KITH_STR("words"));
        else
            other |= is != NO_FIELD && is != ADDRESS;
        copyright |= kith_str_starts(text, KITH_STR("Copyright"));
    }
    return length && other && copyright;
}

kith_next kith_lexis_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    return kith_articles_next(split, line_is, "lexis", a, record, err);
}

typedef struct {
    kith_arena *arena;
    kith_doc *doc;
    kith_lines lines;
    bool counted;  // the older kind
    size_t groups; // of the head, that were read
    bool dated, fields, body, behind;
    kith_str candidate; // of the head, that may be the headline
} reading;

static kith_str one_line(kith_arena *a, kith_str text)
{
    kith_lines l = {.text.arena = a};

    kith_lines_put(&l, text, (kith_lines_style){0});
    return kith_bytes_str(&l.text);
}

static bool is_legal(kith_str text)
{
    text = kith_str_trim(text);
    return kith_str_starts(text, KITH_STR("Copyright")) ||
           kith_str_starts(text, KITH_STR("\xc2\xa9")) ||
           kith_str_starts(text, KITH_STR("All Rights Reserved"));
}

/* The head: outlet, date with edition, headline; newer: headline, outlet, date, line by line. */
static void take_head(reading *r, kith_str group)
{
    char iso[KITH_DATE_BYTES];
    kith_str line;
    bool first = true;

    while (kith_str_line(&group, &line)) {
        line = kith_str_trim(line);
        if (is_count(line) || is_legal(line) || line.len == 0)
            continue;
        if (!r->dated && kith_date_find(line, iso)) {
            r->doc->date = kith_arena_str(r->arena, kith_str_of(iso));
            r->dated = true;
            r->candidate = (kith_str){0};
            return; // what is below it is the edition
        }
        if (!r->counted && r->groups == 0) {
            r->doc->title = line;
            r->groups++;
        } else if (!r->dated && (!r->counted || r->doc->source.len == 0))
            r->doc->source = line;
        else if (r->dated)
            r->candidate = first ? line
                                 : (kith_str){r->candidate.ptr,
                                              (size_t)(line.ptr + line.len - r->candidate.ptr)};
        first = false;
    }
}

static void add(reading *r, kith_str text, uint16_t place)
{
    kith_lines_gap(&r->lines);
    kith_lines_put_wrapped(&r->lines, text, place);
}

static void take_author(reading *r, kith_str value)
{
    kith_str name = one_line(r->arena, value);

    if (name.len > 3 && g_ascii_strncasecmp(name.ptr, "by ", 3) == 0)
        name = kith_str_sub(name, 3, name.len);
    r->doc->author = name;
}

static void take_field(reading *r, field is, kith_str group, kith_str value)
{
    value.len = (size_t)(group.ptr + group.len - value.ptr); // its other lines too
    if (is == BYLINE)
        take_author(r, value);
    else if (is == LANGUAGE)
        r->doc->language = kith_language_named(value);
    else if (is == ADDRESS && r->doc->source.len == 0)
        r->doc->source = one_line(r->arena, value);
    else if (is == HEADLINE)
        r->doc->title = one_line(r->arena, value);
    if (is == DECK || is == BODY)
        add(r, value, KITH_PLACE_SURE);
    else
        add(r, group, KITH_PLACE_BYLINE);
}

/* Lines of a group up to the next that has a label. */
static kith_str to_next_field(kith_str group, kith_str *rest)
{
    kith_str line, value, left = group;
    bool first = true;

    while (kith_str_line(&left, &line)) {
        if (!first && field_at(line, &value) != NO_FIELD) {
            *rest = (kith_str){line.ptr, (size_t)(group.ptr + group.len - line.ptr)};
            return (kith_str){group.ptr, (size_t)(line.ptr - group.ptr)};
        }
        first = false;
    }
    *rest = (kith_str){group.ptr + group.len, 0};
    return group;
}

static void take_part(reading *r, kith_str part)
{
    kith_str value, left = part, line;
    field is;

    kith_str_line(&left, &line);
    is = field_at(line, &value);
    if (r->body && is != NO_FIELD && is != BEHIND && is != LANGUAGE && is != ADDRESS)
        is = NO_FIELD; // "Source: ..." within an article
    r->behind |= is == BEHIND || (r->body && (is == LANGUAGE || is == ADDRESS || is_legal(part)));
    r->fields |= is != NO_FIELD;
    r->body |= is == BODY;
    if (is != NO_FIELD)
        take_field(r, is, part, value);
    else if (!r->fields)
        take_head(r, part);
    else if (r->behind || line_is(kith_str_trim(line)) != KITH_ARTICLE_GOES_ON || is_legal(part))
        add(r, part, KITH_PLACE_WEAK);
    else {
        r->body = true;
        add(r, part, KITH_PLACE_SURE);
    }
}

bool kith_lexis_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    reading r = {.arena = a, .doc = doc, .lines = {.text.arena = a}};
    kith_str text = kith_decode(a, record->bytes, record->charset, &doc->n_repaired), group, part;
    kith_str first = text, line = {0};

    (void)err;
    while (kith_str_line(&first, &line) && !r.counted && kith_str_trim(line).len == 0)
        ;
    r.counted = is_count(kith_str_trim(line));
    while (kith_next_group(&text, &group))
        while (group.len > 0) {
            part = to_next_field(group, &group);
            take_part(&r, part);
        }
    if (doc->title.len == 0)
        doc->title = one_line(a, r.candidate);
    kith_lines_give(&r.lines, doc);
    kith_doc_head(a, doc, KITH_PLACE_SURE | KITH_PLACE_TITLE);
    return true;
}
