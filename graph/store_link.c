// SPDX-License-Identifier: GPL-3.0-or-later
/* The graph into the store. What follows from other columns is not kept (the colour of a node, the
 * measures of an edge); measures that are rounded are kept as whole numbers. */
#include "graph/records.h"
#include "graph/store_digest.h"
#include "graph/store_graph.h"
#include "graph/store_names.h"
#include "graph/store_place.h"
#include "graph/store_tie.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct kith_store_linking {
    kith_store *store;
    const kith_corpus *corpus;
    const kith_graph *graph;
    const kith_links *links;
    kith_pool date;
    uint32_t *rank; // [date.n] from 1
};
typedef kith_store_linking writer;

static int by_text(const void *x, const void *y)
{
    const kith_str *const *a = x, *const *b = y;

    return kith_str_cmp(**a, **b);
}

static void add_dates(writer *w, kith_str first, kith_str last)
{
    if (first.len > 0)
        kith_pool_add(&w->date, first);
    if (last.len > 0)
        kith_pool_add(&w->date, last);
}

static void put_dates(writer *w)
{
    sqlite3_stmt *sql = kith_store_sql(w->store, KITH_SQL_DATE, &w->store->failed);
    const kith_str **order;

    for (size_t v = 0; v < w->graph->V; v++)
        add_dates(w, w->graph->node[v].first, w->graph->node[v].last);
    for (size_t e = 0; e < w->graph->E; e++)
        add_dates(w, w->graph->edge[e].first, w->graph->edge[e].last);
    w->rank = kith_zeroed(w->date.n, sizeof *w->rank);
    order = kith_zeroed(w->date.n, sizeof *order);
    for (size_t d = 0; d < w->date.n; d++)
        order[d] = &w->date.at[d];
    if (w->date.n > 0)
        qsort(order, w->date.n, sizeof *order, by_text);
    for (size_t d = 0; d < w->date.n && sql != NULL; d++) {
        w->rank[order[d] - w->date.at] = (uint32_t)d + 1;
        sqlite3_bind_int64(sql, 1, (int64_t)d + 1);
        kith_bind_str(sql, 2, *order[d]);
        kith_store_write(w->store, sql);
    }
    free(order);
}

static int64_t date_of(const writer *w, kith_str date)
{
    return date.len > 0 ? w->rank[kith_pool_find(&w->date, date)] : 0;
}

/* Sentences by their numbers in the store, each as the distance from the one before; one alone by
 * its number. */
static void bind_places(const writer *w, sqlite3_stmt *sql, int at, const uint32_t *place, size_t n)
{
    int64_t before = 0;
    kith_pack *p = &w->store->spans;

    p->n = 0;
    for (size_t i = 0; i < n; i++) {
        const kith_sentence_record *s = &w->corpus->sentence[place[i]];
        int64_t id = w->store->place[s->doc].sentence + s->number;
        kith_pack_int(p, id - before);
        before = id;
    }
    if (n == 1)
        sqlite3_bind_int64(sql, at, before);
    else
        kith_bind_pack(sql, at, p);
}

static int64_t scaled(double value, double unit)
{
    return llround(value * unit);
}

static void bind_measures(sqlite3_stmt *sql, const kith_node *node)
{
    sqlite3_bind_int64(sql, 8, node->mentions);
    sqlite3_bind_int64(sql, 9, node->documents);
    sqlite3_bind_int64(sql, 10, node->windows);
    sqlite3_bind_int64(sql, 13, node->degree);
    sqlite3_bind_int64(sql, 14, llround(node->strength));
    sqlite3_bind_int64(sql, 15, node->core);
    sqlite3_bind_int64(sql, 16, node->component);
    sqlite3_bind_int64(sql, 17, node->community);
    sqlite3_bind_int64(sql, 18, scaled(node->pagerank, KITH_PAGERANK_UNIT));
    sqlite3_bind_int64(sql, 19, scaled(node->betweenness, KITH_BETWEENNESS_UNIT));
    sqlite3_bind_int64(sql, 20, scaled(node->x, KITH_PLACE_UNIT));
    sqlite3_bind_int64(sql, 21, scaled(node->y, KITH_PLACE_UNIT));
}

static void put_entity(writer *w, sqlite3_stmt *sql, size_t v)
{
    const kith_node *node = &w->graph->node[v];
    const kith_links *l = w->links;

    sqlite3_bind_int64(sql, 1, (int64_t)v + 1);
    kith_bind_str(sql, 2, kith_key_is_plain(node) ? (kith_str){"", 0} : node->id);
    kith_bind_str(sql, 3, node->label);
    sqlite3_bind_int64(sql, 4, node->type);
    kith_bind_str(sql, 5, node->iso);
    kith_bind_str(sql, 6, node->ref);
    kith_bind_str(sql, 7, node->aliases);
    sqlite3_bind_int64(sql, 11, date_of(w, node->first));
    sqlite3_bind_int64(sql, 12, date_of(w, node->last));
    bind_measures(sql, node);
    bind_places(w, sql, 22, l->node_place + l->node_first[v],
                l->node_first[v + 1] - l->node_first[v]);
    kith_store_write(w->store, sql);
}

static void put_entities(writer *w)
{
    sqlite3_stmt *sql = kith_store_sql(w->store, KITH_SQL_ENTITY, &w->store->failed);

    for (size_t v = 0; v < w->graph->V && sql != NULL && w->store->failed.code == KITH_OK; v++)
        put_entity(w, sql, v);
}

/* The last date is left out where it is the first. */
static void put_edge(writer *w, sqlite3_stmt *sql, size_t e)
{
    const kith_edge *edge = &w->graph->edge[e];
    const kith_links *l = w->links;
    int64_t first = date_of(w, edge->first), last = date_of(w, edge->last);

    sqlite3_bind_int64(sql, 1, kith_edge_id(edge->a + 1, edge->b + 1));
    sqlite3_bind_int64(sql, 2, edge->weight);
    sqlite3_bind_int64(sql, 3, edge->documents);
    sqlite3_bind_int64(sql, 4, first);
    if (first == last)
        sqlite3_bind_null(sql, 5);
    else
        sqlite3_bind_int64(sql, 5, last);
    bind_places(w, sql, 6, l->edge_place + l->edge_first[e],
                l->edge_first[e + 1] - l->edge_first[e]);
    kith_store_write(w->store, sql);
}

static void put_edges(writer *w)
{
    sqlite3_stmt *sql = kith_store_sql(w->store, KITH_SQL_EDGE, &w->store->failed);

    for (size_t e = 0; e < w->graph->E && sql != NULL && w->store->failed.code == KITH_OK; e++)
        put_edge(w, sql, e);
    kith_ties_write(w->store, w->graph);
}

static void put_total(kith_store *s, const char *key, uint64_t value)
{
    char text[32];

    snprintf(text, sizeof text, "%" PRIu64, value);
    kith_store_set(s, key, kith_str_of(text));
}

static void put_totals(kith_store *s, kith_totals t)
{
    for (size_t i = 0; i < KITH_TOTALS; i++)
        put_total(s, kith_total_name[i], *kith_total_of(&t, i));
}

kith_store_linking *kith_store_link_begin(kith_store *s, const kith_corpus *corpus,
                                          const kith_graph *g, const kith_links *links)
{
    writer *w = kith_zeroed(1, sizeof *w);

    *w = (writer){.store = s, .corpus = corpus, .graph = g, .links = links};
    kith_store_rest(s);
    if (s->failed.code == KITH_OK)
        kith_store_run(s,
                       "DELETE FROM date; DELETE FROM entity;"
                       "DELETE FROM edge;",
                       &s->failed);
    kith_store_put_names(s, corpus, links);
    put_dates(w);
    put_edges(w);
    kith_places_write(s);
    if (s->failed.code == KITH_OK)
        kith_names_write(s, g);
    return w;
}

void kith_store_link_end(kith_store_linking *w, const kith_graph *g)
{
    w->graph = g;
    if (g != NULL) {
        put_entities(w);
        put_totals(w->store, g->totals);
        kith_store_digest(w->store, g);
    }
    kith_pool_fini(&w->date);
    free(w->rank);
    free(w);
}

void kith_store_link(kith_store *s, const kith_corpus *corpus, const kith_graph *g,
                     const kith_links *links)
{
    kith_store_link_end(kith_store_link_begin(s, corpus, g, links), g);
}
