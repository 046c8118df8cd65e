// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/query.h"
#include "tests/unit/make.h"

static const made_doc doc[] = {
    {"1", "", "[Mark Rutte](p:Mark Rutte), [NATO](o:NATO), [Ukraine](c:UA) one"},
    {"2", "", "[Mark Rutte](p:Mark Rutte), [NATO](o:NATO) and [Poland](c:PL) two"},
    {"3", "",
     "[Volodymyr Zelenskyy](p:Volodymyr Zelenskyy) [Zelensky](p-:Volodymyr Zelenskyy) "
     "[Ukraine](c:UA) [Ukrainian](c~:UA) three"},
    {"4", "",
     "[Lech Wałęsa](p:Lech Wałęsa) [Boris Johnson](p:Boris Johnson) [Mike "
     "Johnson](p:Mike Johnson) four"},
};

/* Question, ids of the answers in order, whether they are but near. */
static const struct {
    const char *name, *ids;
    bool near;
} cases[] = {
    {"Mark Rutte", "p:Mark Rutte ", false},
    {"mark rutte", "p:Mark Rutte ", false},
    {"Rutte", "p:Mark Rutte ", false},
    {"  Rutte ", "p:Mark Rutte ", false},
    {"Zelensky", "p:Volodymyr Zelenskyy ", false},
    {"Ukrainian", "c:UA ", false},
    {"UA", "c:UA ", false},
    {"o:NATO", "o:NATO ", false},
    {"walesa", "p:Lech Wałęsa ", false},
    {"Johnson", "p:Boris Johnson p:Mike Johnson ", false},
    {"Rute", "p:Mark Rutte ", true},
    {"Zelenksyy", "p:Volodymyr Zelenskyy ", true},
    {"Mrak Rutte", "p:Mark Rutte ", true},
    {"Putin", "", false},
    {"", "", false},
    {"-", "", false},
};

static void finds_by_any_name(void **state)
{
    kith_graph *g = make_graph(doc, 4, (kith_link_options){.evidence = 0});

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[200] = "";
        size_t n;
        bool near;
        uint32_t *found = kith_query_find(g->arena, g, kith_str_of(cases[i].name), &n, &near);
        for (size_t k = 0; k < n; k++) {
            strcat(got, g->node[found[k]].id.ptr);
            strcat(got, " ");
        }
        assert_string_equal(got, cases[i].ids);
        assert_int_equal(near, cases[i].near);
    }
    kith_graph_free(g);
}

static void neighbours_come_heaviest_first(void **state)
{
    kith_graph *g = make_graph(doc, 4, (kith_link_options){.evidence = 0});
    size_t n;
    bool near;
    uint32_t rutte = *kith_query_find(g->arena, g, KITH_STR("Mark Rutte"), &n, &near);
    kith_neighbour *found = kith_query_neighbours(g->arena, g, rutte, 0, &n);

    (void)state;
    assert_int_equal(n, 3);
    assert_string_equal(g->node[found[0].node].id.ptr, "o:NATO");
    assert_int_equal(g->edge[found[0].edge].weight, 2);
    found = kith_query_neighbours(g->arena, g, rutte, 1u << KITH_COUNTRY, &n);
    assert_int_equal(n, 2);
    assert_string_equal(g->node[found[0].node].id.ptr, "c:PL");
    kith_graph_free(g);
}

static void ranks_greatest_first(void **state)
{
    kith_graph *g = make_graph(doc, 4, (kith_link_options){.evidence = 0});
    size_t n;

    (void)state;
    for (kith_by by = 0; by < KITH_BYS; by++) {
        uint32_t *rank = kith_query_rank(g->arena, g, by, 0, &n);
        assert_int_equal(n, g->V);
        for (size_t i = 1; i < n; i++)
            assert_true(kith_by_value(&g->node[rank[i - 1]], by) >=
                        kith_by_value(&g->node[rank[i]], by));
    }
    kith_query_rank(g->arena, g, KITH_BY_DEGREE, 1u << KITH_PERSON, &n);
    assert_int_equal(n, 5);
    kith_graph_free(g);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_by_any_name),
        cmocka_unit_test(neighbours_come_heaviest_first),
        cmocka_unit_test(ranks_greatest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
