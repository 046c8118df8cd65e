// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/around.h"
#include "graph/compare.h"
#include "graph/groups.h"
#include "graph/said.h"
#include "tests/unit/make.h"

#include <math.h>
#include <string.h>

static uint32_t node_of(const kith_graph *g, const char *id)
{
    for (uint32_t v = 0; v < g->V; v++)
        if (kith_str_eq(g->node[v].id, kith_str_of(id)))
            return v;
    fail_msg("%s is not there", id);
    return 0;
}

/* text with its marks in braces. */
static kith_str braced(kith_arena *a, const kith_said *s)
{
    kith_str out = KITH_STR("");
    size_t beg = 0;

    for (size_t m = 0; m <= s->marks; m++) {
        size_t end = m < s->marks ? s->mark[m].beg : s->text.len;
        out = kith_arena_printf(a, "%.*s%.*s", (int)out.len, out.ptr, (int)(end - beg),
                                s->text.ptr + beg);
        if (m < s->marks)
            out = kith_arena_printf(a, "%.*s{%.*s}", (int)out.len, out.ptr,
                                    (int)(s->mark[m].end - end), s->text.ptr + end);
        beg = m < s->marks ? s->mark[m].end : beg;
    }
    return out;
}

static void sentences_come_with_document_and_marks(void **state)
{
    static const struct {
        const char *evidence, *text, *document;
    } cases[] = {
        {"Mark Rutte met Rutte's NATO. [a/b.txt]", "{Mark Rutte} met {Rutte}'s {NATO}.", "a/b.txt"},
        {"NATOs, NATO-led, xNATO [b [1].txt]", "NATOs, {NATO}-led, xNATO [b", "1].txt"},
        {"no document Rutte", "no document {Rutte}", ""},
        {"]", "]", ""},
        {" []", "", ""},
        {"ÀRutte RutteÀ Rutte [d]", "ÀRutte RutteÀ {Rutte}", "d"},
    };
    kith_node node[2] = {{.label = KITH_STR("Mark Rutte"), .aliases = KITH_STR("Rutte||X")},
                         {.label = KITH_STR("NATO")}};
    kith_graph g = {.node = node, .V = 2, .arena = kith_arena_new()};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_edge edge = {.a = 0, .b = 1, .evidence = kith_str_of(cases[i].evidence)};
        size_t n;
        kith_said *said = kith_said_of(g.arena, &g, &edge, &n);
        assert_int_equal(n, 1);
        kith_str text = braced(g.arena, said);
        assert_int_equal(text.len, strlen(cases[i].text));
        assert_memory_equal(text.ptr, cases[i].text, text.len);
        assert_true(kith_str_eq(said->document, kith_str_of(cases[i].document)));
    }
    kith_arena_free(g.arena);
}

static const made_doc doc[] = {
    {"1", "", "[Ann Lee](p:Ann Lee) [NATO](o:NATO)\n[Ann Lee](p:Ann Lee) [NATO](o:NATO)"},
    {"2", "",
     "[NATO](o:NATO) [Ukraine](c:UA)\n[NATO](o:NATO) [Ukraine](c:UA)\n"
     "[NATO](o:NATO) [Ukraine](c:UA)\n[Bob May](p:Bob May) [NATO](o:NATO)"},
    {"3", "", "[Ann Lee](p:Ann Lee) [Eve Poe](p:Eve Poe)\n[Eve Poe](p:Eve Poe) [Ukraine](c:UA)"},
};

static void two_steps_away_leaves_out_the_near(void **state)
{
    kith_graph *g = make_graph(doc, 3, (kith_link_options){.keep_repeats = true});
    size_t n;
    kith_second *s = kith_query_second(g->arena, g, node_of(g, "p:Ann Lee"), 0, &n);

    (void)state;
    assert_int_equal(n, 2);
    assert_int_equal(s[0].node, node_of(g, "c:UA")); // NATO: min(2, 3), Eve Poe: 1
    assert_int_equal(s[0].weight, 3);
    assert_int_equal(s[0].n_via, 2);
    assert_int_equal(s[0].via[0], node_of(g, "o:NATO"));
    assert_int_equal(s[1].node, node_of(g, "p:Bob May"));
    kith_query_second(g->arena, g, node_of(g, "p:Ann Lee"), 1u << KITH_COUNTRY, &n);
    assert_int_equal(n, 1);
    kith_graph_free(g);
}

static void communities_count_their_edges(void **state)
{
    kith_graph *g = make_graph(doc, 3, (kith_link_options){.keep_repeats = true});
    double weight = 0, within = 0, across = 0;
    size_t n, nodes = 0;
    kith_group *group;

    (void)state;
    for (size_t v = 0; v < g->V; v++)
        g->node[v].community = v < 2 ? 7 : UINT32_MAX; // any numbers
    group = kith_groups_find(g->arena, g, 2, &n);
    assert_int_equal(n, 2);
    assert_int_equal(group[0].community, 7);
    for (size_t i = 0; i < n; i++) {
        nodes += group[i].size;
        within += group[i].within;
        across += group[i].across;
        assert_int_equal(group[i].n_lead, 2);
    }
    for (size_t e = 0; e < g->E; e++)
        weight += g->edge[e].weight;
    assert_int_equal(nodes, g->V);
    assert_true(fabs(within + across / 2 - weight) < 1e-9);
    kith_graph_free(g);
}

static kith_change change_of(const kith_change *all, size_t n, uint32_t before, uint32_t after)
{
    for (size_t i = 0; i < n; i++)
        if (all[i].before == before && all[i].after == after)
            return all[i];
    fail_msg("no such change");
    return all[0];
}

typedef struct {
    kith_web of[2];
} both_webs;

static both_webs webs(const kith_graph *a, const kith_graph *b)
{
    return (both_webs){{kith_web_of(a->arena, a), kith_web_of(b->arena, b)}};
}

static void compares_in_proportion(void **state)
{
    static const made_doc later[] = {
        {"1", "", "[NATO](o:NATO) [Ukraine](c:UA)\n[NATO](o:NATO) [Ukraine](c:UA)"},
        {"2", "", "[Zoe Fox](p:Zoe Fox) [Ukraine](c:UA)"},
    };
    kith_graph *a = make_graph(doc, 3, (kith_link_options){.keep_repeats = true});
    kith_graph *b = make_graph(later, 2, (kith_link_options){.keep_repeats = true});
    size_t n;
    kith_change *c = kith_compare(a->arena, a, b, 0, NULL, &n), one;

    (void)state;
    assert_int_equal(n, 6);
    one = change_of(c, n, node_of(a, "c:UA"), node_of(b, "c:UA"));
    assert_int_equal(one.kind, KITH_GREW); // 4 of 16, 3 of 6
    assert_true(fabs(one.ratio - 2) < 1e-9);
    assert_true(fabs(one.surprise - 0.78264) < 1e-3);
    assert_int_equal(change_of(c, n, UINT32_MAX, node_of(b, "p:Zoe Fox")).kind, KITH_APPEARED);
    assert_int_equal(change_of(c, n, node_of(a, "p:Bob May"), UINT32_MAX).kind, KITH_VANISHED);
    kith_compare(a->arena, a, b, 1u << KITH_PERSON, NULL, &n);
    assert_int_equal(n, 4);
    kith_compare(a->arena, a, b, 0, webs(a, b).of, &n);
    assert_int_equal(n, 6);
    kith_graph_free(a);
    kith_graph_free(b);
}

static void a_graph_is_the_same_as_itself_under_other_labels(void **state)
{
    kith_graph *a = make_graph(doc, 3, (kith_link_options){.keep_repeats = true});
    kith_graph *b = make_graph(doc, 3, (kith_link_options){.keep_repeats = true});
    uint32_t v = node_of(b, "p:Ann Lee");
    both_webs both = webs(a, b);
    size_t n;
    kith_change *c;

    (void)state;
    b->node[v].id = KITH_STR("p:Ann B. Lee");
    b->node[v].label = KITH_STR("Ann B. Lee");
    b->node[v].aliases = KITH_STR("Lee|Ann Lee");
    for (int edges = 0; edges < 2; edges++) {
        c = kith_compare(a->arena, a, b, 0, edges ? both.of : NULL, &n);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(c[i].kind, KITH_SAME);
    }
    kith_graph_free(a);
    kith_graph_free(b);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_come_with_document_and_marks),
        cmocka_unit_test(two_steps_away_leaves_out_the_near),
        cmocka_unit_test(communities_count_their_edges),
        cmocka_unit_test(compares_in_proportion),
        cmocka_unit_test(a_graph_is_the_same_as_itself_under_other_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
