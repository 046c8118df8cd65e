// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/out.h"

static int make_folder(void **state)
{
    *state = g_dir_make_tmp("kith-out-XXXXXX", NULL);
    return *state == NULL;
}

static int remove_folder(void **state)
{
    GDir *dir = g_dir_open(*state, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name(dir)) != NULL) {
        char *path = g_build_filename(*state, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    g_dir_close(dir);
    g_rmdir(*state);
    g_free(*state);
    return 0;
}

static unsigned files_in(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    unsigned n = 0;

    while (g_dir_read_name(dir) != NULL)
        n++;
    g_dir_close(dir);
    return n;
}

static void assert_holds(const char *path, const char *want)
{
    char *text;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, want);
    g_free(text);
}

static void the_old_file_stands_until_the_new_one_is_whole(void **state)
{
    char *path = g_build_filename(*state, "graph", NULL);
    kith_err err = {0};
    kith_out *out;

    assert_true(g_file_set_contents(path, "old", -1, NULL));
    out = kith_out_open(path, &err);
    kith_out_puts(out, "new");
    assert_holds(path, "old");
    kith_out_abandon(out);
    assert_holds(path, "old");
    out = kith_out_open(path, &err);
    kith_out_puts(out, "new");
    assert_true(kith_out_close(out, &err));
    assert_holds(path, "new");
    assert_int_equal(files_in(*state), 1);
    g_free(path);
}

static void a_symbolic_link_stays_one(void **state)
{
    char *path = g_build_filename(*state, "there", NULL);
    char *link = g_build_filename(*state, "link", NULL);
    kith_err err = {0};
    kith_out *out;

    assert_int_equal(symlink("there", link), 0);
    out = kith_out_open(link, &err);
    kith_out_puts(out, "text");
    assert_true(kith_out_close(out, &err));
    assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    assert_holds(path, "text");
    g_free(link);
    g_free(path);
}

static void a_full_disk_is_an_error_at_the_end(void **state)
{
    kith_err err = {0};
    kith_out *out = kith_out_open("/dev/full", &err);

    (void)state;
    for (int i = 0; i < 100000; i++)
        kith_out_puts(out, "text ");
    assert_false(kith_out_close(out, &err));
    assert_int_equal(err.code, KITH_EIO);
    assert_non_null(strstr(err.msg, "/dev/full: cannot be written"));
}

static void a_folder_that_is_missing_is_named(void **state)
{
    kith_err err = {0};

    (void)state;
    assert_null(kith_out_open("/no/such/folder/graph", &err));
    assert_int_equal(err.code, KITH_EIO);
    assert_non_null(strstr(err.msg, "/no/such/folder/graph: "));
}

static void numbers_are_short_and_read_back_equal(void **state)
{
    static const double values[] = {0, 3, 0.25, 1e-9, 1.0 / 3, 1e21, -7.5};
    static const char want[] = "0 3 0.25 1e-09 0.3333333333333333 1e+21 -7.5 ";
    char *path = g_build_filename(*state, "numbers", NULL);
    kith_err err = {0};
    kith_out *out = kith_out_open(path, &err);

    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        kith_out_double(out, values[i]);
        kith_out_putc(out, ' ');
    }
    assert_true(kith_out_close(out, &err));
    assert_holds(path, want);
    g_free(path);
}

static void json_strings_escape_what_they_must(void **state)
{
    char *path = g_build_filename(*state, "json", NULL);
    kith_err err = {0};
    kith_out *out = kith_out_open(path, &err);

    kith_out_json(out, KITH_STR("a\"b\\c\nd\te\x01\xc3\xa9"));
    assert_true(kith_out_close(out, &err));
    assert_holds(path, "\"a\\\"b\\\\c\\nd\\te\\u0001\xc3\xa9\"");
    g_free(path);
}

static void json_strings_may_be_longer_than_what_waits_to_be_written(void **state)
{
    char *path = g_build_filename(*state, "long", NULL);
    kith_err err = {0};
    kith_out *out = kith_out_open(path, &err);
    GString *text = g_string_new(NULL), *want = g_string_new("\"");

    for (unsigned i = 0; i < 200000; i++) {
        g_string_append_c(text, i % 11 == 0 ? '"' : i % 13 == 0 ? '\x02' : 'x');
        g_string_append(want, i % 11 == 0 ? "\\\"" : i % 13 == 0 ? "\\u0002" : "x");
    }
    g_string_append_c(want, '"');
    kith_out_json(out, (kith_str){text->str, text->len});
    assert_true(kith_out_close(out, &err));
    assert_holds(path, want->str);
    g_string_free(text, TRUE);
    g_string_free(want, TRUE);
    g_free(path);
}

static void json_strings_escape_at_any_place_of_any_length(void **state)
{
    char *path = g_build_filename(*state, "places", NULL);
    kith_err err = {0};
    kith_out *out = kith_out_open(path, &err);
    GString *want = g_string_new(NULL);

    for (size_t n = 0; n <= 20; n++)
        for (size_t at = 0; at <= n; at++) { // at n: nowhere
            char text[] = "abcdefghijklmnopqrst";
            GString *escaped = g_string_new_len(text, (gssize)n);
            char *to;
            if (at < n) {
                text[at] = '"';
                g_string_assign(escaped, "");
                g_string_append_len(escaped, text, (gssize)n);
                g_string_insert_c(escaped, (gssize)at, '\\');
            }
            kith_out_json(out, (kith_str){text, n});
            to = kith_out_room(out, KITH_JSON_ROOM * n + 2);
            kith_out_upto(out, kith_put_json(to, (kith_str){text, n}));
            g_string_append_printf(want, "\"%s\"\"%s\"", escaped->str, escaped->str);
            g_string_free(escaped, TRUE);
        }
    assert_true(kith_out_close(out, &err));
    assert_holds(path, want->str);
    g_string_free(want, TRUE);
    g_free(path);
}

static void whole_numbers_are_written_to_their_last_digit(void **state)
{
    static const uint64_t number[] = {0, 9, 10, 99, 100, 1090, 12345, UINT64_MAX};
    char *path = g_build_filename(*state, "uint", NULL);
    kith_err err = {0};
    kith_out *out = kith_out_open(path, &err);

    for (size_t i = 0; i < sizeof number / sizeof *number; i++) {
        kith_out_uint(out, number[i]);
        kith_out_putc(out, ' ');
    }
    assert_true(kith_out_close(out, &err));
    assert_holds(path, "0 9 10 99 100 1090 12345 18446744073709551615 ");
    g_free(path);
}

static void what_a_killed_run_left_is_removed_by_the_next(void **state)
{
    char *path = g_build_filename(*state, "graph", NULL);
    char *left = g_strconcat(path, ".abcdef.tmp", NULL), *own = g_strconcat(path, ".a.tmp", NULL);
    kith_err err = {0};
    kith_out *out, *other;

    g_file_set_contents(left, "half", -1, NULL);
    g_file_set_contents(own, "the user's", -1, NULL);
    out = kith_out_open(path, &err);
    other = kith_out_open(path, &err);
    assert_int_equal(files_in(*state), 3); // the user's, and two at work
    kith_out_puts(other, "other");
    assert_true(kith_out_close(other, &err));
    kith_out_puts(out, "whole");
    assert_true(kith_out_close(out, &err));
    assert_holds(path, "whole");
    assert_int_equal(files_in(*state), 2);
    g_free(own);
    g_free(left);
    g_free(path);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_old_file_stands_until_the_new_one_is_whole, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_symbolic_link_stays_one, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(what_a_killed_run_left_is_removed_by_the_next, make_folder,
                                        remove_folder),
        cmocka_unit_test(a_full_disk_is_an_error_at_the_end),
        cmocka_unit_test(a_folder_that_is_missing_is_named),
        cmocka_unit_test_setup_teardown(numbers_are_short_and_read_back_equal, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(json_strings_may_be_longer_than_what_waits_to_be_written,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(json_strings_escape_what_they_must, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(json_strings_escape_at_any_place_of_any_length, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(whole_numbers_are_written_to_their_last_digit, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
