// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines by themselves: their looks, hashes and keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "extract/line.h"
#include "extract/line_plain.h"
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

/* A line of n words and marks, mostly of those that running text is made of. */
static size_t make_line(char *out, uint32_t n, uint32_t rare)
{
    static const char *const usual[] = {
        "the",         "of",     "and",          "to",     "in",
        "that",        "a",      "by",           "Geneva", "talks",
        "governments", "rained", "negotiations", "said",   "bridge",
        "was",         "It",     "minister",     "old",    "internationalisations",
    };
    static const char *const other[] = {
        "share",
        "2004",
        "19th",
        "|",
        "*",
        "@",
        "don't",
        "Contact",
        "(see",
        "café",
        "“so”",
        "•",
        "©",
        " ",
        "€5",
        "well-being",
        "AT&T",
        "cookies",
        "Photo:",
        "- ",
        "more...",
        "Мир",
        "U.N.",
        "copyright",
        "subscribe",
        "Additional",
        "related",
        "'s",
        "—",
        "!",
    };
    size_t at = 0;

    for (uint32_t i = 0; i < n; i++) {
        const char *word = dice(100) < rare ? other[dice(sizeof other / sizeof *other)]
                                            : usual[dice(sizeof usual / sizeof *usual)];
        at += (size_t)sprintf(out + at, "%s%s", word, dice(12) == 0 ? ", " : " ");
    }
    at -= at > 0;
    out[at] = '.';
    return at + dice(2);
}

static void the_short_way_says_what_the_long_one_says(void **state)
{
    static char line[8000];
    size_t plain = 0;

    (void)state;
    for (uint32_t i = 0; i < 10000; i++) {
        kith_str s = {line, make_line(line, dice(60), dice(4) == 0 ? 30 : dice(6))};
        kith_line_look is = kith_line_look_at(s), want = kith_line_look_closely(s);
        bool same = is.look == want.look && is.stop == want.stop && is.cut == want.cut &&
                    is.bullet == want.bullet && is.colon == want.colon && is.about == want.about &&
                    is.remarks == want.remarks && is.names == want.names && is.words == want.words;
        plain += kith_line_is_plain(s);
        if (!same)
            fail_msg("%.*s", (int)s.len, s.ptr);
    }
    assert_true(plain > 1000);
}

static void furniture_and_short_lines_are_not_plain(void **state)
{
    static const char text[] =
        "The envoys of both of the states said that it was the first time in years that the two "
        "had met, and that there would be more of such talks in the weeks to come, in the very "
        "same "
        "house by the lake as before.";
    char line[sizeof text];

    (void)state;
    memcpy(line, text, sizeof text);
    assert_true(kith_line_is_plain(kith_str_of(line)));
    assert_false(kith_line_is_plain((kith_str){line, 6 * 32 - 1}));
    line[3] = '@';
    assert_false(kith_line_is_plain(kith_str_of(line)));
    memcpy(line, "log in now", 10);
    assert_false(kith_line_is_plain(kith_str_of(line)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_are_alike_and_marks_are_nothing),
        cmocka_unit_test(the_short_way_says_what_the_long_one_says),
        cmocka_unit_test(furniture_and_short_lines_are_not_plain),
        cmocka_unit_test(lines_of_one_hash_have_one_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
