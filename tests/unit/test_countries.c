// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences of tests/cases/countries.txt, each a document: exactly the countries that it lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <stdio.h>

#include "extract/extract.h"

/* "Ukraine=UA; China=CN", or "-". */
static char *found_in(kith_extractor *x, kith_arena *a, const char *text)
{
    kith_line line = {.end = (uint32_t)strlen(text)};
    kith_doc doc = {
        .name = KITH_STR("case"), .text = kith_str_of(text), .line = &line, .n_lines = 1};
    kith_extraction got = kith_extract(x, a, &doc);
    GString *out = g_string_new(NULL);

    for (size_t m = 0; m < got.n_mentions; m++) {
        const kith_mention *at = &got.mention[m];
        const kith_local *e = &got.entity[at->entity];
        if (e->type != KITH_COUNTRY)
            continue;
        g_string_append_printf(out, "%s%.*s=%.*s", out->len > 0 ? "; " : "",
                               (int)(at->end - at->beg), got.article.text.ptr + at->beg,
                               (int)e->iso.len, e->iso.ptr);
    }
    if (out->len == 0)
        g_string_append(out, "-");
    return g_string_free(out, FALSE);
}

static bool holds(kith_extractor *x, kith_arena *a, char **field)
{
    char *got = found_in(x, a, field[0]);
    bool ok = strcmp(got, field[1]) == 0;

    if (!ok)
        printf("%s\n  expected %s, found %s\n", field[0], field[1], got);
    g_free(got);
    kith_arena_reset(a);
    return ok;
}

static void finds_countries_and_nothing_that_looks_like_one(void **state)
{
    kith_err err = {0};
    const kith_extract_options options = {.keep_boilerplate = true};
    kith_extractor *x = kith_extractor_new(kith_tagger_builtin(&err), &options);
    kith_arena *a = kith_arena_new();
    char *text = NULL, **line;
    unsigned n = 0, failed = 0;

    (void)state;
    assert_true(g_file_get_contents("tests/cases/countries.txt", &text, NULL, NULL));
    line = g_strsplit(text, "\n", -1);
    for (size_t i = 0; line[i] != NULL; i++) {
        char **field = g_strsplit(line[i], "\t", -1);
        if (line[i][0] != '#' && g_strv_length(field) == 2) {
            n++;
            failed += !holds(x, a, field);
        }
        g_strfreev(field);
    }
    printf("%u sentences, %u failed\n", n, failed);
    g_strfreev(line);
    g_free(text);
    kith_arena_free(a);
    kith_extractor_free(x);
    assert_int_equal(failed, 0);
    assert_true(n > 100);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_countries_and_nothing_that_looks_like_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
