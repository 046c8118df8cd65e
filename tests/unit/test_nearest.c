// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/term/nearest.h"

static const char *const words[] = {"build", "neighbours", "rank", "min-weight", "min-mentions"};

static const struct {
    const char *word, *meant; // "": nothing
} cases[] = {
    {"buidl", "build"},
    {"biuld", "build"},
    {"neighbors", "neighbours"},
    {"neigh", "neighbours"},
    {"rnak", "rank"},
    {"min-weigth", "min-weight"},
    {"frobnicate", ""},
    {"", ""},
    {"x", ""},
    {"min-mention", "min-mentions"},
    {"a word that is longer than any command or option of this program", ""},
};

static void finds_what_was_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *near = kith_nearest(cases[i].word, words, sizeof words / sizeof *words);
        assert_string_equal(near == NULL ? "" : near, cases[i].meant);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
