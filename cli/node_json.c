// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/node_json.h"

#include <inttypes.h>

/* Strings joined by sep as an array. */
static void array(kith_out *out, const char *key, kith_str joined, char sep)
{
    kith_str rest = joined, field;
    const char *between = "";

    kith_out_printf(out, ",\"%s\":[", key);
    while (joined.len > 0 && kith_str_field(&rest, sep, &field)) {
        kith_out_puts(out, between);
        kith_out_json(out, field);
        between = ",";
    }
    kith_out_putc(out, ']');
}

static void number(kith_out *out, const char *key, double value)
{
    kith_out_printf(out, ",\"%s\":", key);
    kith_out_double(out, value);
}

void kith_json_field(kith_out *out, const char *key, kith_str value)
{
    kith_out_puts(out, ",\"");
    kith_out_puts(out, key);
    kith_out_puts(out, "\":");
    kith_out_json(out, value);
}

void kith_json_node(kith_out *out, const kith_node *node)
{
    kith_out_puts(out, "\"id\":");
    kith_out_json(out, node->id);
    kith_json_field(out, "label", node->label);
    kith_json_field(out, "type", kith_str_of(kith_type_name[node->type]));
    if (node->iso.len > 0)
        kith_json_field(out, "iso", node->iso);
    if (node->ref.len > 0)
        kith_json_field(out, "ref", node->ref);
    array(out, "aliases", node->aliases, '|');
    kith_out_printf(out, ",\"mentions\":%" PRIu32 ",\"documents\":%" PRIu32, node->mentions,
                    node->documents);
    if (node->first.len > 0)
        kith_json_field(out, "first", node->first);
    if (node->last.len > 0)
        kith_json_field(out, "last", node->last);
    kith_out_printf(out, ",\"degree\":%" PRIu32, node->degree);
    number(out, "strength", node->strength);
    number(out, "pagerank", node->pagerank);
    number(out, "betweenness", node->betweenness);
    kith_out_printf(out, ",\"community\":%" PRIu32, node->community);
}

void kith_json_edge(kith_out *out, const kith_edge *edge)
{
    kith_out_printf(out, "\"weight\":%" PRIu32 ",\"documents\":%" PRIu32, edge->weight,
                    edge->documents);
    number(out, "npmi", edge->npmi);
    if (edge->first.len > 0)
        kith_json_field(out, "first", edge->first);
    if (edge->last.len > 0)
        kith_json_field(out, "last", edge->last);
    array(out, "evidence", edge->evidence, '\n');
}

void kith_json_nodes(kith_out *out, const kith_graph *g, const uint32_t *at, size_t n)
{
    kith_out_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        kith_out_puts(out, i == 0 ? "\n{" : ",\n{");
        kith_json_node(out, &g->node[at[i]]);
        kith_out_putc(out, '}');
    }
    kith_out_puts(out, "]\n");
}
