// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/path.h"
#include "tests/unit/dice.h"
#include "tests/unit/make.h"

#include <math.h>
#include <stdlib.h>

enum { V = 8, MOST = 2000 };

/* A graph of V nodes whose edges have the weights of w[a][b], a < b; 0: none. */
static kith_graph *graph_of(uint32_t w[V][V])
{
    kith_graph *g = make_nodes(V);

    for (uint32_t a = 0; a < V; a++)
        for (uint32_t b = a + 1; b < V; b++)
            if (w[a][b] > 0)
                g->edge[g->E++] = (kith_edge){.a = a, .b = b, .weight = w[a][b]};
    return g;
}

typedef struct {
    double length;
    uint32_t node[V];
    size_t n;
} walk;

static walk walk_of(const kith_path *p)
{
    walk w = {.length = p->length, .n = p->n};

    assert_true(p->n <= V);
    memcpy(w.node, p->node, p->n * sizeof *p->node);
    return w;
}

static int by_length(const void *x, const void *y)
{
    const walk *a = x, *b = y;

    if (fabs(a->length - b->length) > 1e-9)
        return a->length < b->length ? -1 : 1;
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    return memcmp(a->node, b->node, a->n * sizeof *a->node) < 0 ? -1 : 1;
}

/* All paths, by trying every way. */
static void walk_on(uint32_t w[V][V], walk at, uint32_t to, walk *all, size_t *n)
{
    uint32_t v = at.node[at.n - 1];

    if (v == to) {
        assert_true(*n < MOST);
        all[(*n)++] = at;
        return;
    }
    for (uint32_t u = 0; u < V; u++) {
        uint32_t weight = v < u ? w[v][u] : w[u][v];
        bool used = false;
        for (size_t i = 0; i < at.n; i++)
            used = used || at.node[i] == u;
        if (!used && weight > 0 && at.n < V) {
            walk next = at;
            next.node[next.n++] = u;
            next.length += 1.0 / weight;
            walk_on(w, next, to, all, n);
        }
    }
}

static void finds_the_paths_that_all_ways_tried_would_find(void **state)
{
    walk *all = calloc(MOST, sizeof *all), *found = calloc(MOST, sizeof *found);

    (void)state;
    assert_true(all != NULL && found != NULL);
    for (int round = 0; round < 300; round++) {
        uint32_t w[V][V] = {{0}};
        size_t n = 0;
        for (size_t a = 0; a < V; a++)
            for (size_t b = a + 1; b < V; b++)
                w[a][b] = dice(7) < 3 ? 1 + dice(4) : 0;
        kith_graph *g = graph_of(w);
        kith_web web = kith_web_of(g->arena, g);
        kith_paths got = kith_paths_find(g->arena, &web, 0, V - 1, KITH_MAX_PATHS);
        walk_on(w, (walk){.node = {0}, .n = 1}, V - 1, all, &n);
        qsort(all, n, sizeof *all, by_length);
        assert_int_equal(got.n, n < KITH_MAX_PATHS ? n : KITH_MAX_PATHS);
        assert_false(got.cut);
        for (size_t i = 0; i < got.n; i++) {
            assert_true(fabs(got.at[i].length - all[i].length) < 1e-9);
            assert_int_equal(got.at[i].n, all[i].n);
            found[i] = walk_of(&got.at[i]);
        }
        qsort(found, got.n, sizeof *found, by_length);
        for (size_t i = 0; i < got.n; i++)
            assert_memory_equal(found[i].node, all[i].node, all[i].n * sizeof(uint32_t));
        kith_graph_free(g);
    }
    free(found);
    free(all);
}

static void edges_join_the_nodes_of_a_path(void **state)
{
    uint32_t w[V][V] = {{0, 9, 1}, {0, 0, 9, 0, 2}, {0, 0, 0, 0, 1}};
    kith_graph *g = graph_of(w);
    kith_web web = kith_web_of(g->arena, g);
    kith_paths got = kith_paths_find(g->arena, &web, 4, 0, 10);

    (void)state;
    assert_int_equal(got.n, 4);
    for (size_t p = 0; p < got.n; p++) {
        assert_int_equal(got.at[p].node[0], 4);
        assert_int_equal(got.at[p].node[got.at[p].n - 1], 0);
        for (size_t i = 0; i + 1 < got.at[p].n; i++) {
            const kith_edge *e = &g->edge[got.at[p].edge[i]];
            uint32_t u = got.at[p].node[i], v = got.at[p].node[i + 1];
            assert_true((e->a == u && e->b == v) || (e->a == v && e->b == u));
        }
    }
    assert_int_equal(kith_paths_find(g->arena, &web, 0, 7, 3).n, 0);
    assert_int_equal(kith_paths_find(g->arena, &web, 0, 1, 0).n, 0);
    kith_graph_free(g);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_paths_that_all_ways_tried_would_find),
        cmocka_unit_test(edges_join_the_nodes_of_a_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
