// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON: node-link, which d3 and networkx.node_link_graph() read, and the elements of Cytoscape and
 * cytoscape.js, whose y axis points down. */
#include "export/field.h"
#include "export/formats.h"

static void put_fields(kith_out *out, const kith_field *field, size_t n, const void *object)
{
    GString *number = g_string_new(NULL);

    for (size_t i = 0; i < n; i++) {
        kith_out_puts(out, ", \"");
        kith_out_puts(out, field[i].name);
        kith_out_puts(out, "\": ");
        if (field[i].kind <= KITH_FIELD_TYPE) {
            kith_out_json(out, kith_field_str(&field[i], object));
            continue;
        }
        g_string_truncate(number, 0);
        kith_number(number, kith_field_number(&field[i], object));
        kith_out_write(out, number->str, number->len);
    }
    g_string_free(number, TRUE);
}

static void put_edge(kith_out *out, const kith_graph *g, const kith_edge *edge)
{
    kith_out_puts(out, "  {\"source\": ");
    kith_out_json(out, g->node[edge->a].id);
    kith_out_puts(out, ", \"target\": ");
    kith_out_json(out, g->node[edge->b].id);
    put_fields(out, kith_edge_field, KITH_EDGE_FIELDS, edge);
    kith_out_putc(out, '}');
}

void kith_write_json(kith_out *out, const kith_graph *g, const kith_look *look)
{
    size_t fields = kith_node_fields(g);

    (void)look;
    kith_out_puts(out,
                  "{\"directed\": false, \"multigraph\": false, \"graph\": {},\n \"nodes\": [");
    for (size_t v = 0; v < g->V; v++) {
        kith_out_puts(out, v > 0 ? ",\n  {\"id\": " : "\n  {\"id\": ");
        kith_out_json(out, g->node[v].id);
        put_fields(out, kith_node_field, fields, &g->node[v]);
        kith_out_putc(out, '}');
    }
    kith_out_puts(out, "\n ],\n \"links\": [");
    for (size_t e = 0; e < g->E && !kith_out_gone(out); e++) {
        kith_out_puts(out, e > 0 ? ",\n" : "\n");
        put_edge(out, g, &g->edge[e]);
    }
    kith_out_puts(out, "\n ]}\n");
}

static void put_position(kith_out *out, const kith_node *node)
{
    GString *number = g_string_new("}, \"position\": {\"x\": ");

    kith_number(number, node->x);
    g_string_append(number, ", \"y\": ");
    kith_number(number, 0 - node->y);
    g_string_append(number, "}}");
    kith_out_write(out, number->str, number->len);
    g_string_free(number, TRUE);
}

static void put_element(kith_out *out, const kith_graph *g, size_t v, size_t fields)
{
    const kith_node *node = &g->node[v];

    kith_out_puts(out, v > 0 ? ",\n   {\"data\": {\"id\": " : "\n   {\"data\": {\"id\": ");
    kith_out_json(out, node->id);
    kith_out_puts(out, ", \"name\": ");
    kith_out_json(out, node->label);
    kith_out_puts(out, ", \"shared_name\": ");
    kith_out_json(out, node->label);
    put_fields(out, kith_node_field, fields, node);
    put_position(out, node);
}

/* Cytoscape shows a dash for edges without interaction. */
static void put_tie(kith_out *out, const kith_graph *g, size_t e)
{
    const kith_edge *edge = &g->edge[e];

    kith_out_puts(out, e > 0 ? ",\n   {\"data\": {\"id\": \"e" : "\n   {\"data\": {\"id\": \"e");
    kith_out_uint(out, e);
    kith_out_puts(out, "\", \"source\": ");
    kith_out_json(out, g->node[edge->a].id);
    kith_out_puts(out, ", \"target\": ");
    kith_out_json(out, g->node[edge->b].id);
    kith_out_puts(out, ", \"interaction\": \"named with\"");
    put_fields(out, kith_edge_field, KITH_EDGE_FIELDS, edge);
    kith_out_puts(out, "}}");
}

void kith_write_cyjs(kith_out *out, const kith_graph *g, const kith_look *look)
{
    size_t fields = kith_node_fields(g);

    (void)look;
    kith_out_puts(out, "{\"format_version\": \"1.0\", \"generated_by\": \"kith\",\n"
                       " \"target_cytoscapejs_version\": \"~3.0\",\n"
                       " \"data\": {\"name\": \"who is named with whom\"},\n"
                       " \"elements\": {\n  \"nodes\": [");
    for (size_t v = 0; v < g->V; v++)
        put_element(out, g, v, fields);
    kith_out_puts(out, "\n  ],\n  \"edges\": [");
    for (size_t e = 0; e < g->E && !kith_out_gone(out); e++)
        put_tie(out, g, e);
    kith_out_puts(out, "\n  ]}}\n");
}
