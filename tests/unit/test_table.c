// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/term/table.h"
#include "cli/term/term.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static kith_column columns[] = {
    {.head = "NAME", .strong = true, .give = 1},
    {.head = "N", .right = true},
};

/* What the table of these cells prints; the caller's. */
static char *printed(const char *const *cell, size_t n, size_t width, bool color)
{
    kith_arena *a = kith_arena_new();
    kith_rows *table = kith_rows_new(a, columns, 2);
    kith_err err = {0};
    char path[] = "/tmp/test_table.XXXXXX", *text = NULL;
    int fd = g_mkstemp(path);
    kith_out *out = kith_out_open(path, &err);

    assert_non_null(out);
    for (size_t i = 0; i < n; i++)
        kith_rows_cell(table, kith_str_of(cell[i]));
    kith_rows_print(table, out, width, color);
    assert_true(kith_out_close(out, &err));
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    close(fd);
    g_unlink(path);
    kith_arena_free(a);
    return text;
}

static void check(const char *const *cell, size_t n, size_t width, bool color, const char *want)
{
    char *text = printed(cell, n, width, color);

    assert_string_equal(text, want);
    g_free(text);
}

static void columns_are_as_wide_as_their_cells(void **state)
{
    static const char *const cells[] = {"Ann", "7", "Bartholomew", "1234"};

    (void)state;
    check(cells, 4, 0, false, "NAME            N\nAnn             7\nBartholomew  1234\n");
}

static void wide_characters_take_two_cells_and_marks_none(void **state)
{
    static const char *const cells[] = {"習近平", "1", "e\xcc\x81", "2"};

    (void)state;
    check(cells, 4, 0, false, "NAME    N\n習近平  1\ne\xcc\x81       2\n");
    assert_int_equal(kith_text_width(KITH_STR("習近平")), 6);
}

static void what_is_too_long_is_cut_between_characters(void **state)
{
    static const char *const cells[] = {"Bartholomew Ångström", "1234", "習近平習近平習", "5"};

    (void)state;
    check(cells, 4, 14, false, "NAME         N\nBarthol…  1234\n習近平…      5\n");
}

static void columns_to_spare_are_left_out_before_names_are_cut_short(void **state)
{
    static const char *const cells[] = {"Bartholomew Ångström of Uppsala", "1234"};

    (void)state;
    columns[1].spare = 0;
    check(cells, 2, 22, false, "NAME                 N\nBartholomew Ång…  1234\n");
    columns[1].spare = 1;
    check(cells, 2, 22, false, "NAME\nBartholomew Ångström …\n");
    columns[1].spare = 0;
}

static void nothing_in_a_cell_steers_the_terminal(void **state)
{
    static const char *const cells[] = {"a\x1b[2Jb\nc\xc2\x9b"
                                        "d",
                                        "1"};

    (void)state;
    check(cells, 2, 0, false, "NAME        N\na?[2Jb?c?d  1\n");
}

static void colours_do_not_shift_columns(void **state)
{
    static const char *const cells[] = {"Ann", "7"};

    (void)state;
    check(cells, 2, 0, true, "\x1b[2mNAME\x1b[0m  \x1b[2mN\x1b[0m\n\x1b[1mAnn\x1b[0m   7\n");
}

/* What the same rows are as JSON and as CSV. */
static void other_forms_hold_everything(void **state)
{
    static const kith_column all[] = {{.head = "NAME", .key = "name"}, {.key = "share"},
                                      {.head = "N", .key = "n"},       {.key = "other"},
                                      {.head = "ONLY ON SCREEN"},      {.key = "date"}};
    kith_arena *a = kith_arena_new();
    kith_rows *table = kith_rows_new(a, all, 6);
    char path[] = "/tmp/test_table.XXXXXX", *text = NULL;
    int fd = g_mkstemp(path);
    kith_out *out = kith_out_open(path, NULL);

    (void)state;
    kith_rows_cell(table, KITH_STR("a \"b\",\x1b c"));
    kith_rows_number(table, 0.125, 1);
    kith_rows_count(table, 18446744073709551615u);
    kith_rows_list(table, KITH_STR("x|y, z"), '|');
    kith_rows_cell(table, KITH_STR("screen"));
    kith_rows_cell(table, KITH_STR(""));
    for (int i = 0; i < 6; i++)
        kith_rows_none(table);
    kith_rows_json(table, out);
    kith_rows_csv(table, out);
    kith_rows_print(table, out, 0, false);
    assert_true(kith_out_close(out, NULL));
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "[\n{\"name\":\"a \\\"b\\\",\\u001b c\",\"share\":0.125,"
                              "\"n\":18446744073709551615,\"other\":[\"x\",\"y, z\"]},\n{}]"
                              "name,share,n,other,date\n"
                              "\"a \"\"b\"\",\x1b c\",0.125,18446744073709551615,\"x|y, z\",\n"
                              ",,,,\n"
                              "NAME       N                     ONLY ON SCREEN\n"
                              "a \"b\",? c  18446744073709551615  screen\n\n");
    g_free(text);
    close(fd);
    g_unlink(path);
    kith_arena_free(a);
}

static void lines_break_at_spaces(void **state)
{
    (void)state;
    assert_int_equal(kith_text_break(KITH_STR("one two"), 7), 7);
    assert_int_equal(kith_text_break(KITH_STR("one two three"), 9), 7);
    assert_int_equal(kith_text_break(KITH_STR("unbreakable"), 4), 4);
    assert_int_equal(kith_text_break(KITH_STR("習近平 x"), 1), 3);
    assert_int_equal(kith_text_break(KITH_STR(""), 1), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_as_wide_as_their_cells),
        cmocka_unit_test(wide_characters_take_two_cells_and_marks_none),
        cmocka_unit_test(what_is_too_long_is_cut_between_characters),
        cmocka_unit_test(columns_to_spare_are_left_out_before_names_are_cut_short),
        cmocka_unit_test(nothing_in_a_cell_steers_the_terminal),
        cmocka_unit_test(colours_do_not_shift_columns),
        cmocka_unit_test(other_forms_hold_everything),
        cmocka_unit_test(lines_break_at_spaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
