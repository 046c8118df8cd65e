// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/markdown.h"

#include <glib.h>

#include "extract/read/date.h"
#include "extract/read/decode.h"
#include "extract/read/lines.h"
#include "extract/read/markdown_inline.h"

enum { MANY_LINKS = 20, MOSTLY_LINKS = 70 }; // percent

typedef struct {
    kith_arena *arena;
    kith_doc *doc;
    kith_lines lines;
    kith_lines_style style; // of the paragraph that is open
    GString *paragraph;     // its lines, joined
    char fence;             // of the code block that is open; or NUL
    size_t fence_length;
    bool comment; // an HTML comment is open
    bool in_list;
    bool blank; // the line before was empty
} reading;

static size_t count_of(kith_str line, char c)
{
    size_t n = 0;

    while (n < line.len && line.ptr[n] == c)
        n++;
    return n;
}

static kith_str behind(kith_str line, size_t n)
{
    return kith_str_trim(kith_str_sub(line, MIN(n, line.len), line.len));
}

static void end_paragraph(reading *r)
{
    if (r->paragraph->len > 0) {
        kith_lines_gap(&r->lines);
        kith_markdown_put(&r->lines, (kith_str){r->paragraph->str, r->paragraph->len}, r->style);
        kith_lines_gap(&r->lines);
    }
    g_string_truncate(r->paragraph, 0);
    r->style = (kith_lines_style){0};
}

static void add(reading *r, kith_str text)
{
    if (r->paragraph->len > 0)
        g_string_append_c(r->paragraph, ' ');
    g_string_append_len(r->paragraph, text.ptr, (gssize)text.len);
}

static void put(reading *r, kith_str text, kith_lines_style style)
{
    end_paragraph(r);
    r->style = style;
    add(r, text);
    end_paragraph(r);
}

/* A value of front matter without its quotes and brackets. */
static kith_str yaml_value(kith_str value)
{
    value = kith_str_trim(value);
    if (value.len > 1 && value.ptr[0] == '[' && value.ptr[value.len - 1] == ']')
        value = kith_str_trim(kith_str_sub(value, 1, value.len - 1));
    if (value.len > 1 && (value.ptr[0] == '"' || value.ptr[0] == '\'') &&
        value.ptr[value.len - 1] == value.ptr[0])
        value = kith_str_sub(value, 1, value.len - 1);
    return value;
}

static bool is_key(kith_str key, const char *name)
{
    return key.len == strlen(name) && g_ascii_strncasecmp(key.ptr, name, key.len) == 0;
}

static void take_key(reading *r, kith_str key, kith_str value)
{
    char iso[KITH_DATE_BYTES];

    if (value.len == 0)
        return;
    if (is_key(key, "title"))
        r->doc->title = value;
    else if (is_key(key, "author") || is_key(key, "authors"))
        r->doc->author = value;
    else if (is_key(key, "lang") || is_key(key, "language"))
        r->doc->language = value;
    else if (is_key(key, "source") || is_key(key, "url") || is_key(key, "canonical"))
        r->doc->source = value;
    else if ((is_key(key, "date") || is_key(key, "published")) &&
             kith_date_find(kith_str_sub(value, 0, MIN(value.len, 60)), iso))
        r->doc->date = kith_arena_str(r->arena, kith_str_of(iso));
}

/* What is behind the front matter; text itself when there is none, or it does not end. */
static kith_str front_matter(reading *r, kith_str text)
{
    kith_str rest = text, line, key, probe = text;
    bool ends = false;

    if (!kith_str_line(&rest, &line) || !kith_str_eq(kith_str_trim(line), KITH_STR("---")))
        return text;
    probe = rest;
    while (!ends && kith_str_line(&probe, &line))
        ends = kith_str_eq(kith_str_trim(line), KITH_STR("---")) ||
               kith_str_eq(kith_str_trim(line), KITH_STR("..."));
    if (!ends)
        return text;
    while (rest.ptr != probe.ptr && kith_str_line(&rest, &line)) {
        kith_str value = line;
        if (kith_str_field(&value, ':', &key) && key.len > 0 && key.ptr[0] != ' ')
            take_key(r, kith_str_trim(key), yaml_value(value));
    }
    return probe;
}

/* "---", "* * *": three marks or more and nothing else. */
static bool is_rule(kith_str line)
{
    size_t n = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == ' ')
            continue;
        if (line.ptr[i] != line.ptr[0] || strchr("-*_", line.ptr[i]) == NULL)
            return false;
        n++;
    }
    return n >= 3;
}

static bool is_underline(kith_str line)
{
    return line.len > 0 && (line.ptr[0] == '=' || line.ptr[0] == '-') &&
           count_of(line, line.ptr[0]) == line.len;
}

/* Bytes of the mark of an item: "- ", "12. "; 0 when there is none. */
static size_t item_mark(kith_str line)
{
    size_t n = 0;

    if (line.len > 1 && strchr("-*+", line.ptr[0]) != NULL && line.ptr[1] == ' ')
        return 2;
    while (n < line.len && n < 9 && g_ascii_isdigit(line.ptr[n]))
        n++;
    return n > 0 && n + 1 < line.len && (line.ptr[n] == '.' || line.ptr[n] == ')') &&
                   line.ptr[n + 1] == ' '
               ? n + 2
               : 0;
}

/* Begins or ends a code block; false when the line does neither. */
static bool take_fence(reading *r, kith_str line)
{
    char c = line.len > 0 ? line.ptr[0] : '\0';
    size_t n = c == '`' || c == '~' ? count_of(line, c) : 0;

    if (r->fence != '\0') {
        if (c == r->fence && n >= r->fence_length && n == line.len)
            r->fence = '\0';
        return true;
    }
    if (n < 3 || (c == '`' && memchr(line.ptr + n, '`', line.len - n) != NULL))
        return false;
    end_paragraph(r);
    r->fence = c;
    r->fence_length = n;
    return true;
}

static bool take_comment(reading *r, kith_str line)
{
    if (!r->comment && !kith_str_starts(line, KITH_STR("<!--")))
        return false;
    if (!r->comment)
        end_paragraph(r);
    r->comment = g_strstr_len(line.ptr, (gssize)line.len, "-->") == NULL;
    return true;
}

/* "---", ":--:" below the head of a table. */
static bool is_delimiter(kith_str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] != '-' && cell.ptr[i] != ':')
            return false;
    return true;
}

/* "| a | b |": each cell is a line; "|---|---|" is none. */
static bool take_table(reading *r, kith_str line)
{
    kith_str rest = line, cell;

    if (line.len < 2 || line.ptr[0] != '|')
        return false;
    end_paragraph(r);
    while (kith_str_field(&rest, '|', &cell)) {
        cell = kith_str_trim(cell);
        if (cell.len > 0 && !is_delimiter(cell))
            put(r, cell, (kith_lines_style){.kind = KITH_LINE_CELL});
    }
    return true;
}

/* "[name]: address" says nothing; "[^1]: text" is a note. */
static bool take_definition(reading *r, kith_str line)
{
    const char *end = line.len > 0 && line.ptr[0] == '[' ? memchr(line.ptr, ']', line.len) : NULL;
    size_t n = end != NULL ? (size_t)(end - line.ptr) + 1 : 0;

    if (n == 0 || n >= line.len || line.ptr[n] != ':')
        return false;
    end_paragraph(r);
    if (line.ptr[1] == '^')
        add(r, behind(line, n + 1));
    return true;
}

static bool take_heading(reading *r, kith_str line)
{
    size_t n = count_of(line, '#');
    kith_lines_style style = {.kind = KITH_LINE_HEADING};

    if (r->paragraph->len > 0 && r->style.kind == KITH_LINE_TEXT && is_underline(line)) {
        style.place = line.ptr[0] == '=' ? KITH_PLACE_TITLE : 0;
        r->style = style;
        end_paragraph(r);
        return true;
    }
    if (n == 0 || n > 6 || (n < line.len && line.ptr[n] != ' '))
        return false;
    line = behind(line, n);
    while (line.len > 0 && line.ptr[line.len - 1] == '#')
        line = kith_str_trim(kith_str_sub(line, 0, line.len - 1));
    style.place = n == 1 ? KITH_PLACE_TITLE : 0;
    put(r, line, style);
    r->in_list = false;
    return true;
}

static bool take_item(reading *r, kith_str line)
{
    size_t n = item_mark(line);

    if (n == 0)
        return false;
    end_paragraph(r);
    r->style.kind = KITH_LINE_ITEM;
    r->in_list = true;
    add(r, behind(line, n));
    return true;
}

static bool take_picture(reading *r, kith_str line)
{
    if (!kith_str_starts(line, KITH_STR("![")) || line.ptr[line.len - 1] != ')' ||
        r->paragraph->len > 0)
        return false;
    put(r, line, (kith_lines_style){.kind = KITH_LINE_CAPTION});
    return true;
}

static kith_str without_quote_marks(kith_str line)
{
    while (line.len > 0 && line.ptr[0] == '>')
        line = behind(line, 1);
    return line;
}

static void take_line(reading *r, kith_str raw)
{
    kith_str line = without_quote_marks(kith_str_trim(raw));
    bool code = count_of(raw, ' ') >= 4 || (raw.len > 0 && raw.ptr[0] == '\t');

    if (take_fence(r, line) || take_comment(r, line))
        return;
    if (line.len == 0) {
        end_paragraph(r);
        r->blank = true;
        return;
    }
    if (code && r->blank && !r->in_list)
        return;
    if (r->blank && !code && raw.ptr[0] != ' ')
        r->in_list = false;
    r->blank = false;
    if (take_heading(r, line))
        return;
    if (is_rule(line))
        end_paragraph(r);
    else if (!take_table(r, line) && !take_definition(r, line) && !take_item(r, line) &&
             !take_picture(r, line))
        add(r, line);
}

/* The first heading of the first level, where no front matter tells the title. */
static void find_title(kith_doc *doc)
{
    for (size_t i = 0; i < doc->n_lines && doc->title.len == 0; i++)
        if (doc->line[i].place & KITH_PLACE_TITLE)
            doc->title = kith_str_sub(doc->text, doc->line[i].beg, doc->line[i].end);
}

/* Who writes Markdown by hand writes an article, and all of it is kept; pages that a program made
 * Markdown of are full of links, and in those the article must be found. */
static void keep_written(kith_doc *doc)
{
    size_t all = 0, links = 0;

    for (size_t i = 0; i < doc->n_lines; i++) {
        size_t n = doc->line[i].end - doc->line[i].beg;
        all += n;
        links += n * doc->line[i].link / 100;
    }
    for (size_t i = 0; i < doc->n_lines && links * 100 < all * MANY_LINKS; i++)
        if (doc->line[i].link < MOSTLY_LINKS)
            doc->line[i].place |= KITH_PLACE_SURE;
}

bool kith_markdown_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    reading r = {.arena = a, .doc = doc, .lines = {.text.arena = a}, .blank = true};
    kith_str text = kith_decode(a, record->bytes, record->charset, &doc->n_repaired), line;

    (void)err;
    r.paragraph = g_string_new(NULL);
    text = front_matter(&r, text);
    while (kith_str_line(&text, &line))
        take_line(&r, line);
    end_paragraph(&r);
    g_string_free(r.paragraph, TRUE);
    kith_lines_give(&r.lines, doc);
    find_title(doc);
    keep_written(doc);
    return true;
}
