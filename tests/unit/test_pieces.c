// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "extract/pieces.h"

static const char *reasons[] = {"as written", "family name"};
static kith_str surfaces[] = {{"Ana Lund", 8}, {"Lund", 4}};

/* A piece with one sentence that names one person, over a text that is n such sentences. */
static kith_extraction piece_of(kith_line_span *sentence, kith_mention *mention, kith_local *person,
                                uint32_t at, size_t n_surfaces)
{
    *sentence = (kith_line_span){at, at + 9, 0};
    *mention = (kith_mention){.beg = at, .end = at + 8};
    *person = (kith_local){.type = KITH_PERSON,
                           .label = surfaces[0],
                           .surface = surfaces,
                           .why = reasons,
                           .n_surfaces = n_surfaces,
                           .n_mentions = 1};
    return (kith_extraction){.sentence = sentence,
                             .n_sentences = 1,
                             .mention = mention,
                             .n_mentions = 1,
                             .entity = person,
                             .n_entities = 1,
                             .n_tokens = 3};
}

static void one_label_in_two_pieces_is_one_entity(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_extraction whole = {0};
    kith_pieces *pieces = kith_pieces_new(a, &whole, false);
    kith_line_span sentence;
    kith_mention mention;
    kith_local person;

    (void)state;
    for (uint32_t i = 0; i < 3; i++) {
        kith_extraction piece = piece_of(&sentence, &mention, &person, 10 * i, i == 2 ? 2 : 1);
        kith_pieces_add(pieces, &piece, 5 * i);
    }
    kith_pieces_free(pieces);
    assert_int_equal(whole.n_entities, 1);
    assert_int_equal(whole.entity[0].n_mentions, 3);
    assert_int_equal(whole.entity[0].n_surfaces, 2);
    assert_int_equal(whole.n_mentions, 3);
    assert_int_equal(whole.mention[2].sentence, 2);
    assert_int_equal(whole.mention[2].beg, 20);
    assert_int_equal(whole.sentence[2].block, 10);
    assert_int_equal(whole.n_tokens, 9);
    kith_arena_free(a);
}

static void a_label_of_two_types_stays_two_entities(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_extraction whole = {0};
    kith_pieces *pieces = kith_pieces_new(a, &whole, false);
    kith_line_span sentence;
    kith_mention mention;
    kith_local person;

    (void)state;
    for (uint32_t i = 0; i < 2; i++) {
        kith_extraction piece = piece_of(&sentence, &mention, &person, 10 * i, 1);
        person.type = i == 0 ? KITH_PERSON : KITH_ORGANIZATION;
        kith_pieces_add(pieces, &piece, 0);
    }
    kith_pieces_free(pieces);
    assert_int_equal(whole.n_entities, 2);
    assert_int_equal(whole.mention[1].entity, 1);
    kith_arena_free(a);
}

static void mentions_alone_count_the_sentences_that_are_not_kept(void **state)
{
    kith_arena *a = kith_arena_new();
    kith_extraction whole = {0};
    kith_pieces *pieces = kith_pieces_new(a, &whole, true);
    kith_line_span sentence;
    kith_mention mention;
    kith_local person;

    (void)state;
    for (uint32_t i = 0; i < 3; i++) {
        kith_extraction piece = piece_of(&sentence, &mention, &person, 10 * i, 1);
        kith_pieces_add(pieces, &piece, 5 * i);
    }
    kith_pieces_free(pieces);
    assert_int_equal(whole.mention[2].sentence, 2);
    assert_int_equal(whole.mention[2].beg, 20);
    assert_int_equal(whole.n_sentences, 0);
    assert_int_equal(whole.n_entities, 1);
    assert_int_equal(whole.entity[0].n_surfaces, 0);
    kith_arena_free(a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_label_in_two_pieces_is_one_entity),
        cmocka_unit_test(a_label_of_two_types_stays_two_entities),
        cmocka_unit_test(mentions_alone_count_the_sentences_that_are_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
