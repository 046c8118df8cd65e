// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "graph/repeat.h"

static const char *const story =
    "The mayor said on Friday that the new bridge would be opened next year.\n"
    "Work on it began three years ago, and it has cost more than anyone had planned.\n"
    "\"We are nearly there,\" she told reporters, who had waited for two hours in the rain.\n"
    "The opposition asked for an inquiry into who had signed which contract, and when.\n";

static const char *const other =
    "Farmers in the valley have lost a third of their apples to a late frost in April.\n"
    "Most of them grow the old kinds, which flower early and are picked before September.\n"
    "A fund that the region set up after the last bad year will pay for half of the loss.\n"
    "Nobody remembers so cold a spring, the head of their union told the local radio.\n";

static kith_sketch sketch_of(const char *text)
{
    kith_str rest = kith_str_of(text), line;
    kith_sketcher s;
    kith_sketch sketch;

    kith_sketch_begin(&s);
    while (kith_str_line(&rest, &line))
        kith_sketch_paragraph(&s, line);
    kith_sketch_end(&s, &sketch);
    return sketch;
}

static uint64_t paragraph_of(const char *text)
{
    kith_sketcher s;

    kith_sketch_begin(&s);
    return kith_sketch_paragraph(&s, kith_str_of(text));
}

static double similarity(const char *a, const char *b)
{
    kith_sketch x = sketch_of(a), y = sketch_of(b);

    assert_true(kith_sketch_similarity(&x, &y) == kith_sketch_similarity(&y, &x));
    return kith_sketch_similarity(&x, &y);
}

/* Of the eight groups of six bits. */
static int groups_shared(uint64_t a, uint64_t b)
{
    int n = 0;

    for (int i = 0; i < 48; i += 6)
        n += (a >> i & 0x3f) == (b >> i & 0x3f);
    return n;
}

static void similarity_is_how_much_of_the_shorter_is_in_the_longer(void **state)
{
    char *more = g_strconcat(story, "And ", strchr(other, '\n') + 170, NULL), *new_head, *cut;

    (void)state;
    new_head = g_strconcat("Bridge late and dear\n", story, NULL);
    cut = g_strndup(story, strlen(story) * 2 / 3);
    assert_true(similarity(story, story) == 1.0);
    assert_true(similarity(story, other) < 0.1);
    assert_true(similarity(story, new_head) > 0.9);
    assert_true(similarity(story, cut) > 0.8);
    assert_true(similarity(story, more) > 0.8);
    assert_true(similarity(story, "") == 0);
    assert_true(similarity("", "") == 0);
    assert_true(similarity("short text", "short text") == 0);
    g_free(more);
    g_free(new_head);
    g_free(cut);
}

static void marks_case_and_line_ends_play_no_part(void **state)
{
    (void)state;
    assert_true(paragraph_of("“We don’t know,” she said: nobody does.") ==
                paragraph_of("\"We don't know\", SHE said -- nobody   does"));
    assert_true(paragraph_of("Élan vital à Genève") == paragraph_of("élan VITAL À genève!"));
    assert_true(paragraph_of("one two") == paragraph_of("One, two."));
    assert_true(paragraph_of("one two") != paragraph_of("two one"));
    assert_true(paragraph_of("seven letters") != paragraph_of("sevenletters"));
    assert_true(paragraph_of("abcdefgh abcdefgh x") != paragraph_of("abcdefghabcdefgh x x"));
}

/* The fast way through a word and the slow one, at each place of eight bytes. */
static void words_are_the_same_wherever_they_stand(void **state)
{
    static const char *const words[] = {
        "a",     "bridge", "sevenly", "eightchr", "ninechars", "seventeenletters",
        "don't", "it9",    "é",       "naïve"};

    (void)state;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        for (size_t shift = 0; shift < 9; shift++)
            for (size_t tail = 0; tail < 9; tail++) {
                char *plain = g_strdup_printf("x y %s z", words[w]);
                char *moved = g_strdup_printf("%.*sX  y, %s -- z%.*s", (int)shift, ".........",
                                              words[w], (int)tail, "         ");
                assert_true(paragraph_of(plain) == paragraph_of(moved));
                g_free(plain);
                g_free(moved);
            }
}

static void a_paragraph_with_a_word_changed_is_nearly_equal(void **state)
{
    char *longer = g_strdelimit(g_strdup(story), "\n", ' '), *changed, **part;

    (void)state;
    part = g_strsplit(longer, "nearly", 2);
    changed = g_strjoinv("almost", part);
    assert_true(groups_shared(paragraph_of(longer), paragraph_of(changed)) >= 5);
    assert_true(groups_shared(paragraph_of(longer), paragraph_of(other)) <= 1);
    g_strfreev(part);
    g_free(changed);
    g_free(longer);
}

static void sketches_survive_files(void **state)
{
    kith_sketch sketch = sketch_of(story), again;
    char bytes[KITH_SKETCH_BYTES];

    (void)state;
    kith_sketch_put(&sketch, bytes);
    again = kith_sketch_get((kith_str){bytes, sizeof bytes});
    assert_memory_equal(&sketch, &again, sizeof sketch);
    again = kith_sketch_get((kith_str){bytes, 7});
    assert_int_equal(again.n, 0);
}

/* A sketch that agrees with `from` in all but n bins. */
static kith_sketch varied(const kith_sketch *from, uint32_t runs, int n, uint32_t *seed)
{
    kith_sketch sketch = *from;

    sketch.n = runs;
    for (int i = 0; i < n; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        sketch.least[*seed >> 29] ^= (1 + (*seed >> 8) % 15) << ((*seed >> 26) % 8 * 4);
    }
    return sketch;
}

/* Documents in the order of their sketches. */
static void find(const kith_sketch *sketch, uint32_t n, uint32_t *copy_of)
{
    uint32_t *order = g_new0(uint32_t, n + 1);

    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    kith_repeats_find(sketch, order, n, KITH_SIMILAR, copy_of);
    g_free(order);
}

static void copies_are_of_what_they_are_similar_to(void **state)
{
    enum { N = 400 };
    kith_sketch sketch[N];
    uint32_t copy_of[N], seed = 7;

    (void)state;
    for (int i = 0; i < N; i++) { // tens of a kind
        kith_sketch base = {.n = 500};
        uint32_t own = (uint32_t)(i / 10 + 1) * 2654435761u;
        for (int k = 0; k < KITH_SKETCH_BINS; k++)
            base.least[k / 8] |= ((own = own * 1664525u + 1013904223u) >> 28) << (k % 8 * 4);
        sketch[i] = varied(&base, 500 + (uint32_t)(i % 10 == 3), i % 10 == 3 ? 0 : 5, &seed);
    }
    find(sketch, N, copy_of);
    for (uint32_t i = 0; i < N; i++)
        assert_int_equal(copy_of[i], i / 10 * 10 + 3); // the longest
    sketch[0].n = sketch[1].n = 0;                     // too short to tell
    find(sketch, 2, copy_of);
    assert_int_equal(copy_of[1], 1);
    find(NULL, 0, NULL);
}

/* A story that changes a little each day ends as another one: days that are far apart are no
 * copies. */
static void a_chain_is_not_one_story(void **state)
{
    enum { N = 30 };
    kith_sketch sketch[N];
    uint32_t copy_of[N], seed = 3;

    (void)state;
    memset(sketch, 0, sizeof sketch);
    sketch[0].n = 500;
    for (int i = 1; i < N; i++)
        sketch[i] = varied(&sketch[i - 1], 500, 7, &seed);
    find(sketch, N, copy_of);
    for (uint32_t i = 0; i < N; i++)
        if (copy_of[i] != i) {
            assert_true(copy_of[copy_of[i]] == copy_of[i]);
            assert_true(kith_sketch_similarity(&sketch[i], &sketch[copy_of[i]]) >= KITH_SIMILAR);
        }
    assert_int_not_equal(copy_of[N - 1], copy_of[0]);
}

static void the_order_of_paragraphs_does_not_matter(void **state)
{
    enum { N = 300 };
    uint64_t sketch[N], shuffled[N];
    uint32_t group[N], again[N], place[N];

    (void)state;
    for (uint32_t i = 0; i < N; i++) {
        uint64_t base = (i / 3 + 1) * UINT64_C(0x9e3779b97f4a7c15) >> 16;
        sketch[i] = base ^ (uint64_t)(i % 3) << (6 * (i % 8)); // one group off, at most
        place[i] = i * 7 % N;
        shuffled[place[i]] = sketch[i];
    }
    kith_paragraphs_group(sketch, N, group);
    kith_paragraphs_group(shuffled, N, again);
    for (uint32_t i = 0; i < N; i++) {
        assert_int_equal(sketch[group[i]], shuffled[again[place[i]]]);
        assert_int_equal(group[i] / 3, i / 3);
        assert_int_equal(group[i], group[i / 3 * 3]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(similarity_is_how_much_of_the_shorter_is_in_the_longer),
        cmocka_unit_test(marks_case_and_line_ends_play_no_part),
        cmocka_unit_test(words_are_the_same_wherever_they_stand),
        cmocka_unit_test(a_paragraph_with_a_word_changed_is_nearly_equal),
        cmocka_unit_test(sketches_survive_files),
        cmocka_unit_test(copies_are_of_what_they_are_similar_to),
        cmocka_unit_test(a_chain_is_not_one_story),
        cmocka_unit_test(the_order_of_paragraphs_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
