// SPDX-License-Identifier: GPL-3.0-or-later
/* GraphML in the profile that Gephi, igraph, networkx and Cytoscape all read: keys of nodes and of
 * edges apart, with ids that no reader takes for something else; standard types; every value
 * written. The skeleton is libxml2's; the data elements, which are nearly all of a large file, are
 * put together here. */
#include "export/field.h"
#include "export/formats.h"
#include "export/xml.h"

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

static void put_data(GString *to, char kind, const kith_field *field, size_t n, const void *object)
{
    for (size_t i = 0; i < n; i++) {
        g_string_append(to, "   <data key=\"");
        g_string_append_c(to, kind);
        g_string_append_c(to, '_');
        g_string_append(to, field[i].name);
        g_string_append(to, "\">");
        if (field[i].kind <= KITH_FIELD_TYPE)
            kith_xml_text(to, kith_field_str(&field[i], object));
        else
            kith_number(to, kith_field_number(&field[i], object));
        g_string_append(to, "</data>\n");
    }
}

static void put_node(GString *to, const kith_node *node, size_t fields)
{
    g_string_append(to, "  <node id=\"");
    kith_xml_attribute(to, node->id);
    g_string_append(to, "\">\n");
    put_data(to, 'n', kith_node_field, fields, node);
    g_string_append(to, "  </node>\n");
}

static void put_edge(GString *to, const kith_graph *g, const kith_edge *edge)
{
    g_string_append(to, "  <edge source=\"");
    kith_xml_attribute(to, g->node[edge->a].id);
    g_string_append(to, "\" target=\"");
    kith_xml_attribute(to, g->node[edge->b].id);
    g_string_append(to, "\">\n");
    put_data(to, 'e', kith_edge_field, KITH_EDGE_FIELDS, edge);
    g_string_append(to, "  </edge>\n");
}

enum { FLUSH = 32 * 1024 };

/* The comment is not ASCII: old versions of Gephi guess the encoding from the first bytes. */
void kith_write_graphml(kith_out *out, const kith_graph *g)
{
    xmlTextWriterPtr writer = kith_xml_begin(out);
    GString *to = g_string_new(NULL);
    size_t fields = kith_node_fields(g);

    xmlTextWriterWriteComment(writer, BAD_CAST " kith · who is named with whom ");
    xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
    xmlTextWriterStartElement(writer, BAD_CAST "graphml");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "xmlns",
                                BAD_CAST "http://graphml.graphdrawing.org/xmlns");
    g_string_append_c(to, '\n');
    put_keys(to, "node", kith_node_field, fields);
    put_keys(to, "edge", kith_edge_field, KITH_EDGE_FIELDS);
    kith_xml_flush(writer, to);
    xmlTextWriterStartElement(writer, BAD_CAST "graph");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "edgedefault", BAD_CAST "undirected");
    g_string_append_c(to, '\n');
    for (size_t v = 0; v < g->V; v++) {
        put_node(to, &g->node[v], fields);
        if (to->len > FLUSH)
            kith_xml_flush(writer, to);
    }
    for (size_t e = 0; e < g->E && !kith_out_gone(out); e++) {
        put_edge(to, g, &g->edge[e]);
        if (to->len > FLUSH)
            kith_xml_flush(writer, to);
    }
    kith_xml_flush(writer, to);
    g_string_free(to, TRUE);
    kith_xml_end(writer);
}
