// SPDX-License-Identifier: GPL-3.0-or-later
/* libxml2 calls for each tag and run of text; there is no tree. So no depth is too deep, memory
 * is that of the text, and what libxml2 does at the cost of the depth (an end tag that fits
 * nothing) is counted and bounded. What is open stands on a stack of our own. Names and classes
 * recur, so what they mean is remembered: of names by their address, which libxml2 keeps one. */
#include "extract/read/html.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <pthread.h>

#include "extract/read/charset.h"
#include "extract/read/decode.h"
#include "extract/read/html_clean.h"
#include "extract/read/html_head.h"
#include "extract/read/html_tag.h"

enum { DEEPEST = 100000, WORK_PER_BYTE = 64, WORK_FREE = 1 << 24 };

enum { NAMES = 128, CLASSES = 1024, MOST_TITLE = 4096, LONG_TEXT = 16 };

/* An open element: what holds for the text in it. */
typedef struct {
    const kith_html_tag *tag;
    uint32_t box; // of the document, once a line needed it; else 0
    uint32_t make;
    uint16_t place;
    uint8_t kind, flags;
} frame;

/* What a run of class words means, by its hash. */
typedef struct {
    uint64_t hash;
    uint32_t means;
} known_class;

typedef struct {
    const xmlChar *name;
    const kith_html_tag *tag;
    uint32_t make;
} known_name;

typedef struct {
    kith_arena *arena;
    htmlParserCtxtPtr parser;
    known_name name[NAMES];
    known_class class[CLASSES];
    frame *open; // [depth]
    size_t depth, room;
    kith_html_runs runs; // of the page's text that the parser does not see
    kith_bytes text;
    size_t beg;     // of the line being written
    size_t in_link; // bytes of it that are link text
    frame first;    // what its first byte stood in
    uint32_t first_box;
    bool space; // is due before the next byte
    bool gap;   // the next line stands apart
    enum { NO_SEAM, ONE_ENDS, NEXT_BEGINS, ONE_BEGINS } seam;
    kith_line *line;
    size_t n_lines, line_room;
    kith_part *box;
    size_t n_boxes, box_room;
    GString *title; // while its element is open, and after
    kith_html_head head;
    size_t work, most_work;
} builder;

bool kith_html_knows(kith_str head)
{
    static const char *const marks[] = {"<!doctype html", "<html",  "<head",
                                        "<body",          "<meta ", "<title"};
    size_t n = MIN(head.len, 1024);

    for (size_t pos = 0; pos < n; pos++) {
        const char *at = memchr(head.ptr + pos, '<', n - pos);
        if (at == NULL)
            break;
        pos = (size_t)(at - head.ptr);
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
    kith_bytes_put(&b->text, bytes, n);
}

static uint32_t add_box(builder *b, uint32_t parent, const frame *f)
{
    if (b->n_boxes == b->box_room) {
        b->box_room = b->box_room * 2 + 64;
        b->box = kith_grow(b->arena, kith_part, b->box, b->n_boxes, b->box_room);
    }
    b->box[b->n_boxes] = (kith_part){.parent = parent, .place = f->place, .make = f->make};
    return (uint32_t)b->n_boxes++;
}

/* The box of the innermost open block. Each is made once, when its first line begins. */
static uint32_t box_here(builder *b)
{
    size_t from = b->depth;
    uint32_t box = 0;

    if (b->n_boxes == 0)
        add_box(b, 0, &(frame){0});
    while (from > 0 && b->open[from - 1].box == 0)
        from--;
    if (from > 0)
        box = b->open[from - 1].box;
    for (; from < b->depth; from++) {
        frame *f = &b->open[from];
        if (f->tag->flags & KITH_TAG_BLOCK)
            box = add_box(b, box, f);
        f->box = box;
    }
    return box;
}

/* Ends the line being written, if anything stands in it. */
static void end_line(builder *b)
{
    b->space = false;
    b->seam = NO_SEAM;
    if (b->text.n == b->beg)
        return;
    if (b->n_lines == b->line_room) {
        b->line_room = b->line_room * 2 + 64;
        b->line = kith_grow(b->arena, kith_line, b->line, b->n_lines, b->line_room);
    }
    b->line[b->n_lines++] = (kith_line){.beg = (uint32_t)b->beg,
                                        .end = (uint32_t)b->text.n,
                                        .kind = b->first.kind,
                                        .link = (uint8_t)(b->in_link * 100 / (b->text.n - b->beg)),
                                        .place = b->first.place,
                                        .box = b->first_box,
                                        .gap = b->gap};
    put(b, "\n", 1);
    b->beg = b->text.n;
    b->in_link = 0;
    b->gap = false;
}

static void end_block(builder *b)
{
    end_line(b);
    b->gap = true;
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        if (strcmp((const char *)attributes[0], name) == 0)
            return attributes[1] != NULL ? (const char *)attributes[1] : "";
    return NULL;
}

static uint32_t class_means(builder *b, kith_str words, uint64_t hash)
{
    known_class *known = &b->class[hash % CLASSES];

    if (known->hash != hash)
        *known = (known_class){hash, kith_html_class(words)};
    return known->means;
}

static bool heads(const kith_html_tag *tag)
{
    return tag->kind == KITH_LINE_HEADING;
}

/* What the class, the id and their like say is added to what the tag says. Of a part of a line
 * little is believed, for a line is not torn apart but for the credit of a picture. */
static void read_classes(builder *b, const frame *outer, frame *f, const char *words)
{
    uint64_t hash = kith_str_hash(kith_str_of(words)) | 1;
    uint32_t means = class_means(b, kith_str_of(words), hash);
    bool block = f->tag->flags & KITH_TAG_BLOCK;

    f->make ^= (uint32_t)(hash >> 16);
    if (means == 0)
        return;
    if (!block && (means & (KITH_CLASS_HIDDEN | KITH_CLASS_NOTE) ||
                   (heads(outer->tag) && means & (KITH_PLACE_MENU | KITH_PLACE_WEAK))))
        f->flags |= KITH_TAG_SKIP;
    if (!block && means & KITH_CLASS_CREDIT && !(means & KITH_CLASS_CAPTION)) {
        f->flags |= KITH_TAG_BREAK;
        f->kind = KITH_LINE_TEXT;
    }
    if (!block && !(f->flags & KITH_TAG_BREAK))
        means &= KITH_PLACE_BYLINE;
    if (means & KITH_CLASS_HIDDEN)
        f->place |= KITH_PLACE_HIDDEN;
    if (means & KITH_CLASS_CAPTION)
        means &= ~(uint32_t)KITH_PLACE_BYLINE;
    if (!(f->tag->place & KITH_PLACE_TITLE))
        f->place |= (uint16_t)means;
    if (means & KITH_CLASS_CAPTION && block)
        f->kind = KITH_LINE_CAPTION;
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

static frame inner_frame(builder *b, const frame *outer, const known_name *name,
                         const xmlChar **attributes)
{
    const kith_html_tag *tag = name->tag;
    frame f = {.tag = tag, .kind = outer->kind, .place = outer->place, .make = name->make};
    bool block = tag->flags & KITH_TAG_BLOCK;
    const char *words;

    f.flags = (uint8_t)((outer->flags & (KITH_TAG_LINK | KITH_TAG_SKIP)) |
                        (tag->flags & (KITH_TAG_LINK | KITH_TAG_SKIP)));
    if (tag->flags & KITH_TAG_LINK && outer->tag->flags & KITH_TAG_NOTE)
        f.flags |= KITH_TAG_SKIP;
    f.place |= tag->place;
    if (tag->flags & KITH_TAG_HEADER && !(f.place & (KITH_PLACE_ARTICLE | KITH_PLACE_MAIN)))
        f.place |= KITH_PLACE_MENU;
    if (tag->kind != KITH_LINE_TEXT)
        f.kind = tag->kind;
    if (attributes == NULL || tag->flags & KITH_TAG_WHOLE)
        return f;
    if ((words = attribute(attributes, "class")) != NULL)
        read_classes(b, outer, &f, words);
    if (attribute(attributes, "hidden") != NULL) {
        f.place |= block ? KITH_PLACE_HIDDEN : 0;
        f.flags |= block ? 0 : KITH_TAG_SKIP;
    }
    return f;
}

static const known_name *tag_of(builder *b, const xmlChar *name)
{
    known_name *known = &b->name[(uintptr_t)name / 8 % NAMES];

    if (known->name != name)
        *known = (known_name){name, kith_html_tag_of((const char *)name),
                              (uint32_t)kith_str_hash(kith_str_of((const char *)name))};
    return known;
}

/* What tags tell of the page, and not of the text in them. */
static void read_facts(builder *b, const frame *f, const xmlChar **attributes)
{
    const char *value = attribute(attributes, "rel");

    switch (f->tag->tells) {
    case KITH_HTML_TELLS_META:
        read_meta(b, attributes);
        break;
    case KITH_HTML_TELLS_TIME:
        if ((value = attribute(attributes, "datetime")) != NULL &&
            !(f->place & (KITH_PLACE_MENU | KITH_PLACE_WEAK | KITH_PLACE_HIDDEN)))
            kith_html_date(&b->head, kith_str_of(value), KITH_STATED_IN_TIME);
        break;
    case KITH_HTML_TELLS_LINK:
        if (value != NULL && g_ascii_strcasecmp(value, "canonical") == 0 &&
            (value = attribute(attributes, "href")) != NULL)
            kith_html_source(&b->head, kith_str_of(value), KITH_STATED_IN_GRAPH);
        break;
    case KITH_HTML_TELLS_PAGE:
        if ((value = attribute(attributes, "lang")) != NULL)
            kith_html_language(&b->head, kith_str_of(value), KITH_STATED_IN_META);
        break;
    default:
        break;
    }
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    builder *b = data;
    const known_name *known = tag_of(b, name);
    const kith_html_tag *tag = known->tag;
    frame outer = top(b), f = inner_frame(b, &outer, known, attributes);

    if (tag->flags & KITH_TAG_BLOCK)
        end_block(b);
    else if ((tag->flags | f.flags) & KITH_TAG_BREAK)
        end_line(b);
    else
        b->seam = b->seam == ONE_ENDS || b->seam == NEXT_BEGINS ? NEXT_BEGINS : ONE_BEGINS;
    if (tag->tells != KITH_HTML_TELLS_NOTHING)
        read_facts(b, &f, attributes);
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
    if (f.tag->flags & KITH_TAG_BLOCK)
        end_block(b);
    else if ((f.flags & ~f.tag->flags) & KITH_TAG_BREAK)
        end_line(b);
    else
        b->seam = ONE_ENDS;
    if (b->depth > 0)
        b->depth--;
}

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Two parts of a line that touch, and that a page sets apart without a space: the end of a word
 * or sentence, and a capital. */
static bool parts(const builder *b, char next)
{
    char last = b->text.at[b->text.n - 1];

    return b->seam == NEXT_BEGINS && g_ascii_isupper(next) &&
           (g_ascii_islower(last) || g_ascii_isdigit(last) || strchr(".!?:", last) != NULL);
}

/* In a caption, behind a stop and without a space: who took the picture. */
static bool begins_credit(const builder *b, char next)
{
    return b->first.kind == KITH_LINE_CAPTION && b->seam >= NEXT_BEGINS && !b->space &&
           g_ascii_isupper(next) && strchr(".!?)", b->text.at[b->text.n - 1]) != NULL;
}

static void put_run(builder *b, const frame *f, const char *run, size_t n)
{
    if (b->text.n > b->beg && begins_credit(b, *run))
        end_line(b);
    if (b->text.n == b->beg) {
        b->first = *f;
        b->first_box = box_here(b);
    } else if (b->space || parts(b, *run))
        put(b, " ", 1);
    put(b, run, n);
    b->in_link += f->flags & KITH_TAG_LINK ? n : 0;
    b->space = false;
    b->seam = NO_SEAM;
}

/* Whether all white space in s is single spaces. */
static bool is_spaced(kith_str s)
{
    unsigned char odd = 0;

    for (size_t i = 0; i + 1 < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        odd |= (unsigned char)(c - '\t') < 5 || (c == ' ' && s.ptr[i + 1] == ' ');
    }
    return !odd && (s.len == 0 || (unsigned char)(s.ptr[s.len - 1] - '\t') >= 5);
}

/* Behind a word, what has single spaces alone: all at once. */
static void put_spaced(builder *b, const frame *f, kith_str s)
{
    if (s.len > 0 && s.ptr[s.len - 1] == ' ') {
        b->space = true;
        s.len--;
    }
    put(b, s.ptr, s.len);
    for (size_t i = 0; f->flags & KITH_TAG_LINK && i < s.len; i++)
        b->in_link += s.ptr[i] != ' ';
}

/* Text with its white space made single spaces. */
static void put_text(builder *b, const frame *f, kith_str text)
{
    const char *at = text.ptr, *end = at + text.len;

    while (at < end) {
        const char *run = at;
        while (at < end && !is_space((unsigned char)*at))
            at++;
        if (at > run) {
            kith_str rest = {at, (size_t)(end - at)};
            put_run(b, f, run, (size_t)(at - run));
            if (rest.len >= LONG_TEXT && is_spaced(rest)) {
                put_spaced(b, f, rest);
                return;
            }
        }
        while (at < end && is_space((unsigned char)*at)) {
            b->space = true;
            at++;
        }
    }
}

static void add_title(builder *b, kith_str part)
{
    size_t n = MIN(part.len, MOST_TITLE);

    while (n > 0 && n < part.len && ((unsigned char)part.ptr[n] & 0xc0) == 0x80)
        n--;
    if (b->title->len < MOST_TITLE)
        g_string_append_len(b->title, part.ptr, (gssize)n);
}

static void on_text(void *data, const xmlChar *at, int len)
{
    builder *b = data;
    frame f = top(b);
    kith_str text = {(const char *)at, (size_t)len}, part;
    bool title = f.tag->tells == KITH_HTML_TELLS_TITLE && b->n_lines == 0;

    if (!title && f.flags & KITH_TAG_SKIP)
        return;
    while (kith_html_runs_next(&b->runs, &text, &part)) {
        if (title)
            add_title(b, part);
        if (!(f.flags & KITH_TAG_SKIP))
            put_text(b, &f, part);
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

static void build(builder *b, const kith_html_clean *clean, size_t n_bytes)
{
    b->most_work = WORK_FREE + WORK_PER_BYTE * n_bytes;
    b->title = g_string_new(NULL);
    for (size_t i = 0; i < clean->n_ld; i++)
        kith_html_ld(&b->head, clean->ld[i]);
    if (clean->page.len > 0)
        parse(b, clean->page);
    kith_html_choose_title(&b->head, (kith_str){b->title->str, b->title->len}, b->text.at, b->line,
                           b->n_lines);
    g_string_free(b->title, TRUE);
}

bool kith_html_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    kith_str bytes = record->bytes;
    builder *b;
    const char *charset;
    kith_html_clean clean;

    if (bytes.len > KITH_MAX_PAGE)
        return kith_fail(err, KITH_EINPUT, "a page of %zu bytes; at most %d are read", bytes.len,
                         KITH_MAX_PAGE);
    charset = record->charset != NULL ? record->charset : kith_charset_declared(a, bytes);
    b = kith_new(a, builder, 1);
    b->arena = b->head.arena = b->runs.arena = b->text.arena = a;
    clean = kith_html_cleaned(a, kith_decode(a, bytes, charset, &doc->n_repaired), &b->runs);
    b->gap = true;
    build(b, &clean, bytes.len);
    kith_arena_give_back(a, clean.page.ptr);
    doc->text = kith_bytes_str(&b->text);
    doc->line = b->line;
    doc->n_lines = b->n_lines;
    doc->box = b->box;
    doc->n_boxes = b->n_boxes;
    kith_html_tell(&b->head, doc);
    return true;
}
