// SPDX-License-Identifier: GPL-3.0-or-later
/* GraphML by libxml2's SAX parser: elements come one by one, so that memory goes with the graph
 * and not with the file. A document type, and with it every entity, is refused. */
#include "export/graphml_read.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <libxml/parser.h>

/* The keys of nodes, or of edges. */
typedef struct {
    kith_pool ids;
    const kith_field **field; // [ids.n] NULL: none of ours
    size_t room;
} declared;

typedef struct {
    kith_graph_loader load;
    xmlParserCtxtPtr parser;
    kith_err *err;
    const char *path;
    bool failed;
    bool begun; // <graphml> was seen

    declared of_nodes, of_edges;

    enum { OUTSIDE, IN_NODE, IN_EDGE } where;
    bool in_data;
    const kith_field *data; // whose value is being read
    GString *text;
} reader;

/* Keeps the first failure, with the line; the rest of the file is not read. xmlStopParser() would
 * free the buffer in which the attributes at hand lie. */
static void fail(reader *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The parser is not stopped at once: that would free the attributes under their reader. What it
 * still finds in its piece of the file is ignored. */
static void fail(reader *r, const char *fmt, ...)
{
    char what[256];
    va_list args;

    if (r->failed)
        return;
    r->failed = true;
    va_start(args, fmt);
    g_vsnprintf(what, sizeof what, fmt, args);
    va_end(args);
    kith_fail(r->err, KITH_EINPUT, "%s: line %d: %s", r->path, xmlSAX2GetLineNumber(r->parser),
              what);
}

static void on_error(void *context, xmlErrorPtr error)
{
    reader *r = context;
    kith_str what = kith_str_of(error->message != NULL ? error->message : "not well-formed");

    if (error->level < XML_ERR_ERROR)
        return;
    what = kith_str_trim(what);
    fail(r, "%.*s", (int)(what.len < 200 ? what.len : 200), what.ptr);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    fail(context, "a document type is not read");
}

/* Value of an attribute; NULL ptr when it is not there. libxml2 gives five pointers each. */
static kith_str attribute(const xmlChar **at, int n, const char *name)
{
    for (int i = 0; i < n; i++, at += 5)
        if (strcmp((const char *)at[0], name) == 0)
            return (kith_str){(const char *)at[3], (size_t)(at[4] - at[3])};
    return (kith_str){NULL, 0};
}

static const kith_field *field_named(kith_str name, bool of_node)
{
    const kith_field *field = of_node ? kith_node_field : kith_edge_field;
    size_t n = of_node ? KITH_NODE_FIELDS : KITH_EDGE_FIELDS;

    for (size_t i = 0; i < n; i++)
        if (kith_str_eq(name, kith_str_of(field[i].name)))
            return &field[i];
    return NULL;
}

static void declare(reader *r, kith_str id, kith_str name, bool of_node)
{
    declared *d = of_node ? &r->of_nodes : &r->of_edges;
    size_t known = d->ids.n;
    uint32_t number = kith_pool_add(&d->ids, id);

    d->field = kith_more(d->field, known, &d->room, sizeof *d->field);
    if (number < known) {
        fail(r, "key \"%.*s\" is declared twice", (int)(id.len < 100 ? id.len : 100), id.ptr);
        return;
    }
    d->field[number] = field_named(name, of_node);
    if (of_node && d->field[number] != NULL)
        kith_loader_has(&r->load, d->field[number]);
}

static void on_key(reader *r, const xmlChar **at, int n)
{
    kith_str id = attribute(at, n, "id"), name = attribute(at, n, "attr.name");
    kith_str of = attribute(at, n, "for");
    bool all = of.ptr == NULL || kith_str_eq(of, KITH_STR("all"));

    if (id.ptr == NULL) {
        fail(r, "a key without id");
        return;
    }
    name = name.ptr != NULL ? name : id;
    if (all || kith_str_eq(of, KITH_STR("node")))
        declare(r, id, name, true);
    if (all || kith_str_eq(of, KITH_STR("edge")))
        declare(r, id, name, false);
}

static void on_node(reader *r, const xmlChar **at, int n)
{
    kith_str id = attribute(at, n, "id");

    if (r->where != OUTSIDE)
        fail(r, "a node inside a node or an edge is not read");
    else if (id.ptr == NULL)
        fail(r, "a node without id");
    else if (!kith_loader_node(&r->load, id))
        fail(r, "a second node \"%.*s\"", (int)(id.len < 100 ? id.len : 100), id.ptr);
    r->where = IN_NODE;
}

static void on_edge(reader *r, const xmlChar **at, int n)
{
    kith_str source = attribute(at, n, "source"), target = attribute(at, n, "target");

    if (r->where != OUTSIDE)
        fail(r, "an edge inside a node or an edge is not read");
    else if (source.ptr == NULL || target.ptr == NULL)
        fail(r, "an edge without source or target");
    else
        kith_loader_edge(&r->load, source, target, xmlSAX2GetLineNumber(r->parser));
    r->where = IN_EDGE;
}

static void on_data(reader *r, const xmlChar **at, int n)
{
    const declared *d = r->where == IN_NODE ? &r->of_nodes : &r->of_edges;
    kith_str key = attribute(at, n, "key");
    uint32_t number;

    r->in_data = true;
    r->data = NULL;
    g_string_truncate(r->text, 0);
    if (r->where == OUTSIDE || key.ptr == NULL)
        return;
    number = kith_pool_find(&d->ids, key);
    if (number != KITH_NONE)
        r->data = d->field[number];
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n, int n_defaulted,
                     const xmlChar **at)
{
    reader *r = context;
    const char *element = (const char *)name;

    (void)prefix;
    (void)uri;
    (void)n_namespaces;
    (void)namespaces;
    (void)n_defaulted;
    if (r->failed)
        return;
    if (!r->begun && strcmp(element, "graphml") != 0)
        fail(r, "this is no GraphML: it begins with <%.60s>", element);
    r->begun = true;
    if (strcmp(element, "key") == 0)
        on_key(r, at, n);
    else if (strcmp(element, "node") == 0)
        on_node(r, at, n);
    else if (strcmp(element, "edge") == 0)
        on_edge(r, at, n);
    else if (strcmp(element, "data") == 0)
        on_data(r, at, n);
}

static void on_data_end(reader *r)
{
    kith_str value = {r->text->str, r->text->len};

    r->in_data = false;
    if (r->data == NULL)
        return;
    if (!(r->where == IN_NODE ? kith_loader_node_value(&r->load, r->data, value)
                              : kith_loader_edge_value(&r->load, r->data, value)))
        fail(r, "\"%.*s\" is no value for \"%s\"", (int)(value.len < 60 ? value.len : 60),
             value.ptr, r->data->name);
    r->data = NULL;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    reader *r = context;
    const char *element = (const char *)name;

    (void)prefix;
    (void)uri;
    if (r->failed)
        return;
    if (strcmp(element, "data") == 0)
        on_data_end(r);
    else if (strcmp(element, "node") == 0 || strcmp(element, "edge") == 0)
        r->where = OUTSIDE;
}

static void on_text(void *context, const xmlChar *text, int n)
{
    reader *r = context;

    if (r->in_data && r->data != NULL)
        g_string_append_len(r->text, (const char *)text, n);
}

static void parse(reader *r, FILE *file)
{
    char room[64 * 1024];
    bool some = false;
    size_t n;

    while (!r->failed && (n = fread(room, 1, sizeof room, file)) > 0) {
        xmlParseChunk(r->parser, room, (int)n, 0);
        some = true;
    }
    if (ferror(file) && !r->failed) {
        r->failed = true;
        kith_fail(r->err, KITH_EIO, "%s: %s", r->path, g_strerror(errno));
    }
    if (!r->failed && !some)
        fail(r, "this is no GraphML: it is empty");
    if (!r->failed)
        xmlParseChunk(r->parser, room, 0, 1);
    if (!r->failed && !r->begun)
        fail(r, "this is no GraphML");
}

static void begin(reader *r)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .internalSubset = on_doctype,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .characters = on_text,
                         .cdataBlock = on_text,
                         .serror = on_error};

    r->parser = xmlCreatePushParserCtxt(&sax, r, NULL, 0, NULL);
    if (r->parser == NULL)
        kith_out_of_memory();
    /* Without NOENT values of attributes come with "&#38;" for "&"; there are no entities. */
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
}

bool kith_graphml_parse(FILE *file, const char *path, kith_graph **out, kith_err *err)
{
    reader r = {.err = err, .path = path, .text = g_string_new(NULL)};
    bool ok;

    kith_loader_init(&r.load);
    begin(&r);
    xmlSetStructuredErrorFunc(&r, on_error); // what libxml2 finds in an encoding goes to no parser
    parse(&r, file);
    xmlSetStructuredErrorFunc(NULL, NULL);
    ok = !r.failed && kith_loader_finish(&r.load, path, out, err);
    if (r.parser != NULL && r.parser->myDoc != NULL)
        xmlFreeDoc(r.parser->myDoc); // libxml2 keeps declared entities in one
    xmlFreeParserCtxt(r.parser);
    kith_loader_fini(&r.load);
    kith_pool_fini(&r.of_nodes.ids);
    kith_pool_fini(&r.of_edges.ids);
    free(r.of_nodes.field);
    free(r.of_edges.field);
    g_string_free(r.text, TRUE);
    return ok;
}

bool kith_graphml_read(const char *path, kith_graph **out, kith_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    bool ok;

    if (file == NULL)
        return kith_fail(err, errno == ENOENT ? KITH_EINPUT : KITH_EIO, "%s: %s", path,
                         g_strerror(errno));
    ok = kith_graphml_parse(file, path, out, err);
    if (!standard)
        fclose(file);
    return ok;
}
