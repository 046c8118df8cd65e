// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "graph/associate.h"
#include "graph/measure.h"
#include "tests/unit/make.h"

static void assert_near(double is, double want, double by)
{
    if (fabs(is - want) > by)
        fail_msg("%.9g is not %.9g", is, want);
}

static void npmi_agrees_with_hand_made_examples(void **state)
{
    (void)state;
    assert_near(kith_npmi((kith_joint){10, 10, 10, 100}), 1, 1e-6); // always together
    assert_near(kith_npmi((kith_joint){1, 10, 10, 100}), 0, 1e-6);  // chance
    assert_near(kith_npmi((kith_joint){5, 10, 20, 100}), 0.305865, 1e-6);
    assert_near(kith_npmi((kith_joint){0, 10, 20, 100}), -1, 1e-6);
    assert_near(kith_npmi((kith_joint){7, 7, 7, 7}), 1, 1e-6);
}

/* The examples of docs/graph.md. */
static void the_others_agree_with_hand_made_examples(void **state)
{
    kith_joint j = {5, 10, 20, 100}, chance = {2, 10, 20, 100}, rare = {1, 20, 30, 100};

    (void)state;
    assert_near(kith_log_likelihood(j), 5.117, 1e-9);
    assert_near(kith_log_likelihood(chance), 0, 1e-9);
    assert_true(kith_log_likelihood(rare) < -8);
    assert_near(kith_jaccard(j), 0.2, 1e-9);
    assert_near(kith_association(j), 2.5, 1e-9);
    assert_near(kith_association(chance), 1, 1e-9);
}

/* Where a cell of the table is empty, or all is. */
static void nothing_is_infinite(void **state)
{
    static const kith_joint cases[] = {{0, 0, 0, 0}, {0, 0, 0, 9},       {9, 9, 9, 9},
                                       {1, 1, 1, 1}, {1, 1, 9, 9},       {3, 3, 3, 9},
                                       {0, 4, 5, 9}, {1, 1, 1, 1u << 30}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(isfinite(kith_log_likelihood(cases[i])));
        assert_true(kith_jaccard(cases[i]) >= 0 && kith_jaccard(cases[i]) <= 1);
        assert_true(isfinite(kith_association(cases[i])));
    }
}

enum { SENTENCES = 400, PEOPLE = 12 };

/* G2 as the difference of entropies: another way to the same number. */
static double g2_by_entropy(double k[2][2])
{
    double n = 0, cells = 0, sums = 0;

    for (int i = 0; i < 2; i++) {
        double row = k[i][0] + k[i][1], column = k[0][i] + k[1][i];
        n += row;
        sums += (row > 0 ? row * log(row) : 0) + (column > 0 ? column * log(column) : 0);
        for (int c = 0; c < 2; c++)
            cells += k[i][c] > 0 ? k[i][c] * log(k[i][c]) : 0;
    }
    return 2 * (cells - sums + n * log(n));
}

static void check_edge(const kith_graph *g, const kith_edge *e, bool held[SENTENCES][PEOPLE])
{
    unsigned p = (unsigned)atoi(g->node[e->a].label.ptr + 6);
    unsigned q = (unsigned)atoi(g->node[e->b].label.ptr + 6);
    double k[2][2] = {{0, 0}, {0, 0}}, a, b, g2;

    for (size_t s = 0; s < SENTENCES; s++)
        k[held[s][p]][held[s][q]]++;
    a = k[1][1] + k[1][0];
    b = k[1][1] + k[0][1];
    g2 = g2_by_entropy(k);
    assert_int_equal(e->weight, k[1][1]);
    assert_int_equal(g->node[e->a].windows, a);
    assert_near(fabs(e->llr), g2, 1e-3);
    assert_true(e->llr <= 0 || k[1][1] * SENTENCES > a * b);
    assert_near(e->jaccard, k[1][1] / (a + b - k[1][1]), 1e-6);
    assert_near(e->association, k[1][1] * SENTENCES / (a * b), 1e-4);
    assert_near(e->npmi, log(k[1][1] * SENTENCES / (a * b)) / -log(k[1][1] / SENTENCES), 1e-6);
}

/* Sentences of random people; those with low numbers are named oftener. */
static char *random_text(bool held[SENTENCES][PEOPLE])
{
    uint64_t seed = 5;
    char *text = calloc(SENTENCES * PEOPLE, 48), *at = text;

    for (size_t s = 0; s < SENTENCES; s++) {
        for (unsigned p = 0; p < PEOPLE; p++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            if ((seed >> 33) % (p + 2) != 0)
                continue;
            held[s][p] = true;
            at += sprintf(at, "[Given %02u](p:Given %02u) ", p, p);
        }
        at += sprintf(at, "in %zu.%s", s, s + 1 < SENTENCES ? "\n" : "");
    }
    return text;
}

static size_t pairs_held(bool held[SENTENCES][PEOPLE])
{
    size_t n = 0;

    for (unsigned p = 0; p < PEOPLE; p++)
        for (unsigned q = p + 1; q < PEOPLE; q++) {
            size_t s = 0;
            while (s < SENTENCES && !(held[s][p] && held[s][q]))
                s++;
            n += s < SENTENCES;
        }
    return n;
}

static void measures_of_edges_equal_a_recount_by_force(void **state)
{
    static bool held[SENTENCES][PEOPLE];
    char *text = random_text(held);
    made_doc doc = {"a", "", text};
    kith_graph *g = make_graph(&doc, 1, (kith_link_options){.evidence = 0});

    (void)state;
    assert_int_equal(g->E, pairs_held(held));
    for (size_t e = 0; e < g->E; e++)
        check_edge(g, &g->edge[e], held);
    kith_graph_free(g);
    free(text);
}

static kith_graph *graph_of(uint32_t V, const uint32_t (*edge)[3], size_t E)
{
    kith_graph *g = kith_graph_new();
    kith_err err = {0};

    g->V = V;
    g->E = E;
    g->node = kith_new(g->arena, kith_node, V);
    g->edge = kith_new(g->arena, kith_edge, E);
    for (uint32_t v = 0; v < V; v++)
        g->node[v].id = g->node[v].label = kith_arena_printf(g->arena, "p:%u", v);
    for (size_t e = 0; e < E; e++)
        g->edge[e] = (kith_edge){.a = edge[e][0], .b = edge[e][1], .weight = edge[e][2]};
    assert_true(kith_measure(g, &err));
    return g;
}

/* The example of docs/graph.md: a hub of strength 10 with edges of 7, 1, 1, 1; the ends of the
 * first two know each other. Then a triangle with a tail, and a pair. */
static void disparity_cores_and_components_agree_with_hand_made_examples(void **state)
{
    static const uint32_t edge[][3] = {{0, 1, 7}, {0, 2, 1}, {0, 3, 1},
                                       {0, 4, 1}, {1, 2, 1}, {5, 6, 1}};
    static const double disparity[] = {0.027, 0.5, 0.729, 0.729, 0.5, 1};
    static const uint32_t core[] = {2, 2, 2, 1, 1, 1, 1};
    kith_graph *g = graph_of(7, edge, 6);

    (void)state;
    for (size_t e = 0; e < g->E; e++)
        assert_near(g->edge[e].disparity, disparity[e], 1e-9);
    for (size_t v = 0; v < g->V; v++) {
        assert_int_equal(g->node[v].core, core[v]);
        assert_int_equal(g->node[v].component, v >= 5);
    }
    kith_graph_free(g);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(npmi_agrees_with_hand_made_examples),
        cmocka_unit_test(the_others_agree_with_hand_made_examples),
        cmocka_unit_test(nothing_is_infinite),
        cmocka_unit_test(measures_of_edges_equal_a_recount_by_force),
        cmocka_unit_test(disparity_cores_and_components_agree_with_hand_made_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
