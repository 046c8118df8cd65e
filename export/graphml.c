// SPDX-License-Identifier: GPL-3.0-or-later
/* GraphML in the profile that Gephi, igraph, networkx and Cytoscape all read: keys of nodes and of
 * edges apart, with ids that no reader takes for something else; standard types; every value
 * written. The skeleton is libxml2's; the data elements, which are nearly all of a large file, are
 * put together here, by several threads. */
#include "export/append.h"
#include "export/field.h"
#include "export/formats.h"
#include "export/runs.h"
#include "export/xml.h"
#include "export/yed.h"

static const char *const type_name[KITH_FIELD_KINDS] = {"string", "string", "int", "long",
                                                        "double"};

/* Gephi wants weights that are real. */
static const char *type_of(const kith_field *f)
{
    return strcmp(f->name, "weight") == 0 ? "double" : type_name[f->kind];
}

static void put_keys(GString *to, const char *kind, const kith_field *field, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(
            to, " <key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", kind[0],
            field[i].name, kind, field[i].name, type_of(&field[i]));
}

enum { MOST_FIELDS = 32 };

/* What stands before each value of a node or an edge, the end of the value before it too: the same
 * in all of them. */
typedef struct {
    const kith_field *field;
    size_t n;
    kith_str open[MOST_FIELDS]; // [n]
} row;

static row make_row(kith_arena *a, char kind, const kith_field *field, size_t n)
{
    row r = {.field = field, .n = n};

    for (size_t i = 0; i < n; i++)
        r.open[i] = kith_arena_printf(a, "%s   <data key=\"%c_%s\">", i > 0 ? "</data>\n" : "",
                                      kind, field[i].name);
    return r;
}

static void put_data(GString *to, const row *r, const void *object)
{
    const kith_field *field = r->field;

    for (size_t i = 0; i < r->n; i++) {
        kith_append_str(to, r->open[i]);
        if (field[i].kind <= KITH_FIELD_TYPE)
            kith_xml_text(to, kith_field_str(&field[i], object));
        else
            kith_number(to, kith_field_number(&field[i], object));
    }
    kith_append_str(to, KITH_STR("</data>\n"));
}

/* What a file is made from. */
typedef struct {
    const kith_graph *g;
    size_t fields; // of a node
    row node, edge;
    bool yed;
    double most; // weight of an edge
} page;

static void put_node(GString *to, const void *self, size_t v)
{
    const page *p = self;
    const kith_node *node = &p->g->node[v];

    kith_append_str(to, KITH_STR("  <node id=\""));
    kith_xml_attribute(to, node->id);
    kith_append_str(to, KITH_STR("\">\n"));
    put_data(to, &p->node, node);
    if (p->yed)
        kith_yed_node(to, node);
    kith_append_str(to, KITH_STR("  </node>\n"));
}

static void put_edge(GString *to, const void *self, size_t e)
{
    const page *p = self;
    const kith_edge *edge = &p->g->edge[e];

    kith_append_str(to, KITH_STR("  <edge source=\""));
    kith_xml_attribute(to, p->g->node[edge->a].id);
    kith_append_str(to, KITH_STR("\" target=\""));
    kith_xml_attribute(to, p->g->node[edge->b].id);
    kith_append_str(to, KITH_STR("\">\n"));
    put_data(to, &p->edge, edge);
    if (p->yed)
        kith_yed_edge(to, edge, p->most);
    kith_append_str(to, KITH_STR("  </edge>\n"));
}

/* The comment is not ASCII: old versions of Gephi guess the encoding from the first bytes. */
static void begin(xmlTextWriterPtr writer, const page *p)
{
    GString *to = g_string_new("\n");

    xmlTextWriterWriteComment(writer, BAD_CAST " kith · who is named with whom ");
    xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
    xmlTextWriterStartElement(writer, BAD_CAST "graphml");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "xmlns",
                                BAD_CAST "http://graphml.graphdrawing.org/xmlns");
    if (p->yed)
        xmlTextWriterWriteAttribute(writer, BAD_CAST "xmlns:y",
                                    BAD_CAST "http://www.yworks.com/xml/graphml");
    put_keys(to, "node", kith_node_field, p->fields);
    put_keys(to, "edge", kith_edge_field, KITH_EDGE_FIELDS);
    if (p->yed)
        kith_yed_keys(to);
    kith_xml_flush(writer, to);
    xmlTextWriterStartElement(writer, BAD_CAST "graph");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "edgedefault", BAD_CAST "undirected");
    g_string_append_c(to, '\n');
    kith_xml_flush(writer, to);
    xmlTextWriterFlush(writer);
    g_string_free(to, TRUE);
}

static void write_graphml(kith_out *out, const kith_graph *g, unsigned threads, bool yed)
{
    xmlTextWriterPtr writer = kith_xml_begin(out);
    kith_arena *a = kith_arena_new();
    page p = {.g = g, .fields = kith_node_fields(g), .yed = yed, .most = 1};

    p.node = make_row(a, 'n', kith_node_field, p.fields);
    p.edge = make_row(a, 'e', kith_edge_field, KITH_EDGE_FIELDS);
    begin(writer, &p);
    for (size_t e = 0; e < g->E; e++)
        p.most = g->edge[e].weight > p.most ? g->edge[e].weight : p.most;
    kith_write_each(out, g->V, put_node, &p, threads);
    kith_write_each(out, g->E, put_edge, &p, threads);
    kith_xml_end(writer);
    kith_arena_free(a);
}

void kith_write_graphml(kith_out *out, const kith_graph *g, const kith_look *look)
{
    write_graphml(out, g, look->threads, false);
}

void kith_write_yed(kith_out *out, const kith_graph *g, const kith_look *look)
{
    write_graphml(out, g, look->threads, true);
}
