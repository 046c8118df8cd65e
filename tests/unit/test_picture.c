// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "export/font_width.h"
#include "export/seats.h"
#include "graph/measure.h"
#include "tests/unit/make.h"

/* Linear light as the eye gets it that lacks a kind of cone, and as every eye (Machado, Oliveira
 * and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency").
 */
static const double seen_by[3][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.01182, 0.04294, 0.968881}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
};

static double linear(uint8_t c)
{
    double v = c / 255.0;

    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double cube(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b*. */
static void lab(const kith_node *node, size_t eye, double out[3])
{
    static const double xyz[3][3] = {{0.4339, 0.3762, 0.1899}, // over the white of D65
                                     {0.2127, 0.7152, 0.0722},
                                     {0.0178, 0.1095, 0.8727}};
    double in[3] = {linear(node->r), linear(node->g), linear(node->b)}, seen[3], t[3];

    for (int i = 0; i < 3; i++) {
        const double *row = seen_by[eye][i];
        seen[i] = fmin(1, fmax(0, row[0] * in[0] + row[1] * in[1] + row[2] * in[2]));
    }
    for (int i = 0; i < 3; i++)
        t[i] = cube(xyz[i][0] * seen[0] + xyz[i][1] * seen[1] + xyz[i][2] * seen[2]);
    out[0] = 116 * t[1] - 16;
    out[1] = 500 * (t[0] - t[1]);
    out[2] = 200 * (t[1] - t[2]);
}

static double far_apart(const kith_node *a, const kith_node *b, size_t eye)
{
    double p[3], q[3];

    lab(a, eye, p);
    lab(b, eye, q);
    return sqrt(pow(p[0] - q[0], 2) + pow(p[1] - q[1], 2) + pow(p[2] - q[2], 2));
}

/* n cliques of four, hung together in a row. */
static kith_graph *cliques(uint32_t n)
{
    kith_graph *g = kith_graph_new();
    kith_err err = {0};

    g->V = 4 * (size_t)n;
    g->node = kith_new(g->arena, kith_node, g->V);
    g->edge = kith_new(g->arena, kith_edge, g->V * 4);
    for (uint32_t v = 0; v < g->V; v++) {
        g->node[v].type = (uint8_t)(v % KITH_TYPES);
        g->node[v].id = kith_arena_printf(g->arena, "p:%03u", v);
        g->node[v].label = kith_arena_printf(g->arena, "A person's name %.*s", (int)(v % 40),
                                             "or a longer name of some organization");
        for (uint32_t u = v + 1; u < (v / 4 + 1) * 4; u++)
            g->edge[g->E++] = (kith_edge){.a = v, .b = u, .weight = 3};
        if (v % 4 == 3 && v + 1 < g->V)
            g->edge[g->E++] = (kith_edge){.a = v, .b = v + 1, .weight = 1};
    }
    assert_true(kith_measure(g, &err));
    return g;
}

/* Eight communities and the grey of the ninth: 2.3 is said to be just noticed side by side. */
static void colours_are_told_apart_with_any_kind_of_colour_vision(void **state)
{
    kith_graph *g = cliques(9);
    double least = HUGE_VAL;
    size_t pairs = 0;

    (void)state;
    for (size_t v = 0; v < g->V; v += 4)
        for (size_t u = v + 4; u < g->V; u += 4, pairs++)
            for (size_t eye = 0; eye < 3; eye++)
                least = fmin(least, far_apart(&g->node[v], &g->node[u], eye));
    assert_int_equal(pairs, 36);
    if (least < 15)
        fail_msg("two colours are %.1f apart", least);
    kith_graph_free(g);
}

static void check_apart(const kith_graph *g)
{
    kith_arena *a = kith_arena_new();
    kith_picture p;
    kith_seats s;

    kith_picture_init(&p, g, &kith_look_plain);
    s = kith_seats_of(a, &p);
    for (size_t v = 0; v < p.g->V; v++) {
        const kith_box *b = &s.box[v];
        assert_true(b->x - b->wide >= 0 && b->x + b->wide <= s.wide);
        assert_true(b->y - b->high >= 0 && b->y + b->high <= s.high);
        for (size_t i = 0; i < s.n_lines[v]; i++)
            assert_true(kith_font_width(s.line[v][i], kith_seats_bold(&p.g->node[v])) *
                            kith_picture_letters(&p.g->node[v]) <
                        2 * b->wide);
        for (size_t u = v + 1; u < p.g->V; u++)
            assert_true(fabs(s.box[u].x - b->x) > s.box[u].wide + b->wide ||
                        fabs(s.box[u].y - b->y) > s.box[u].high + b->high);
    }
    kith_picture_fini(&p);
    kith_arena_free(a);
}

static void no_label_touches_another(void **state)
{
    static const uint32_t cases[] = {0, 1, 8, 25, 75, 90};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_graph *g = cliques(cases[i]);
        check_apart(g);
        kith_graph_free(g);
    }
}

/* All at one point, as a file of another program may have them. */
static void nodes_on_one_point_part_too(void **state)
{
    kith_graph *g = cliques(10);

    (void)state;
    for (size_t v = 0; v < g->V; v++)
        g->node[v].x = g->node[v].y = 7;
    check_apart(g);
    kith_graph_free(g);
}

static void values_of_another_program_do_no_harm(void **state)
{
    static const double odd[] = {1e300, -1e300, 1e-300, 0, -5, 61, 1e9};
    static const char *const formats[] = {"svg", "dot", "yed", "cyjs", "csv", "gexf13"};
    kith_graph *g = cliques(10);

    (void)state;
    for (size_t v = 0; v < g->V; v++) {
        g->node[v].x = odd[v % 7];
        g->node[v].y = odd[v * 3 % 7];
        g->node[v].size = odd[v * 5 % 7];
        g->node[v].component = g->node[v].community = UINT32_MAX - (uint32_t)v % 3;
        g->node[v].first = g->node[v].last = KITH_STR("yesterday");
    }
    check_apart(g);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t n;
        char *bytes = make_bytes(g, formats[i], &n);
        assert_true(n > 1000);
        free(bytes);
    }
    kith_graph_free(g);
}

static void long_labels_are_two_lines_at_most(void **state)
{
    static const struct {
        const char *label, *first, *second;
    } cases[] = {
        {"Mark Rutte", "Mark Rutte", NULL},
        {"", "", NULL},
        {"European Bank for Reconstruction", "European Bank for", "Reconstruction"},
        {"Oneverylongwordwithoutanyblankinit", "Oneverylongwordwithoutanyblankinit", NULL},
        {"a\tb\nc", "a b c", NULL},
        {"北京北京北京北京北京北京北京北京北京北京北京北京北京北京",
         "北京北京北京北京北京北京北京北京北京北京北京北京北京…", NULL},
    };
    kith_arena *a = kith_arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n;
        kith_str *line = kith_picture_lines(a, kith_str_of(cases[i].label), &n);
        assert_int_equal(n, cases[i].second != NULL ? 2 : 1);
        if (!kith_str_eq(line[0], kith_str_of(cases[i].first)))
            fail_msg("%s: %.*s", cases[i].label, (int)line[0].len, line[0].ptr);
        assert_true(n == 1 || kith_str_eq(line[1], kith_str_of(cases[i].second)));
    }
    kith_arena_free(a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_told_apart_with_any_kind_of_colour_vision),
        cmocka_unit_test(no_label_touches_another),
        cmocka_unit_test(nodes_on_one_point_part_too),
        cmocka_unit_test(values_of_another_program_do_no_harm),
        cmocka_unit_test(long_labels_are_two_lines_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
