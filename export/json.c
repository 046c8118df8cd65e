// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON, node-link: what d3 and networkx.node_link_graph() read. */
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

void kith_write_json(kith_out *out, const kith_graph *g)
{
    size_t fields = kith_node_fields(g);

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
