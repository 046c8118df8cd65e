// SPDX-License-Identifier: GPL-3.0-or-later
/* Positions: each connected component by Fruchterman and Reingold (1991), then components packed
 * in rings around the largest, because a force that pushes all nodes apart sends what nothing
 * holds to the far end of the plane. */
#include "graph/net.h"

#include <math.h>
#include <stdlib.h>

enum { GRID_FROM = 1500 }; // nodes; beyond, only near nodes push each other

static const double GOLDEN_ANGLE = 2.39996322972865332;
static const double TWO_PI = 6.28318530717958648;

typedef struct {
    uint32_t n;     // nodes
    uint32_t first; // node
    double radius;
    double dx, dy; // where its centre comes to lie
} component;

/* Nodes on a spiral: an even disc, the same in every run. */
static igraph_error_t start(const kith_graph *g, igraph_matrix_t *at)
{
    igraph_error_t why = igraph_matrix_resize(at, (igraph_integer_t)g->V, 2);

    for (size_t v = 0; v < g->V && why == IGRAPH_SUCCESS; v++) {
        double r = sqrt((double)v + 0.5), angle = (double)v * GOLDEN_ANGLE;
        MATRIX(*at, v, 0) = r * cos(angle);
        MATRIX(*at, v, 1) = r * sin(angle);
    }
    return why;
}

/* Weights pull by their logarithm: one edge of a thousand sentences is not a knot. */
static igraph_error_t place(kith_net *net, const kith_graph *g, igraph_matrix_t *at)
{
    igraph_vector_t pull = {0};
    igraph_error_t why = igraph_vector_init(&pull, (igraph_integer_t)g->E);
    bool large = g->V > GRID_FROM;

    if (why == IGRAPH_SUCCESS && (why = start(g, at)) == IGRAPH_SUCCESS) {
        for (size_t e = 0; e < g->E; e++)
            VECTOR(pull)[e] = 1 + log(g->edge[e].weight);
        kith_net_seed();
        why = igraph_layout_fruchterman_reingold(
            &net->graph, at, true, large ? 60 : 500, sqrt((double)g->V),
            large ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID, &pull, NULL, NULL, NULL, NULL);
    }
    igraph_vector_destroy(&pull);
    return why;
}

static int by_size(const void *x, const void *y)
{
    const component *a = x, *b = y;

    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* The components around their own centres; all: [n] largest first, rank: [n] from igraph's
 * number. */
static void centre(kith_graph *g, const igraph_vector_int_t *member, component *all,
                   const uint32_t *rank)
{
    for (size_t v = 0; v < g->V; v++) {
        component *c = &all[rank[VECTOR(*member)[v]]];
        c->dx += g->node[v].x / c->n;
        c->dy += g->node[v].y / c->n;
    }
    for (size_t v = 0; v < g->V; v++) {
        component *c = &all[rank[VECTOR(*member)[v]]];
        double r;
        g->node[v].x -= c->dx;
        g->node[v].y -= c->dy;
        r = hypot(g->node[v].x, g->node[v].y);
        c->radius = r > c->radius ? r : c->radius;
    }
}

/* Rings around the first; a ring is as wide as the largest on it. */
static void pack(component *all, size_t n, double gap)
{
    double inner = all[0].radius + gap;

    all[0].dx = all[0].dy = 0;
    for (size_t i = 1, end; i < n; i = end) {
        double ring = inner + all[i].radius, used = 0, angle = 0, scale;
        for (end = i; end < n; end++) {
            double room = 2 * asin(fmin(1, (all[end].radius + gap / 2) / ring));
            if (used + room > TWO_PI && end > i)
                break;
            used += room;
        }
        scale = end < n || used > TWO_PI / 2 ? TWO_PI / used : 1;
        for (size_t k = i; k < end; k++) {
            double room = 2 * asin(fmin(1, (all[k].radius + gap / 2) / ring)) * scale;
            all[k].dx = ring * cos(angle + room / 2);
            all[k].dy = ring * sin(angle + room / 2);
            angle += room;
        }
        inner = ring + all[i].radius + gap;
    }
}

static void arrange(kith_graph *g, const igraph_vector_int_t *member, size_t n)
{
    component *all = calloc(n, sizeof *all);
    uint32_t *rank = calloc(n, sizeof *rank), *id = calloc(g->V, sizeof *id);

    if (all == NULL || rank == NULL || id == NULL)
        kith_out_of_memory();
    for (size_t v = g->V; v-- > 0;) {
        all[VECTOR(*member)[v]].n++;
        all[VECTOR(*member)[v]].first = (uint32_t)v;
    }
    qsort(all, n, sizeof *all, by_size);
    for (size_t c = 0; c < n; c++)
        rank[VECTOR(*member)[all[c].first]] = (uint32_t)c;
    centre(g, member, all, rank);
    pack(all, n, 2);
    for (size_t v = 0; v < g->V; v++) {
        g->node[v].x += all[rank[VECTOR(*member)[v]]].dx;
        g->node[v].y += all[rank[VECTOR(*member)[v]]].dy;
    }
    free(id);
    free(rank);
    free(all);
}

/* About a thousand wide (more for many nodes, whose sizes stay), centre at 0, two decimals. */
static void scale(kith_graph *g)
{
    double least[2] = {INFINITY, INFINITY}, most[2] = {-INFINITY, -INFINITY}, wide, by;

    for (size_t v = 0; v < g->V; v++) {
        least[0] = fmin(least[0], g->node[v].x);
        least[1] = fmin(least[1], g->node[v].y);
        most[0] = fmax(most[0], g->node[v].x);
        most[1] = fmax(most[1], g->node[v].y);
    }
    wide = fmax(most[0] - least[0], most[1] - least[1]);
    by = wide > 0 ? 1000 * fmax(1, sqrt((double)g->V / 150)) / wide : 0;
    for (size_t v = 0; v < g->V; v++) {
        g->node[v].x = round((g->node[v].x - (least[0] + most[0]) / 2) * by * 100) / 100 + 0.0;
        g->node[v].y = round((g->node[v].y - (least[1] + most[1]) / 2) * by * 100) / 100 + 0.0;
    }
}

bool kith_layout(kith_net *net, kith_graph *g, kith_err *err)
{
    igraph_matrix_t at = {0};
    igraph_vector_int_t member = {0};
    igraph_integer_t n = 0;
    igraph_error_t why;

    if ((why = igraph_matrix_init(&at, 0, 0)) == IGRAPH_SUCCESS &&
        (why = igraph_vector_int_init(&member, 0)) == IGRAPH_SUCCESS &&
        (why = place(net, g, &at)) == IGRAPH_SUCCESS)
        why = igraph_connected_components(&net->graph, &member, NULL, &n, IGRAPH_WEAK);
    if (why == IGRAPH_SUCCESS) {
        for (size_t v = 0; v < g->V; v++) {
            g->node[v].x = MATRIX(at, v, 0);
            g->node[v].y = MATRIX(at, v, 1);
        }
        arrange(g, &member, (size_t)n);
        scale(g);
    }
    igraph_vector_int_destroy(&member);
    igraph_matrix_destroy(&at);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "laying out");
}
