// SPDX-License-Identifier: GPL-3.0-or-later
/* What the steps from spans to entities are made of. */
#include "extract/name/block.h"
#include "extract/name/cues.h"
#include "extract/name/fold.h"
#include "extract/name/nickname.h"
#include "tests/unit/arena.h"

enum { KEYS = 3000, LONGEST = 41 };

/* Key number i: all lengths, and many that differ in one byte alone, somewhere. */
static kith_str key_of(kith_arena *a, unsigned i)
{
    size_t len = i % LONGEST;
    char *key = kith_room(a, char, LONGEST);

    memset(key, 'a', LONGEST);
    if (len > 0) {
        unsigned n = i / LONGEST;
        key[n % len] = (char)(n / len);
    }
    return (kith_str){key, len};
}

static void a_table_tells_keys_apart_by_every_byte(void **state)
{
    kith_strmap grown = kith_strmap_in(*state), whole = kith_strmap_for(*state, KEYS);
    uint32_t first[KEYS];

    for (unsigned i = 0; i < KEYS; i++) {
        kith_str key = key_of(*state, i);
        first[i] = i;
        for (unsigned k = i % LONGEST; k < i && first[i] == i; k += LONGEST)
            if (kith_str_eq(key_of(*state, k), key))
                first[i] = k;
        assert_int_equal(kith_strmap_get(&grown, key), first[i] == i ? 0 : first[i] + 1);
        *kith_strmap_at(&grown, key) = first[i] + 1;
        *kith_strmap_at(&whole, key) = first[i] + 1;
    }
    for (unsigned i = 0; i < KEYS; i++) {
        assert_int_equal(kith_strmap_get(&grown, key_of(*state, i)), first[i] + 1);
        assert_int_equal(kith_strmap_get(&whole, key_of(*state, i)), first[i] + 1);
    }
    assert_int_equal(grown.n, whole.n);
}

static void a_list_of_a_word_is_empty_at_first_and_moves_when_more_come(void **state)
{
    kith_blocks blocks = kith_blocks_for(*state, 0);

    for (uint32_t i = 0; i < 100; i++) {
        kith_block_list *list = kith_block_of(&blocks, kith_strmap_number(*state, i));
        assert_int_equal(list->n, 0);
        kith_block_add(list, i);
        kith_block_add(list, i);
    }
    for (uint32_t i = 0; i < 100; i++) {
        const kith_block_list *list = kith_block_known(&blocks, kith_strmap_number(*state, i));
        assert_non_null(list);
        assert_int_equal(list->n, 1);
        assert_int_equal(list->form[0], i);
    }
    assert_null(kith_block_known(&blocks, kith_strmap_number(*state, 100)));
}

static const struct {
    const char *nick, *full; // full: all that it is short for, each with a space behind it
} nicknames[] = {
    {"abdullah", "abdallah "},
    {"abe", "abraham "},
    {"steve", "steven stephen "},
    {"serhiy", "sergei sergey "},
    {"mohammed", "muhammad mohammad "},
    {"volodymyr", "vladimir "},
    {"yusuf", "youssef "},
    {"stev", ""},
    {"steven", ""},
    {"aaron", ""},
    {"zoe", ""},
    {"", ""},
};

static void a_nickname_is_found_with_all_that_it_is_short_for(void **state)
{
    for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames; i++) {
        kith_str nick = kith_str_of(nicknames[i].nick), full[KITH_FULL_NAMES];
        size_t n = kith_nickname_full(nick, full);
        kith_str all = {"", 0};
        for (size_t k = 0; k < n; k++) {
            all = kith_arena_printf(*state, "%.*s%.*s ", (int)all.len, all.ptr, (int)full[k].len,
                                    full[k].ptr);
            assert_true(kith_is_nickname(nick, full[k]));
            assert_true(kith_is_nickname(full[k], nick));
        }
        assert_str(all, nicknames[i].full);
    }
    assert_false(kith_is_nickname(KITH_STR("abe"), KITH_STR("abe")));
    assert_false(kith_is_nickname(KITH_STR("abe"), KITH_STR("albert")));
}

static const struct {
    const char *text, *folded;
    bool upper;
} texts[] = {
    {"", "", false},
    {"NATO", "nato", true},
    {"NATo", "nato", false},
    {"R2-D2", "r2-d2", true},
    {"42", "42", false},
    {"ÉTÉ", "ete", true},
    {"ÉtÉ", "ete", false},
    {"É", "e", true},
    {"4É", "4e", true},
    {"AÉs", "aes", false},
    {" O'Neil  &\tSons ", "oneil & sons ", false},
    {"U.S.", "us", true},
};

static void case_and_accents_are_told_in_ascii_and_behind_it(void **state)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        kith_str text = kith_str_of(texts[i].text), folded = kith_fold(*state, text);
        assert_str(folded, texts[i].folded);
        assert_int_equal(kith_is_upper(text), texts[i].upper);
    }
}

static const struct {
    const char *word;
    unsigned has, has_not;
} cued[] = {
    {"", 0, UINT32_MAX},
    {"a", KITH_CUE_SMALL, KITH_CUE_TITLE}, // articles: a span without small words has none
    {"AN", KITH_CUE_SMALL, KITH_CUE_TITLE},
    {"The", KITH_CUE_SMALL, KITH_CUE_TITLE},
    {"President", KITH_CUE_TITLE, KITH_CUE_AMERICAN},
    {"Gen.", KITH_CUE_TITLE, KITH_CUE_AMERICAN},
    {"Rep.", KITH_CUE_AMERICAN, KITH_CUE_CAUCASIAN},
    {"rep.", 0, KITH_CUE_AMERICAN},
    {"Republican", KITH_CUE_AMERICAN, KITH_CUE_CAUCASIAN},
    {"Republicana", 0, KITH_CUE_AMERICAN},
    {"Zourabichvili", KITH_CUE_CAUCASIAN, KITH_CUE_AMERICAN},
    {"NATO", KITH_CUE_CAUCASIAN, KITH_CUE_AMERICAN},
    {"Nato", 0, KITH_CUE_CAUCASIAN},
    {"Pr\xc3\xa9sident", KITH_CUE_TITLE, KITH_CUE_AMERICAN},
};

static void cues_are_found_whatever_the_folding_takes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cued / sizeof *cued; i++) {
        unsigned cues = kith_cues_of(kith_str_of(cued[i].word));
        assert_int_equal(cues & cued[i].has, cued[i].has);
        assert_int_equal(cues & cued[i].has_not, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(a_table_tells_keys_apart_by_every_byte),
        TEST_WITH_ARENA(a_list_of_a_word_is_empty_at_first_and_moves_when_more_come),
        TEST_WITH_ARENA(a_nickname_is_found_with_all_that_it_is_short_for),
        cmocka_unit_test(cues_are_found_whatever_the_folding_takes),
        TEST_WITH_ARENA(case_and_accents_are_told_in_ascii_and_behind_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
