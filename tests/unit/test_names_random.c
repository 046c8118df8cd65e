// SPDX-License-Identifier: GPL-3.0-or-later
/* Whatever a tagger says of whatever text: mentions ascend, do not overlap, lie in their sentence;
 * every entity has a mention, a label and surfaces that the text holds. */
#include "extract/coref.h"
#include "extract/mention.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

enum { ROUNDS = 1500, MOST_WORDS = 120 };

static const char *const words[] = {
    "Mark",      "Rutte",
    "NATO",      "the",
    "The",       "of",
    "(",         ")",
    "'s",        "Ukraine",
    "Russian",   "Ministry",
    "Georgia",   "Jordan",
    "Congo",     "Korea",
    "North",     "EU",
    "-",         "pro-Russian",
    "US-led",    "Mr.",
    "President", "van",
    "der",       "al-Assad",
    "Kim",       "Jong-un",
    "J.",        "III",
    "Jr.",       "Inc.",
    "\"",        ",",
    "U.S.",      "Washington",
    "called",    "in",
    "a",         "A",
    "Союз",      "Zelenskyy",
    "ß",         "İstanbul",
    "x-",        "-",
    "--",        "Nov.",
    "5",         "ORG",
    "Party",     "Greens",
    "MTG",       "Marjorie",
    "Taylor",    "Greene",
    "O'",        "City",
    "and",       "Bank",
    "Japan",     "\xef\xbf\xbd",
    "MP",        "SPD",
    "known",     "as",
    "father",    ".",
};

typedef struct {
    kith_arena *a;
    kith_str text;
    kith_tokens tokens;
    kith_sentences sentences;
    kith_spans spans;
} input;

static void make_text(input *in, GRand *random)
{
    GString *text = g_string_new(NULL);
    int lines = g_rand_int_range(random, 1, 6);

    for (int l = 0; l < lines; l++) {
        size_t beg = text->len, from = in->tokens.n;
        int n = g_rand_int_range(random, 1, MOST_WORDS / lines);
        for (int i = 0; i < n; i++)
            g_string_append_printf(text, "%s%s",
                                   words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))],
                                   g_rand_int_range(random, 0, 5) ? " " : "");
        kith_tokenize(in->a, (kith_str){text->str, text->len}, beg, text->len, &in->tokens);
        if (in->tokens.n > from) {
            in->sentences.at = kith_grow(in->a, kith_sentence, in->sentences.at, in->sentences.n,
                                         in->sentences.n + 1);
            in->sentences.at[in->sentences.n++] =
                (kith_sentence){(uint32_t)from, (uint32_t)in->tokens.n, 0};
        }
        g_string_append_c(text, '\n');
    }
    in->text = kith_arena_str(in->a, (kith_str){text->str, text->len});
    g_string_free(text, TRUE);
}

static void make_spans(input *in, GRand *random)
{
    in->spans.at = kith_new(in->a, kith_span, in->tokens.n + 1);
    for (size_t s = 0; s < in->sentences.n; s++) {
        uint32_t t = in->sentences.at[s].beg;
        while (t < in->sentences.at[s].end) {
            uint32_t n = (uint32_t)g_rand_int_range(random, 1, 7);
            if (t + n > in->sentences.at[s].end)
                n = in->sentences.at[s].end - t;
            if (g_rand_int_range(random, 0, 2))
                in->spans.at[in->spans.n++] =
                    (kith_span){t, t + n, (uint8_t)g_rand_int_range(random, 0, KITH_TAG_TYPES),
                                (float)g_rand_double_range(random, 0, 9), 0};
            t += n;
        }
    }
}

static void check(const input *in, const kith_extraction *x)
{
    uint32_t *count = kith_new(in->a, uint32_t, x->n_entities + 1);

    for (size_t i = 0; i < x->n_mentions; i++) {
        const kith_mention *m = &x->mention[i];
        kith_sentence s;
        assert_true(m->beg < m->end && m->end <= in->text.len);
        assert_true(i == 0 || x->mention[i - 1].end <= m->beg);
        assert_true(m->sentence < in->sentences.n && m->entity < x->n_entities);
        assert_true(m->via < KITH_VIAS);
        s = in->sentences.at[m->sentence];
        assert_true(in->tokens.at[s.beg].beg <= m->beg && m->end <= in->tokens.at[s.end - 1].end);
        count[m->entity]++;
    }
    for (size_t e = 0; e < x->n_entities; e++) {
        assert_true(x->entity[e].type < KITH_TYPES && x->entity[e].label.len > 0);
        assert_int_equal(x->entity[e].n_mentions, count[e]);
        assert_true(count[e] > 0 && x->entity[e].n_surfaces > 0);
        assert_true(x->entity[e].type != KITH_COUNTRY || x->entity[e].iso.len == 2);
        for (size_t k = 0; k < x->entity[e].n_surfaces; k++)
            assert_non_null(x->entity[e].why[k]);
    }
}

static void any_spans_give_sound_mentions(void **state)
{
    GRand *random = g_rand_new_with_seed(7);
    kith_extract_options options = {.capitals = true};

    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        input in = {.a = kith_arena_new()};
        kith_extraction x = {0};
        make_text(&in, random);
        make_spans(&in, random);
        x.article.text = in.text;
        options.no_demonyms = i % 3 == 0;
        kith_names names = kith_names_find(in.a, kith_lexicon_builtin(), in.text, in.tokens,
                                           in.sentences, in.spans, &options);
        kith_coref(in.a, kith_lexicon_builtin(), in.tokens, in.sentences, names, &x);
        check(&in, &x);
        kith_arena_free(in.a);
    }
    g_rand_free(random);
}

/* What the tagger tells of words saves looking them up, and says the same. */
static void names_are_the_same_whoever_looks_words_up(void **state)
{
    GRand *random = g_rand_new_with_seed(8);
    kith_tag_cache *cache = kith_tag_cache_new(kith_tagger_builtin(NULL));

    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        input in = {.a = kith_arena_new()};
        make_text(&in, random);
        kith_spans told = kith_tag(cache, in.a, in.text, in.tokens, in.sentences), bare = told;
        bare.fact = NULL;
        kith_names x = kith_names_find(in.a, kith_lexicon_builtin(), in.text, in.tokens,
                                       in.sentences, told, NULL);
        kith_names y = kith_names_find(in.a, kith_lexicon_builtin(), in.text, in.tokens,
                                       in.sentences, bare, NULL);
        assert_int_equal(x.n, y.n);
        for (size_t k = 0; k < x.n; k++) {
            assert_int_equal(x.at[k].beg, y.at[k].beg);
            assert_int_equal(x.at[k].end, y.at[k].end);
            assert_int_equal(x.at[k].type, y.at[k].type);
        }
        kith_arena_free(in.a);
    }
    kith_tag_cache_free(cache);
    g_rand_free(random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_spans_give_sound_mentions),
        cmocka_unit_test(names_are_the_same_whoever_looks_words_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
