// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/columns.h"

#include <stdarg.h>

static const kith_column node_columns[KITH_NODE_COLUMNS] = {
    [KITH_NODE_ID] = {.head = "ID", .key = "id"},
    [KITH_NODE_LABEL] = {.head = "NAME", .key = "label", .strong = true, .give = 1},
    [KITH_NODE_TYPE] = {.head = "TYPE", .key = "type"},
    [KITH_NODE_ISO] = {.head = "ISO", .key = "iso"},
    [KITH_NODE_REF] = {.head = "REF", .key = "ref"},
    [KITH_NODE_MENTIONS] = {.head = "MENTIONS", .key = "mentions", .right = true},
    [KITH_NODE_DOCUMENTS] = {.head = "DOCUMENTS", .key = "documents", .right = true, .spare = 2},
    [KITH_NODE_FIRST] = {.head = "FIRST", .key = "first"},
    [KITH_NODE_LAST] = {.head = "LAST", .key = "last"},
    [KITH_NODE_DEGREE] = {.head = "DEGREE", .key = "degree", .right = true},
    [KITH_NODE_STRENGTH] = {.head = "STRENGTH", .key = "strength", .right = true},
    [KITH_NODE_PAGERANK] = {.head = "PAGERANK", .key = "pagerank", .right = true},
    [KITH_NODE_BETWEENNESS] = {.head = "BETWEENNESS", .key = "betweenness", .right = true},
    [KITH_NODE_COMMUNITY] = {.head = "COMMUNITY", .key = "community", .right = true},
    [KITH_NODE_ALIASES] = {.head = "OTHER NAMES", .key = "aliases", .give = 2},
};

kith_rows *kith_node_table(kith_arena *a, unsigned shown, const unsigned *spare)
{
    kith_column *column = kith_new(a, kith_column, KITH_NODE_COLUMNS);

    for (size_t c = 0; c < KITH_NODE_COLUMNS; c++) {
        column[c] = node_columns[c];
        if ((shown >> c & 1) == 0)
            column[c].head = NULL;
        if (spare != NULL)
            column[c].spare = spare[c];
    }
    return kith_rows_new(a, column, KITH_NODE_COLUMNS);
}

void kith_node_cells(kith_rows *table, const kith_node *node)
{
    kith_rows_cell(table, node->id);
    kith_rows_cell(table, node->label);
    kith_rows_cell(table, kith_str_of(kith_type_name[node->type]));
    kith_rows_cell(table, node->iso);
    kith_rows_cell(table, node->ref);
    kith_rows_count(table, node->mentions);
    kith_rows_count(table, node->documents);
    kith_rows_cell(table, node->first);
    kith_rows_cell(table, node->last);
    kith_rows_count(table, node->degree);
    kith_rows_number(table, node->strength, 0);
    kith_rows_number(table, node->pagerank, 4);
    kith_rows_number(table, node->betweenness, 1);
    kith_rows_count(table, node->community);
    kith_rows_list(table, node->aliases, '|');
}

const kith_column kith_who_columns[KITH_WHO_COLUMNS] = {
    {.key = "id"},
    {.head = "NAME", .key = "label", .strong = true, .give = 1},
    {.head = "TYPE", .key = "type"},
};

void kith_who_cells(kith_rows *table, const kith_node *node)
{
    kith_rows_cell(table, node->id);
    kith_rows_cell(table, node->label);
    kith_rows_cell(table, kith_str_of(kith_type_name[node->type]));
}

const kith_column kith_edge_columns[KITH_EDGE_COLUMNS] = {
    {.head = "WEIGHT", .key = "weight", .right = true},
    {.head = "DOCUMENTS", .key = "documents", .right = true, .spare = 2},
    {.head = "NPMI", .key = "npmi", .right = true, .spare = 1},
    {.key = "first"},
    {.key = "last"},
    {.key = "evidence"},
};

void kith_edge_cells(kith_rows *table, const kith_edge *edge)
{
    kith_rows_count(table, edge->weight);
    kith_rows_count(table, edge->documents);
    kith_rows_number(table, edge->npmi, 2);
    kith_rows_cell(table, edge->first);
    kith_rows_cell(table, edge->last);
    kith_rows_list(table, edge->evidence, '\n');
}

void kith_edge_no_cells(kith_rows *table)
{
    for (size_t c = 0; c < KITH_EDGE_COLUMNS; c++)
        kith_rows_none(table);
}

kith_column *kith_columns_join(kith_arena *a, size_t *n, ...)
{
    kith_column *all = NULL;
    const kith_column *part;
    va_list parts;

    *n = 0;
    va_start(parts, n);
    while ((part = va_arg(parts, const kith_column *)) != NULL) {
        size_t more = va_arg(parts, size_t);
        all = kith_grow(a, kith_column, all, *n, *n + more);
        memcpy(all + *n, part, more * sizeof *part);
        *n += more;
    }
    va_end(parts);
    return all;
}

void kith_json_field(kith_out *out, const char *key, kith_str value)
{
    kith_out_puts(out, ",\"");
    kith_out_puts(out, key);
    kith_out_puts(out, "\":");
    kith_out_json(out, value);
}

void kith_json_who(kith_out *out, const char *key, const kith_node *node)
{
    kith_out_printf(out, "\"%s\":{\"id\":", key);
    kith_out_json(out, node->id);
    kith_json_field(out, "label", node->label);
    kith_json_field(out, "type", kith_str_of(kith_type_name[node->type]));
    kith_out_putc(out, '}');
}
