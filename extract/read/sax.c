// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/sax.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>

#include "extract/read/decode.h"
#include "extract/read/xml_plain.h"

/* libxml2 looks a prefix up among all that are declared: that work is counted. */
enum { WORK_PER_BYTE = 64, WORK_FREE = 1 << 24, ADDED_FREE = 1 << 16, ADDED_PER_BYTE = 2 };

typedef struct {
    xmlParserCtxtPtr parser;
    const kith_sax_handler *handler;
    void *self;
    kith_xml_entities entities;
    kith_xml_sections sections; // taken out of the file
    xmlEntity entity;           // the one that was asked for last
    xmlChar entity_text[8];     // of a name of HTML
    char *entity_long;          // of a declared one; from g_malloc
    size_t work, most_work;
    size_t added, most_added; // bytes that entities added
    size_t depth;
    bool stopped;  // by the handler, which has what it wants
    char why[200]; // the first fault, ours or libxml2's; empty: none
    int why_line;
} run;

/* Namespaces that formats mix, by the prefix that people know them by. */
static const struct {
    const char *space, *prefix;
} spaces[] = {
    {"http://www.tei-c.org/ns/1.0", ""},
    {"http://iptc.org/std/NITF/2006-10-18/", ""},
    {"http://iptc.org/std/nar/2006-10-01/", ""},
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://www.w3.org/1999/xhtml", "html"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://www.w3.org/1998/Math/MathML", "mml"},
    {"http://www.idpf.org/2007/opf", ""},
    {"urn:oasis:names:tc:opendocument:xmlns:container", ""},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
};

/* A namespace that is not declared leaves the prefix as it is written. */
static const char *prefix_of(const xmlChar *prefix, const xmlChar *space)
{
    if (space == NULL)
        return prefix != NULL ? (const char *)prefix : "";
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (strcmp((const char *)space, spaces[i].space) == 0)
            return spaces[i].prefix;
    return "?";
}

__attribute__((format(printf, 2, 3))) static void stop_with(run *r, const char *fmt, ...)
{
    va_list args;

    if (r->why[0] != '\0')
        return;
    va_start(args, fmt);
    g_vsnprintf(r->why, sizeof r->why, fmt, args);
    va_end(args);
    r->why_line = xmlSAX2GetLineNumber(r->parser);
    xmlStopParser(r->parser);
}

static void stop(run *r)
{
    r->stopped = true;
    xmlStopParser(r->parser);
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int n_spaces, const xmlChar **declared, int n, int n_default,
                     const xmlChar **attributes)
{
    run *r = data;
    kith_sax_tag tag = {(const char *)name, prefix_of(prefix, space), attributes, n};

    (void)n_spaces, (void)declared, (void)n_default;
    r->work += (size_t)r->parser->nsNr;
    if (++r->depth > KITH_XML_DEEPEST)
        stop_with(r, "elements stand more than %d deep in each other", KITH_XML_DEEPEST);
    else if (r->work > r->most_work)
        stop_with(r, "declares more namespaces than can be looked through");
    else if (!r->handler->start(r->self, &tag))
        stop(r);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    run *r = data;

    (void)name, (void)prefix, (void)space;
    r->depth--;
    if (r->handler->end != NULL && !r->handler->end(r->self))
        stop(r);
}

static void tell_text(run *r, kith_str text)
{
    if (r->handler->text != NULL && !r->handler->text(r->self, text))
        stop(r);
}

static void on_text(void *data, const xmlChar *text, int len)
{
    tell_text(data, (kith_str){(const char *)text, (size_t)len});
}

/* What stands in place of a section that was taken out. */
static void on_instruction(void *data, const xmlChar *target, const xmlChar *content)
{
    run *r = data;
    size_t i;

    if (content == NULL || strcmp((const char *)target, KITH_CDATA) != 0)
        return;
    i = strtoul((const char *)content, NULL, 10);
    if (i < r->sections.n)
        tell_text(r, r->sections.at[i]);
}

static const kith_xml_entity *declared(const run *r, const char *name)
{
    for (size_t i = 0; i < r->entities.n; i++) // the first declaration counts
        if (kith_str_eq(r->entities.at[i].name, kith_str_of(name)))
            return &r->entities.at[i];
    return NULL;
}

/* An entity as libxml2 takes its own "&amp;": its text is text, and nothing in it is looked at. */
static xmlEntityPtr plain_entity(run *r, const char *name, kith_str text)
{
    g_free(r->entity_long);
    r->entity_long = g_strndup(text.ptr, text.len);
    r->entity = (xmlEntity){.type = XML_ENTITY_DECL,
                            .name = (const xmlChar *)name,
                            .content = (xmlChar *)r->entity_long,
                            .length = (int)text.len,
                            .etype = XML_INTERNAL_PREDEFINED_ENTITY};
    r->added += text.len;
    if (r->added > r->most_added)
        stop_with(r, "entities make %zu bytes and more of it; write the text itself", r->added);
    if (r->parser->instate == XML_PARSER_ATTRIBUTE_VALUE) // of which only the first byte is taken
        r->entity.etype = XML_INTERNAL_GENERAL_ENTITY, r->entity.content = NULL;
    return &r->entity;
}

static xmlEntityPtr on_entity(void *data, const xmlChar *xml_name)
{
    run *r = data;
    const char *name = (const char *)xml_name;
    const kith_xml_entity *e = declared(r, name);
    const htmlEntityDesc *html = e == NULL ? htmlEntityLookup(xml_name) : NULL;
    char utf8[6];

    if (e != NULL && e->bad == NULL)
        return plain_entity(r, name, e->text);
    if (html != NULL) {
        size_t n = (size_t)g_unichar_to_utf8(html->value, utf8);
        return plain_entity(r, name, (kith_str){utf8, n});
    }
    if (e != NULL)
        stop_with(r, "the entity &%.40s; %s; put its text in its place", name, e->bad);
    else
        stop_with(r, "nothing says what &%.40s; means; an ampersand itself is written &amp;", name);
    return plain_entity(r, name, (kith_str){"?", 1});
}

/* What libxml2 found, in words that help. Whether it found the end of the file there. */
static void explain(run *r, int code, bool at_end, const char *message)
{
    kith_str what = kith_str_trim(kith_str_of(message != NULL ? message : "not XML"));

    if (code == XML_ERR_DOCUMENT_EMPTY)
        stop_with(r, "not XML: it does not begin with a tag");
    else if (at_end && code != XML_ERR_TAG_NAME_MISMATCH)
        stop_with(r, "the XML ends in the middle of an element; the file may be cut short");
    else if (code == XML_ERR_NAME_REQUIRED || code == XML_ERR_ENTITYREF_SEMICOL_MISSING)
        stop_with(r, "a '&' that begins no entity; in XML it is written &amp;");
    else {
        for (size_t i = 0; i < what.len; i++)
            if ((unsigned char)what.ptr[i] < ' ')
                what.len = i;
        stop_with(r, "not well-formed XML (%.*s); 'xmllint --noout FILE' shows the place",
                  (int)MIN(what.len, 100), what.ptr);
    }
}

static void on_error(void *data, xmlErrorPtr error)
{
    run *r = data;
    const xmlParserInput *in = r->parser->input;

    if (error->level == XML_ERR_FATAL && !r->stopped)
        explain(r, error->code, in == NULL || in->end - in->cur <= 1, error->message);
}

static void set_handlers(run *r)
{
    xmlSAXHandler *sax = r->parser->sax;

    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;
    sax->startElementNs = on_start;
    sax->endElementNs = on_end;
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->processingInstruction = on_instruction;
    sax->getEntity = on_entity;
    sax->serror = on_error;
    r->parser->userData = r;
}

static bool parse(run *r, kith_str xml, kith_err *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT;
    xmlDocPtr none;
    bool ok;

    pthread_once(&once, xmlInitParser); // libxml2 cannot begin in two threads at once
    if ((r->parser = xmlNewParserCtxt()) == NULL)
        kith_out_of_memory();
    set_handlers(r);
    none = xmlCtxtReadMemory(r->parser, xml.ptr, (int)xml.len, NULL, "UTF-8", options);
    ok = r->why[0] == '\0' && (r->parser->wellFormed || r->stopped);
    if (!ok)
        kith_fail(err, KITH_EINPUT, "line %d: %s", MAX(r->why_line, 1),
                  r->why[0] != '\0' ? r->why : "not well-formed XML");
    if (none != NULL)
        xmlFreeDoc(none);
    xmlFreeParserCtxt(r->parser);
    g_free(r->entity_long);
    return ok;
}

bool kith_sax_parse(kith_str bytes, const char *charset, kith_arena *a,
                    const kith_sax_handler *handler, void *self, size_t *n_repaired, kith_err *err)
{
    run r = {.handler = handler, .self = self};
    const char *declared_charset = kith_xml_charset(a, bytes);
    kith_str xml = kith_decode(a, bytes, charset != NULL ? charset : declared_charset, n_repaired);

    if (kith_str_trim(xml).len == 0)
        return kith_fail(err, KITH_EINPUT, "empty; XML was to be read");
    if (!kith_xml_plain(a, &xml, &r.entities, err))
        return false;
    kith_xml_take_sections(a, &xml, &r.sections);
    r.most_work = WORK_FREE + WORK_PER_BYTE * xml.len;
    r.most_added = ADDED_FREE + ADDED_PER_BYTE * xml.len;
    return parse(&r, xml, err);
}

kith_str kith_sax_attribute(const kith_sax_tag *tag, const char *name)
{
    const xmlChar *const *at = tag->attributes;

    for (int i = 0; i < tag->n_attributes; i++, at += 5)
        if (strcmp((const char *)at[0], name) == 0)
            return (kith_str){(const char *)at[3], (size_t)(at[4] - at[3])};
    return (kith_str){0};
}

void kith_sax_each_attribute(const kith_sax_tag *tag,
                             void (*visit)(void *self, const char *name, kith_str value),
                             void *self)
{
    const xmlChar *const *at = tag->attributes;

    for (int i = 0; i < tag->n_attributes; i++, at += 5)
        visit(self, (const char *)at[0], (kith_str){(const char *)at[3], (size_t)(at[4] - at[3])});
}
