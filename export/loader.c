// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/graphml_read.h"

#include <math.h>
#include <stdlib.h>

#include "graph/measure.h"

void kith_loader_init(kith_graph_loader *l)
{
    *l = (kith_graph_loader){.graph = kith_graph_new()};
}

void kith_loader_fini(kith_graph_loader *l)
{
    kith_graph_free(l->graph);
    kith_pool_fini(&l->ids);
    free(l->node_of);
    free(l->node);
    free(l->edge);
    *l = (kith_graph_loader){0};
}

void kith_loader_has(kith_graph_loader *l, const kith_field *field)
{
    l->has |= 1u << (field - kith_node_field);
}

static uint32_t id_of(kith_graph_loader *l, kith_str id)
{
    size_t known = l->ids.n;
    uint32_t number = kith_pool_add(&l->ids, id);

    l->node_of = kith_more(l->node_of, known, &l->id_room, sizeof *l->node_of);
    if (number == known)
        l->node_of[number] = KITH_NONE;
    return number;
}

bool kith_loader_node(kith_graph_loader *l, kith_str id)
{
    uint32_t number = id_of(l, id);

    if (l->node_of[number] != KITH_NONE)
        return false;
    l->node_of[number] = (uint32_t)l->n_nodes;
    l->node = kith_more(l->node, l->n_nodes, &l->node_room, sizeof *l->node);
    l->node[l->n_nodes++] =
        (kith_node){.id = kith_arena_str(l->graph->arena, id), .type = KITH_ORGANIZATION};
    return true;
}

void kith_loader_edge(kith_graph_loader *l, kith_str source, kith_str target, int line)
{
    uint32_t a = id_of(l, source), b = id_of(l, target);

    l->edge = kith_more(l->edge, l->n_edges, &l->edge_room, sizeof *l->edge);
    l->edge[l->n_edges++] =
        (kith_loose_edge){.edge.weight = 1, .source = a, .target = b, .line = line};
}

static bool to_type(kith_str value, uint8_t *type)
{
    for (uint8_t t = 0; t < KITH_TYPES; t++)
        if (kith_str_eq(value, kith_str_of(kith_type_name[t])))
            *type = t;
    return true;
}

/* The whole of value is a number. */
static bool to_number(kith_str value, double *out)
{
    char text[64], *end;

    value = kith_str_trim(value);
    if (value.len == 0 || value.len >= sizeof text)
        return false;
    memcpy(text, value.ptr, value.len);
    text[value.len] = '\0';
    *out = g_ascii_strtod(text, &end);
    return *end == '\0' && isfinite(*out);
}

static bool store(kith_arena *a, const kith_field *field, kith_str value, void *object)
{
    char *at = (char *)object + field->offset;
    double number = 0;

    if (field->kind == KITH_FIELD_STR)
        *(kith_str *)(void *)at = kith_arena_str(a, value);
    else if (field->kind == KITH_FIELD_TYPE)
        return to_type(value, (uint8_t *)at);
    else if (!to_number(value, &number))
        return false;
    else if (field->kind == KITH_FIELD_DOUBLE)
        *(double *)(void *)at = number;
    else if (number < 0 || number > (field->kind == KITH_FIELD_U8 ? 255 : UINT32_MAX))
        return false;
    else if (field->kind == KITH_FIELD_U8)
        *(uint8_t *)at = (uint8_t)number;
    else
        *(uint32_t *)(void *)at = (uint32_t)number;
    return true;
}

bool kith_loader_node_value(kith_graph_loader *l, const kith_field *field, kith_str value)
{
    return store(l->graph->arena, field, value, &l->node[l->n_nodes - 1]);
}

/* Weights of other programs may be fractions, which count as one sentence at least. */
bool kith_loader_edge_value(kith_graph_loader *l, const kith_field *field, kith_str value)
{
    kith_edge *edge = &l->edge[l->n_edges - 1].edge;

    if (!store(l->graph->arena, field, value, edge))
        return false;
    edge->weight = edge->weight > 0 ? edge->weight : 1;
    return true;
}

typedef struct {
    kith_node node;
    uint32_t old;
} numbered;

static int by_id(const void *x, const void *y)
{
    const numbered *a = x, *b = y;

    if (a->node.type != b->node.type)
        return a->node.type < b->node.type ? -1 : 1;
    return kith_str_cmp(a->node.id, b->node.id);
}

/* Nodes in order; node_of then gives their new places. */
static void sort_nodes(kith_graph_loader *l)
{
    kith_graph *g = l->graph;
    numbered *all = kith_zeroed(l->n_nodes, sizeof *all);
    uint32_t *place = kith_zeroed(l->n_nodes, sizeof *place);

    for (uint32_t v = 0; v < l->n_nodes; v++)
        all[v] = (numbered){l->node[v], v};
    if (l->n_nodes > 1)
        qsort(all, l->n_nodes, sizeof *all, by_id);
    g->V = l->n_nodes;
    g->node = kith_new(g->arena, kith_node, g->V);
    for (uint32_t v = 0; v < g->V; v++) {
        g->node[v] = all[v].node;
        place[all[v].old] = v;
    }
    for (size_t i = 0; i < l->ids.n; i++)
        if (l->node_of[i] != KITH_NONE)
            l->node_of[i] = place[l->node_of[i]];
    free(place);
    free(all);
}

static bool find_ends(kith_graph_loader *l, const char *path, kith_err *err)
{
    for (size_t e = 0; e < l->n_edges; e++) {
        kith_loose_edge *edge = &l->edge[e];
        uint32_t a = l->node_of[edge->source], b = l->node_of[edge->target];
        kith_str name = l->ids.at[a == KITH_NONE ? edge->source : edge->target];
        if (a == KITH_NONE || b == KITH_NONE)
            return kith_fail(err, KITH_EINPUT, "%s: line %d: an edge to \"%.*s\", which is no node",
                             path, edge->line, (int)(name.len < 100 ? name.len : 100), name.ptr);
        edge->edge.a = a < b ? a : b;
        edge->edge.b = a < b ? b : a;
    }
    return true;
}

static int by_ends(const void *x, const void *y)
{
    const kith_loose_edge *a = x, *b = y;

    if (a->edge.a != b->edge.a)
        return a->edge.a < b->edge.a ? -1 : 1;
    if (a->edge.b != b->edge.b)
        return a->edge.b < b->edge.b ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static void sort_edges(kith_graph_loader *l)
{
    kith_graph *g = l->graph;

    if (l->n_edges > 1)
        qsort(l->edge, l->n_edges, sizeof *l->edge, by_ends);
    g->edge = kith_new(g->arena, kith_edge, l->n_edges);
    for (size_t e = 0; e < l->n_edges; e++) {
        const kith_edge *edge = &l->edge[e].edge;
        kith_edge *last = g->E > 0 ? &g->edge[g->E - 1] : NULL;
        if (edge->a == edge->b)
            continue;
        if (last != NULL && last->a == edge->a && last->b == edge->b)
            last->weight =
                edge->weight < UINT32_MAX - last->weight ? last->weight + edge->weight : UINT32_MAX;
        else
            g->edge[g->E++] = *edge;
    }
}

static bool has(const kith_graph_loader *l, const char *name)
{
    for (size_t i = 0; i < KITH_NODE_FIELDS; i++)
        if (strcmp(kith_node_field[i].name, name) == 0)
            return (l->has >> i & 1) != 0;
    return false;
}

static bool is_measured(const kith_graph_loader *l)
{
    return has(l, "degree") && has(l, "strength") && has(l, "pagerank") && has(l, "betweenness") &&
           has(l, "core") && has(l, "component") && has(l, "community") && has(l, "x") &&
           has(l, "y") && has(l, "size");
}

static bool check_labels(kith_graph_loader *l, const char *path, kith_err *err)
{
    size_t labelled = 0;

    for (size_t v = 0; v < l->n_nodes; v++) {
        labelled += l->node[v].label.len > 0;
        if (l->node[v].label.len == 0)
            l->node[v].label = l->node[v].id;
    }
    if (l->n_nodes > 0 && labelled == 0)
        return kith_fail(err, KITH_EINPUT,
                         "%s: its nodes have no label: a node key with attr.name=\"label\" is "
                         "expected",
                         path);
    return true;
}

/* Degrees are what neighbours are found by, whatever the file says. */
static void count_degrees(kith_graph *g)
{
    for (size_t v = 0; v < g->V; v++)
        g->node[v].degree = 0;
    for (size_t e = 0; e < g->E; e++) {
        g->node[g->edge[e].a].degree++;
        g->node[g->edge[e].b].degree++;
    }
}

bool kith_loader_finish(kith_graph_loader *l, const char *path, kith_graph **out, kith_err *err)
{
    if (!check_labels(l, path, err))
        return false;
    sort_nodes(l);
    if (!find_ends(l, path, err))
        return false;
    sort_edges(l);
    count_degrees(l->graph);
    if (!is_measured(l) && !kith_measure(l->graph, err))
        return kith_fail_in(err, "%s", path);
    *out = l->graph;
    l->graph = NULL;
    return true;
}
