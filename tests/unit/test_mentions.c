// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/mentions.h"
#include "tests/unit/arena.h"
#include "tests/unit/dice.h"

enum { MOST = 300, ROUNDS = 500 };

/* A document's mentions, and how often each name was used before. */
typedef struct {
    kith_facts_sentence sentence[MOST];
    kith_facts_mention mention[MOST];
    uint32_t usage[MOST];
    kith_facts facts;
} made;

/* As documents have them: sentences ascend, and the bytes within one; sometimes two at one place.
 */
static void make_mentions(made *m)
{
    size_t n = dice(MOST), sentences = 0;
    uint32_t number = 0, beg = 0, largest = 1u << dice(25);

    for (size_t i = 0; i < n; i++) {
        if (i == 0 || dice(3) == 0) {
            number += 1 + dice(1u << dice(12));
            m->sentence[sentences++] = (kith_facts_sentence){.number = number};
            beg = 0;
        }
        beg += dice(20) == 0 ? 0 : dice(90);
        m->mention[i] = (kith_facts_mention){.sentence = (uint32_t)sentences - 1, .beg = beg};
        m->usage[i] = dice(largest);
    }
    m->facts = (kith_facts){.sentence = m->sentence, .mention = m->mention, .n_mentions = n};
}

static void mentions_come_back_as_they_were_packed(void **state)
{
    made m;
    kith_arena *a = *state;
    kith_pack p = {0};

    for (int round = 0; round < ROUNDS; round++) {
        kith_packed_mention *out;
        size_t n;
        make_mentions(&m);
        kith_mentions_pack(&p, &m.facts, m.usage);
        assert_true(kith_mentions_unpack(a, (kith_unpack){.at = p.at, .n = p.n}, &out, &n));
        assert_int_equal(n, m.facts.n_mentions);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(out[i].usage, m.usage[i] + 1);
            assert_int_equal(out[i].sentence, m.sentence[m.mention[i].sentence].number);
            assert_int_equal(out[i].beg, m.mention[i].beg);
        }
        kith_arena_reset(a);
    }
    kith_pack_fini(&p);
}

/* Frequent names, which have small numbers, take four bytes; the head seven. */
static void a_mention_takes_four_bytes(void **state)
{
    kith_facts_sentence sentence[MOST];
    kith_facts_mention mention[MOST];
    uint32_t usage[MOST];
    kith_facts x = {.sentence = sentence, .mention = mention, .n_mentions = 60};
    kith_pack p = {0};

    (void)state;
    for (uint32_t i = 0; i < 60; i++) {
        sentence[i] = (kith_facts_sentence){.number = i};
        mention[i] = (kith_facts_mention){.sentence = i, .beg = 4 * i};
        usage[i] = 200 * i;
    }
    kith_mentions_pack(&p, &x, usage);
    assert_int_equal(p.n, 7 + 60 * 4);
    kith_pack_fini(&p);
}

static void damaged_bytes_do_no_harm(void **state)
{
    made m;
    kith_arena *a = *state;
    kith_pack p = {0};
    size_t refused = 0;

    for (int round = 0; round < ROUNDS; round++) {
        kith_packed_mention *out;
        kith_unpack in;
        size_t n;
        make_mentions(&m);
        kith_mentions_pack(&p, &m.facts, m.usage);
        if (p.n == 0)
            continue;
        p.at[dice(2) == 0 ? dice(p.n < 8 ? (uint32_t)p.n : 8) : dice((uint32_t)p.n)] =
            (unsigned char)dice(256);
        in = (kith_unpack){.at = p.at, .n = p.n - dice(2)};
        if (!kith_mentions_unpack(a, in, &out, &n))
            refused++;
        else
            assert_true(n <= p.n / 2);
        kith_arena_reset(a);
    }
    assert_true(refused > ROUNDS / 4);
    kith_pack_fini(&p);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(mentions_come_back_as_they_were_packed),
        TEST_WITH_ARENA(a_mention_takes_four_bytes),
        TEST_WITH_ARENA(damaged_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
