// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>

#include "extract/article.h"
#include "extract/read/html.h"
#include "extract/read/text.h"
#include "tests/unit/arena.h"

static kith_article article_of(kith_arena *a, const char *text, bool keep)
{
    kith_doc *doc = kith_new(a, kith_doc, 1);

    assert_true(kith_text_read(&(kith_record){.bytes = kith_str_of(text)}, a, doc, NULL));
    return kith_article_find(a, doc, keep);
}

static const char page[] =
    "Home\nSearch\nSubscribe\n\nEnvoys of Peru and Chile meet in Geneva\n\nBy Jane Roe\n"
    "March 5, 2024\nShare\n\nEnvoys of Peru and Chile met in Geneva on Tuesday to talk about the "
    "sea border that both of them claim.\n\nThe talks went on for nine hours, and nobody spoke to "
    "the press when they were over, as had been agreed.\n\nRelated\nBread is dearer again\nCup "
    "final goes to extra time\n\n© 2024 The Daily. All rights reserved.\n";

static void the_article_is_told_from_what_surrounds_it(void **state)
{
    kith_article x = article_of(*state, page, false);

    assert_int_equal(x.n_blocks, 3);
    assert_int_equal(x.block[0].kind, KITH_BLOCK_HEADLINE);
    assert_int_equal(x.block[1].kind, KITH_BLOCK_TEXT);
    assert_str(x.title, "Envoys of Peru and Chile meet in Geneva");
    assert_str(x.date, "2024-03-05");
    assert_true(kith_str_ends(x.text, KITH_STR("agreed.\n")));
    assert_int_equal(x.n_dropped, 10);
    for (size_t i = 0; i < x.n_dropped; i++)
        assert_true(strlen(x.dropped[i].why) > 0);
    assert_string_equal(x.dropped[3].why, "credit");
    assert_string_equal(x.dropped[9].why, "legal notice");
}

static void everything_is_kept_when_asked(void **state)
{
    kith_article x = article_of(*state, page, true);

    assert_int_equal(x.n_blocks, 13);
    assert_int_equal(x.n_dropped, 0);
}

static void wrapped_lines_are_joined(void **state)
{
    kith_article x = article_of(
        *state,
        "ENVOYS MEET\n\nEnvoys of Peru and Chile met in Geneva on Tuesday to talk\nabout the sea "
        "border that both of them claim. The talks went\non for nine hours.\n\nNobody spoke to the "
        "press when they were over, as had been\nagreed in a long-\nterm plan.\n",
        false);

    assert_int_equal(x.n_blocks, 3);
    assert_str(x.text,
               "ENVOYS MEET\n\nEnvoys of Peru and Chile met in Geneva on Tuesday to talk about "
               "the sea border that both of them claim. The talks went on for nine hours.\n\n"
               "Nobody spoke to the press when they were over, as had been agreed in a "
               "long-term plan.\n");
}

static void lines_of_a_list_are_not_joined(void **state)
{
    kith_article x = article_of(*state,
                                "Peru sends three envoys to the talks\nChile sends four envoys to "
                                "the talks\nGeneva is glad that they all come here\n",
                                false);

    assert_int_equal(x.n_blocks, 3);
}

static void a_credit_behind_the_stop_is_cut(void **state)
{
    kith_article x =
        article_of(*state, "The envoys arrive at the hotel. Photo: Jane Roe/Agency\n", false);

    assert_str(x.text, "The envoys arrive at the hotel.\n");
}

static void headlines_alone_are_a_document_too(void **state)
{
    kith_article x = article_of(*state, "Envoys meet in Geneva\n\nBread is dearer again\n", false);

    assert_int_equal(x.n_blocks, 2);
    x = article_of(*state, "", false);
    assert_int_equal(x.n_blocks, 0);
    assert_int_equal(x.text.len, 0);
}

static void repeated_lines_have_one_hash(void **state)
{
    kith_article x =
        article_of(*state, "Updated 12 May: Peru\nupdated 31 MAY: peru!\nOther\n", true);

    assert_true(x.block[0].hash == x.block[1].hash);
    assert_true(x.block[0].hash != x.block[2].hash);
}

static void the_parts_of_a_page_count(void **state)
{
    static const char html[] =
        "<!DOCTYPE html><html><head><title>Envoys meet | The "
        "Daily</title></head><body><nav><ul><li>"
        "<a href=a>World in a minute</a></ul></nav><main><article><h1>Envoys of Peru and Chile meet"
        "</h1><p>Envoys of Peru and Chile met in Geneva on Tuesday to talk about the sea border "
        "that "
        "both claim.</p><div class=\"related-stories\"><h3>Read this</h3><p><a href=b>The mayor of "
        "Lima said on Sunday that he would not stand again for the office.</a></p></div><h2>What "
        "comes next</h2><p>A second round is planned for April, officials said, in the same city "
        "and "
        "with the same mediator.</p></article></main><aside><h3>More</h3><p>A poet who has never "
        "been to Rome writes of Rome, and how it is to have never been there.</p></aside></body>";
    kith_doc doc = {0};
    kith_article x;

    assert_true(kith_html_read(&(kith_record){.bytes = kith_str_of(html)}, *state, &doc, NULL));
    x = kith_article_find(*state, &doc, false);
    assert_int_equal(x.n_blocks, 4);
    assert_str(kith_str_sub(x.text, x.block[2].beg, x.block[2].end), "What comes next");
}

static void assert_same(const kith_article *x, const kith_article *y)
{
    assert_true(kith_str_eq(x->text, y->text));
    assert_true(kith_str_eq(x->title, y->title));
    assert_true(kith_str_eq(x->date, y->date));
    assert_int_equal(x->n_blocks, y->n_blocks);
    for (size_t b = 0; b < x->n_blocks; b++) {
        assert_int_equal(x->block[b].beg, y->block[b].beg);
        assert_int_equal(x->block[b].end, y->block[b].end);
        assert_true(x->block[b].hash == y->block[b].hash);
    }
    assert_int_equal(x->n_dropped, y->n_dropped);
}

/* spaced: lines stand apart without a byte between them. */
static void take(kith_arena *a, kith_str text, bool keep, bool spaced, bool in_place)
{
    kith_record record = {.bytes = kith_arena_str(a, text)};
    kith_doc doc = {0};
    kith_article found, taken;
    const char *own;

    assert_true(kith_text_read(&record, a, &doc, NULL));
    for (size_t i = 0; i < doc.n_lines; i++)
        doc.line[i].gap |= spaced;
    own = doc.text.ptr;
    found = kith_article_find(a, &doc, keep);
    taken = kith_article_take(a, &doc, keep);
    assert_same(&taken, &found);
    assert_int_equal(taken.text.ptr == own, in_place);
    assert_int_equal(doc.text.len + doc.n_lines, 0);
}

static void the_article_takes_the_place_of_the_document_where_it_can(void **state)
{
    static const char wrapped[] =
        "Some  title\n\nThe envoys of Peru and Chile met on Tuesday in the city of Gene-\n"
        "va, and talked for nine hours about the sea border that both of\nthem claim.\n\n\n"
        "Nobody spoke to the press when the talks were over, as was agreed by\nall of them in "
        "Geneva.\n";
    kith_str whole = kith_str_of(page), cut = kith_str_sub(whole, 0, whole.len - 1);

    for (int keep = 0; keep < 2; keep++) {
        take(*state, whole, keep, false, true);
        take(*state, kith_str_of(wrapped), keep, false, true);
        take(*state, cut, keep, false, false); // no room for the last LF
        take(*state, KITH_STR("One line.\nAnd one more.\n"), keep, true, false);
        take(*state, KITH_STR(""), keep, false, false);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(the_article_is_told_from_what_surrounds_it),
        TEST_WITH_ARENA(everything_is_kept_when_asked),
        TEST_WITH_ARENA(wrapped_lines_are_joined),
        TEST_WITH_ARENA(lines_of_a_list_are_not_joined),
        TEST_WITH_ARENA(a_credit_behind_the_stop_is_cut),
        TEST_WITH_ARENA(headlines_alone_are_a_document_too),
        TEST_WITH_ARENA(repeated_lines_have_one_hash),
        TEST_WITH_ARENA(the_parts_of_a_page_count),
        TEST_WITH_ARENA(the_article_takes_the_place_of_the_document_where_it_can),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
