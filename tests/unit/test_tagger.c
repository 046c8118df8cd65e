// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/evaluate.h"
#include "extract/train/marked.h"

static const kith_tagger *builtin(void)
{
    kith_err err = {0};
    const kith_tagger *tagger = kith_tagger_builtin(&err);

    if (tagger == NULL)
        fail_msg("%s", err.msg);
    return tagger;
}

static void put_words(GString *out, const kith_columns *doc, kith_span span)
{
    for (uint32_t t = span.beg; t < span.end; t++) {
        kith_str word = kith_token_str(doc->text, doc->tokens.at[t]);

        g_string_append_printf(out, "%s%.*s", t > span.beg ? " " : "", (int)word.len, word.ptr);
    }
}

/* The sentence's names but MISC: "[Kyiv]L ...". */
static char *names_of(const kith_columns *doc, kith_sentence s, kith_spans spans)
{
    GString *out = g_string_new("");

    for (size_t i = 0; i < spans.n; i++) {
        if (spans.at[i].type == KITH_MISC || spans.at[i].beg < s.beg || spans.at[i].end > s.end)
            continue;
        g_string_append(out, "[");
        put_words(out, doc, spans.at[i]);
        g_string_append_printf(out, "]%s ", kith_tag_type_name[spans.at[i].type]);
    }
    return g_string_free(out, FALSE);
}

/* The cases without their comments: a comment line ends a document. */
static kith_str read_cases(kith_arena *a, const char *path)
{
    kith_str text, rest, line;
    char *out;
    size_t n = 0;
    kith_err err = {0};

    assert_true(kith_file_read(a, path, &text, &err));
    out = kith_new(a, char, text.len + 1);
    rest = text;
    while (kith_str_line(&rest, &line)) {
        if (!kith_str_starts(line, KITH_STR("#"))) {
            memcpy(out + n, line.ptr, line.len);
            n += line.len;
        }
        out[n++] = '\n';
    }
    return (kith_str){out, n};
}

static void finds_the_names_of_each_case(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_tag_cache *cache = kith_tag_cache_new(builtin());
    kith_corpus corpus;
    kith_err err = {0};
    unsigned wrong = 0;

    (void)state;
    assert_true(
        kith_marked_parse(a, "cases", read_cases(a, "tests/cases/tagger.txt"), &corpus, &err));
    assert_true(corpus.n > 10);
    for (size_t d = 0; d < corpus.n; d++) {
        kith_columns *doc = &corpus.at[d];
        kith_spans gold = kith_spans_of_labels(a, doc->label, doc->tokens.n);
        kith_spans found = kith_tag(cache, a, doc->text, doc->tokens, doc->sentences);

        for (size_t s = 0; s < doc->sentences.n; s++) {
            char *expected = names_of(doc, doc->sentences.at[s], gold);
            char *got = names_of(doc, doc->sentences.at[s], found);

            if (strcmp(expected, got) != 0) {
                print_message("expected %s\n     got %s\n", expected, got);
                wrong++;
            }
            g_free(expected);
            g_free(got);
        }
    }
    assert_int_equal(wrong, 0);
    kith_tag_cache_free(cache);
    kith_arena_free(a);
}

/* The spans of any text: ascending, in one sentence each, of known types. */
static void check_spans(const kith_columns *doc, kith_spans spans)
{
    size_t s = 0;
    uint32_t end = 0;

    for (size_t i = 0; i < spans.n; i++) {
        kith_span span = spans.at[i];

        while (s < doc->sentences.n && doc->sentences.at[s].end <= span.beg)
            s++;
        assert_true(span.beg >= end && span.beg < span.end && span.end <= doc->tokens.n);
        assert_true(s < doc->sentences.n && span.end <= doc->sentences.at[s].end);
        assert_true(span.type < KITH_TAG_TYPES && span.margin >= 0);
        end = span.end;
    }
}

static kith_corpus columns_of(kith_arena *a, const char *text)
{
    kith_corpus corpus;
    kith_err err = {0};

    assert_true(kith_conll_parse(a, "text", kith_str_of(text),
                                 &(kith_conll_options){.untagged = true}, &corpus, &err));
    return corpus;
}

/* Words in no order, marks, capitals, other scripts, broken UTF-8. */
static void spans_are_sound_whatever_the_text(void **state)
{
    static const char *const words[] = {
        "the", "The",  "UN",  "of", "Kyiv", "\xff\xfe", "\xe4\xb8\xad",     "-", "U.S.", "Mr.", "(",
        ")",   "1996", "McX", "'s", "De",   "Bank",     "\xd0\x9a\xd0\xb8", "x", "A"};
    kith_tag_cache *cache = kith_tag_cache_new(builtin());
    uint32_t seed = 1;

    (void)state;
    for (unsigned round = 0; round < 200; round++) {
        kith_arena *a = kith_arena_new();
        GString *text = g_string_new("");
        kith_corpus corpus;

        for (unsigned i = 0; i < 300; i++) {
            seed = seed * 1664525 + 1013904223;
            g_string_append(text, words[(seed >> 16) % G_N_ELEMENTS(words)]);
            g_string_append(text, seed >> 28 == 0 ? "\n\n" : "\n");
        }
        g_string_prepend(text, "-DOCSTART-\n");
        corpus = columns_of(a, text->str);
        check_spans(&corpus.at[0], kith_tag(cache, a, corpus.at[0].text, corpus.at[0].tokens,
                                            corpus.at[0].sentences));
        g_string_free(text, TRUE);
        kith_arena_free(a);
    }
    kith_tag_cache_free(cache);
}

/* More word types than the cache holds, in one document. */
static void a_document_of_any_length_is_tagged(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_tag_cache *cache = kith_tag_cache_new(builtin());
    GString *text = g_string_new("-DOCSTART-\n");
    kith_corpus corpus;
    kith_spans spans;

    (void)state;
    for (unsigned i = 0; i < 200000; i++)
        g_string_append_printf(text, "Word%u\n%s", i, i % 20 == 0 ? "\n" : "");
    g_string_append(text, "\nAngela\nMerkel\nspoke\nin\nBerlin\n.\n");
    corpus = columns_of(a, text->str);
    spans = kith_tag(cache, a, corpus.at[0].text, corpus.at[0].tokens, corpus.at[0].sentences);
    check_spans(&corpus.at[0], spans);
    assert_true(spans.n >= 2);
    assert_int_equal(spans.at[spans.n - 1].type, KITH_LOC);
    assert_int_equal(spans.at[spans.n - 2].type, KITH_PER);
    assert_int_equal(spans.at[spans.n - 2].end - spans.at[spans.n - 2].beg, 2);
    g_string_free(text, TRUE);
    kith_tag_cache_free(cache);
    kith_arena_free(a);
}

/* What a cache has seen before changes nothing. */
static void tagging_depends_on_the_document_alone(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_tag_cache *one = kith_tag_cache_new(builtin()), *other = kith_tag_cache_new(builtin());
    kith_corpus first = columns_of(a, "-DOCSTART-\nSmith\nsaid\nLondon\nwas\ncold\n.\n");
    kith_corpus second = columns_of(a, "-DOCSTART-\nJohn\nSmith\nleft\nParis\n.\n\nSmith\nslept\n");
    kith_spans fresh, used;

    (void)state;
    kith_tag(one, a, first.at[0].text, first.at[0].tokens, first.at[0].sentences);
    used = kith_tag(one, a, second.at[0].text, second.at[0].tokens, second.at[0].sentences);
    fresh = kith_tag(other, a, second.at[0].text, second.at[0].tokens, second.at[0].sentences);
    assert_int_equal(used.n, fresh.n);
    for (size_t i = 0; i < used.n; i++) {
        assert_int_equal(used.at[i].beg, fresh.at[i].beg);
        assert_int_equal(used.at[i].end, fresh.at[i].end);
        assert_int_equal(used.at[i].type, fresh.at[i].type);
        assert_true(used.at[i].margin == fresh.at[i].margin);
    }
    kith_tag_cache_free(one);
    kith_tag_cache_free(other);
    kith_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_names_of_each_case),
        cmocka_unit_test(spans_are_sound_whatever_the_text),
        cmocka_unit_test(a_document_of_any_length_is_tagged),
        cmocka_unit_test(tagging_depends_on_the_document_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
