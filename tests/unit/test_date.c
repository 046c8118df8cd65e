// SPDX-License-Identifier: GPL-3.0-or-later
/* Dates in texts from tests/cases/dates.tsv, dates of articles from tests/cases/heads.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "extract/article.h"
#include "extract/read/date.h"
#include "extract/read/text.h"

static size_t wrong;

static void compare(const char *text, const char *got, const char *want)
{
    if (strcmp(got, want) == 0)
        return;
    print_error("'%s' gives '%s', not '%s'\n", text, got, want);
    wrong++;
}

static char *load(const char *path)
{
    char *all = NULL;

    assert_true(g_file_get_contents(path, &all, NULL, NULL));
    return all;
}

static void dates_are_found_in_each_case(void **state)
{
    char *all = load("tests/cases/dates.tsv");
    char **line = g_strsplit(all, "\n", -1);
    size_t n = 0;

    (void)state;
    wrong = 0;
    for (size_t i = 0; line[i] != NULL; i++) {
        char iso[KITH_DATE_BYTES] = "", *tab = strrchr(line[i], '\t');
        if (line[i][0] == '#' || tab == NULL)
            continue;
        kith_date_find((kith_str){line[i], (size_t)(tab - line[i])}, iso);
        compare(line[i], iso, tab + 1);
        n++;
    }
    g_strfreev(line);
    g_free(all);
    assert_true(n >= 90);
    assert_int_equal(wrong, 0);
}

static void date_of_article(kith_arena *a, const char *text, const char *want)
{
    kith_doc doc = {.name = KITH_STR("case"), .text = kith_str_of(text)};
    kith_article article;
    char *got;

    kith_text_lines(a, &doc);
    article = kith_article_find(a, &doc, false);
    got = g_strdup_printf("%.*s", (int)article.date.len, article.date.len ? article.date.ptr : "");
    compare(text, got, want);
    g_free(got);
}

static void articles_are_dated_by_their_heads(void **state)
{
    kith_arena *a = kith_arena_new();
    char *all = load("tests/cases/heads.txt");
    char **line = g_strsplit(all, "\n", -1);
    GString *text = g_string_new(NULL);
    size_t n = 0;

    (void)state;
    wrong = 0;
    for (size_t i = 0; line[i] != NULL; i++) {
        if (line[i][0] == '>')
            g_string_append_printf(text, "%s\n", line[i][1] != '\0' ? line[i] + 2 : "");
        if (line[i][0] != '=')
            continue;
        date_of_article(a, text->str, line[i][1] != '\0' ? line[i] + 2 : "");
        g_string_truncate(text, 0);
        n++;
    }
    g_string_free(text, TRUE);
    g_strfreev(line);
    g_free(all);
    kith_arena_free(a);
    assert_true(n >= 30);
    assert_int_equal(wrong, 0);
}

static void fields_have_forms_of_their_own(void **state)
{
    static const struct {
        const char *field, *iso;
    } cases[] = {
        {"20241203", "2024-12-03"},
        {"20241203T101500Z", "2024-12-03"},
        {"20241203101500", "2024-12-03"},
        {" 2024-12-03 10:15:00 ", "2024-12-03"},
        {"1733184000", "2024-12-03"},
        {"1733184000000", "2024-12-03"},
        {"Tue, 03 Dec 2024 10:15:00 +0100", "2024-12-03"},
        {"20241303", ""},
        {"2024120", ""},
        {"12345", ""},
        {"n.d.", ""},
        {"", ""},
    };

    (void)state;
    wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char iso[KITH_DATE_BYTES] = "";
        kith_date_parse(kith_str_of(cases[i].field), iso);
        compare(cases[i].field, iso, cases[i].iso);
    }
    assert_int_equal(wrong, 0);
}

static void slashes_are_read_as_the_text_reads_them(void **state)
{
    static const struct {
        const char *text;
        kith_date_order order;
    } cases[] = {
        {"25/12/2024", KITH_ORDER_DAY},
        {"12/25/2024", KITH_ORDER_MONTH},
        {"12/25/2024 and 25/12/2024", KITH_ORDER_UNKNOWN},
        {"1/2/2024", KITH_ORDER_UNKNOWN},
        {"and/or 2024/12/25", KITH_ORDER_UNKNOWN},
        {"", KITH_ORDER_UNKNOWN},
        {"//", KITH_ORDER_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(kith_date_order_of(kith_str_of(cases[i].text)), cases[i].order);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_found_in_each_case),
        cmocka_unit_test(articles_are_dated_by_their_heads),
        cmocka_unit_test(fields_have_forms_of_their_own),
        cmocka_unit_test(slashes_are_read_as_the_text_reads_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
