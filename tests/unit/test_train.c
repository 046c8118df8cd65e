// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "extract/cluster.h"
#include "extract/evaluate.h"
#include "extract/train/facts.h"
#include "extract/train/train.h"

static char dir[] = "/tmp/kith-train-XXXXXX";
static char *columns_path, *few_path;

/* Sentences of a few patterns over a few names. */
static char *make_columns(unsigned n)
{
    static const char *const given[] = {"Anna", "Boris", "Clara", "Dmitri", "Elena"};
    static const char *const family[] = {"Koval", "Ivanov", "Meier", "Santos", "Okafor"};
    static const char *const town[] = {"Arlen", "Bresk", "Corvo", "Dunmar", "Eskil"};
    static const char *const firm[] = {"Acmetal", "Borvex", "Cintra", "Dalkom", "Extron"};
    GString *out = g_string_new("");
    uint32_t seed = 7;

    for (unsigned i = 0; i < n; i++) {
        unsigned a, b;

        seed = seed * 1664525 + 1013904223;
        a = (seed >> 20) % 5;
        b = (seed >> 24) % 5;
        if (i % 3 == 0)
            g_string_append_printf(out, "-DOCSTART-\tO\n\n");
        if (seed >> 30 == 0)
            g_string_append_printf(
                out, "Mr\tO\n%s\tB-PER\n%s\tI-PER\nlives\tO\nin\tO\n%s\tB-LOC\n.\tO\n\n", given[a],
                family[b], town[a]);
        else if (seed >> 30 == 1)
            g_string_append_printf(
                out, "Shares\tO\nof\tO\n%s\tB-ORG\nInc\tI-ORG\nfell\tO\n.\tO\n\n", firm[b]);
        else
            g_string_append_printf(out, "%s\tB-PER\nsaid\tO\n%s\tB-LOC\nwas\tO\ncold\tO\n.\tO\n\n",
                                   family[a], town[b]);
    }
    return g_string_free(out, FALSE);
}

static void say_nothing(void *ctx, const char *line)
{
    (void)ctx;
    (void)line;
}

static kith_train_options small_options(const kith_source *source, size_t n)
{
    return (kith_train_options){
        .source = source,
        .n_sources = n,
        .types = 7,
        .clusters = 8,
        .cluster_least = 2,
        .least = 1,
        .rows = 20000,
        .refine = 1,
        .capitals = 0.1,
        .titles = 0.1,
        .hyphens = 0.1,
        .crf =
            {.epochs = 4, .rate = 0.05, .strength = 6, .dropout = 0.3, .average = 0.3, .seed = 3},
    };
}

static kith_str train(kith_arena *a, const char *path, unsigned free_types)
{
    kith_source source = {.path = path, .weight = 1, .free_types = free_types};
    kith_train_options options = small_options(&source, 1);
    kith_str model = {0};
    kith_err err = {0};

    if (!kith_train(a, &options, say_nothing, NULL, &model, &err))
        fail_msg("%s", err.msg);
    return model;
}

static double score(kith_str bytes, const char *path)
{
    kith_arena *a = kith_arena_new();
    kith_tagger *tagger = NULL;
    kith_tag_cache *cache;
    kith_corpus corpus;
    kith_score sum = {0};
    kith_err err = {0};
    double f1;

    assert_true(kith_tagger_open("m", bytes, &tagger, &err));
    cache = kith_tag_cache_new(tagger);
    assert_true(kith_conll_read(a, path, NULL, &corpus, &err));
    for (size_t d = 0; d < corpus.n; d++) {
        kith_columns *doc = &corpus.at[d];
        kith_spans found = kith_tag(cache, a, doc->text, doc->tokens, doc->sentences);

        kith_score_add(&sum, a, doc, (uint32_t)d, found, 7, NULL);
    }
    f1 = kith_prf_of(kith_score_all(&sum, 7)).f1;
    kith_tag_cache_free(cache);
    kith_tagger_free(tagger);
    kith_arena_free(a);
    return f1;
}

static void learns_what_it_is_shown(void **state)
{
    kith_arena *a = kith_arena_new();

    (void)state;
    assert_true(score(train(a, columns_path, 0), columns_path) > 97);
    kith_arena_free(a);
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_str one = train(a, columns_path, 0), two = train(a, columns_path, 0);

    (void)state;
    assert_true(kith_str_eq(one, two));
    kith_arena_free(a);
}

/* Places are not marked in the first source; a few are in the second. What the first leaves open
 * must not be learned as none. */
static void a_type_that_a_source_does_not_mark_stays_free(void **state)
{
    kith_arena *a = kith_arena_new();
    char *bare = g_build_filename(dir, "bare.bio", NULL);
    char *text = make_columns(300);
    GString *without = g_string_new(text);
    kith_source source[2] = {{.path = bare, .weight = 1, .free_types = 1u << KITH_LOC},
                             {.path = few_path, .weight = 1}};
    kith_train_options options = small_options(source, 2);
    kith_str free_model, bound_model;
    kith_err err = {0};

    (void)state;
    g_string_replace(without, "B-LOC", "O", 0);
    assert_true(g_file_set_contents(bare, without->str, -1, NULL));
    assert_true(kith_train(a, &options, say_nothing, NULL, &free_model, &err));
    source[0].free_types = 0;
    assert_true(kith_train(a, &options, say_nothing, NULL, &bound_model, &err));
    assert_true(score(free_model, columns_path) > score(bound_model, columns_path) + 5);
    g_string_free(without, TRUE);
    g_unlink(bare);
    g_free(bare);
    g_free(text);
    kith_arena_free(a);
}

/* All labellings of a chain, one by one. */
static double brute_force(const kith_lattice *lat, const kith_transitions *tr, unsigned n,
                          double *first)
{
    double sum = 0;
    unsigned all = 1;

    for (unsigned t = 0; t < n; t++)
        all *= KITH_LABELS;
    for (unsigned c = 0; c < all; c++) {
        uint8_t before = KITH_LABEL_O, label[4];
        double s = 0;
        bool legal = true;

        for (unsigned t = 0, x = c; t < n; t++, x /= KITH_LABELS)
            label[t] = (uint8_t)(x % KITH_LABELS);
        for (unsigned t = 0; t <= n; t++) {
            uint8_t l = t < n ? label[t] : KITH_LABEL_O;

            legal = legal && kith_label_follows(before, l);
            s += (double)tr->weight[lat->table[t]][before * KITH_LABELS + l];
            s += l != KITH_LABEL_O ? (double)lat->score[t][l - 1] : 0;
            before = l;
        }
        if (!legal)
            continue;
        sum += exp(s);
        first[label[0]] += exp(s);
    }
    for (unsigned l = 0; l < KITH_LABELS; l++)
        first[l] /= sum;
    return log(sum);
}

static void sums_agree_with_brute_force(void **state)
{
    kith_transitions *tr = g_new(kith_transitions, 1);
    kith_lattice lat = {0};
    double first[KITH_LABELS] = {0};
    uint32_t seed = 5;
    unsigned n = 4;
    double sum, expected;

    (void)state;
    kith_transitions_init(tr);
    kith_lattice_reserve(&lat, n);
    for (unsigned t = 0; t <= n; t++) {
        lat.table[t] = (uint16_t)(t % 3);
        for (unsigned c = 0; t < n && c < KITH_LABEL_COLUMNS; c++) {
            seed = seed * 1664525 + 1013904223;
            lat.score[t][c] = (float)(seed >> 16) / 16384 - 2;
        }
    }
    for (unsigned k = 0; k < 3; k++) {
        for (unsigned i = 0; i < KITH_TABLE; i++) {
            seed = seed * 1664525 + 1013904223;
            tr->change[k][i] = (float)(seed >> 16) / 32768 - 1;
        }
        tr->touched[k] = true;
    }
    kith_transitions_apply(tr, 1, 1);
    expected = brute_force(&lat, tr, n, first);
    sum = kith_lattice_sum(&lat, tr, n, NULL, 1);
    assert_true(fabs(sum - expected) < 1e-3);
    for (unsigned l = 0; l < KITH_LABELS; l++)
        assert_true(fabs((double)lat.expect[0][l] - first[l]) < 1e-4);
    kith_lattice_fini(&lat);
    g_free(tr);
}

/* Two sorts of words that stand in two sorts of places. */
static void clusters_hold_words_of_like_places(void **state)
{
    uint32_t text[4000];
    kith_cluster_path path[12];
    uint32_t seed = 3;

    (void)state;
    for (unsigned i = 0; i < 4000; i += 4) {
        seed = seed * 1664525 + 1013904223;
        text[i] = (seed >> 20) % 4;
        text[i + 1] = 4 + (seed >> 24) % 4;
        text[i + 2] = 8 + (seed >> 28) % 4;
        text[i + 3] = UINT32_MAX;
    }
    kith_cluster(text, 4000, 12, 3, 1, path);
    for (unsigned w = 0; w < 12; w++) {
        assert_true(path[w].depth > 0);
        assert_int_equal(path[w].bits, path[w / 4 * 4].bits);
        assert_int_equal(path[w].depth, path[w / 4 * 4].depth);
    }
    assert_true(path[0].bits != path[4].bits || path[0].depth != path[4].depth);
    assert_true(path[4].bits != path[8].bits || path[4].depth != path[8].depth);
}

static int set_up(void **state)
{
    char *text = make_columns(300);

    (void)state;
    if (mkdtemp(dir) == NULL)
        return -1;
    columns_path = g_build_filename(dir, "columns.bio", NULL);
    few_path = g_build_filename(dir, "few.bio", NULL);
    g_file_set_contents(columns_path, text, -1, NULL);
    g_free(text);
    text = make_columns(40);
    g_file_set_contents(few_path, text, -1, NULL);
    g_free(text);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    g_unlink(columns_path);
    g_unlink(few_path);
    g_rmdir(dir);
    g_free(columns_path);
    g_free(few_path);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learns_what_it_is_shown),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(a_type_that_a_source_does_not_mark_stays_free),
        cmocka_unit_test(sums_agree_with_brute_force),
        cmocka_unit_test(clusters_hold_words_of_like_places),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
