// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>
#include <stdio.h>

#include "extract/token.h"
#include "tests/unit/arena.h"
#include "tests/unit/dice.h"

/* Tokens of text with a space between. */
static char *tokens_of(kith_arena *a, kith_str text)
{
    kith_tokens tokens = {0};
    GString *out = g_string_new(NULL);

    kith_tokenize(a, text, 0, text.len, &tokens);
    for (size_t t = 0; t < tokens.n; t++) {
        kith_str word = kith_token_str(text, tokens.at[t]);
        if (t > 0)
            g_string_append_c(out, ' ');
        g_string_append_len(out, word.ptr, (gssize)word.len);
    }
    return g_string_free(out, FALSE);
}

/* Sentences of text, each ended by LF. */
static char *sentences_of(kith_arena *a, kith_str text)
{
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};
    GString *out = g_string_new(NULL);

    kith_tokenize(a, text, 0, text.len, &tokens);
    kith_sentences_split(a, text, tokens, 0, 0, &sentences);
    for (size_t i = 0; i < sentences.n; i++) {
        size_t beg = tokens.at[sentences.at[i].beg].beg;
        size_t end = tokens.at[sentences.at[i].end - 1].end;
        g_string_append_len(out, text.ptr + beg, (gssize)(end - beg));
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

/* Runs the groups of a file; returns how many there were, *wrong how many did not come out. */
static size_t run_cases(kith_arena *a, const char *path, bool loud, size_t *wrong)
{
    GString *want = g_string_new(NULL);
    char *bytes = NULL;
    kith_str rest, line, input = {0};
    bool words = false;
    size_t n = 0;

    *wrong = 0;
    assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
    rest = kith_str_of(bytes);
    for (bool more = true; more;) {
        more = kith_str_line(&rest, &line);
        if (!more)
            line = (kith_str){0};
        if (line.len >= 2 && line.ptr[0] == '>')
            input = kith_str_sub(line, 2, line.len);
        else if (line.len >= 2 && (line.ptr[0] == '=' || line.ptr[0] == '~')) {
            words = line.ptr[0] == '~';
            g_string_append_len(want, line.ptr + 2, (gssize)line.len - 2);
            g_string_append(want, words ? "" : "\n");
        } else if (line.len == 0 && want->len > 0) {
            char *got = words ? tokens_of(a, input) : sentences_of(a, input);
            n++;
            if (strcmp(got, want->str) != 0) {
                ++*wrong;
                if (loud)
                    print_error("%s: %.*s\n  got:  %s\n  want: %s\n", path, (int)input.len,
                                input.ptr, got, want->str);
            }
            g_free(got);
            g_string_truncate(want, 0);
        }
    }
    g_free(bytes);
    g_string_free(want, TRUE);
    return n;
}

static void words_and_marks_are_told_apart(void **state)
{
    size_t wrong;

    assert_true(run_cases(*state, "tests/cases/tokens.txt", true, &wrong) >= 60);
    assert_int_equal(wrong, 0);
}

static void sentences_end_where_a_reader_ends_them(void **state)
{
    size_t wrong;

    assert_true(run_cases(*state, "tests/cases/sentences.txt", true, &wrong) >= 80);
    assert_int_equal(wrong, 0);
}

static void known_failures_still_fail(void **state)
{
    size_t wrong, n = run_cases(*state, "tests/cases/known-failures.txt", false, &wrong);

    assert_int_equal(wrong, n);
}

static void a_word_is_known_by_its_capitals(void **state)
{
    static const struct {
        const char *word;
        kith_cap cap;
    } cases[] = {
        {"word", KITH_CAP_LOWER},    {"Word", KITH_CAP_FIRST},         {"WORD", KITH_CAP_UPPER},
        {"U.S.", KITH_CAP_UPPER},    {"McCain", KITH_CAP_MIXED},       {"iPhone", KITH_CAP_MIXED},
        {"12", KITH_CAP_NONE},       {"al-Qaeda", KITH_CAP_MIXED},     {"A", KITH_CAP_FIRST},
        {"O'Brien", KITH_CAP_FIRST}, {"Abdel-Rahman", KITH_CAP_FIRST}, {"F-16", KITH_CAP_UPPER},
        {"Éire", KITH_CAP_FIRST},    {"ÉIRE", KITH_CAP_UPPER},         {"1990s", KITH_CAP_LOWER},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_tokens tokens = {0};
        kith_str text = kith_str_of(cases[i].word);
        kith_tokenize(*state, text, 0, text.len, &tokens);
        assert_int_equal(tokens.n, 1);
        if (tokens.at[0].cap != cases[i].cap)
            fail_msg("%s is %d", cases[i].word, tokens.at[0].cap);
    }
}

static void kinds_and_spaces_are_kept(void **state)
{
    kith_tokens tokens = {0};
    kith_str text = KITH_STR("Roe's 12 (ex-)men");
    static const kith_token_kind kinds[] = {KITH_TOKEN_WORD, KITH_TOKEN_CLITIC, KITH_TOKEN_NUMBER,
                                            KITH_TOKEN_MARK, KITH_TOKEN_WORD,   KITH_TOKEN_MARK,
                                            KITH_TOKEN_MARK, KITH_TOKEN_WORD};
    static const bool spaces[] = {true, false, true, true, false, false, false, false};

    kith_tokenize(*state, text, 0, text.len, &tokens);
    assert_int_equal(tokens.n, 8);
    for (size_t t = 0; t < tokens.n; t++) {
        assert_int_equal(tokens.at[t].kind, kinds[t]);
        assert_int_equal(tokens.at[t].space, spaces[t]);
    }
}

static void tokens_are_appended(void **state)
{
    kith_tokens tokens = {0};
    kith_str text = KITH_STR("one two\nthree");

    kith_tokenize(*state, text, 0, 7, &tokens);
    kith_tokenize(*state, text, 8, 13, &tokens);
    assert_int_equal(tokens.n, 3);
    assert_int_equal(tokens.at[2].beg, 8);
    assert_true(tokens.at[2].space);
}

static void what_never_ends_is_cut(void **state)
{
    size_t n = 300000;
    char *text = g_malloc(n);
    kith_tokens tokens = {0};
    kith_sentences sentences = {0};

    memset(text, 'a', n);
    kith_tokenize(*state, (kith_str){text, n}, 0, n, &tokens);
    for (size_t t = 0; t < tokens.n; t++)
        assert_true(tokens.at[t].end - tokens.at[t].beg <= KITH_TOKEN_BYTES);
    for (size_t i = 1; i < n; i += 2)
        text[i] = ' ';
    tokens = (kith_tokens){0};
    kith_tokenize(*state, (kith_str){text, n}, 0, n, &tokens);
    kith_sentences_split(*state, (kith_str){text, n}, tokens, 0, 0, &sentences);
    assert_int_equal(tokens.n, n / 2);
    for (size_t i = 0; i < sentences.n; i++)
        assert_true(sentences.at[i].end - sentences.at[i].beg <= KITH_SENTENCE_TOKENS);
    g_free(text);
}

static void the_border_of_a_block_ends_a_sentence(void **state)
{
    kith_block block[] = {{.beg = 0, .end = 10}, {.beg = 11, .end = 23}};
    kith_article article = {
        .text = KITH_STR("A headline\nA paragraph.\n"), .block = block, .n_blocks = 2};
    kith_tokens tokens;
    kith_sentences sentences;

    kith_segment(*state, &article, &tokens, &sentences);
    assert_int_equal(sentences.n, 2);
    assert_int_equal(sentences.at[1].block, 1);
    assert_int_equal(sentences.at[1].beg, 2);
}

/* A token behind the last one, as an arena may have it from before, plays no part. */
static void what_stands_behind_the_last_token_is_not_looked_at(void **state)
{
    kith_str text = KITH_STR("She works (for Acme Inc.)");
    kith_tokens tokens = {0}, more;
    kith_sentences sentences = {0};

    kith_tokenize(*state, text, 0, text.len, &tokens);
    more = tokens;
    more.at = kith_new(*state, kith_token, tokens.n + 1);
    memcpy(more.at, tokens.at, tokens.n * sizeof *tokens.at);
    more.at[tokens.n] = (kith_token){.beg = UINT32_MAX, .end = UINT32_MAX, .kind = KITH_TOKEN_MARK};
    kith_sentences_split(*state, text, more, 0, 0, &sentences);
    assert_int_equal(sentences.n, 1);
    assert_int_equal(sentences.at[0].end, tokens.n);
}

/* A text of at most n bytes, of pieces that the short way takes and such as it does not. */
static size_t make_text(char *out, size_t n)
{
    static const char *const pieces[] = {
        "a",  "Peru", "talks", " ",   " ",  " ",  ". ", ".",  ",",  ", ", "'s", "'s ",
        "12", "2004", "5",     "’s ", "’s", "'",  "%",  "19", "-",  "'S", "St", "n't",
        ":",  "$",    "\"",    "é",   "(",  "th", "/",  "@",  "..", "’",  "\n", "U.S.",
    };
    size_t at = 0;

    for (const char *piece;
         piece = pieces[dice(sizeof pieces / sizeof *pieces)], at + strlen(piece) <= n;
         at += strlen(piece))
        memcpy(out + at, piece, strlen(piece));
    return at;
}

/* What stands near to the end of a text goes the long way. */
static void the_short_way_makes_the_tokens_of_the_long_one(void **state)
{
    static const char *const behind[] = {"\n", "s", "'s more", "2004", ". ", "\""};
    char text[100];

    for (size_t i = 0; i < 20000; i++) {
        size_t end = make_text(text, 21), n;
        kith_tokens alone = {0}, within = {.at = kith_new(*state, kith_token, 40), .room = 40};
        kith_tokenize(*state, (kith_str){text, end}, 0, end, &alone);
        n = end + (size_t)sprintf(text + end, "%s%40s", behind[dice(6)], "");
        kith_tokenize(*state, (kith_str){text, n}, 0, end, &within);
        assert_int_equal(alone.n, within.n);
        if (alone.n > 0 && memcmp(alone.at, within.at, alone.n * sizeof *alone.at) != 0)
            fail_msg("'%.*s'", (int)end, text);
        kith_arena_reset(*state);
    }
}

static void nothing_gives_nothing(void **state)
{
    kith_article article = {0};
    kith_tokens tokens;
    kith_sentences sentences;

    kith_segment(*state, &article, &tokens, &sentences);
    assert_int_equal(tokens.n, 0);
    assert_int_equal(sentences.n, 0);
    kith_tokenize(*state, KITH_STR(" \t\n "), 0, 4, &tokens);
    assert_int_equal(tokens.n, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(words_and_marks_are_told_apart),
        TEST_WITH_ARENA(sentences_end_where_a_reader_ends_them),
        TEST_WITH_ARENA(known_failures_still_fail),
        TEST_WITH_ARENA(a_word_is_known_by_its_capitals),
        TEST_WITH_ARENA(kinds_and_spaces_are_kept),
        TEST_WITH_ARENA(tokens_are_appended),
        TEST_WITH_ARENA(what_never_ends_is_cut),
        TEST_WITH_ARENA(the_border_of_a_block_ends_a_sentence),
        TEST_WITH_ARENA(what_stands_behind_the_last_token_is_not_looked_at),
        TEST_WITH_ARENA(the_short_way_makes_the_tokens_of_the_long_one),
        TEST_WITH_ARENA(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
