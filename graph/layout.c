// SPDX-License-Identifier: GPL-3.0-or-later
/* Positions. A graph that the eye can follow is laid out by Fruchterman and Reingold (1991). Of a
 * larger one only communities can be seen: they become discs, laid out by the same forces, with
 * their nodes inside, the strongest in the middle. Components that nothing links lie in rings
 * around the largest, because a force that pushes all apart sends what nothing holds to the far end
 * of the plane. */
#include "graph/array.h"
#include "graph/net.h"
#include "graph/spread.h"
#include "graph/table.h"

#include <math.h>
#include <stdlib.h>

enum { DISCS_FROM = 1000 }; // nodes

static const double GOLDEN_ANGLE = 2.39996322972865332;
static const double TWO_PI = 6.28318530717958648;

typedef struct {
    uint32_t n;     // nodes
    uint32_t first; // node
    double radius;
    double dx, dy; // where its centre comes to lie
} component;

/* Points on a spiral: an even disc, the same in every run. */
static igraph_error_t start(igraph_integer_t n, igraph_matrix_t *at)
{
    igraph_error_t why = igraph_matrix_resize(at, n, 2);

    for (igraph_integer_t v = 0; v < n && why == IGRAPH_SUCCESS; v++) {
        double r = sqrt((double)v + 0.5), angle = (double)v * GOLDEN_ANGLE;
        MATRIX(*at, v, 0) = r * cos(angle);
        MATRIX(*at, v, 1) = r * sin(angle);
    }
    return why;
}

/* Edges within a community pull so much more: that is what makes it seen. */
static const double TOGETHER = 2.5;

/* Nodes x nodes x turns, and turns: a fifth of a second at most. */
static int turns_for(size_t n)
{
    const double cost = 2.5e7, least = 80, most = 500;

    return (int)fmin(most, fmax(least, cost / ((double)n * (double)n + 1)));
}

/* Weights pull by their logarithm: one edge of a thousand sentences is not a knot. within: [E] the
 * ends are of one community; NULL: not known. */
static igraph_error_t pull_and_push(const igraph_t *graph, const igraph_vector_t *weight,
                                    const bool *within, int turns, igraph_matrix_t *at)
{
    igraph_vector_t pull = {0};
    igraph_integer_t n = igraph_vcount(graph);
    igraph_error_t why = igraph_vector_init(&pull, igraph_vector_size(weight));

    if (why == IGRAPH_SUCCESS && (why = start(n, at)) == IGRAPH_SUCCESS) {
        for (igraph_integer_t e = 0; e < igraph_vector_size(weight); e++)
            VECTOR(pull)
        [e] = (1 + log(VECTOR(*weight)[e])) * (within != NULL && within[e] ? TOGETHER : 1);
        kith_net_seed();
        why =
            igraph_layout_fruchterman_reingold(graph, at, true, turns, sqrt((double)n),
                                               IGRAPH_LAYOUT_NOGRID, &pull, NULL, NULL, NULL, NULL);
    }
    igraph_vector_destroy(&pull);
    return why;
}

static igraph_error_t place_nodes(kith_net *net, kith_graph *g)
{
    bool *within = kith_zeroed(g->E, sizeof *within);
    igraph_matrix_t at = {0};
    igraph_error_t why = igraph_matrix_init(&at, 0, 0);

    for (size_t e = 0; e < g->E; e++)
        within[e] = g->node[g->edge[e].a].community == g->node[g->edge[e].b].community;
    if (why == IGRAPH_SUCCESS)
        why = pull_and_push(&net->graph, &net->weight, within, turns_for(g->V), &at);
    for (size_t v = 0; v < g->V && why == IGRAPH_SUCCESS; v++) {
        g->node[v].x = MATRIX(at, v, 0);
        g->node[v].y = MATRIX(at, v, 1);
    }
    igraph_matrix_destroy(&at);
    free(within);
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
    uint32_t *rank = calloc(n, sizeof *rank);

    if (all == NULL || rank == NULL)
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
    free(rank);
    free(all);
}

/* The nodes of a graph that can be followed by eye do not cover each other. */
static void part_nodes(kith_graph *g)
{
    kith_disc *disc = kith_zeroed(g->V, sizeof *disc);

    for (uint32_t v = 0; v < g->V; v++)
        disc[v] = (kith_disc){g->node[v].x, g->node[v].y, g->node[v].size / 2 + 2, v};
    kith_spread(disc, g->V, 60);
    for (size_t v = 0; v < g->V; v++) {
        g->node[v].x = disc[v].x;
        g->node[v].y = disc[v].y;
    }
    free(disc);
}

/* Centre at 0 and `wide` at the longer side; 0: as wide as it is. Two decimals. */
static void scale(kith_graph *g, double wide)
{
    double least[2] = {INFINITY, INFINITY}, most[2] = {-INFINITY, -INFINITY}, by = 1;

    for (size_t v = 0; v < g->V; v++) {
        least[0] = fmin(least[0], g->node[v].x);
        least[1] = fmin(least[1], g->node[v].y);
        most[0] = fmax(most[0], g->node[v].x);
        most[1] = fmax(most[1], g->node[v].y);
    }
    if (wide > 0)
        by = wide / fmax(1e-9, fmax(most[0] - least[0], most[1] - least[1]));
    for (size_t v = 0; v < g->V; v++) {
        kith_node *node = &g->node[v];
        node->x = round((node->x - (least[0] + most[0]) / 2) * by * 100) / 100 + 0.0;
        node->y = round((node->y - (least[1] + most[1]) / 2) * by * 100) / 100 + 0.0;
    }
}

/* About a thousand wide; more for many nodes, whose sizes stay. */
static igraph_error_t lay_out_nodes(kith_net *net, kith_graph *g)
{
    igraph_vector_int_t member = {0};
    igraph_integer_t n = 0;
    igraph_error_t why = igraph_vector_int_init(&member, 0);

    if (why == IGRAPH_SUCCESS)
        why = igraph_connected_components(&net->graph, &member, NULL, &n, IGRAPH_WEAK);
    if (why == IGRAPH_SUCCESS && (why = place_nodes(net, g)) == IGRAPH_SUCCESS) {
        arrange(g, &member, (size_t)n);
        scale(g, g->V > 1 ? 1000 * fmax(1, sqrt((double)g->V / 150)) : 0);
        part_nodes(g);
        scale(g, 0);
    }
    igraph_vector_int_destroy(&member);
    return why;
}

/* Communities of a large graph, by number; the first `core` of them are laid out by forces, the
 * rest, which are small or linked to nothing, go around. */
typedef struct {
    kith_disc *disc; // [n]
    size_t n, core;
    igraph_t graph; // of the core
    igraph_vector_t weight;
    bool made;
} quotient;

enum { CORE = 150, COMMUNITY_TURNS = 150 };

static void make_discs(quotient *q, const kith_graph *g)
{
    for (size_t v = 0; v < g->V; v++)
        q->n = g->node[v].community >= q->n ? (size_t)g->node[v].community + 1 : q->n;
    q->disc = kith_zeroed(q->n, sizeof *q->disc);
    for (size_t v = 0; v < g->V; v++)
        q->disc[g->node[v].community].radius += g->node[v].size * g->node[v].size;
    for (uint32_t c = 0; c < q->n; c++) {
        q->disc[c].id = c;
        q->disc[c].radius = 0.7 * sqrt(q->disc[c].radius) + 10;
    }
}

/* Edges between communities of the core, their weights added up. */
static igraph_error_t join_core(quotient *q, const kith_graph *g)
{
    igraph_vector_int_t ends = {0};
    igraph_error_t why = igraph_vector_int_init(&ends, 0);
    kith_table index = {0};

    for (size_t e = 0; e < g->E && why == IGRAPH_SUCCESS; e++) {
        uint32_t a = g->node[g->edge[e].a].community, b = g->node[g->edge[e].b].community, *at;
        if (a == b || a >= q->core || b >= q->core)
            continue;
        at = kith_table_at(&index, a < b ? kith_pair(a, b) : kith_pair(b, a));
        if (*at != KITH_NONE) {
            VECTOR(q->weight)[*at] += g->edge[e].weight;
            continue;
        }
        *at = (uint32_t)igraph_vector_size(&q->weight);
        if ((why = igraph_vector_int_push_back(&ends, a)) == IGRAPH_SUCCESS &&
            (why = igraph_vector_int_push_back(&ends, b)) == IGRAPH_SUCCESS)
            why = igraph_vector_push_back(&q->weight, g->edge[e].weight);
    }
    if (why == IGRAPH_SUCCESS)
        why = igraph_create(&q->graph, &ends, (igraph_integer_t)q->core, IGRAPH_UNDIRECTED);
    q->made = why == IGRAPH_SUCCESS;
    kith_table_fini(&index);
    igraph_vector_int_destroy(&ends);
    return why;
}

/* Discs to where the forces put their centres, in a room three times their area; then apart, and
 * around 0. */
static void seat_core(quotient *q, const igraph_matrix_t *at)
{
    double area = 0, spread = 0, by, x = 0, y = 0;

    for (size_t c = 0; c < q->core; c++) {
        area += q->disc[c].radius * q->disc[c].radius;
        spread = fmax(spread, hypot(MATRIX(*at, c, 0), MATRIX(*at, c, 1)));
    }
    by = sqrt(3 * area) / fmax(spread, 1e-9);
    for (size_t c = 0; c < q->core; c++) {
        q->disc[c].x = MATRIX(*at, c, 0) * by;
        q->disc[c].y = MATRIX(*at, c, 1) * by;
    }
    kith_spread(q->disc, q->core, 300);
    for (size_t c = 0; c < q->core; c++) {
        x += q->disc[c].x / (double)q->core;
        y += q->disc[c].y / (double)q->core;
    }
    for (size_t c = 0; c < q->core; c++) {
        q->disc[c].x -= x;
        q->disc[c].y -= y;
    }
}

static void seat_rest(quotient *q)
{
    size_t n = q->n - q->core + 1;
    component *all = kith_zeroed(n, sizeof *all);

    for (size_t c = 0; c < q->core; c++)
        all[0].radius = fmax(all[0].radius, hypot(q->disc[c].x, q->disc[c].y) + q->disc[c].radius);
    for (size_t i = 1; i < n; i++)
        all[i].radius = q->disc[q->core + i - 1].radius;
    pack(all, n, 10);
    for (size_t i = 1; i < n; i++) {
        q->disc[q->core + i - 1].x = all[i].dx;
        q->disc[q->core + i - 1].y = all[i].dy;
    }
    free(all);
}

typedef struct {
    double strength;
    uint32_t community, node;
} seat;

static int by_strength(const void *x, const void *y)
{
    const seat *a = x, *b = y;

    if (a->community != b->community)
        return a->community < b->community ? -1 : 1;
    if (a->strength < b->strength || a->strength > b->strength)
        return a->strength > b->strength ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* On a spiral from the middle of the disc, each node in a room of its size. */
static void seat_nodes(const quotient *q, kith_graph *g)
{
    seat *all = kith_zeroed(g->V, sizeof *all);
    double area = 0;

    for (uint32_t v = 0; v < g->V; v++)
        all[v] = (seat){g->node[v].strength, g->node[v].community, v};
    qsort(all, g->V, sizeof *all, by_strength);
    for (size_t i = 0, k = 0; i < g->V; i++, k++) {
        kith_node *node = &g->node[all[i].node];
        double r;
        if (i == 0 || all[i].community != all[i - 1].community) {
            k = 0;
            area = 0;
        }
        r = k > 0 ? 0.7 * sqrt(area + node->size * node->size / 2) : 0;
        area += node->size * node->size;
        node->x = q->disc[node->community].x + r * cos((double)k * GOLDEN_ANGLE);
        node->y = q->disc[node->community].y + r * sin((double)k * GOLDEN_ANGLE);
    }
    free(all);
}

/* The first communities that an edge holds. */
static size_t count_core(const quotient *q, const kith_graph *g)
{
    size_t n = 0;

    for (size_t v = 0; v < g->V; v++)
        if (g->node[v].degree > 0 && g->node[v].community >= n)
            n = (size_t)g->node[v].community + 1;
    n = n < q->n ? n : q->n;
    return n < CORE ? n : CORE;
}

static igraph_error_t lay_out_communities(kith_graph *g)
{
    quotient q = {.made = false};
    igraph_matrix_t at = {0};
    igraph_error_t why;

    make_discs(&q, g);
    q.core = count_core(&q, g);
    if ((why = igraph_vector_init(&q.weight, 0)) == IGRAPH_SUCCESS &&
        (why = igraph_matrix_init(&at, 0, 0)) == IGRAPH_SUCCESS &&
        (why = join_core(&q, g)) == IGRAPH_SUCCESS)
        why = pull_and_push(&q.graph, &q.weight, NULL, COMMUNITY_TURNS, &at);
    if (why == IGRAPH_SUCCESS) {
        seat_core(&q, &at);
        seat_rest(&q);
        seat_nodes(&q, g);
        scale(g, 0);
    }
    if (q.made)
        igraph_destroy(&q.graph);
    igraph_matrix_destroy(&at);
    igraph_vector_destroy(&q.weight);
    free(q.disc);
    return why;
}

bool kith_layout(kith_net *net, kith_graph *g, kith_err *err)
{
    igraph_error_t why = g->V > DISCS_FROM ? lay_out_communities(g) : lay_out_nodes(net, g);

    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "laying out");
}
