// SPDX-License-Identifier: GPL-3.0-or-later
/* Pairs of names from tests/cases/name-pairs.txt, each pair in a corpus of two documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <stdio.h>

#include "make.h"

typedef struct {
    unsigned right_same, wrong_same, missed, right_different;
} tally;

static bool are_one(const char *type, const char *a, const char *b)
{
    char text[2][400];
    made_doc doc[2] = {{"1", "", text[0]}, {"2", "", text[1]}};
    kith_graph *g;
    bool one;

    g_snprintf(text[0], sizeof text[0], "[%s](%s:%s) spoke.", a, type, a);
    g_snprintf(text[1], sizeof text[1], "[%s](%s:%s) slept.", b, type, b);
    g = make_graph(doc, 2, (kith_link_options){.evidence = 0});
    one = g->V == 1;
    kith_graph_free(g);
    return one;
}

static void judge(tally *t, char **field)
{
    bool same = strcmp(field[1], "same") == 0, one = are_one(field[2], field[3], field[4]);

    if (same && !one)
        printf("missed (%s): %s, %s\n", field[0], field[3], field[4]);
    if (!same && one)
        printf("wrongly joined (%s): %s, %s\n", field[0], field[3], field[4]);
    t->right_same += same && one;
    t->wrong_same += !same && one;
    t->missed += same && !one;
    t->right_different += !same && !one;
}

static void joins_what_is_one_and_nothing_else(void **state)
{
    char *text = NULL, **line;
    tally t = {0};
    double precision, recall;

    (void)state;
    assert_true(g_file_get_contents("tests/cases/name-pairs.txt", &text, NULL, NULL));
    line = g_strsplit(text, "\n", -1);
    for (size_t i = 0; line[i] != NULL; i++) {
        char **field = g_strsplit(line[i], "\t", -1);
        if (line[i][0] != '#' && g_strv_length(field) == 5)
            judge(&t, field);
        g_strfreev(field);
    }
    g_strfreev(line);
    g_free(text);
    precision = t.right_same / (double)(t.right_same + t.wrong_same);
    recall = t.right_same / (double)(t.right_same + t.missed);
    printf("%u pairs: precision %.3f, recall %.3f\n",
           t.right_same + t.wrong_same + t.missed + t.right_different, precision, recall);
    assert_true(precision >= 0.97);
    assert_true(recall >= 0.85);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_what_is_one_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
