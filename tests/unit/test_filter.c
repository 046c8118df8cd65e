// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "graph/measure.h"
#include "tests/unit/make.h"

static const made_doc doc[] = {
    {"1", "", "[Ann Lee](p:Ann Lee), [Acme](o:Acme), [Peru](c:PE) one"},
    {"2", "", "[Ann Lee](p:Ann Lee), [Acme](o:Acme) two"},
    {"3", "", "[Ann Lee](p:Ann Lee), [Acme](o:Acme), [Bob Ray](p:Bob Ray) three"},
    {"4", "", "[Bob Ray](p:Bob Ray) alone, [Carl Orr](p:Carl Orr)|[Dan Poe](p:Dan Poe) four"},
};

static kith_graph *filtered(const kith_filter *filter)
{
    kith_graph *g = make_graph(doc, 4, (kith_link_options){.evidence = 1});
    kith_graph *out = kith_graph_filter(g, filter);
    kith_err err = {0};

    kith_graph_free(g);
    assert_true(kith_measure(out, &err));
    return out;
}

static void each_filter_keeps_what_it_says(void **state)
{
    static const struct {
        kith_filter filter;
        size_t V, E;
    } cases[] = {
        {{.keep_isolated = true}, 6, 6},
        {{.min_weight = 0}, 5, 6},
        {{.min_weight = 2}, 2, 1},
        {{.min_weight = 2, .keep_isolated = true}, 6, 1},
        {{.min_mentions = 2}, 3, 3},
        {{.top = 3}, 3, 3},
        {{.top = 1}, 0, 0},
        {{.top = 1, .keep_isolated = true}, 1, 0},
        {{.types = 1u << KITH_PERSON}, 3, 2},
        {{.types = 1u << KITH_PERSON | 1u << KITH_COUNTRY}, 4, 3},
        {{.min_weight = 9}, 0, 0},
        {{.largest_component = true}, 5, 6},
        {{.largest_component = true, .min_weight = 2}, 2, 1},
        {{.max_edges = 1}, 2, 1},
        {{.max_edges = 3}, 5, 3},
        {{.ego = 1}, 4, 5},                                   // Ann Lee: Acme, Bob Ray, Peru
        {{.ego = 1, .min_weight = 2}, 2, 1},                  // Acme
        {{.ego = 3}, 2, 1},                                   // Carl Orr: Bob Ray
        {{.ego = 3, .depth = 2}, 4, 4},                       // and his: Ann Lee, Acme
        {{.ego = 3, .depth = 3}, 5, 6},                       // and theirs: Peru
        {{.ego = 3, .depth = 100}, 5, 6},                     // Dan Poe is linked with nobody
        {{.ego = 3, .top = 2}, 2, 1},                         // the ego is one of two
        {{.ego = 4}, 1, 0},                                   // alone, and still there
        {{.ego = 3, .types = 1u << KITH_ORGANIZATION}, 1, 0}, // the ego is asked for by name
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_graph *g = filtered(&cases[i].filter);
        assert_int_equal(g->V, cases[i].V);
        assert_int_equal(g->E, cases[i].E);
        kith_graph_free(g);
    }
}

static void measures_agree_with_the_edges(void **state)
{
    kith_graph *g = make_graph(doc, 4, (kith_link_options){.evidence = 1});
    double pages = 0, strength = 0, weight = 0;
    size_t degree = 0;

    (void)state;
    for (size_t v = 0; v < g->V; v++) {
        const kith_node *node = &g->node[v];
        pages += node->pagerank;
        strength += node->strength;
        degree += node->degree;
        assert_true(node->size >= 10 && node->size <= 60);
        assert_true(isfinite(node->x) && isfinite(node->y) && fabs(node->x) < 700);
        assert_true(node->community < g->V);
    }
    for (size_t e = 0; e < g->E; e++)
        weight += g->edge[e].weight;
    assert_true(fabs(pages - 1) < 1e-6);
    assert_true(fabs(strength - 2 * weight) < 1e-9);
    assert_int_equal(degree, 2 * g->E);
    assert_int_equal(g->totals.sampled, 0);
    kith_graph_free(g);
}

static void nodes_of_a_layout_do_not_cover_each_other(void **state)
{
    kith_graph *g = make_graph(doc, 4, (kith_link_options){.evidence = 1});

    (void)state;
    for (size_t v = 0; v < g->V; v++)
        for (size_t u = v + 1; u < g->V; u++)
            assert_true(hypot(g->node[v].x - g->node[u].x, g->node[v].y - g->node[u].y) >
                        (g->node[v].size + g->node[u].size) / 2);
    kith_graph_free(g);
}

/* Rings of cliques: communities that everybody can see. */
static kith_graph *cliques(uint32_t n, uint32_t size)
{
    kith_graph *g = kith_graph_new();
    kith_err err = {0};

    g->V = (size_t)n * size;
    g->node = kith_new(g->arena, kith_node, g->V);
    g->edge = kith_new(g->arena, kith_edge, g->V * size);
    for (uint32_t v = 0; v < g->V; v++) {
        g->node[v].id = g->node[v].label = kith_arena_printf(g->arena, "p:%06u", v);
        for (uint32_t u = v + 1; u < (v / size + 1) * size; u++)
            g->edge[g->E++] = (kith_edge){.a = v, .b = u, .weight = 3};
        if (v % size == size - 1 && v + 1 < g->V)
            g->edge[g->E++] = (kith_edge){.a = v, .b = v + 1, .weight = 1};
    }
    assert_true(kith_measure(g, &err));
    return g;
}

static void communities_are_the_cliques(void **state)
{
    static const struct {
        uint32_t n, size;
    } cases[] = {{3, 5}, {12, 8}, {200, 10}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_graph *g = cliques(cases[i].n, cases[i].size);
        for (size_t v = 0; v < g->V; v++)
            assert_int_equal(g->node[v].community, g->node[v - v % cases[i].size].community);
        assert_int_not_equal(g->node[0].community, g->node[g->V - 1].community);
        kith_graph_free(g);
    }
}

/* The same numbers in every run: sums made by several threads would differ. */
static void measures_repeat_to_the_last_bit(void **state)
{
    kith_graph *g = cliques(300, 9), *h = cliques(300, 9);

    (void)state;
    for (size_t v = 0; v < g->V; v++) {
        assert_memory_equal(&g->node[v].pagerank, &h->node[v].pagerank, sizeof(double));
        assert_memory_equal(&g->node[v].betweenness, &h->node[v].betweenness, sizeof(double));
        assert_memory_equal(&g->node[v].x, &h->node[v].x, sizeof(double));
        assert_int_equal(g->node[v].community, h->node[v].community);
    }
    assert_true(g->totals.sampled > 0);
    kith_graph_free(g);
    kith_graph_free(h);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_filter_keeps_what_it_says),
        cmocka_unit_test(measures_agree_with_the_edges),
        cmocka_unit_test(nodes_of_a_layout_do_not_cover_each_other),
        cmocka_unit_test(communities_are_the_cliques),
        cmocka_unit_test(measures_repeat_to_the_last_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
