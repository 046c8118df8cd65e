// SPDX-License-Identifier: GPL-3.0-or-later
/* How words are written; the short way of simple words says what the long one does: a word that has
 * an accent goes the long way and is written alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "extract/letters.h"

static void letters_are_counted_by_case(void **state)
{
    static const struct {
        const char *word;
        unsigned upper, lower, other, digits, dots;
        bool simple;
        kith_cap cap;
    } all[] = {
        {"word", 0, 4, 0, 0, 0, true, KITH_CAP_LOWER},
        {"Word", 1, 3, 0, 0, 0, true, KITH_CAP_FIRST},
        {"I", 1, 0, 0, 0, 0, true, KITH_CAP_FIRST},
        {"WORD", 4, 0, 0, 0, 0, false, KITH_CAP_UPPER},
        {"McCain", 2, 4, 0, 0, 0, false, KITH_CAP_MIXED},
        {"U.S.", 2, 0, 0, 0, 2, false, KITH_CAP_UPPER},
        {"iPhone5", 1, 5, 0, 1, 0, false, KITH_CAP_MIXED},
        {"\xc3\x89lys\xc3\xa9"
         "e",
         1, 5, 0, 0, 0, false, KITH_CAP_FIRST},
        {"\xd7\xa9\xd7\x9c", 0, 0, 2, 0, 0, false, KITH_CAP_NONE},
        {"1990s", 0, 1, 0, 4, 0, false, KITH_CAP_LOWER},
        {"--", 0, 0, 0, 0, 0, false, KITH_CAP_NONE},
        {"", 0, 0, 0, 0, 0, false, KITH_CAP_NONE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        kith_letters n = kith_letters_of(kith_str_of(all[i].word));
        assert_int_equal(n.upper, all[i].upper);
        assert_int_equal(n.lower, all[i].lower);
        assert_int_equal(n.other, all[i].other);
        assert_int_equal(n.digits, all[i].digits);
        assert_int_equal(n.dots, all[i].dots);
        assert_int_equal(n.simple, all[i].simple);
        assert_int_equal(kith_letters_cap(&n), all[i].cap);
        assert_int_equal(kith_word_cap(kith_str_of(all[i].word)), all[i].cap);
    }
}

static uint64_t shape(kith_str word, bool brief)
{
    kith_letters n = kith_letters_of(word);

    return kith_letters_shape(word, &n, brief);
}

/* Words of 2 to 60 letters, the last of which is an a, or one with an accent. */
static void the_short_way_is_the_long_way(void **state)
{
    (void)state;
    for (size_t len = 2; len <= 60; len++)
        for (int upper = 0; upper < 2; upper++) {
            char plain[64], accent[64];
            kith_str a = {plain, len}, b = {accent, len + 1};
            kith_letters n, m;

            memset(plain, 'a', sizeof plain);
            memset(accent, 'a', sizeof accent);
            plain[0] = accent[0] = upper ? 'M' : 'm';
            memcpy(accent + len - 1, "\xc3\xa4", 2);
            n = kith_letters_of(a);
            m = kith_letters_of(b);
            assert_true(n.simple && !m.simple);
            assert_int_equal(n.upper, m.upper);
            assert_int_equal(n.lower, m.lower);
            assert_int_equal(n.first, m.first);
            assert_int_equal(kith_letters_cap(&n), kith_letters_cap(&m));
            assert_true(shape(a, false) == shape(b, false));
            assert_true(shape(a, true) == shape(b, true));
        }
}

static void words_are_written_small_and_as_names(void **state)
{
    static const char *const all[][3] = {
        {"Mark", "mark", "Mark"}, {"NATO", "nato", "Nato"},
        {"U.S.", "us", "Us"},     {"\xc3\x89lan", "\xc3\xa9lan", "\xc3\x89lan"},
        {"a", "a", "A"},          {".", ".", "."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char lower[64], title[64];
        size_t n = kith_word_lower(kith_str_of(all[i][0]), lower, sizeof lower);
        size_t m = kith_word_title((kith_str){lower, n}, title, sizeof title);
        assert_true(kith_str_eq((kith_str){lower, n}, kith_str_of(all[i][1])));
        assert_true(kith_str_eq((kith_str){title, m}, kith_str_of(all[i][2])));
    }
    assert_int_equal(kith_word_title(KITH_STR("mark"), (char[4]){0}, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_counted_by_case),
        cmocka_unit_test(the_short_way_is_the_long_way),
        cmocka_unit_test(words_are_written_small_and_as_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
