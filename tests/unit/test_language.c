// SPDX-License-Identifier: GPL-3.0-or-later
/* Languages of the texts in tests/cases/languages.tsv, and of what is short, mixed or hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "extract/read/language.h"

static const char *language_of(const char *text, const char *stated)
{
    const char *code = kith_language_of(kith_str_of(text), kith_str_of(stated));

    return code != NULL ? code : "-";
}

static void each_case_is_told(void **state)
{
    char *all = NULL, **line;
    size_t n = 0, wrong = 0;

    (void)state;
    assert_true(g_file_get_contents("tests/cases/languages.tsv", &all, NULL, NULL));
    line = g_strsplit(all, "\n", -1);
    for (size_t i = 0; line[i] != NULL; i++) {
        char *tab = strchr(line[i], '\t');
        const char *got;
        if (line[i][0] == '#' || tab == NULL)
            continue;
        *tab = '\0';
        got = language_of(tab + 1, "");
        n++;
        if (strcmp(got, line[i]) != 0) {
            print_error("'%s' is %s, not %s\n", tab + 1, got, line[i]);
            wrong++;
        }
    }
    g_strfreev(line);
    g_free(all);
    assert_true(n >= 70);
    assert_int_equal(wrong, 0);
}

static void what_is_stated_is_a_hint_alone(void **state)
{
    static const char *const english =
        "The mayor said on Friday that the new bridge would be opened next year, and that the work "
        "on it had begun when she was still at school.";

    (void)state;
    assert_string_equal(language_of(english, "de-AT"), "en");
    assert_string_equal(language_of("Die Brücke ist offen.", "de"), "-");
    assert_string_equal(language_of("", "de"), "-");
}

static void the_head_of_a_long_text_decides(void **state)
{
    GString *text = g_string_new(NULL);

    (void)state;
    for (int i = 0; i < 40; i++)
        g_string_append(text, "The ministers of the two countries agreed on what is to be done. ");
    for (int i = 0; i < 4000; i++)
        g_string_append(text, "Die Minister der beiden Länder sind sich nicht einig geworden. ");
    assert_string_equal(language_of(text->str, ""), "en");
    g_string_free(text, TRUE);
}

static void any_bytes_are_survived(void **state)
{
    char text[3000];
    uint32_t seed = 1;

    (void)state;
    for (int turn = 0; turn < 200; turn++) {
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = (char)(seed >> 24);
        }
        kith_language_of((kith_str){text, sizeof text}, KITH_STR("x"));
    }
    memset(text, 'e', sizeof text);
    assert_null(kith_language_of((kith_str){text, sizeof text}, KITH_STR("")));
}

static void languages_have_names(void **state)
{
    (void)state;
    assert_string_equal(kith_language_name("de"), "German");
    assert_string_equal(kith_language_name("ja"), "Japanese");
    assert_string_equal(kith_language_name("tlh"), "tlh");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_is_told),
        cmocka_unit_test(what_is_stated_is_a_hint_alone),
        cmocka_unit_test(the_head_of_a_long_text_decides),
        cmocka_unit_test(any_bytes_are_survived),
        cmocka_unit_test(languages_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
