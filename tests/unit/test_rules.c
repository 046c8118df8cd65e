// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/make.h"

static const made_doc doc[] = {
    {"a", "", "[Ann Lee](p:Ann Lee) met [Bob Ray](p:Bob Ray) of [Acme](o:Acme)."},
    {"b", "", "[Anna Lee](p:Anna Lee) met [Bob Ray](p:Bob Ray) of [Acme Ltd](o:Acme Ltd)."},
    {"c", "", "[Jordan](p:Jordan) met [Ann B. Lee](p:Ann B. Lee) in [Atlantis](o:Atlantis)."},
};
enum { DOCS = sizeof doc / sizeof *doc };

/* The graph of doc with rules, as lines; err is printed in its place when it fails. */
static char *built(const char *text)
{
    kith_rules rules = {0};
    kith_link_options options = {.rules = &rules};
    kith_corpus *c = NULL;
    kith_graph *g = NULL;
    kith_err err = {0};
    kith_arena *a = kith_arena_new();
    char *out = calloc(1, 4000);
    size_t len = 0;
    bool ok = kith_rules_add(&rules, "r.tsv", kith_str_of(text), &err) &&
              kith_corpus_new(&options, &c, &err);

    for (size_t i = 0; i < DOCS && ok; i++) {
        kith_extraction x = make_extraction(a, doc[i].name, doc[i].date, doc[i].text);
        kith_facts facts = kith_facts_of(a, &x);
        kith_corpus_add(c, &facts);
    }
    ok = ok && kith_corpus_link(c, &g, &err);
    for (size_t v = 0; ok && v < g->V; v++)
        len += (size_t)snprintf(out + len, 4000 - len, "%s %u\n", g->node[v].id.ptr,
                                g->node[v].degree);
    if (!ok)
        snprintf(out, 4000, "%s", err.msg);
    for (size_t i = 0; ok && i < rules.n_names; i++)
        if (!rules.name[i].matched)
            len += (size_t)snprintf(out + len, 4000 - len, "nobody: %s\n", rules.name[i].text.ptr);
    kith_graph_free(g);
    kith_corpus_free(c);
    kith_rules_fini(&rules);
    kith_arena_free(a);
    return out;
}

static const struct {
    const char *rules, *graph;
} cases[] = {
    {"", "p:Ann B. Lee 4\np:Anna Lee 2\np:Bob Ray 3\np:Jordan 2\no:Acme Ltd 3\no:Atlantis 2\n"},
    {"merge\tAnn Lee\tAnna Lee",
     "p:Ann B. Lee 4\np:Bob Ray 2\np:Jordan 2\no:Acme Ltd 2\no:Atlantis 2\n"},
    {"never\tann lee\tANN B. LEE", "p:Ann B. Lee 2\np:Ann Lee 2\np:Anna Lee 2\np:Bob Ray "
                                   "3\np:Jordan 2\no:Acme Ltd 3\no:Atlantis 2\n"},
    {"split\tAcme Ltd", "p:Ann B. Lee 4\np:Anna Lee 2\np:Bob Ray 4\np:Jordan 2\no:Acme 2\no:Acme "
                        "Ltd 2\no:Atlantis 2\n"},
    {"rename\tBob Ray\tRobert Ray",
     "p:Ann B. Lee 4\np:Anna Lee 2\np:Jordan 2\np:Robert Ray 3\no:Acme Ltd 3\no:Atlantis 2\n"},
    {"type\tJordan\tcountry\nignore\tA*", "p:Bob Ray 0\nc:Jordan 0\n"},
    {"country\tp:Jordan\tJO",
     "p:Ann B. Lee 4\np:Anna Lee 2\np:Bob Ray 3\nc:JO 2\no:Acme Ltd 3\no:Atlantis 2\n"},
    {"ignore\to:A*\n# no rule\n\nignore\tNobody\tp:Atlantis",
     "p:Ann B. Lee 2\np:Anna Lee 1\np:Bob Ray 2\np:Jordan 1\nnobody: Nobody\nnobody: p:Atlantis\n"},
    {"unite\tA\tB", "r.tsv:1: begins with no verb; expected merge, split, never, rename, type, "
                    "ignore or country, and a tab behind it"},
    {"\nnever\tA", "r.tsv:2: expected two names: never, name, name"},
    {"type\tA\tperson\textra", "r.tsv:1: expected a name and a type: type, name, person"},
    {"type\tA\tfish", "r.tsv:1: has a type that is not person, country or organization"},
    {"country\tA\tQQ", "r.tsv:1: has a code that is no country's in ISO 3166-1, like UA"},
    {"merge\t...", "r.tsv:1: has a name without a letter"},
    {"type\tA\tperson\ntype\ta\tcountry", "r.tsv:2: 'type' and r.tsv:1: 'type' contradict each "
                                          "other about 'A'; leave out one of them"},
    {"merge\tX\tY\tZ\nnever\tz\tx", "r.tsv:2: 'never' and r.tsv:1: 'merge' contradict each other "
                                    "about 'X'; leave out one of them"},
    {"rename\tAnn Lee\tOne\nrename\tAnn B. Lee\tTwo",
     "r.tsv:2: 'rename' and r.tsv:1: 'rename' contradict each other about 'Ann B. Lee'; leave out "
     "one "
     "of them"},
    {"type\tJor*\tcountry\ntype\tJord*\torganization",
     "r.tsv:2: 'type' and r.tsv:1: 'type' contradict each other about 'Jordan'; leave out one of "
     "them"},
    {"merge\tAnn*\tBob*\nnever\tAnna Lee\tBob Ray",
     "r.tsv:2: 'never' and r.tsv:1: 'merge' contradict each other about 'Anna Lee'; leave out one "
     "of "
     "them"},
};

static void each_rule_does_what_it_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = built(cases[i].rules);
        assert_string_equal(got, cases[i].graph);
        free(got);
    }
}

static void order_and_repetition_of_lines_do_not_matter(void **state)
{
    static const char *const text[] = {
        "merge\tAnn Lee\tAnna Lee\ntype\tJordan\tcountry\nnever\tAcme\tAcme Ltd\n"
        "rename\tAnna Lee\tA. Lee\nignore\tAtlantis\n",
        "ignore\tAtlantis\nrename\tAnna Lee\tA. Lee\nnever\tAcme\tAcme Ltd\n"
        "type\tJordan\tcountry\nmerge\tAnna Lee\tAnn Lee\n",
        "merge\tAnn Lee\tAnna Lee\nignore\tAtlantis\ntype\tJordan\tcountry\n"
        "never\tAcme Ltd\tAcme\nignore\tAtlantis\nmerge\tAnn Lee\tAnna Lee\n"
        "rename\tAnna Lee\tA. Lee\ntype\tJordan\tcountry\nrename\tAnna Lee\tA. Lee\n",
    };
    char *first = built(text[0]);

    (void)state;
    for (size_t i = 1; i < 3; i++) {
        char *other = built(text[i]);
        assert_string_equal(other, first);
        free(other);
    }
    free(first);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_does_what_it_says),
        cmocka_unit_test(order_and_repetition_of_lines_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
