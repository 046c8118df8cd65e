// SPDX-License-Identifier: GPL-3.0-or-later
/* GEXF 1.2draft, the version that both Gephi and networkx read, with colour, size and position. */
#include "export/field.h"
#include "export/formats.h"
#include "export/xml.h"

static const char *const type_name[KITH_FIELD_KINDS] = {"string", "string", "integer", "long",
                                                        "double"};

/* What GEXF has places of its own for is no attribute. */
static bool is_own(const kith_field *f)
{
    static const char *const own[] = {"label", "weight", "x", "y", "size", "r", "g", "b"};

    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        if (strcmp(f->name, own[i]) == 0)
            return true;
    return false;
}

static void put_attributes(GString *to, const char *kind, const kith_field *field, size_t n)
{
    g_string_append_printf(to, "  <attributes class=\"%s\">\n", kind);
    for (size_t i = 0; i < n; i++)
        if (!is_own(&field[i]))
            g_string_append_printf(to, "   <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n",
                                   field[i].name, field[i].name, type_name[field[i].kind]);
    g_string_append(to, "  </attributes>\n");
}

static void put_values(GString *to, const kith_field *field, size_t n, const void *object)
{
    g_string_append(to, "    <attvalues>\n");
    for (size_t i = 0; i < n; i++) {
        if (is_own(&field[i]))
            continue;
        g_string_append_printf(to, "     <attvalue for=\"%s\" value=\"", field[i].name);
        if (field[i].kind <= KITH_FIELD_TYPE)
            kith_xml_attribute(to, kith_field_str(&field[i], object));
        else
            kith_number(to, kith_field_number(&field[i], object));
        g_string_append(to, "\"/>\n");
    }
    g_string_append(to, "    </attvalues>\n");
}

static void put_node(GString *to, const kith_node *node, size_t fields)
{
    g_string_append(to, "   <node id=\"");
    kith_xml_attribute(to, node->id);
    g_string_append(to, "\" label=\"");
    kith_xml_attribute(to, node->label);
    g_string_append(to, "\">\n");
    put_values(to, kith_node_field, fields, node);
    g_string_append(to, "    <viz:size value=\"");
    kith_number(to, node->size);
    g_string_append(to, "\"/>\n    <viz:position x=\"");
    kith_number(to, node->x);
    g_string_append(to, "\" y=\"");
    kith_number(to, node->y);
    g_string_append_printf(to, "\" z=\"0\"/>\n    <viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>\n",
                           node->r, node->g, node->b);
    g_string_append(to, "   </node>\n");
}

static void put_edge(GString *to, const kith_graph *g, size_t e)
{
    const kith_edge *edge = &g->edge[e];

    g_string_append_printf(to, "   <edge id=\"%zu\" source=\"", e);
    kith_xml_attribute(to, g->node[edge->a].id);
    g_string_append(to, "\" target=\"");
    kith_xml_attribute(to, g->node[edge->b].id);
    g_string_append_printf(to, "\" weight=\"%u\">\n", edge->weight);
    put_values(to, kith_edge_field, KITH_EDGE_FIELDS, edge);
    g_string_append(to, "   </edge>\n");
}

static void begin(xmlTextWriterPtr writer)
{
    xmlTextWriterWriteComment(writer, BAD_CAST " kith · who is named with whom ");
    xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
    xmlTextWriterStartElement(writer, BAD_CAST "gexf");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "xmlns", BAD_CAST "http://www.gexf.net/1.2draft");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "xmlns:viz",
                                BAD_CAST "http://www.gexf.net/1.2draft/viz");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "version", BAD_CAST "1.2");
    xmlTextWriterWriteString(writer, BAD_CAST "\n ");
    xmlTextWriterStartElement(writer, BAD_CAST "graph");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "defaultedgetype", BAD_CAST "undirected");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "mode", BAD_CAST "static");
    xmlTextWriterWriteString(writer, BAD_CAST "\n");
}

enum { FLUSH = 32 * 1024 };

void kith_write_gexf(kith_out *out, const kith_graph *g)
{
    xmlTextWriterPtr writer = kith_xml_begin(out);
    GString *to = g_string_new(NULL);
    size_t fields = kith_node_fields(g);

    begin(writer);
    put_attributes(to, "node", kith_node_field, fields);
    put_attributes(to, "edge", kith_edge_field, KITH_EDGE_FIELDS);
    g_string_append(to, "  <nodes>\n");
    for (size_t v = 0; v < g->V; v++) {
        put_node(to, &g->node[v], fields);
        if (to->len > FLUSH)
            kith_xml_flush(writer, to);
    }
    g_string_append(to, "  </nodes>\n  <edges>\n");
    for (size_t e = 0; e < g->E && !kith_out_gone(out); e++) {
        put_edge(to, g, e);
        if (to->len > FLUSH)
            kith_xml_flush(writer, to);
    }
    g_string_append(to, "  </edges>\n ");
    kith_xml_flush(writer, to);
    g_string_free(to, TRUE);
    kith_xml_end(writer);
}
