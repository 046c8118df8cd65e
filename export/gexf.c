// SPDX-License-Identifier: GPL-3.0-or-later
/* GEXF with colour, size and position: 1.2draft, the version that both Gephi and networkx read, and
 * 1.3 with time, for Gephi's timeline: nodes and edges are there from the first to the last
 * document that names them; those of unknown dates always. */
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

/* A day; texts that are none would stop the reader. */
static bool is_day(kith_str s)
{
    static const char form[] = "0000-00-00";

    for (size_t i = 0; i < sizeof form - 1; i++)
        if (s.len < sizeof form - 1 ||
            (form[i] == '-' ? s.ptr[i] != '-' : !g_ascii_isdigit(s.ptr[i])))
            return false;
    return true;
}

static void put_spell(GString *to, kith_str first, kith_str last)
{
    if (!is_day(first) || !is_day(last))
        return;
    g_string_append_printf(to,
                           "    <spells>\n     <spell start=\"%.10s\" end=\"%.10s\"/>\n"
                           "    </spells>\n",
                           first.ptr, last.ptr);
}

/* What a file is made from. */
typedef struct {
    GString *to;
    const kith_graph *g;
    size_t fields;
    bool timed;
} page;

static void put_node(const page *p, const kith_node *node)
{
    GString *to = p->to;

    g_string_append(to, "   <node id=\"");
    kith_xml_attribute(to, node->id);
    g_string_append(to, "\" label=\"");
    kith_xml_attribute(to, node->label);
    g_string_append(to, "\">\n");
    put_values(to, kith_node_field, p->fields, node);
    if (p->timed)
        put_spell(to, node->first, node->last);
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

static void put_edge(const page *p, size_t e)
{
    GString *to = p->to;
    const kith_graph *g = p->g;
    const kith_edge *edge = &g->edge[e];

    g_string_append_printf(to, "   <edge id=\"%zu\" source=\"", e);
    kith_xml_attribute(to, g->node[edge->a].id);
    g_string_append(to, "\" target=\"");
    kith_xml_attribute(to, g->node[edge->b].id);
    g_string_append_printf(to, "\" weight=\"%u\">\n", edge->weight);
    put_values(to, kith_edge_field, KITH_EDGE_FIELDS, edge);
    if (p->timed)
        put_spell(to, edge->first, edge->last);
    g_string_append(to, "   </edge>\n");
}

static void name_version(xmlTextWriterPtr writer, bool timed)
{
    xmlTextWriterWriteAttribute(
        writer, BAD_CAST "xmlns",
        BAD_CAST(timed ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft"));
    xmlTextWriterWriteAttribute(
        writer, BAD_CAST "xmlns:viz",
        BAD_CAST(timed ? "http://gexf.net/1.3/viz" : "http://www.gexf.net/1.2draft/viz"));
    xmlTextWriterWriteAttribute(writer, BAD_CAST "version", BAD_CAST(timed ? "1.3" : "1.2"));
}

static void begin(xmlTextWriterPtr writer, bool timed)
{
    xmlTextWriterWriteComment(writer, BAD_CAST " kith · who is named with whom ");
    xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
    xmlTextWriterStartElement(writer, BAD_CAST "gexf");
    name_version(writer, timed);
    xmlTextWriterWriteString(writer, BAD_CAST "\n ");
    xmlTextWriterStartElement(writer, BAD_CAST "graph");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "defaultedgetype", BAD_CAST "undirected");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "mode", BAD_CAST(timed ? "dynamic" : "static"));
    if (timed) {
        xmlTextWriterWriteAttribute(writer, BAD_CAST "timeformat", BAD_CAST "date");
        xmlTextWriterWriteAttribute(writer, BAD_CAST "timerepresentation", BAD_CAST "interval");
    }
    xmlTextWriterWriteString(writer, BAD_CAST "\n");
}

enum { FLUSH = 32 * 1024 };

static void write_gexf(kith_out *out, const kith_graph *g, bool timed)
{
    xmlTextWriterPtr writer = kith_xml_begin(out);
    page p = {g_string_new(NULL), g, kith_node_fields(g), timed};

    begin(writer, timed);
    put_attributes(p.to, "node", kith_node_field, p.fields);
    put_attributes(p.to, "edge", kith_edge_field, KITH_EDGE_FIELDS);
    g_string_append(p.to, "  <nodes>\n");
    for (size_t v = 0; v < g->V; v++) {
        put_node(&p, &g->node[v]);
        if (p.to->len > FLUSH)
            kith_xml_flush(writer, p.to);
    }
    g_string_append(p.to, "  </nodes>\n  <edges>\n");
    for (size_t e = 0; e < g->E && !kith_out_gone(out); e++) {
        put_edge(&p, e);
        if (p.to->len > FLUSH)
            kith_xml_flush(writer, p.to);
    }
    g_string_append(p.to, "  </edges>\n ");
    kith_xml_flush(writer, p.to);
    g_string_free(p.to, TRUE);
    kith_xml_end(writer);
}

void kith_write_gexf(kith_out *out, const kith_graph *g, const kith_look *look)
{
    (void)look;
    write_gexf(out, g, false);
}

void kith_write_gexf13(kith_out *out, const kith_graph *g, const kith_look *look)
{
    (void)look;
    write_gexf(out, g, true);
}
