// SPDX-License-Identifier: GPL-3.0-or-later
/* Pairs of names from tests/cases/name-pairs.tsv, each pair in a corpus of two documents: one
 * entity or two? Names are known to the lexicon as extraction would have found them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <stdio.h>

#include "extract/lexicon.h"
#include "tests/unit/make.h"

enum { KINDS = 80 };

typedef struct {
    char *kind;
    unsigned right_same, wrong_same, missed, right_different;
} tally;

static unsigned classes_of(char type)
{
    return type == 'p'   ? KITH_LEX_PERSON
           : type == 'c' ? KITH_LEX_COUNTRY | KITH_LEX_DEMONYM
                         : KITH_LEX_ORGANIZATION;
}

/* The one entry that a name can mean; -1 when there is none, or more. */
static long entry_of(char type, const char *name)
{
    const kith_lexicon *lex = kith_lexicon_builtin();
    uint32_t at = kith_lexicon_find(lex, kith_str_of(name));
    size_t n = 0;
    const uint32_t *id = at != 0 ? kith_lexicon_entries(lex, at, &n) : NULL;
    long found = -1;

    for (size_t i = 0; i < n; i++)
        if (kith_lexicon_entry(lex, id[i]).classes & classes_of(type)) {
            if (found >= 0)
                return -1;
            found = (long)id[i];
        }
    return found;
}

/* One document that says name once. */
static void write_doc(char *text, size_t size, char type, const char *name)
{
    long id = entry_of(type, name);

    if (type == 'c') {
        kith_str iso = {"?", 1};
        if (id >= 0)
            iso = kith_lexicon_entry(kith_lexicon_builtin(), (uint32_t)id).countries;
        g_snprintf(text, size, "[%s](c:%.*s) spoke.", name, (int)iso.len, iso.ptr);
    } else if (id >= 0)
        g_snprintf(text, size, "[%s](%c:%s#%ld) spoke.", name, type, name, id);
    else
        g_snprintf(text, size, "[%s](%c:%s) spoke.", name, type, name);
}

static bool are_one(char type, const char *a, const char *b)
{
    char text[2][500];
    made_doc doc[2] = {{"1", "", text[0]}, {"2", "", text[1]}};
    kith_graph *g;
    bool one;

    write_doc(text[0], sizeof text[0], type, a);
    write_doc(text[1], sizeof text[1], type, b);
    g = make_graph(doc, 2, (kith_link_options){.evidence = 0, .keep_repeats = true});
    one = g->V == 1;
    kith_graph_free(g);
    return one;
}

static tally *tally_of(tally *t, const char *kind)
{
    size_t i = 0;

    while (t[i].kind != NULL && strcmp(t[i].kind, kind) != 0)
        i++;
    assert_true(i + 1 < KINDS);
    if (t[i].kind == NULL)
        t[i].kind = g_strdup(kind);
    return &t[i];
}

static void judge(tally *t, char **field)
{
    bool same = strcmp(field[1], "same") == 0, one;

    assert_true(same || strcmp(field[1], "different") == 0);
    one = are_one(field[2][0], field[3], field[4]);
    if (same && !one)
        printf("missed (%s): %s, %s\n", field[0], field[3], field[4]);
    if (!same && one)
        printf("wrongly joined (%s): %s, %s\n", field[0], field[3], field[4]);
    t->right_same += same && one;
    t->wrong_same += !same && one;
    t->missed += same && !one;
    t->right_different += !same && !one;
}

/* kinds: each of them, and their sum behind the last. */
static tally sum_up(const tally *kinds)
{
    tally all = {0};

    for (; kinds->kind != NULL; kinds++) {
        all.right_same += kinds->right_same;
        all.wrong_same += kinds->wrong_same;
        all.missed += kinds->missed;
        all.right_different += kinds->right_different;
    }
    return all;
}

static double share(unsigned right, unsigned wrong)
{
    return right + wrong == 0 ? 1 : right / (double)(right + wrong);
}

static void tell(const tally *t, const char *kind)
{
    printf("%-16s %4u same, %4u different: precision %.3f, recall %.3f\n", kind,
           t->right_same + t->missed, t->wrong_same + t->right_different,
           share(t->right_same, t->wrong_same), share(t->right_same, t->missed));
}

static void joins_what_is_one_and_nothing_else(void **state)
{
    char *text = NULL, **line;
    tally kind[KINDS] = {0}, all;

    (void)state;
    assert_true(g_file_get_contents("tests/cases/name-pairs.tsv", &text, NULL, NULL));
    line = g_strsplit(text, "\n", -1);
    for (size_t i = 0; line[i] != NULL; i++) {
        char **field = g_strsplit(line[i], "\t", -1);
        if (line[i][0] != '#' && line[i][0] != '\0') {
            assert_int_equal(g_strv_length(field), 5);
            judge(tally_of(kind, field[0]), field);
        }
        g_strfreev(field);
    }
    g_strfreev(line);
    g_free(text);
    all = sum_up(kind);
    for (size_t i = 0; kind[i].kind != NULL; i++) {
        tell(&kind[i], kind[i].kind);
        g_free(kind[i].kind);
    }
    tell(&all, "all");
    assert_true(all.right_same + all.missed >= 300);
    assert_true(all.wrong_same + all.right_different >= 300);
    assert_true(share(all.right_same, all.wrong_same) >= 0.97);
    assert_true(share(all.right_same, all.missed) >= 0.85);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_what_is_one_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
