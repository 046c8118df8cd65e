// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/corpus.h"
#include "graph/query.h"
#include "make.h"

typedef struct {
    const char *name, *date, *text;
} given;

static kith_graph *linked(const given *doc, size_t n, kith_link_options options)
{
    kith_arena *a = kith_arena_new();
    kith_corpus *c = NULL;
    kith_graph *g = NULL;
    kith_err err = {0};

    assert_true(kith_corpus_new(&options, &c, &err));
    for (size_t i = 0; i < n; i++) {
        kith_extraction x = make_extraction(a, doc[i].name, doc[i].date, doc[i].text);
        kith_corpus_add(c, &x);
        kith_arena_reset(a);
    }
    assert_true(kith_corpus_link(c, &g, &err));
    kith_corpus_free(c);
    kith_arena_free(a);
    return g;
}

static const kith_edge *edge_of(const kith_graph *g, const char *a, const char *b)
{
    for (size_t e = 0; e < g->E; e++) {
        kith_str x = g->node[g->edge[e].a].id, y = g->node[g->edge[e].b].id;
        if ((kith_str_eq(x, kith_str_of(a)) && kith_str_eq(y, kith_str_of(b))) ||
            (kith_str_eq(x, kith_str_of(b)) && kith_str_eq(y, kith_str_of(a))))
            return &g->edge[e];
    }
    return NULL;
}

static void counts_a_pair_once_a_sentence(void **state)
{
    static const given doc[] = {
        {"a", "2024-12-03",
         "[Rutte](p-:Mark Rutte) and [NATO](o:NATO), [NATO](o:NATO).\n"
         "[Mark Rutte](p:Mark Rutte) of [NATO](o:NATO) in [Ukraine](c:UA)."},
        {"b", "2024-12-05", "[Mark Rutte](p:Mark Rutte) on [Ukraine](c:UA)."},
    };
    kith_graph *g = linked(doc, 2, (kith_link_options){.evidence = 3});
    const kith_edge *e = edge_of(g, "p:Mark Rutte", "o:NATO");

    (void)state;
    assert_int_equal(g->V, 3);
    assert_int_equal(g->E, 3);
    assert_non_null(e);
    assert_int_equal(e->weight, 2);
    assert_int_equal(e->documents, 1);
    e = edge_of(g, "p:Mark Rutte", "c:UA");
    assert_int_equal(e->weight, 2);
    assert_int_equal(e->documents, 2);
    assert_string_equal(e->first.ptr, "2024-12-03");
    assert_string_equal(e->last.ptr, "2024-12-05");
    assert_string_equal(e->evidence.ptr,
                        "Mark Rutte of NATO in Ukraine. [a]\nMark Rutte on Ukraine. [b]");
    kith_graph_free(g);
}

static void an_empty_corpus_is_an_empty_graph(void **state)
{
    kith_graph *g = linked(NULL, 0, (kith_link_options){.evidence = 3});

    (void)state;
    assert_int_equal(g->V + g->E, 0);
    kith_graph_free(g);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_a_pair_once_a_sentence),
        cmocka_unit_test(an_empty_corpus_is_an_empty_graph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
