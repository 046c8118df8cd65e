// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "base/err.h"

static void what_was_being_done_stands_in_front(void **state)
{
    kith_err err;

    (void)state;
    assert_false(kith_fail(&err, KITH_EINPUT, "m.bin: version %d", 2));
    assert_false(kith_fail_in(&err, "tagging %s", "a.txt"));
    assert_string_equal(err.msg, "tagging a.txt: m.bin: version 2");
    assert_int_equal(err.code, KITH_EINPUT);
}

static void a_message_is_one_line_of_valid_text(void **state)
{
    kith_err err;

    (void)state;
    kith_fail(&err, KITH_EIO, "a\nb\x1b[31m\xff%s", "é");
    assert_string_equal(err.msg, "a?b?[31m?é");
}

static void a_long_message_is_cut_between_characters(void **state)
{
    kith_err err;
    char name[1000] = "";

    (void)state;
    for (size_t i = 0; i + 3 < sizeof name; i += 3)
        memcpy(name + i, "€", 3);
    kith_fail(&err, KITH_EIO, "%s", name);
    assert_true(strlen(err.msg) > sizeof err.msg - 5);
    assert_true(g_utf8_validate(err.msg, -1, NULL));
    kith_fail_in(&err, "reading");
    assert_memory_equal(err.msg, "reading: €", 12);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_being_done_stands_in_front),
        cmocka_unit_test(a_message_is_one_line_of_valid_text),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
