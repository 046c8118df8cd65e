// SPDX-License-Identifier: GPL-3.0-or-later
/* What a store answers is what its whole graph gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/links.h"
#include "graph/name.h"
#include "graph/pattern.h"
#include "graph/store_ask.h"
#include "graph/store_search.h"
#include "tests/unit/dice.h"
#include "tests/unit/make.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { DOCUMENTS = 60, PEOPLE = 40 };

static char path[64];
static kith_store *store;
static kith_graph *whole;
static kith_arena *arena;

static const char *const family[] = {"Müller",   "O'Neill", "Novák", "van Dam", "Smith",
                                     "Sørensen", "Li",      "Okoro", "García",  "Jones-Bell"};
static const char *const given[] = {"Ann", "Bob", "Chloë", "Dmitri"};

/* A sentence of a few names, in the marks of make.h. */
static void put_sentence(GString *text)
{
    static const char *const other[] = {"[NATO](o:NATO)", "[Ukraine](c:UA)", "[French](c~:FR)",
                                        "[World Bank](o:World Bank)", "[U.S.](c:US)"};

    for (uint32_t i = 0, n = dice(4); i < n; i++) {
        uint32_t who = dice(dice(2) == 0 ? 5 : PEOPLE);
        const char *last = family[who % 10], *first = given[who / 10];
        if (dice(4) == 0)
            g_string_append_printf(text, "%s ", other[dice(5)]);
        else
            g_string_append_printf(text, "[%s%s%s](p:%s %s) ", dice(3) == 0 ? "" : first,
                                   dice(3) == 0 ? "" : " ", last, first, last);
    }
    g_string_append(text, "said so\n");
}

static int make_store(void **state)
{
    kith_links links = {0};
    kith_link_options options = {.links = &links, .keep_repeats = true};
    kith_corpus *corpus;
    kith_err err = {0};

    (void)state;
    arena = kith_arena_new();
    snprintf(path, sizeof path, "/tmp/test_store_ask.%ld.kith", (long)getpid());
    assert_true(kith_store_create(path, true, &store, &err));
    assert_true(kith_corpus_new(&options, &corpus, &err));
    for (int d = 0; d < DOCUMENTS; d++) {
        GString *text = g_string_new(NULL);
        kith_str name = kith_arena_printf(arena, "%03d", d);
        kith_str date = kith_arena_printf(arena, "2024-%02d-%02d", 1 + d / 10, 1 + d % 10);
        for (int s = 0; s < 8; s++)
            put_sentence(text);
        kith_extraction x =
            make_extraction(arena, name.ptr, d % 7 == 0 ? "" : date.ptr,
                            kith_arena_str(arena, (kith_str){text->str, text->len}).ptr);
        kith_facts facts = kith_facts_of(arena, &x);
        kith_store_put(store, corpus, &facts, kith_corpus_add(corpus, &facts));
        g_string_free(text, TRUE);
    }
    assert_true(kith_corpus_link(corpus, &whole, &err));
    kith_store_link(store, corpus, whole, &links);
    assert_true(kith_store_close(store, &err));
    assert_true(kith_store_open(path, false, &store, &err));
    assert_true(whole->V > 30 && whole->E > 100);
    kith_links_fini(&links);
    kith_corpus_free(corpus);
    return 0;
}

static int drop_store(void **state)
{
    (void)state;
    kith_store_free(store);
    kith_graph_free(whole);
    kith_arena_free(arena);
    g_unlink(path);
    return 0;
}

/* Ids of nodes in a line. */
static char *ids_of(const kith_graph *g, const uint32_t *at, size_t n)
{
    GString *text = g_string_new(NULL);

    for (size_t i = 0; i < n; i++)
        g_string_append_printf(text, "%.*s\n", (int)g->node[at[i]].id.len, g->node[at[i]].id.ptr);
    return g_string_free(text, FALSE);
}

static void check_find(kith_str name)
{
    kith_graph *part;
    kith_err err = {0};
    size_t n, m, of;
    bool near, near_part;
    uint32_t *all = kith_query_find(arena, whole, name, &n, &near), *some;
    char *want, *got;

    assert_true(kith_store_find(store, name, &part, &of, &err));
    some = kith_query_find(arena, part, name, &m, &near_part);
    want = ids_of(whole, all, n);
    got = ids_of(part, some, m);
    assert_string_equal(got, want);
    assert_int_equal(near, near_part);
    g_free(got);
    g_free(want);
    kith_graph_free(part);
}

static void finds_what_the_graph_finds(void **state)
{
    static const char *const others[] = {
        "Muler", "oneill", "SMITH", "Okro",    "the world bank", "nato",  "Natto",
        "us",    "FR",     "c:FR",  "c:fr",    "p:Bob Li",       "Jones", "",
        "-",     "p:",     "Ann",   "zzzzzzz", "World Bnak"};

    (void)state;
    for (size_t v = 0; v < whole->V; v++) {
        kith_str rest = whole->node[v].aliases, alias;
        check_find(whole->node[v].label);
        check_find(whole->node[v].id);
        while (rest.len > 0 && kith_str_field(&rest, '|', &alias))
            check_find(alias);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        check_find(kith_str_of(others[i]));
}

/* The same neighbours with the same edges, in the same order. */
static void check_around(uint32_t v, unsigned types, uint32_t top)
{
    kith_store_wish wish = {types, top, 0};
    kith_graph *part;
    kith_err err = {0};
    size_t n, m, of;
    kith_neighbour *all = kith_query_neighbours(arena, whole, v, types, &n), *some;
    uint32_t center = 0;

    assert_true(kith_store_around(store, v + 1, &wish, &part, &of, &err));
    assert_int_equal(of, n);
    while (part->entity[center] != v + 1)
        center++;
    some = kith_query_neighbours(arena, part, center, types, &m);
    assert_int_equal(m, top > 0 && top < n ? top : n);
    for (size_t i = 0; i < m; i++) {
        const kith_edge *a = &whole->edge[all[i].edge], *b = &part->edge[some[i].edge];
        assert_int_equal(part->entity[some[i].node], all[i].node + 1);
        assert_int_equal(a->weight, b->weight);
        assert_int_equal(a->documents, b->documents);
        assert_true(a->npmi <= b->npmi && a->npmi >= b->npmi);
        assert_true(kith_str_eq(a->first, b->first) && kith_str_eq(a->last, b->last));
    }
    kith_graph_free(part);
}

static void neighbours_are_those_of_the_graph(void **state)
{
    (void)state;
    for (uint32_t v = 0; v < whole->V; v++)
        for (unsigned types = 0; types < 8; types++)
            for (uint32_t top = 0; top < 5; top += 2)
                check_around(v, types, top);
}

static void two_steps_away_is_that_of_the_graph(void **state)
{
    (void)state;
    for (uint32_t v = 0; v < whole->V; v++) {
        kith_store_wish wish = {0, v % 4, 0};
        size_t n, m, of, through;
        kith_second *all = kith_query_second(arena, whole, v, 0, &n), *some;
        kith_graph *part;
        kith_err err = {0};
        assert_true(
            kith_store_second(store, arena, v + 1, &wish, &part, &some, &m, &of, &through, &err));
        assert_int_equal(of, n);
        for (size_t i = 0; i < m; i++) {
            assert_int_equal(part->entity[some[i].node], all[i].node + 1);
            assert_int_equal(some[i].weight, all[i].weight);
            assert_int_equal(some[i].n_via, all[i].n_via);
        }
        kith_graph_free(part);
    }
}

static void firsts_of_each_measure_are_those_of_the_graph(void **state)
{
    (void)state;
    for (int by = 0; by < KITH_BYS; by++)
        for (unsigned types = 0; types < 8; types++)
            for (uint32_t top = 0; top < 400; top += 37) {
                kith_graph *part;
                kith_err err = {0};
                size_t n, m, of;
                uint32_t *all = kith_query_rank(arena, whole, (kith_by)by, types, &n), *some;
                assert_true(kith_store_top(store, (kith_by)by, types, top, &part, &of, &err));
                assert_int_equal(of, n);
                some = kith_query_rank(arena, part, (kith_by)by, types, &m);
                assert_true(m >= (top > 0 && top < n ? top : n));
                for (size_t i = 0; i < n && (top == 0 || i < top); i++)
                    assert_int_equal(part->entity[some[i]], all[i] + 1);
                kith_graph_free(part);
            }
}

static void paths_are_those_of_the_graph(void **state)
{
    kith_web web = kith_web_of(arena, whole);

    (void)state;
    for (uint32_t v = 1; v < whole->V; v++) {
        uint32_t pair[2] = {1, v + 1};
        kith_paths all = kith_paths_find(arena, &web, 0, v, 4), some;
        kith_graph *part;
        kith_err err = {0};
        assert_true(kith_store_paths(store, arena, pair, 4, &part, &some, &err));
        assert_int_equal(some.n, all.n);
        for (size_t p = 0; p < all.n; p++) {
            assert_int_equal(some.at[p].n, all.at[p].n);
            assert_true(some.at[p].length - all.at[p].length < 1e-9);
            for (size_t i = 0; i + 1 < some.at[p].n; i++) {
                const kith_edge *e = &part->edge[some.at[p].edge[i]];
                uint32_t x = some.at[p].node[i], y = some.at[p].node[i + 1];
                assert_true((e->a == x && e->b == y) || (e->a == y && e->b == x));
            }
        }
        kith_graph_free(part);
    }
}

/* Every place of a name is counted once, on the day of its document. */
static void days_add_up(void **state)
{
    (void)state;
    for (uint32_t v = 0; v < whole->V; v++) {
        uint32_t entity[2] = {v + 1, 0}, undated, sentences = 0, documents = 0;
        kith_when *days;
        kith_err err = {0};
        size_t n;
        assert_true(kith_store_when(store, arena, entity, &days, &n, &undated, &err));
        for (size_t i = 0; i < n; i++) {
            assert_true(i == 0 || days[i].day > days[i - 1].day);
            sentences += days[i].sentences;
            documents += days[i].documents;
        }
        assert_int_equal(documents + undated, whole->node[v].documents);
        assert_true(sentences <= whole->node[v].windows);
        if (undated == 0)
            assert_int_equal(sentences, whole->node[v].windows);
    }
}

static void evidence_marks_both_names(void **state)
{
    (void)state;
    for (size_t e = 0; e < whole->E; e++) {
        uint32_t pair[2] = {whole->edge[e].b + 1, whole->edge[e].a + 1};
        kith_said *said;
        kith_err err = {0};
        size_t n;
        assert_true(kith_store_said(store, arena, pair, 0, &said, &n, &err));
        assert_int_equal(n, whole->edge[e].weight);
        for (size_t i = 0; i < n; i++) {
            assert_true(said[i].marks >= 2 && said[i].document.len == 3);
            for (size_t m = 0; m < said[i].marks; m++)
                assert_true(said[i].mark[m].beg < said[i].mark[m].end &&
                            said[i].mark[m].end <= said[i].text.len);
        }
    }
}

static void patterns_find_what_they_describe(void **state)
{
    static const struct {
        const char *pattern, *name;
        bool fits;
    } cases[] = {
        {"mul", "Ann Müller", true},
        {"*müller", "Ann Müller", true},
        {"müller*", "Ann Müller", false},
        {"U.S.", "the US", true},
        {"U.S.", "Russia", false},
        {"us", "Russia", false},
        {"rus", "Russia", true},
        {"a?n*", "Ann Müller", true},
        {"a? *", "Ann Müller", false},
        {"United *", "United States", true},
        {"United *", "Unitedstates", false},
        {"*", "Ann", true},
        {"", "Ann", false},
        {"**?", "", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_pattern *p = kith_pattern_new(kith_str_of(cases[i].pattern));
        if (kith_pattern_fits(p, kith_name_fold(arena, kith_str_of(cases[i].name))) !=
            cases[i].fits)
            fail_msg("'%s' and '%s'", cases[i].pattern, cases[i].name);
        kith_pattern_free(p);
    }
}

static void periods_begin_where_the_calendar_says(void **state)
{
    static const struct {
        const char *date;
        const char *span[KITH_SPANS];
    } cases[] = {
        {"2024-03-09T12:00", {"2024-03-09", "2024-W10", "2024-03", "2024"}},
        {"2021-01-03", {"2021-01-03", "2020-W53", "2021-01", "2021"}},
        {"2024-12-30", {"2024-12-30", "2025-W01", "2024-12", "2024"}},
        {"1969-12-31", {"1969-12-31", "1970-W01", "1969-12", "1969"}},
        {"0001-01-01", {"0001-01-01", "0001-W01", "0001-01", "0001"}},
        {"2000-02-29", {"2000-02-29", "2000-W09", "2000-02", "2000"}},
        {"2024-05", {"2024-05-01", "2024-W18", "2024-05", "2024"}},
        {"1899", {"1899-01-01", "1898-W52", "1899-01", "1899"}},
    };
    int32_t day;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int kind = 0; kind < KITH_SPANS; kind++) {
            char text[KITH_SPAN_TEXT];
            assert_true(kith_day_of(kith_str_of(cases[i].date), &day));
            kith_span_write((kith_span_kind)kind, kith_span_begin((kith_span_kind)kind, day), text);
            assert_string_equal(text, cases[i].span[kind]);
        }
    assert_false(kith_day_of(KITH_STR(""), &day));
    assert_false(kith_day_of(KITH_STR("0000-01-01"), &day));
    assert_false(kith_day_of(KITH_STR("yesterday"), &day));
}

/* Every question, for whatever it answers. */
static void ask_all(kith_store *s, kith_arena *a)
{
    char *word[] = {(char *)(uintptr_t) "said"};
    kith_store_wish wish = {0, 5, 2};
    uint32_t pair[2] = {1 + dice((uint32_t)whole->V), 1 + dice((uint32_t)whole->V)};
    kith_graph *g = NULL;
    kith_paths paths;
    kith_group *group;
    kith_second *second;
    kith_said *said;
    kith_when *when;
    kith_found found;
    kith_web web;
    kith_err err = {0};
    size_t n, of, through;
    uint32_t undated;

#define ASK(question)                                                                              \
    if (question)                                                                                  \
        kith_graph_free(g);                                                                        \
    g = NULL
    ASK(kith_store_find(s, whole->node[pair[0] - 1].label, &g, &of, &err));
    ASK(kith_store_find(s, KITH_STR("Jons"), &g, &of, &err));
    ASK(kith_store_matching(s, KITH_STR("o*"), 0, 3, &g, &of, &err));
    ASK(kith_store_top(s, KITH_BY_DEGREE, 0, 5, &g, &of, &err));
    ASK(kith_store_top(s, KITH_BY_DEGREE, 0, 0, &g, &of, &err));
    ASK(kith_store_around(s, pair[0], &wish, &g, &of, &err));
    ASK(kith_store_second(s, a, pair[0], &wish, &g, &second, &n, &of, &through, &err));
    ASK(kith_store_pair(s, pair, 2, &g, &err));
    ASK(pair[0] != pair[1] && kith_store_paths(s, a, pair, 3, &g, &paths, &err));
    ASK(kith_store_groups(s, a, 5, 5, &g, &group, &n, &of, &err));
    ASK(kith_store_nodes(s, &g, &err));
#undef ASK
    kith_store_web(s, a, &web, &err);
    kith_store_said(s, a, pair, 3, &said, &n, &err);
    kith_store_when(s, a, pair, &when, &n, &undated, &err);
    pair[1] = 0;
    kith_store_when(s, a, pair, &when, &n, &undated, &err);
    kith_store_search(s, a, word, 1, 3, &found, &err);
}

/* Bytes anywhere but where SQLite looks first are changed: some answers are wrong, some questions
 * fail with a reason, and nothing worse happens. */
static void a_damaged_store_does_no_harm(void **state)
{
    char bad[80], *bytes;
    size_t n;

    (void)state;
    snprintf(bad, sizeof bad, "%s.bad", path);
    assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    for (int round = 0; round < 40; round++) {
        char *copy = g_memdup2(bytes, n);
        kith_arena *a = kith_arena_new();
        kith_store *s;
        kith_err err = {0};
        for (uint32_t k = 0; k < 1u + dice(30); k++)
            copy[100 + dice((uint32_t)n - 100)] = (char)dice(256);
        assert_true(g_file_set_contents(bad, copy, (gssize)n, NULL));
        if (kith_store_open(bad, false, &s, &err)) {
            for (int i = 0; i < 3; i++)
                ask_all(s, a);
            kith_store_free(s);
        } else
            assert_true(err.msg[0] != '\0');
        kith_arena_free(a);
        g_free(copy);
    }
    g_unlink(bad);
    g_free(bytes);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_graph_finds),
        cmocka_unit_test(neighbours_are_those_of_the_graph),
        cmocka_unit_test(two_steps_away_is_that_of_the_graph),
        cmocka_unit_test(firsts_of_each_measure_are_those_of_the_graph),
        cmocka_unit_test(paths_are_those_of_the_graph),
        cmocka_unit_test(days_add_up),
        cmocka_unit_test(evidence_marks_both_names),
        cmocka_unit_test(patterns_find_what_they_describe),
        cmocka_unit_test(a_damaged_store_does_no_harm),
        cmocka_unit_test(periods_begin_where_the_calendar_says),
    };
    return cmocka_run_group_tests(tests, make_store, drop_store);
}
