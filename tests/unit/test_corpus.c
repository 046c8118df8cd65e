// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include <stdio.h>
#include <stdlib.h>

#include "graph/cooc.h"
#include "graph/query.h"
#include "tests/unit/make.h"

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

static const kith_node *node_of(const kith_graph *g, const char *id)
{
    for (size_t v = 0; v < g->V; v++)
        if (kith_str_eq(g->node[v].id, kith_str_of(id)))
            return &g->node[v];
    return NULL;
}

static void counts_a_pair_once_a_sentence(void **state)
{
    static const made_doc doc[] = {
        {"a", "2024-12-03",
         "[Rutte](p-:Mark Rutte) and [NATO](o:NATO), [NATO](o:NATO).\n"
         "[Mark Rutte](p:Mark Rutte) of [NATO](o:NATO) in [Ukraine](c:UA)."},
        {"b", "2024-12-05", "[Mark Rutte](p:Mark Rutte) on [Ukraine](c:UA)."},
    };
    kith_graph *g = make_graph(doc, 2, (kith_link_options){.evidence = 3});
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
    assert_string_equal(node_of(g, "p:Mark Rutte")->aliases.ptr, "Rutte");
    kith_graph_free(g);
}

static void evidence_is_the_first_different_sentences(void **state)
{
    static const made_doc doc[] = {
        {"a", "",
         "[A B](p:A B) met [C D](p:C D).\n[A B](p:A B) met [C D](p:C D).\n"
         "[A B](p:A B)   saw\t[C D](p:C D).\n[A B](p:A B) left [C D](p:C D)."}};
    kith_graph *g = make_graph(doc, 1, (kith_link_options){.evidence = 2});

    (void)state;
    assert_int_equal(g->edge[0].weight, 4);
    assert_string_equal(g->edge[0].evidence.ptr, "A B met C D. [a]\nA B saw C D. [a]");
    kith_graph_free(g);
}

/* The graph of n documents of a site that all end with the same long paragraph about two people,
 * half of them of another site where other is not NULL. */
static kith_graph *graph_of_site(size_t n, const char *site, const char *other)
{
    kith_arena *a = kith_arena_new();
    kith_link_options options = {.evidence = 1};
    kith_corpus *c = NULL;
    kith_graph *g = NULL;
    kith_err err = {0};

    assert_true(kith_corpus_new(&options, &c, &err));
    for (size_t i = 0; i < n; i++) {
        kith_str text = kith_arena_printf(
            a,
            "Number %zu is here.\n[Ada Lund](p:Ada Lund) and [Bo Falk](p:Bo Falk) founded this "
            "paper in a cellar, and it has been owned by those who read it ever since that day, "
            "in good years and in bad ones, as everybody in the town knows who has bought it.",
            i);
        kith_str name = kith_arena_printf(a, "%02zu", i);
        kith_extraction x = make_extraction(a, name.ptr, "", text.ptr);
        kith_facts facts = kith_facts_of(a, &x);
        facts.source = kith_str_of(other != NULL && i % 2 ? other : site);
        kith_corpus_add(c, &facts);
    }
    assert_true(kith_corpus_link(c, &g, &err));
    kith_corpus_free(c);
    kith_arena_free(a);
    return g;
}

static void what_a_site_says_of_itself_counts_nowhere(void **state)
{
    static const struct {
        size_t n;
        const char *site, *other;
        size_t edges;
    } cases[] = {
        {8, "https://www.paper.example/1", "http://paper.example/2?x", 0},
        {8, "The Paper", NULL, 0},
        {3, "The Paper", NULL, 1}, // copied text counts in one
        {6, "https://a.example/1", "https://b.example/1", 1},
        {8, "", NULL, 1}, // nobody knows where they are from
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_graph *g = graph_of_site(cases[i].n, cases[i].site, cases[i].other);
        assert_int_equal(g->E, cases[i].edges);
        assert_true(g->E == 0 || g->edge[0].weight == 1);
        kith_graph_free(g);
    }
}

static void an_empty_corpus_is_an_empty_graph(void **state)
{
    kith_graph *g = make_graph(NULL, 0, (kith_link_options){.evidence = 3});

    (void)state;
    assert_int_equal(g->V + g->E, 0);
    kith_graph_free(g);
}

static const char story[] =
    "[Ann Lee](p:Ann Lee) told [Bob Ray](p:Bob Ray) that the talks would go on through the night, "
    "whatever else might happen in the meantime, and that nobody would leave before it was over.";

static void a_document_given_twice_counts_once(void **state)
{
    const made_doc doc[] = {{"b", "", story}, {"a", "", story}};
    kith_graph *once = make_graph(doc, 2, (kith_link_options){.evidence = 1});
    kith_graph *twice = make_graph(doc, 2, (kith_link_options){.keep_repeats = true});

    (void)state;
    assert_int_equal(once->edge[0].weight, 1);
    assert_int_equal(once->totals.documents, 2);
    assert_int_equal(once->totals.duplicates, 1);
    assert_true(kith_str_ends(once->edge[0].evidence, KITH_STR("[a]")));
    assert_int_equal(twice->edge[0].weight, 2);
    kith_graph_free(once);
    kith_graph_free(twice);
}

/* n documents that share one line and each have another. */
static kith_graph *sharing(const char *line, size_t n, bool keep)
{
    made_doc doc[8];
    kith_graph *g;

    for (size_t i = 0; i < n; i++) {
        char *text = malloc(strlen(line) + 2000), *name = malloc(8);
        size_t at = (size_t)sprintf(text, "%s\nThis is the text of the document alone:", line);
        for (size_t k = 0; k < 60; k++)
            at += (size_t)sprintf(text + at, " word%zuof%zu", k, i);
        sprintf(name, "d%zu", i);
        doc[i] = (made_doc){name, "", text};
    }
    g = make_graph(doc, n, (kith_link_options){.keep_repeats = keep});
    for (size_t i = 0; i < n; i++) {
        free((char *)(uintptr_t)doc[i].text);
        free((char *)(uintptr_t)doc[i].name);
    }
    return g;
}

static void agency_copy_counts_in_one_document(void **state)
{
    kith_graph *g = sharing(story, 5, false);

    (void)state;
    assert_int_equal(g->V, 2);
    assert_int_equal(g->edge[0].weight, 1);
    assert_int_equal(g->node[0].documents, 1);
    assert_int_equal(g->totals.repeats, 4);
    kith_graph_free(g);
}

static void a_story_that_was_edited_counts_once(void **state)
{
    char *edited = g_strconcat("Night of talks for two\n", story, " More will follow.", NULL);
    const made_doc doc[] = {{"a", "", story}, {"b", "", edited}};
    kith_graph *once = make_graph(doc, 2, (kith_link_options){.evidence = 1});
    kith_graph *twice = make_graph(doc, 2, (kith_link_options){.keep_duplicates = true});
    kith_graph *strict = make_graph(doc, 2, (kith_link_options){.similar = 1.1});

    (void)state;
    assert_int_equal(once->edge[0].weight, 1);
    assert_int_equal(once->totals.near, 1);
    assert_int_equal(once->totals.duplicates, 0);
    assert_true(kith_str_ends(once->edge[0].evidence, KITH_STR("[b]"))); // it says more
    assert_int_equal(twice->edge[0].weight, 2);
    assert_int_equal(strict->totals.near, 0);
    kith_graph_free(once);
    kith_graph_free(twice);
    kith_graph_free(strict);
    g_free(edited);
}

static void a_copied_paragraph_counts_once_with_other_marks(void **state)
{
    char *other = g_strdup(story), *first = g_strdup_printf("%s\n%s", story, "One two three.");
    char *second;
    made_doc doc[2];
    kith_graph *g;
    GString *own = g_string_new(NULL);

    (void)state;
    for (int i = 0; i < 60; i++)
        g_string_append_printf(own, " own%d", i);
    g_strdelimit(other, ",", ';');
    second = g_strdup_printf("%s\nAll else of it is its own:%s.", other, own->str);
    doc[0] = (made_doc){"a", "", first};
    doc[1] = (made_doc){"b", "", second};
    g = make_graph(doc, 2, (kith_link_options){.evidence = 1});
    assert_int_equal(g->totals.near, 0);
    assert_int_equal(g->totals.repeats, 1);
    assert_int_equal(g->edge[0].weight, 1);
    assert_int_equal(g->node[0].mentions, 1);
    kith_graph_free(g);
    g_string_free(own, TRUE);
    g_free(first);
    g_free(second);
    g_free(other);
}

static void a_short_line_that_recurs_is_furniture(void **state)
{
    static const char line[] = "More on [Ann Lee](p:Ann Lee) and [Bob Ray](p:Bob Ray)";
    kith_graph *three = sharing(line, 3, false), *two = sharing(line, 2, false);
    kith_graph *kept = sharing(line, 3, true);

    (void)state;
    assert_int_equal(three->V, 0);
    assert_int_equal(two->edge[0].weight, 2);
    assert_int_equal(kept->edge[0].weight, 3);
    kith_graph_free(three);
    kith_graph_free(two);
    kith_graph_free(kept);
}

static void two_types_of_one_name_stay_two_unless_one_prevails(void **state)
{
    static const made_doc doc[] = {
        {"1", "", "[Mercedes](o:Mercedes) one"},    {"2", "", "[Mercedes](p:Mercedes) two"},
        {"3", "", "[Acme Ray](o:Acme Ray) three"},  {"4", "", "[Acme Ray](o:Acme Ray) four"},
        {"5", "", "[Acme Ray](o:Acme Ray) five"},   {"6", "", "[Acme Ray](o:Acme Ray) six"},
        {"7", "", "[Acme Ray](o:Acme Ray) seven"},  {"8", "", "[Acme Ray](p:Acme Ray) eight"},
        {"9", "", "[Al Qaeda](o:Al Qaeda#7) nine"}, {"a", "", "[al-Qaeda](p:al-Qaeda) ten"},
        {"b", "", "[Chelsea](o:Chelsea#8) eleven"}, {"c", "", "[Chelsea](p.:Chelsea) twelve"},
    };
    kith_graph *g = make_graph(doc, 12, (kith_link_options){.evidence = 0});

    (void)state;
    assert_non_null(node_of(g, "o:Mercedes"));
    assert_non_null(node_of(g, "p:Mercedes"));
    assert_int_equal(node_of(g, "o:Acme Ray")->documents, 6);
    assert_null(node_of(g, "p:Acme Ray"));
    assert_int_equal(g->V, 6);
    assert_non_null(node_of(g, "o:Chelsea"));
    assert_non_null(node_of(g, "p:Chelsea"));
    kith_graph_free(g);
}

static void the_label_is_the_form_most_documents_use(void **state)
{
    static const made_doc doc[] = {
        {"1", "", "[Volodymyr Zelensky](p:Volodymyr Zelensky) one"},
        {"2", "", "[Volodymyr Zelenskyy](p:Volodymyr Zelenskyy) two"},
        {"3", "",
         "[Volodymyr Zelenskyy](p:Volodymyr Zelenskyy) three [Zelenskyy](p-:Volodymyr "
         "Zelenskyy)"},
        {"4", "", "[VOLODYMYR ZELENSKIY](p:VOLODYMYR ZELENSKIY) four"},
    };
    kith_graph *g = make_graph(doc, 4, (kith_link_options){.evidence = 0});

    (void)state;
    assert_int_equal(g->V, 1);
    assert_string_equal(g->node[0].id.ptr, "p:Volodymyr Zelenskyy");
    assert_string_equal(g->node[0].aliases.ptr, "VOLODYMYR ZELENSKIY|Volodymyr Zelensky|Zelenskyy");
    kith_graph_free(g);
}

static void one_name_in_two_states_is_two_ministries(void **state)
{
    static const made_doc doc[] = {
        {"1", "", "[Foreign Ministry](o:Foreign Ministry@UA) one"},
        {"2", "", "[Foreign Ministry](o:Foreign Ministry@RU) two"},
        {"3", "", "[Foreign Ministry](o:Foreign Ministry) three"},
        {"4", "", "[Gazprom](o:Gazprom@RU) four"},
        {"5", "", "[PAO Gazprom](o:Gazprom PAO) five"},
    };
    kith_graph *g = make_graph(doc, 5, (kith_link_options){.evidence = 0});

    (void)state;
    assert_int_equal(g->V, 4);
    assert_non_null(node_of(g, "o:Foreign Ministry"));
    assert_non_null(node_of(g, "o:Foreign Ministry (UA)"));
    assert_non_null(node_of(g, "o:Foreign Ministry (RU)"));
    assert_int_equal(node_of(g, "o:Gazprom PAO")->documents, 2);
    kith_graph_free(g);
}

static void an_acronym_is_what_documents_define(void **state)
{
    static const made_doc doc[] = {
        {"1", "", "[World Trade Body](o:World Trade Body) ([WTB](o=:World Trade Body)) one"},
        {"2", "", "[WTB](o=:WTB) two"},
        {"3", "", "[Alpha Beta Corps](o:Alpha Beta Corps) ([ABC](o=:Alpha Beta Corps)) three"},
        {"4", "", "[All Boats Club](o:All Boats Club) ([ABC](o=:All Boats Club)) four"},
        {"5", "", "[ABC](o=:ABC) five"},
    };
    kith_graph *g = make_graph(doc, 5, (kith_link_options){.evidence = 0});

    (void)state;
    assert_int_equal(g->V, 4);
    assert_int_equal(node_of(g, "o:World Trade Body")->documents, 2);
    assert_int_equal(node_of(g, "o:ABC")->documents, 1);
    kith_graph_free(g);
}

static void a_surname_joins_its_only_bearer_among_the_same_people(void **state)
{
    static const made_doc doc[] = {
        {"1", "", "[Mark Rutte](p:Mark Rutte) and [NATO](o:NATO) one"},
        {"2", "", "[Mark Rutte](p:Mark Rutte) and [NATO](o:NATO) two"},
        {"3", "", "[Rutte](p.:Rutte) and [NATO](o:NATO) three"},
        {"4", "", "[Boris Johnson](p:Boris Johnson) and [Leave](o:Leave) four"},
        {"5", "", "[Lyndon Johnson](p:Lyndon Johnson) and [Leave](o:Leave) five"},
        {"6", "", "[Johnson](p.:Johnson) and [Leave](o:Leave) six"},
        {"7", "", "[Ann Stone](p:Ann Stone) and [NATO](o:NATO) seven"},
        {"8", "", "[Stone](p.:Stone) and [Rolling Band](o:Rolling Band) eight"},
    };
    kith_graph *g = make_graph(doc, 8, (kith_link_options){.evidence = 0});

    (void)state;
    assert_int_equal(node_of(g, "p:Mark Rutte")->documents, 3);
    assert_null(node_of(g, "p:Rutte"));
    assert_non_null(node_of(g, "p:Johnson"));
    assert_non_null(node_of(g, "p:Stone"));
    kith_graph_free(g);
}

/* Small numbers that repeat from run to run. */
static unsigned draw(uint64_t *state, unsigned below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((*state >> 33) % below);
}

enum { DOCS = 30, SENTENCES = 12, PEOPLE = 25 };

/* Documents of random sentences; held[d][s][p]: p is named there. */
static char *random_doc(uint64_t *state, bool held[SENTENCES][PEOPLE], size_t d)
{
    char *text = calloc(SENTENCES * 16 + 1, 64), *at = text;

    for (size_t s = 0; s < SENTENCES; s++) {
        for (unsigned i = draw(state, 5); i > 0; i--) {
            unsigned p = draw(state, PEOPLE);
            held[s][p] = true;
            at += sprintf(at, "[Given%02u Kin%02u](p:Given%02u Kin%02u) ", p, p, p, p);
        }
        at += sprintf(at, "in sentence %zu of %zu.%s", s, d, s + 1 < SENTENCES ? "\n" : "");
    }
    return text;
}

static unsigned recount(bool held[DOCS][SENTENCES][PEOPLE], unsigned p, unsigned q)
{
    unsigned n = 0;

    for (size_t d = 0; d < DOCS; d++)
        for (size_t s = 0; s < SENTENCES; s++)
            n += held[d][s][p] && held[d][s][q];
    return n;
}

static void counts_equal_a_recount_by_force(void **state)
{
    static bool held[DOCS][SENTENCES][PEOPLE];
    made_doc doc[DOCS];
    char name[DOCS][8];
    uint64_t seed = 7;
    size_t edges = 0;
    kith_graph *g;

    (void)state;
    for (size_t d = 0; d < DOCS; d++) {
        sprintf(name[d], "%02zu", d);
        doc[d] = (made_doc){name[d], "", random_doc(&seed, held[d], d)};
    }
    g = make_graph(doc, DOCS, (kith_link_options){.evidence = 1});
    for (unsigned p = 0; p < PEOPLE; p++)
        for (unsigned q = p + 1; q < PEOPLE; q++) {
            char a[40], b[40];
            const kith_edge *e;
            sprintf(a, "p:Given%02u Kin%02u", p, p);
            sprintf(b, "p:Given%02u Kin%02u", q, q);
            e = edge_of(g, a, b);
            assert_int_equal(e != NULL ? e->weight : 0, recount(held, p, q));
            edges += e != NULL;
        }
    assert_int_equal(edges, g->E);
    for (size_t e = 0; e < g->E; e++)
        assert_true(g->edge[e].npmi >= -1 && g->edge[e].npmi <= 1 && g->edge[e].a < g->edge[e].b);
    kith_graph_free(g);
    for (size_t d = 0; d < DOCS; d++)
        free((char *)(uintptr_t)doc[d].text);
}

static bool same_graph(const kith_graph *g, const kith_graph *h)
{
    if (g->V != h->V || g->E != h->E)
        return false;
    for (size_t v = 0; v < g->V; v++)
        if (!kith_str_eq(g->node[v].id, h->node[v].id) ||
            !kith_str_eq(g->node[v].aliases, h->node[v].aliases) ||
            memcmp(&g->node[v].x, &h->node[v].x, sizeof(double)) != 0 ||
            memcmp(&g->node[v].pagerank, &h->node[v].pagerank, sizeof(double)) != 0 ||
            g->node[v].community != h->node[v].community)
            return false;
    for (size_t e = 0; e < g->E; e++)
        if (g->edge[e].a != h->edge[e].a || g->edge[e].weight != h->edge[e].weight ||
            !kith_str_eq(g->edge[e].evidence, h->edge[e].evidence))
            return false;
    return true;
}

static void the_order_of_documents_does_not_matter(void **state)
{
    static bool held[SENTENCES][PEOPLE];
    made_doc doc[DOCS + 2], turned[DOCS + 2];
    char name[DOCS][8];
    uint64_t seed = 11;
    kith_graph *g, *h;

    (void)state;
    for (size_t d = 0; d < DOCS; d++) {
        sprintf(name[d], "%02zu", d);
        doc[d] = (made_doc){name[d], d % 3 ? "2024-05-01" : "", random_doc(&seed, held, d)};
    }
    doc[DOCS] = (made_doc){"x", "", story};
    doc[DOCS + 1] = (made_doc){"w", "2020-01-01", story};
    for (size_t d = 0; d < DOCS + 2; d++)
        turned[(d * 7 + 3) % (DOCS + 2)] = doc[d];
    g = make_graph(doc, DOCS + 2, (kith_link_options){.evidence = 2});
    h = make_graph(turned, DOCS + 2, (kith_link_options){.evidence = 2});
    assert_true(g->E > 100);
    assert_true(same_graph(g, h));
    kith_graph_free(g);
    kith_graph_free(h);
    for (size_t d = 0; d < DOCS; d++)
        free((char *)(uintptr_t)doc[d].text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_a_pair_once_a_sentence),
        cmocka_unit_test(evidence_is_the_first_different_sentences),
        cmocka_unit_test(what_a_site_says_of_itself_counts_nowhere),
        cmocka_unit_test(an_empty_corpus_is_an_empty_graph),
        cmocka_unit_test(a_document_given_twice_counts_once),
        cmocka_unit_test(agency_copy_counts_in_one_document),
        cmocka_unit_test(a_story_that_was_edited_counts_once),
        cmocka_unit_test(a_copied_paragraph_counts_once_with_other_marks),
        cmocka_unit_test(a_short_line_that_recurs_is_furniture),
        cmocka_unit_test(two_types_of_one_name_stay_two_unless_one_prevails),
        cmocka_unit_test(the_label_is_the_form_most_documents_use),
        cmocka_unit_test(one_name_in_two_states_is_two_ministries),
        cmocka_unit_test(an_acronym_is_what_documents_define),
        cmocka_unit_test(a_surname_joins_its_only_bearer_among_the_same_people),
        cmocka_unit_test(counts_equal_a_recount_by_force),
        cmocka_unit_test(the_order_of_documents_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
