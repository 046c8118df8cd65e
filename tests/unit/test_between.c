// SPDX-License-Identifier: GPL-3.0-or-later
/* Betweenness against a count by force over all pairs of small graphs: trees, cliques, many paths
 * of one length, several components. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "graph/between.h"
#include "tests/unit/dice.h"
#include "tests/unit/make.h"

enum { MOST = 40, NOWHERE = 1000 * 1000, UNIT = 60 }; // UNIT / weight is whole up to a weight of 6

/* Each pair is an edge with a chance of 1 in odds; odds 0: few, hardly a circle. */
static kith_graph *draw(uint32_t V, uint32_t odds, uint32_t weights)
{
    kith_graph *g = make_nodes(V);

    for (uint32_t a = 0; a < V; a++)
        for (uint32_t b = a + 1; b < V; b++)
            if (odds > 0 ? dice(odds) == 0 : a == b - 1 - dice(b < 4 ? b : 4))
                g->edge[g->E++] = (kith_edge){.a = a, .b = b, .weight = 1 + dice(weights)};
    return g;
}

static uint32_t far[MOST][MOST];
static double paths[MOST][MOST];

static void find_distances(const kith_graph *g)
{
    for (size_t i = 0; i < g->V; i++)
        for (size_t j = 0; j < g->V; j++)
            far[i][j] = i == j ? 0 : NOWHERE;
    for (size_t e = 0; e < g->E; e++) {
        const kith_edge *edge = &g->edge[e];
        far[edge->a][edge->b] = far[edge->b][edge->a] = UNIT / edge->weight;
    }
    for (size_t k = 0; k < g->V; k++)
        for (size_t i = 0; i < g->V; i++)
            for (size_t j = 0; j < g->V; j++)
                if (far[i][k] + far[k][j] < far[i][j])
                    far[i][j] = far[i][k] + far[k][j];
}

/* How many shortest paths lead from s to t: over the last edge of each. */
static double count_paths(const kith_graph *g, uint32_t s, uint32_t t)
{
    if (s != t && paths[s][t] <= 0 && far[s][t] < NOWHERE)
        for (size_t e = 0; e < g->E; e++) {
            const kith_edge *edge = &g->edge[e];
            uint32_t from = edge->b == t ? edge->a : edge->b;
            if ((edge->a == t || edge->b == t) && far[s][from] + UNIT / edge->weight == far[s][t])
                paths[s][t] += count_paths(g, s, from);
        }
    return s == t ? 1 : paths[s][t];
}

static double between(const kith_graph *g, uint32_t v)
{
    double sum = 0;

    for (uint32_t s = 0; s < g->V; s++)
        for (uint32_t t = s + 1; t < g->V; t++)
            if (s != v && t != v && far[s][t] < NOWHERE && far[s][v] + far[v][t] == far[s][t])
                sum += count_paths(g, s, v) * count_paths(g, v, t) / count_paths(g, s, t);
    return sum;
}

static void check(kith_graph *g)
{
    kith_err err = {0};

    memset(paths, 0, sizeof paths);
    find_distances(g);
    assert_true(kith_between(g, 0, &err));
    assert_int_equal(g->totals.sampled, 0);
    for (uint32_t v = 0; v < g->V; v++)
        assert_true(fabs(g->node[v].betweenness - between(g, v)) < 1e-3);
    kith_graph_free(g);
}

static void counts_what_counting_by_force_counts(void **state)
{
    (void)state;
    for (uint32_t turn = 0; turn < 200; turn++)
        check(draw(1 + dice(MOST), turn % 12, 1 + turn % 6));
}

static void a_star_has_one_who_is_between_all(void **state)
{
    kith_graph *g = kith_graph_new();
    kith_err err = {0};

    (void)state;
    g->V = 5;
    g->node = kith_new(g->arena, kith_node, 5);
    g->edge = kith_new(g->arena, kith_edge, 4);
    for (uint32_t b = 1; b < 5; b++)
        g->edge[g->E++] = (kith_edge){.a = 0, .b = b, .weight = b};
    assert_true(kith_between(g, 0, &err));
    assert_true(g->node[0].betweenness >= 6 && g->node[0].betweenness <= 6);
    kith_graph_free(g);
}

/* The most central node is found from a tenth of the sources; all of them are the exact value. */
static void a_sample_is_near_and_the_same_each_time(void **state)
{
    kith_graph *g = kith_graph_new(), h;
    kith_err err = {0};
    double most = 0, sum = 0;

    (void)state;
    g->V = 400;
    g->node = kith_new(g->arena, kith_node, g->V);
    g->edge = kith_new(g->arena, kith_edge, 3 * g->V);
    for (uint32_t a = 0; a < g->V; a++)
        for (uint32_t step = 1; step < 4; step++)
            if (a + step * step < g->V)
                g->edge[g->E++] = (kith_edge){.a = a, .b = a + step * step, .weight = 1 + a % 3};
    h = *g;
    h.node = kith_new(g->arena, kith_node, g->V);
    assert_true(kith_between(g, SIZE_MAX, &err));
    for (size_t v = 0; v < g->V; v++)
        most = fmax(most, g->node[v].betweenness);
    assert_true(kith_between(&h, 40, &err));
    assert_int_equal(h.totals.sampled, 40);
    for (size_t v = 0; v < g->V; v++)
        sum += fabs(g->node[v].betweenness - h.node[v].betweenness) / most / (double)g->V;
    assert_true(sum < 0.1);
    assert_true(kith_between(g, 40, &err));
    for (size_t v = 0; v < g->V; v++)
        assert_memory_equal(&g->node[v].betweenness, &h.node[v].betweenness, sizeof(double));
    kith_graph_free(g);
}

/* Two rings with a hub each, one with strong edges, the other with weak ones: sources are taken
 * from both. */
static void a_sample_is_of_all_components(void **state)
{
    enum { RING = 200 };
    kith_graph *g = make_nodes(2 * (RING + 1));
    kith_err err = {0};

    (void)state;
    for (uint32_t hub = 0; hub < g->V; hub += RING + 1)
        for (uint32_t i = 1; i <= RING; i++) {
            uint32_t next = i < RING ? i + 1 : 1, weight = hub > 0 ? 1 : 100;
            g->edge[g->E++] = (kith_edge){.a = hub, .b = hub + i, .weight = weight};
            g->edge[g->E++] = (kith_edge){.a = hub + i, .b = hub + next, .weight = weight};
        }
    assert_true(kith_between(g, 20, &err));
    assert_int_equal(g->totals.sampled, 20);
    assert_true(g->node[0].betweenness > RING);
    assert_true(g->node[RING + 1].betweenness > RING);
    kith_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_what_counting_by_force_counts),
        cmocka_unit_test(a_star_has_one_who_is_between_all),
        cmocka_unit_test(a_sample_is_near_and_the_same_each_time),
        cmocka_unit_test(a_sample_is_of_all_components),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
