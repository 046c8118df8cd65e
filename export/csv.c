// SPDX-License-Identifier: GPL-3.0-or-later
/* Two tables as RFC 4180 has them, with the column names that Gephi looks for (Id, Label; Source,
 * Target, Type, Weight): what pandas, R, a spreadsheet or Gephi's import reads. */
#include "export/field.h"
#include "export/formats.h"

/* Text in quotes, which are doubled within; control characters, which no reader likes, are left
 * out. */
static void put_text(kith_out *out, kith_str s)
{
    kith_out_putc(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"')
            kith_out_putc(out, '"');
        if (c >= ' ' || c == '\t' || c == '\n')
            kith_out_putc(out, (char)c);
    }
    kith_out_putc(out, '"');
}

/* label and weight stand in front, under the names that Gephi knows. */
static bool is_own(const kith_field *f)
{
    return strcmp(f->name, "label") == 0 || strcmp(f->name, "weight") == 0;
}

static void put_heads(kith_out *out, const kith_field *field, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_own(&field[i])) {
            kith_out_putc(out, ',');
            kith_out_puts(out, field[i].name);
        }
    kith_out_putc(out, '\n');
}

static void put_number(kith_out *out, GString *room, double value)
{
    g_string_truncate(room, 0);
    kith_number(room, value);
    kith_out_write(out, room->str, room->len);
}

static void put_values(kith_out *out, const kith_field *field, size_t n, const void *object)
{
    GString *number = g_string_new(NULL);

    for (size_t i = 0; i < n; i++) {
        if (is_own(&field[i]))
            continue;
        kith_out_putc(out, ',');
        if (field[i].kind > KITH_FIELD_TYPE)
            put_number(out, number, kith_field_number(&field[i], object));
        else if (kith_field_str(&field[i], object).len > 0)
            put_text(out, kith_field_str(&field[i], object));
    }
    kith_out_putc(out, '\n');
    g_string_free(number, TRUE);
}

void kith_write_nodes_csv(kith_out *out, const kith_graph *g, const kith_look *look)
{
    size_t fields = kith_node_fields(g);

    (void)look;
    kith_out_puts(out, "Id,Label");
    put_heads(out, kith_node_field, fields);
    for (size_t v = 0; v < g->V && !kith_out_gone(out); v++) {
        put_text(out, g->node[v].id);
        kith_out_putc(out, ',');
        put_text(out, g->node[v].label);
        put_values(out, kith_node_field, fields, &g->node[v]);
    }
}

void kith_write_edges_csv(kith_out *out, const kith_graph *g, const kith_look *look)
{
    (void)look;
    kith_out_puts(out, "Source,Target,Type,Weight");
    put_heads(out, kith_edge_field, KITH_EDGE_FIELDS);
    for (size_t e = 0; e < g->E && !kith_out_gone(out); e++) {
        const kith_edge *edge = &g->edge[e];
        put_text(out, g->node[edge->a].id);
        kith_out_putc(out, ',');
        put_text(out, g->node[edge->b].id);
        kith_out_puts(out, ",Undirected,");
        kith_out_uint(out, edge->weight);
        put_values(out, kith_edge_field, KITH_EDGE_FIELDS, edge);
    }
}
