// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "extract/evaluate.h"
#include "extract/train/marked.h"

static char *spans_text(kith_arena *a, const kith_corpus *corpus)
{
    GString *out = g_string_new("");

    for (size_t d = 0; d < corpus->n; d++) {
        kith_spans spans = kith_spans_of_labels(a, corpus->at[d].label, corpus->at[d].tokens.n);

        for (size_t i = 0; i < spans.n; i++)
            g_string_append_printf(out, "%s%u-%u ", kith_tag_type_name[spans.at[i].type],
                                   (unsigned)spans.at[i].beg, (unsigned)spans.at[i].end);
        g_string_append_c(out, '|');
    }
    return g_string_free(out, FALSE);
}

static const struct {
    const char *scheme, *text, *spans;
} cases[] = {
    {"IOB2", "a B-PER\nb I-PER\nc O\nd B-LOC\n", "PER0-2 LOC3-4 |"},
    {"IOB1", "a I-PER\nb I-PER\nc B-PER\nd I-LOC\n", "PER0-2 PER2-3 LOC3-4 |"},
    {"BIOES", "a B-PER\nb E-PER\nc S-ORG\nd S-ORG\n", "PER0-2 ORG2-3 ORG3-4 |"},
    {"BILOU", "a B-PER\nb L-PER\nc U-ORG\nd U-ORG\n", "PER0-2 ORG2-3 ORG3-4 |"},
    {"a border ends a name", "a B-PER\n\nb I-PER\n", "PER0-1 |PER0-1 |"},
    {"documents", "-DOCSTART- O\n\na B-PER\n\nb O\n-DOCSTART-\n\nc B-LOC\n", "PER0-1 |LOC0-1 |"},
    {"more columns, tabs", "a\tNN\tB-PER\nb\tNN\tI-PER\n", "PER0-2 |"},
    {"CRLF, comments, no last newline", "# text\r\na B-MISC\r\nb I-MISC", "MISC0-2 |"},
    {"other names of types", "a B-GPE\nb B-PERSON\nc B-DATE\n", "LOC0-1 PER1-2 |"},
    {"a new type begins a name", "a B-PER\nb I-LOC\n", "PER0-1 LOC1-2 |"},
    {"nothing", "", ""},
};

static void reads_each_scheme(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        kith_arena *a = kith_arena_new();
        kith_corpus corpus;
        kith_err err = {0};
        char *got;

        assert_true(kith_conll_parse(a, "f", kith_str_of(cases[i].text), NULL, &corpus, &err));
        got = spans_text(a, &corpus);
        assert_string_equal(got, cases[i].spans);
        g_free(got);
        kith_arena_free(a);
    }
}

static void refuses_what_is_no_tag_and_names_the_line(void **state)
{
    static const char *const bad[] = {"a O\nb B\n", "a O\nb X-PER\n", "a O\nb\n", "a O\nb PER\n"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        kith_arena *a = kith_arena_new();
        kith_corpus corpus;
        kith_err err = {0};

        assert_false(kith_conll_parse(a, "f.bio", kith_str_of(bad[i]), NULL, &corpus, &err));
        assert_int_equal(err.code, KITH_EINPUT);
        assert_non_null(strstr(err.msg, "f.bio:2"));
        kith_arena_free(a);
    }
}

/* Counts as the CoNLL scorer has them for the same two columns. */
static void scores_as_the_conll_scorer_does(void **state)
{
    static const char gold[] = "a B-PER\nb I-PER\nc O\nd B-LOC\ne O\nf B-ORG\ng I-ORG\nh B-ORG\n";
    static const char found[] = "a B-PER\nb I-PER\nc B-LOC\nd B-ORG\ne O\nf B-ORG\ng O\nh B-ORG\n";
    kith_arena *a = kith_arena_new();
    kith_corpus g, f;
    kith_score score = {0};
    kith_errors errors = {0};
    unsigned kinds[KITH_ERRORS] = {0};
    kith_err err = {0};

    (void)state;
    assert_true(kith_conll_parse(a, "g", kith_str_of(gold), NULL, &g, &err));
    assert_true(kith_conll_parse(a, "f", kith_str_of(found), NULL, &f, &err));
    kith_score_add(&score, a, &g.at[0], 0, kith_spans_of_labels(a, f.at[0].label, 8), 7, &errors);
    assert_int_equal(kith_score_all(&score, 7).gold, 4);
    assert_int_equal(kith_score_all(&score, 7).found, 5);
    assert_int_equal(kith_score_all(&score, 7).right, 2);
    assert_int_equal(score.confusion[KITH_LOC][KITH_ORG], 1);
    assert_int_equal(score.of[KITH_ORG].right, 1);
    for (size_t i = 0; i < errors.n; i++)
        kinds[errors.at[i].kind]++;
    assert_int_equal(kinds[KITH_ERROR_TYPE], 1);
    assert_int_equal(kinds[KITH_ERROR_BOUNDARY], 1);
    assert_int_equal(kinds[KITH_ERROR_MISSED], 0);
    assert_int_equal(kinds[KITH_ERROR_INVENTED], 1);
    kith_arena_free(a);
}

static void reads_marked_text(void **state)
{
    static const char text[] = "[Mark Rutte]P met [NATO]O's chief [1] in [Kyiv]L.\nIt was cold.\n\n"
                               "The [U.S.]L-led force; [New York]L\n";
    kith_arena *a = kith_arena_new();
    kith_corpus corpus;
    kith_err err = {0};
    char *got;

    (void)state;
    assert_true(kith_marked_parse(a, "m", kith_str_of(text), &corpus, &err));
    assert_int_equal(corpus.n, 2);
    assert_int_equal(corpus.at[0].sentences.n, 2);
    got = spans_text(a, &corpus);
    assert_string_equal(got, "PER0-2 ORG3-4 LOC10-11 |LOC4-6 |");
    g_free(got);
    kith_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_each_scheme),
        cmocka_unit_test(refuses_what_is_no_tag_and_names_the_line),
        cmocka_unit_test(scores_as_the_conll_scorer_does),
        cmocka_unit_test(reads_marked_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
