// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "graph/window.h"
#include "tests/unit/make.h"

static void windows_are_read_from_words_and_numbers(void **state)
{
    static const struct {
        const char *text;
        bool ok;
        uint8_t kind;
        uint32_t reach;
    } cases[] = {
        {"sentence", true, KITH_WINDOW_SENTENCE, 0},
        {"paragraph", true, KITH_WINDOW_PARAGRAPH, 0},
        {"document", true, KITH_WINDOW_DOCUMENT, 0},
        {"0", true, KITH_WINDOW_SENTENCE, 0},
        {"1", true, KITH_WINDOW_NEAR, 1},
        {"100", true, KITH_WINDOW_NEAR, 100},
        {"101", false, 0, 0},
        {"99999999999999999999", false, 0, 0},
        {"", false, 0, 0},
        {"-1", false, 0, 0},
        {"1.5", false, 0, 0},
        {"sentences", false, 0, 0},
    };
    kith_arena *a = kith_arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_window w = {.kind = 77}, again;
        assert_int_equal(kith_window_parse(kith_str_of(cases[i].text), &w), cases[i].ok);
        if (!cases[i].ok)
            continue;
        assert_int_equal(w.kind, cases[i].kind);
        assert_int_equal(w.reach, cases[i].reach);
        assert_true(kith_window_parse(kith_window_text(a, w), &again));
        assert_int_equal(again.kind, w.kind);
        assert_int_equal(again.reach, w.reach);
    }
    kith_arena_free(a);
}

static kith_graph *linked(const made_doc *doc, size_t n, const char *window)
{
    kith_link_options options = {.evidence = 3};

    assert_true(kith_window_parse(kith_str_of(window), &options.window));
    return make_graph(doc, n, options);
}

static const kith_edge *edge_of(const kith_graph *g, const char *a, const char *b)
{
    for (size_t e = 0; e < g->E; e++) {
        kith_str x = g->node[g->edge[e].a].label, y = g->node[g->edge[e].b].label;
        if ((kith_str_eq(x, kith_str_of(a)) && kith_str_eq(y, kith_str_of(b))) ||
            (kith_str_eq(x, kith_str_of(b)) && kith_str_eq(y, kith_str_of(a))))
            return &g->edge[e];
    }
    return NULL;
}

static const made_doc story[] = {
    {"a", "2024-01-02",
     "[Ann Lee](p:Ann Lee) began.|Nobody spoke.|[Bob Ray](p:Bob Ray) ended.\n"
     "[Ann Lee](p:Ann Lee) met [Carl Orr](p:Carl Orr).|[Ann Lee](p:Ann Lee) left."},
    {"b", "2024-02-03", "[Bob Ray](p:Bob Ray) slept.\n[Ann Lee](p:Ann Lee) woke."},
    {"c", "", "[Bob Ray](p:Bob Ray) and [Carl Orr](p:Carl Orr) ran."},
};

/* Worked out by hand; 0: no edge. */
static void each_window_counts_what_it_says(void **state)
{
    static const struct {
        const char *window;
        uint32_t ann_bob, ann_carl, bob_carl;
        uint64_t windows;
    } cases[] = {
        {"sentence", 0, 1, 1, 8},  // of eight sentences
        {"1", 2, 1, 2, 8},         // Bob 3 - Ann 4 in a, Bob 1 - Ann 2 in b
        {"2", 2, 1, 2, 8},         // Ann 1 - Bob 3: he serves once
        {"paragraph", 1, 1, 1, 5}, // five name somebody
        {"document", 2, 1, 2, 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_graph *g = linked(story, 3, cases[i].window);
        const kith_edge *ab = edge_of(g, "Ann Lee", "Bob Ray");
        const kith_edge *ac = edge_of(g, "Ann Lee", "Carl Orr");
        const kith_edge *bc = edge_of(g, "Bob Ray", "Carl Orr");
        assert_int_equal(ab != NULL ? ab->weight : 0, cases[i].ann_bob);
        assert_int_equal(ac != NULL ? ac->weight : 0, cases[i].ann_carl);
        assert_int_equal(bc != NULL ? bc->weight : 0, cases[i].bob_carl);
        assert_int_equal(g->totals.windows, cases[i].windows);
        kith_graph_free(g);
    }
}

static void evidence_of_a_wide_window_is_a_sentence_for_each(void **state)
{
    kith_graph *g = linked(story, 3, "paragraph"), *h = linked(story, 3, "1");

    (void)state;
    assert_string_equal(edge_of(g, "Ann Lee", "Bob Ray")->evidence.ptr,
                        "Ann Lee began. [a]\nBob Ray ended. [a]");
    assert_string_equal(edge_of(g, "Ann Lee", "Carl Orr")->evidence.ptr,
                        "Ann Lee met Carl Orr. [a]");
    assert_string_equal(edge_of(h, "Ann Lee", "Bob Ray")->evidence.ptr,
                        "Bob Ray ended. [a]\nAnn Lee met Carl Orr. [a]\nBob Ray slept. [b]");
    kith_graph_free(g);
    kith_graph_free(h);
}

static void only_documents_of_the_days_asked_for_count(void **state)
{
    static const struct {
        const char *since, *until;
        uint64_t outside, undated;
    } cases[] = {
        {"", "", 0, 0},           {"2024", "", 1, 1},
        {"2024-02", "", 2, 1},    {"", "2024-01", 2, 1},
        {"", "2024-01-01", 3, 1}, {"2024-01-02", "2024-01-02", 2, 1},
        {"", "2024", 1, 1},       {"2024-02-03", "2024-02-03", 2, 1},
        {"2025", "", 3, 1},       {"2024-01-03", "2024-02-02", 3, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_link_options options = {.since = kith_str_of(cases[i].since),
                                     .until = kith_str_of(cases[i].until),
                                     .window.kind = KITH_WINDOW_DOCUMENT};
        kith_graph *g = make_graph(story, 3, options);
        assert_int_equal(g->totals.outside, cases[i].outside);
        assert_int_equal(g->totals.undated, cases[i].undated);
        assert_int_equal(g->totals.windows, 3 - cases[i].outside);
        kith_graph_free(g);
    }
}

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

enum { SENTENCES = 14, PEOPLE = 6, DOCS = 12 };

typedef bool held[DOCS][SENTENCES][PEOPLE];

static char *random_doc(uint64_t *state, bool in[SENTENCES][PEOPLE], size_t d)
{
    char *text = calloc(SENTENCES * PEOPLE, 64), *at = text;

    for (size_t s = 0; s < SENTENCES; s++) {
        for (unsigned p = 0; p < PEOPLE; p++)
            if (draw(state, 4) == 0) {
                in[s][p] = true;
                at += sprintf(at, "[Given %u](p:Given %u) ", p, p);
            }
        at += sprintf(at, "in %zu of %zu%c", s, d, s % 3 == 2 ? '\n' : '|');
    }
    return text;
}

/* A partner for sentence s of a, whoever must give one up for it (Kuhn 1955). */
static bool partner(bool in[SENTENCES][PEOPLE], unsigned b, int s, int reach, bool *tried, int *of)
{
    for (int t = 0; t < SENTENCES; t++) {
        if (!in[t][b] || abs(s - t) > reach || tried[t])
            continue;
        tried[t] = true;
        if (of[t] < 0 || partner(in, b, of[t], reach, tried, of)) {
            of[t] = s;
            return true;
        }
    }
    return false;
}

static unsigned most_pairs(bool in[SENTENCES][PEOPLE], unsigned a, unsigned b, int reach)
{
    int of[SENTENCES];
    unsigned n = 0;

    for (int t = 0; t < SENTENCES; t++)
        of[t] = -1;
    for (int s = 0; s < SENTENCES; s++) {
        bool tried[SENTENCES] = {false};
        n += in[s][a] && partner(in, b, s, reach, tried, of);
    }
    return n;
}

static unsigned groups_with_both(bool in[SENTENCES][PEOPLE], unsigned a, unsigned b, int size)
{
    unsigned n = 0;

    for (int beg = 0; beg < SENTENCES; beg += size) {
        bool some_a = false, some_b = false;
        for (int s = beg; s < beg + size && s < SENTENCES; s++) {
            some_a |= in[s][a];
            some_b |= in[s][b];
        }
        n += some_a && some_b;
    }
    return n;
}

static void check_counts(const made_doc *doc, held in, const char *window, int reach, int group)
{
    kith_graph *g = linked(doc, DOCS, window);

    for (unsigned a = 0; a < PEOPLE; a++)
        for (unsigned b = a + 1; b < PEOPLE; b++) {
            char x[16], y[16];
            unsigned n = 0;
            for (size_t d = 0; d < DOCS; d++)
                n += group > 0 ? groups_with_both(in[d], a, b, group)
                               : most_pairs(in[d], a, b, reach);
            sprintf(x, "Given %u", a);
            sprintf(y, "Given %u", b);
            assert_non_null(edge_of(g, x, y));
            assert_int_equal(edge_of(g, x, y)->weight, n);
        }
    for (size_t e = 0; e < g->E; e++) {
        const kith_edge *edge = &g->edge[e];
        assert_true(edge->weight <= g->node[edge->a].windows &&
                    edge->weight <= g->node[edge->b].windows);
        assert_true(edge->npmi >= -1 && edge->npmi <= 1 && edge->jaccard <= 1);
    }
    kith_graph_free(g);
}

static void counts_equal_a_recount_by_force(void **state)
{
    static held in;
    made_doc doc[DOCS];
    char name[DOCS][8];
    uint64_t seed = 12;

    (void)state;
    for (size_t d = 0; d < DOCS; d++) {
        sprintf(name[d], "%02zu", d);
        doc[d] = (made_doc){name[d], "", random_doc(&seed, in[d], d)};
    }
    check_counts(doc, in, "0", 0, 0);
    check_counts(doc, in, "1", 1, 0);
    check_counts(doc, in, "2", 2, 0);
    check_counts(doc, in, "5", 5, 0);
    check_counts(doc, in, "100", 100, 0);
    check_counts(doc, in, "sentence", 0, 1);
    check_counts(doc, in, "paragraph", 0, 3);
    check_counts(doc, in, "document", 0, SENTENCES);
    for (size_t d = 0; d < DOCS; d++)
        free((char *)(uintptr_t)doc[d].text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_are_read_from_words_and_numbers),
        cmocka_unit_test(each_window_counts_what_it_says),
        cmocka_unit_test(evidence_of_a_wide_window_is_a_sentence_for_each),
        cmocka_unit_test(only_documents_of_the_days_asked_for_count),
        cmocka_unit_test(counts_equal_a_recount_by_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
