// SPDX-License-Identifier: GPL-3.0-or-later
/* The tree is built from the guarded parse, with names alone: whoever writes //div/p need not know
 * which namespace a file has declared. */
#include <glib.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "extract/read/sax.h"
#include "extract/read/xml_any.h"

struct kith_xpath {
    xmlDocPtr doc;
    xmlXPathContextPtr context;
    xmlXPathObjectPtr found;
    int next, n_given;
};

typedef struct {
    xmlDocPtr doc;
    xmlNodePtr open;
} builder;

static const xmlChar *xml(const char *s)
{
    return (const xmlChar *)s;
}

static void add_attribute(void *to, const char *name, kith_str value)
{
    char *copy = g_strndup(value.ptr, value.len);

    xmlNewProp(to, xml(name), xml(copy));
    g_free(copy);
}

static bool on_start(void *self, const kith_sax_tag *tag)
{
    builder *b = self;
    xmlNodePtr node = xmlNewDocNode(b->doc, NULL, xml(tag->name), NULL);

    if (node == NULL)
        kith_out_of_memory();
    kith_sax_each_attribute(tag, add_attribute, node);
    if (b->open == NULL)
        xmlDocSetRootElement(b->doc, node);
    else
        xmlAddChild(b->open, node);
    b->open = node;
    return true;
}

static bool on_text(void *self, kith_str text)
{
    builder *b = self;

    if (b->open != NULL)
        xmlNodeAddContentLen(b->open, xml(text.ptr), (int)text.len);
    return true;
}

static bool on_end(void *self)
{
    builder *b = self;

    b->open = b->open->parent;
    return true;
}

static void be_quiet(void *self, xmlErrorPtr error)
{
    (void)self, (void)error;
}

static bool build(kith_str bytes, kith_arena *a, kith_xpath *x, kith_err *err)
{
    static const kith_sax_handler handler = {on_start, on_text, on_end};
    builder b = {.doc = x->doc};
    size_t n_repaired;

    if (bytes.len > KITH_XPATH_MOST)
        return kith_fail(err, KITH_EINPUT,
                         "larger than %d bytes, the most that --xpath looks "
                         "through at once; split it",
                         KITH_XPATH_MOST);
    return kith_sax_parse(bytes, NULL, a, &handler, &b, &n_repaired, err);
}

static bool evaluate(const char *expression, kith_xpath *x, kith_err *err)
{
    x->context = xmlXPathNewContext(x->doc);
    if (x->context == NULL)
        kith_out_of_memory();
    x->context->error = be_quiet;
    x->found = xmlXPathEval(xml(expression), x->context);
    if (x->found == NULL || x->found->type != XPATH_NODESET)
        return kith_fail(err, KITH_EUSAGE,
                         "'%.80s' is no XPath that picks elements; write names without prefix, as "
                         "in //article/body",
                         expression);
    if (x->found->nodesetval == NULL || x->found->nodesetval->nodeNr == 0)
        return kith_fail(err, KITH_EINPUT,
                         "nothing in it matches '%.80s'; names are written "
                         "without prefix",
                         expression);
    return true;
}

bool kith_xpath_open(const char *expression, kith_str bytes, kith_arena *a, kith_xpath **out,
                     kith_err *err)
{
    kith_xpath *x = g_new0(kith_xpath, 1);

    x->doc = xmlNewDoc(xml("1.0"));
    if (x->doc == NULL)
        kith_out_of_memory();
    if (!build(bytes, a, x, err) || !evaluate(expression, x, err)) {
        kith_xpath_close(x);
        return false;
    }
    *out = x;
    return true;
}

void kith_xpath_close(kith_xpath *x)
{
    if (x == NULL)
        return;
    xmlXPathFreeObject(x->found);
    xmlXPathFreeContext(x->context);
    xmlFreeDoc(x->doc);
    g_free(x);
}

/* Matches are in the order of the document, so that an outer one comes first. */
static bool is_inner(const kith_xpath *x, const xmlNode *node)
{
    for (const xmlNode *up = node->parent; up != NULL; up = up->parent)
        if (up->_private == x)
            return true;
    return false;
}

static kith_str written(kith_arena *a, xmlDocPtr doc, xmlNodePtr node)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    kith_str text;

    if (buffer == NULL)
        kith_out_of_memory();
    if (node->type == XML_ELEMENT_NODE)
        xmlNodeDump(buffer, doc, node, 0, 0);
    else {
        xmlChar *content = xmlNodeGetContent(node), *escaped = xmlEncodeSpecialChars(doc, content);
        xmlBufferCat(buffer, xml("<p>"));
        xmlBufferCat(buffer, escaped);
        xmlBufferCat(buffer, xml("</p>"));
        xmlFree(content);
        xmlFree(escaped);
    }
    text = kith_arena_str(
        a, (kith_str){(const char *)xmlBufferContent(buffer), (size_t)xmlBufferLength(buffer)});
    xmlBufferFree(buffer);
    return text;
}

bool kith_xpath_next(kith_xpath *x, kith_arena *a, kith_record *record)
{
    const xmlNodeSet *nodes = x->found->nodesetval;

    while (x->next < nodes->nodeNr) {
        xmlNodePtr node = nodes->nodeTab[x->next++];
        if (node->type == XML_NAMESPACE_DECL || is_inner(x, node))
            continue;
        if (node->type == XML_ELEMENT_NODE)
            node->_private = x;
        record->bytes = written(a, x->doc, node);
        record->charset = "utf-8";
        x->n_given++;
        if (nodes->nodeNr > 1)
            record->name = kith_arena_printf(a, "%d", x->n_given);
        return true;
    }
    return false;
}
