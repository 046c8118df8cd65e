// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"

static void trims_both_ends(void **state)
{
    (void)state;
    assert_true(kith_str_eq(kith_str_trim(KITH_STR(" \t\xc2\xa0"
                                                   "a b\r\n ")),
                            KITH_STR("a b")));
    assert_true(kith_str_eq(kith_str_trim(KITH_STR("\xc2\xa0 ")), KITH_STR("")));
}

static void decodes_forward_and_backward_alike(void **state)
{
    kith_str s = KITH_STR("aé€😀\xff\xc3z");
    static const uint32_t want[] = {'a', 0xe9, 0x20ac, 0x1f600, 0xfffd, 0xfffd, 'z'};
    size_t pos = 0;

    (void)state;
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(kith_utf8_next(s, &pos), want[i]);
    assert_int_equal(pos, s.len);
    for (size_t i = 7; i-- > 0;)
        assert_int_equal(kith_utf8_prev(s, &pos), want[i]);
    assert_int_equal(pos, 0);
}

static void a_text_is_a_c_string_only_as_a_whole(void **state)
{
    const char *volatile of = "of"; // or gcc looks into it, and too far

    (void)state;
    assert_true(kith_str_is(KITH_STR("of"), "of"));
    assert_true(kith_str_is(KITH_STR(""), ""));
    assert_false(kith_str_is(KITH_STR("of"), "off"));
    assert_false(kith_str_is(KITH_STR("off"), of));
    assert_false(kith_str_is(KITH_STR("of\0x"), of));
}

static void fields_keep_the_empty_ones(void **state)
{
    kith_str rest = KITH_STR("a||b|"), field;
    size_t n = 0;

    (void)state;
    while (kith_str_field(&rest, '|', &field))
        n++;
    assert_int_equal(n, 4);
}

static void lines_lose_their_ends(void **state)
{
    kith_str rest = KITH_STR("one\r\n\ntwo"), line;

    (void)state;
    assert_true(kith_str_line(&rest, &line) && kith_str_eq(line, KITH_STR("one")));
    assert_true(kith_str_line(&rest, &line) && line.len == 0);
    assert_true(kith_str_line(&rest, &line) && kith_str_eq(line, KITH_STR("two")));
    assert_false(kith_str_line(&rest, &line));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_both_ends),
        cmocka_unit_test(decodes_forward_and_backward_alike),
        cmocka_unit_test(a_text_is_a_c_string_only_as_a_whole),
        cmocka_unit_test(fields_keep_the_empty_ones),
        cmocka_unit_test(lines_lose_their_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
