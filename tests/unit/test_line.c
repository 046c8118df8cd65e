// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines by themselves: their hashes and keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/line.h"
#include "tests/unit/dice.h"

static uint64_t hash_of(const char *line)
{
    return kith_line_hash(kith_str_of(line));
}

static uint32_t key_of(const char *line)
{
    return kith_line_key(kith_str_of(line));
}

static void digits_are_alike_and_marks_are_nothing(void **state)
{
    (void)state;
    assert_true(hash_of("Updated 12 May: Peru") == hash_of("updated 31 MAY: peru!"));
    assert_true(hash_of("Updated 12 May: Peru") != hash_of("Updated 12 May: Chile"));
    assert_true(key_of("Updated 12 May: Peru") == key_of("updated 31 MAY: peru!"));
    assert_true(key_of("Updated 12 May: Peru") != key_of("Updated 12 May: Chile"));
    assert_true(key_of("") == key_of("... – !"));
}

/* Another line of the same words: marks put between its letters, letters made capitals. */
static size_t rewrite(const char *line, char *out)
{
    static const char *const marks[] = {" ", "-", "…", " – ", "'", "(", "\xc2\xa0", ", "};
    size_t n = 0;

    for (const char *at = line; *at != '\0'; at++) {
        bool inside = ((unsigned char)at[0] & 0xc0) == 0x80;
        while (!inside && dice(3) == 0)
            for (const char *mark = marks[dice(8)]; *mark != '\0'; mark++)
                out[n++] = *mark;
        out[n++] = *at >= 'a' && *at <= 'z' && dice(2) == 0 ? (char)(*at - 32) : *at;
    }
    return n;
}

static void lines_of_one_hash_have_one_key(void **state)
{
    static const char *const letters[] = {"a", "b", "c", "é", "q", "ü", "d", "e", "f", "g"};
    static char line[200], one[4000], other[4000];

    (void)state;
    for (size_t i = 0; i < 3000; i++) {
        uint32_t wide = dice(2) == 0 ? 10 : 3, n = dice(80);
        kith_str x, y;
        line[0] = '\0';
        for (uint32_t k = 0; k < n; k++)
            strcat(line, letters[dice(wide)]);
        x = (kith_str){one, rewrite(line, one)};
        y = (kith_str){other, rewrite(line, other)};
        assert_true(kith_line_hash(x) == kith_line_hash(y));
        assert_int_equal(kith_line_key(x), kith_line_key(y));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_are_alike_and_marks_are_nothing),
        cmocka_unit_test(lines_of_one_hash_have_one_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
