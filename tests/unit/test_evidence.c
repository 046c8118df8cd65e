// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/evidence.h"
#include "tests/unit/dice.h"

enum { CASES = 4000, LONG = 1300 };

/* White space of all kinds, controls, letters of one and more bytes. */
static size_t write_odd(char *at, size_t room)
{
    static const char *const part[] = {" ", "a", "Kyiv", "\n", "\t", "\x7f", "é", "…", "\x01"};
    uint32_t odd = dice(4) == 0 ? 9 : 3; // mostly plain
    size_t n = 0, words = dice(20) == 0 ? room : dice(30);

    for (size_t i = 0; i < words && n + 4 < room; i++) {
        const char *p = part[dice(odd)];
        memcpy(at + n, p, strlen(p));
        n += strlen(p);
    }
    return n;
}

static void a_sentence_is_kept_as_one_line_whatever_is_in_it(void **state)
{
    kith_err err = {0};
    kith_evidence *e = kith_evidence_new(&err);
    kith_arena *a = kith_arena_new();
    kith_str *line = kith_new(a, kith_str, CASES);
    uint64_t *at = kith_new(a, uint64_t, CASES);
    char text[LONG];

    (void)state;
    assert_non_null(e);
    for (size_t i = 0; i < CASES; i++) {
        kith_str s = {text, write_odd(text, sizeof text)};
        line[i] = kith_evidence_line(a, s);
        at[i] = kith_evidence_put(e, s);
    }
    assert_true(kith_evidence_ready(e, &err));
    for (size_t i = 0; i < CASES; i++) {
        kith_str got;
        assert_true(kith_evidence_get(e, at[i], a, &got, &err));
        assert_true(kith_str_eq(got, line[i]));
    }
    kith_evidence_free(e);
    kith_arena_free(a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_kept_as_one_line_whatever_is_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
