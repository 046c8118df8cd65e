// SPDX-License-Identifier: GPL-3.0-or-later
/* libxml2 calls for each tag and run of text; there is no tree. So no depth is too deep, memory
 * is that of the text, and what libxml2 does at the cost of the depth (an end tag that fits
 * nothing) is counted and bounded. What is open stands on a stack of our own. */
#include "extract/read/html.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <pthread.h>

#include "extract/read/charset.h"
#include "extract/read/decode.h"
#include "extract/read/html_bound.h"
#include "extract/read/html_head.h"
#include "extract/read/html_tag.h"

enum { DEEPEST = 100000, WORK_PER_BYTE = 64, WORK_FREE = 1 << 24 };

/* An open element: what holds for the text in it. */
typedef struct {
    const kith_html_tag *tag;
    uint8_t kind, place, flags;
    bool json; // JSON-LD is gathered
    bool title;
} frame;

typedef struct {
    kith_arena *arena;
    htmlParserCtxtPtr parser;
    frame *open; // [depth]
    size_t depth, room;
    char *text; // [n]
    size_t n, text_room;
    size_t beg;     // of the line being written
    size_t in_link; // bytes of it that are link text
    frame first;    // what its first byte stood in
    bool space;     // is due before the next byte
    bool gap;       // the next line stands apart
    kith_line *line;
    size_t n_lines, line_room;
    GString *json, *title;
    kith_html_head head;
    size_t work, most_work;
} builder;

bool kith_html_knows(kith_str head)
{
    static const char *const marks[] = {"<!doctype html", "<html",  "<head",
                                        "<body",          "<meta ", "<title"};
    size_t n = MIN(head.len, 1024);

    for (size_t pos = 0; pos < n; pos++) {
        if (head.ptr[pos] != '<')
            continue;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (n - pos >= strlen(marks[i]) &&
                g_ascii_strncasecmp(head.ptr + pos, marks[i], strlen(marks[i])) == 0)
                return true;
    }
    return false;
}

static frame top(const builder *b)
{
    return b->depth > 0 ? b->open[b->depth - 1] : (frame){.tag = kith_html_tag_of("")};
}

static void put(builder *b, const char *bytes, size_t n)
{
    if (n > b->text_room - b->n) {
        b->text_room = b->text_room * 2 + n + 4096;
        b->text = kith_grow(b->arena, char, b->text, b->n, b->text_room);
    }
    memcpy(b->text + b->n, bytes, n);
    b->n += n;
}

/* Ends the line being written, if anything stands in it. */
static void end_line(builder *b)
{
    b->space = false;
    if (b->n == b->beg)
        return;
    if (b->n_lines == b->line_room) {
        b->line_room = b->line_room * 2 + 64;
        b->line = kith_grow(b->arena, kith_line, b->line, b->n_lines, b->line_room);
    }
    b->line[b->n_lines++] = (kith_line){.beg = (uint32_t)b->beg,
                                        .end = (uint32_t)b->n,
                                        .kind = b->first.kind,
                                        .link = (uint8_t)(b->in_link * 100 / (b->n - b->beg)),
                                        .place = b->first.place,
                                        .gap = b->gap};
    if (b->first.place & KITH_PLACE_TITLE)
        kith_html_title(&b->head, (kith_str){b->text + b->beg, b->n - b->beg}, KITH_STATED_IN_META);
    put(b, "\n", 1);
    b->beg = b->n;
    b->in_link = 0;
    b->gap = false;
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        if (strcmp((const char *)attributes[0], name) == 0)
            return attributes[1] != NULL ? (const char *)attributes[1] : "";
    return NULL;
}

static bool is_hidden(const xmlChar **attributes)
{
    const char *style = attribute(attributes, "style"), *at;
    const char *aria = attribute(attributes, "aria-hidden");

    if (attribute(attributes, "hidden") != NULL || (aria != NULL && strcmp(aria, "true") == 0))
        return true;
    if (style == NULL ||
        ((at = strstr(style, "display")) == NULL && (at = strstr(style, "visibility")) == NULL))
        return false;
    at += strcspn(at, ":;");
    at += strspn(at, ": \t");
    return g_ascii_strncasecmp(at, "none", 4) == 0 || g_ascii_strncasecmp(at, "hidden", 6) == 0;
}

/* What the class, the id and their like say is added to what the tag says. */
static void read_classes(frame *f, const xmlChar **attributes)
{
    static const char *const names[] = {"class", "id", "itemprop", "data-component", "role"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = attribute(attributes, names[i]);
        bool caption, hidden;
        uint8_t place;
        if (value == NULL)
            continue;
        place = kith_html_class(kith_str_of(value), &caption, &hidden);
        if (!(f->tag->place & KITH_PLACE_TITLE))
            f->place |= place;
        if (caption && f->tag->flags & KITH_TAG_BLOCK)
            f->kind = KITH_LINE_CAPTION;
        if (hidden)
            f->flags |= KITH_TAG_SKIP;
    }
}

static void read_meta(builder *b, const xmlChar **attributes)
{
    static const char *const names[] = {"property", "name", "itemprop"};
    const char *content = attribute(attributes, "content");

    for (size_t i = 0; i < sizeof names / sizeof *names && content != NULL; i++) {
        const char *name = attribute(attributes, names[i]);
        if (name != NULL)
            kith_html_meta(&b->head, name, content);
    }
}

static frame inner_frame(const frame *outer, const kith_html_tag *tag, const xmlChar **attributes)
{
    frame f = {.tag = tag, .kind = outer->kind, .place = outer->place};

    f.flags = (uint8_t)((outer->flags & (KITH_TAG_LINK | KITH_TAG_SKIP)) |
                        (tag->flags & (KITH_TAG_LINK | KITH_TAG_SKIP)));
    f.place |= tag->place;
    if (tag->flags & KITH_TAG_HEADER && !(f.place & (KITH_PLACE_ARTICLE | KITH_PLACE_MAIN)))
        f.place |= KITH_PLACE_MENU;
    if (tag->kind != KITH_LINE_TEXT)
        f.kind = tag->kind;
    if (attributes == NULL)
        return f;
    if (!(tag->flags & KITH_TAG_WHOLE))
        read_classes(&f, attributes);
    if (is_hidden(attributes) && !(tag->flags & KITH_TAG_WHOLE))
        f.flags |= KITH_TAG_SKIP;
    return f;
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    builder *b = data;
    const kith_html_tag *tag = kith_html_tag_of((const char *)name);
    frame outer = top(b), f = inner_frame(&outer, tag, attributes);
    const char *type;

    if (tag->flags & KITH_TAG_BLOCK) {
        end_line(b);
        b->gap = true;
    } else if (tag->flags & KITH_TAG_BREAK)
        end_line(b);
    if (strcmp((const char *)name, "meta") == 0)
        read_meta(b, attributes);
    else if (strcmp((const char *)name, "time") == 0 && attribute(attributes, "datetime") != NULL)
        kith_html_date(&b->head, kith_str_of(attribute(attributes, "datetime")),
                       KITH_STATED_IN_TIME);
    else if (strcmp((const char *)name, "title") == 0)
        f.title = b->title->len == 0 && !(outer.flags & KITH_TAG_SKIP); // not a picture's
    else if (strcmp((const char *)name, "script") == 0 &&
             (type = attribute(attributes, "type")) != NULL) {
        f.json = g_ascii_strcasecmp(type, "application/ld+json") == 0;
        g_string_truncate(b->json, 0);
    }
    if (b->depth == b->room) {
        b->room = b->room * 2 + 64;
        b->open = kith_grow(b->arena, frame, b->open, b->depth, b->room);
    }
    b->open[b->depth++] = f;
    if (b->depth > DEEPEST)
        xmlStopParser(b->parser);
}

static void on_end(void *data, const xmlChar *name)
{
    builder *b = data;
    frame f = top(b);

    (void)name; // libxml2 closes what it opened, in order
    if (f.tag->flags & KITH_TAG_BLOCK) {
        end_line(b);
        b->gap = true;
    }
    if (f.json)
        kith_html_ld(&b->head, (kith_str){b->json->str, b->json->len});
    if (b->depth > 0)
        b->depth--;
}

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Text with its white space made single spaces. */
static void on_text(void *data, const xmlChar *text, int len)
{
    builder *b = data;
    frame f = top(b);
    const char *at = (const char *)text, *end = at + len;

    if (f.title)
        g_string_append_len(b->title, at, len);
    if (f.json)
        g_string_append_len(b->json, at, len);
    if (f.flags & KITH_TAG_SKIP || f.json)
        return;
    while (at < end) {
        const char *run = at;
        while (at < end && !is_space((unsigned char)*at))
            at++;
        if (at > run) {
            if (b->n == b->beg)
                b->first = f;
            else if (b->space)
                put(b, " ", 1);
            put(b, run, (size_t)(at - run));
            b->in_link += f.flags & KITH_TAG_LINK ? (size_t)(at - run) : 0;
            b->space = false;
        }
        while (at < end && is_space((unsigned char)*at)) {
            b->space = true;
            at++;
        }
    }
}

/* Every complaint may have cost a walk over what is open. */
static void on_error(void *data, xmlErrorPtr error)
{
    builder *b = data;

    (void)error;
    b->work += (size_t)b->parser->nameNr;
    if (b->work > b->most_work)
        xmlStopParser(b->parser);
}

static void set_handlers(htmlParserCtxtPtr parser, builder *b)
{
    htmlSAXHandler *sax = parser->sax;

    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC; // so that serror is used
    sax->startElement = on_start;
    sax->endElement = on_end;
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->serror = on_error;
    parser->userData = b;
    b->parser = parser;
}

static bool parse(builder *b, kith_str page)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    htmlParserCtxtPtr parser;
    htmlDocPtr none;

    pthread_once(&once, xmlInitParser); // libxml2 cannot begin in two threads at once
    parser = htmlNewParserCtxt();
    if (parser == NULL)
        return false;
    set_handlers(parser, b);
    none = htmlCtxtReadMemory(parser, page.ptr, (int)page.len, NULL, "UTF-8",
                              HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    end_line(b);
    if (none != NULL)
        xmlFreeDoc(none);
    htmlFreeParserCtxt(parser);
    return true;
}

bool kith_html_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str bytes = record->bytes;
    builder b = {.arena = a, .gap = true, .head = {.arena = a}};
    const char *charset;
    kith_str page;

    if (bytes.len > KITH_MAX_PAGE)
        return kith_fail(err, KITH_EINPUT, "a page of %zu bytes; at most %d are read", bytes.len,
                         KITH_MAX_PAGE);
    charset = record->charset != NULL ? record->charset : kith_charset_declared(a, bytes);
    page = kith_html_bounded(a, kith_decode(a, bytes, charset, &doc->n_repaired));
    b.most_work = WORK_FREE + WORK_PER_BYTE * page.len;
    b.json = g_string_new(NULL);
    b.title = g_string_new(NULL);
    if (page.len > 0)
        parse(&b, page);
    kith_html_title(&b.head, (kith_str){b.title->str, b.title->len}, KITH_STATED_IN_TIME);
    g_string_free(b.json, TRUE);
    g_string_free(b.title, TRUE);
    doc->text = (kith_str){b.text, b.n};
    doc->line = b.line;
    doc->n_lines = b.n_lines;
    doc->title = b.head.title;
    doc->date = b.head.date;
    return true;
}
