// SPDX-License-Identifier: GPL-3.0-or-later
/* A store of a corpus that never was, from a fixed seed: documents about topics, each with names of
 * its own and a few that everybody names, frequencies as in language. With the numbers it takes by
 * default, five million mentions and 1.6 million edges, to measure questions with.
 *
 * usage: make_store OUT.kith [DOCUMENTS [TOPICS [NAMES]]] */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "graph/links.h"
#include "graph/store.h"
#include "tests/bench/bench.h"

enum { SENTENCES = 20, TOPIC = 24, FAMOUS = 250, WORDS = 20000, DAYS = 3000, COUNTRIES = 180 };

/* 0 to n - 1, the k-th about 1 / (k + 1) as often as the first. */
static uint32_t zipf(uint32_t n)
{
    double u = bench_dice(1u << 24) / (double)(1u << 24);
    double k = exp(u * log((double)n + 1)) - 1;

    return k < n ? (uint32_t)k : n - 1;
}

static const char *const syllable[] = {
    "ka",  "ro",  "vi", "sta", "men", "dor", "lu", "ber",  "gan", "tsu", "mo", "fre", "wal",
    "kri", "zha", "no", "pe",  "ti",  "ran", "bo", "shev", "har", "lin", "da", "sei", "gu",
};
static const char *const given[] = {
    "John",  "William", "Robert", "James",  "Mary",   "Anna",   "Elena", "Peter",  "Paul",
    "David", "Sergei",  "Hassan", "Carlos", "Hans",   "Lars",   "Erik",  "Haruki", "Olga",
    "Zoran", "Jelena",  "Aino",   "Pierre", "Mykola", "Zsófia", "João",
};
static const char *const body[] = {"Bank", "Group", "University", "Foundation", "Party"};

/* The n-th word of its kind: syllables as digits, so that no two are alike. */
static size_t put_word(char *at, uint32_t n, bool capital)
{
    size_t len = 0;

    do {
        len += (size_t)sprintf(at + len, "%s", syllable[n % 26]);
        n /= 26;
    } while (n > 0);
    if (capital)
        at[0] = (char)(at[0] - ('a' - 'A'));
    return len;
}

typedef struct {
    kith_str label, part, iso; // part: the family name
    uint8_t type;
} entity;

static kith_arena *arena;
static entity *names;
static uint32_t n_names = 300 * 1000, topics = 12 * 1000, documents = 100 * 1000;

static void make_names(void)
{
    char word[64];

    names = kith_new(arena, entity, n_names);
    for (uint32_t i = 0; i < n_names; i++) {
        /* A prime spreads neighbours over the alphabet. */
        size_t len = put_word(word, 26 + (uint32_t)((uint64_t)i * 7919 % 11881376), true);
        entity *e = &names[i];
        e->type = i % 7 == 1 && i / 7 < COUNTRIES ? KITH_COUNTRY
                  : i % 3 == 0                    ? KITH_ORGANIZATION
                                                  : KITH_PERSON;
        if (e->type == KITH_COUNTRY) {
            e->iso = kith_arena_printf(arena, "%c%c", 'A' + i / 7 / 26 % 26, 'A' + i / 7 % 26);
            e->label = kith_arena_printf(arena, "%.*sia", (int)len, word);
        } else if (e->type == KITH_PERSON) {
            e->part = kith_arena_str(arena, (kith_str){word, len});
            e->label = kith_arena_printf(arena, "%s %.*s", given[i % 25], (int)len, word);
        } else
            e->label = kith_arena_printf(arena, "%.*s %s", (int)len, word, body[i % 5]);
    }
}

/* The k-th name of a topic: anyone, the often named oftener. */
static uint32_t name_of(uint32_t topic, uint32_t k)
{
    uint64_t h = ((uint64_t)topic << 32 | k) * 0x9e3779b97f4a7c15u;
    double u = (double)(h >> 40) / (double)(1u << 24);

    return (uint32_t)(u * u * (n_names - 1));
}

typedef struct {
    kith_arena *a;
    char text[2048];
    kith_facts facts;
    uint32_t local[256]; // names of its locals
} draft;

static uint32_t local_of(draft *d, uint32_t name)
{
    kith_facts *f = &d->facts;

    for (uint32_t i = 0; i < f->n_locals; i++)
        if (d->local[i] == name)
            return i;
    f->local[f->n_locals] = (kith_facts_local){
        .label = names[name].label, .iso = names[name].iso, .type = names[name].type};
    d->local[f->n_locals] = name;
    return (uint32_t)f->n_locals++;
}

static size_t put_mention(draft *d, uint32_t sentence, size_t at, uint32_t name)
{
    kith_facts *f = &d->facts;
    bool part = names[name].part.len > 0 && bench_dice(3) == 0;
    kith_str surface = part ? names[name].part : names[name].label;

    memcpy(d->text + at, surface.ptr, surface.len);
    f->mention[f->n_mentions++] = (kith_facts_mention){.sentence = sentence,
                                                       .local = local_of(d, name),
                                                       .beg = (uint32_t)at,
                                                       .surface = surface,
                                                       .via = part ? KITH_VIA_PART : KITH_VIA_NAME};
    return at + surface.len;
}

static void put_sentence(draft *d, uint32_t topic, uint32_t s, uint32_t *end)
{
    uint32_t left = bench_dice(8) == 0 ? 0 : 1 + bench_dice(3) + bench_dice(3),
             words = 6 + bench_dice(12);
    kith_facts_sentence *to = &d->facts.sentence[s];
    size_t at = 0;

    for (uint32_t w = 0; w < words || left > 0; w++) {
        if (at > 0)
            d->text[at++] = ' ';
        if (left > 0 && (w >= words || bench_dice(3) == 0)) {
            at = put_mention(d, s, at,
                             bench_dice(6) == 0 ? zipf(FAMOUS) : name_of(topic, zipf(TOPIC)));
            left--;
        } else
            at += put_word(d->text + at, zipf(WORDS), false);
    }
    d->text[at++] = '.';
    *to = (kith_facts_sentence){.text = kith_arena_str(d->a, (kith_str){d->text, at}),
                                .beg = *end,
                                .end = *end + (uint32_t)at,
                                .number = s,
                                .paragraph = s / 4};
    to->block = kith_str_hash(to->text);
    *end = to->end + 1;
}

static kith_facts *make_document(draft *d, uint32_t number)
{
    uint32_t topic = zipf(topics), end = 0, day = number * DAYS / documents;

    d->facts =
        (kith_facts){.name = kith_arena_printf(d->a, "press/%06" PRIu32 ".txt", number),
                     .title = kith_arena_printf(d->a, "Topic %" PRIu32, topic),
                     .date = kith_arena_printf(d->a, "%04" PRIu32 "-%02" PRIu32 "-%02" PRIu32,
                                               2015 + day / 336, 1 + day / 28 % 12, 1 + day % 28),
                     .hash = number + 1,
                     .sentences = SENTENCES,
                     .n_sentences = SENTENCES};
    d->facts.sentence = kith_new(d->a, kith_facts_sentence, SENTENCES);
    d->facts.mention = kith_new(d->a, kith_facts_mention, SENTENCES * 8);
    d->facts.local = kith_new(d->a, kith_facts_local, SENTENCES * 8);
    for (uint32_t s = 0; s < SENTENCES; s++)
        put_sentence(d, topic, s, &end);
    d->facts.bytes = end;
    d->facts.tokens = end / 6;
    return &d->facts;
}

static bool make(kith_store *store, kith_graph **g, kith_err *err)
{
    kith_links links = {0};
    kith_link_options options = {.links = &links};
    kith_corpus *corpus = NULL;
    draft d = {.a = kith_arena_new()};
    bool ok = kith_corpus_new(&options, &corpus, err);

    for (uint32_t i = 0; ok && i < documents; i++) {
        const kith_facts *f = make_document(&d, i);
        kith_store_put(store, corpus, f, kith_corpus_add(corpus, f));
        kith_arena_reset(d.a);
    }
    ok = ok && kith_corpus_link(corpus, g, err);
    if (ok)
        kith_store_link(store, corpus, *g, &links);
    kith_links_fini(&links);
    kith_corpus_free(corpus);
    kith_arena_free(d.a);
    return ok;
}

static uint32_t number_of(int argc, char **argv, int i, uint32_t fallback)
{
    long n = argc > i ? strtol(argv[i], NULL, 10) : 0;

    return n > 0 && n < 100000000 ? (uint32_t)n : fallback;
}

int main(int argc, char **argv)
{
    kith_store *store = NULL;
    kith_graph *g = NULL;
    kith_err err = {0};

    documents = number_of(argc, argv, 2, documents);
    topics = number_of(argc, argv, 3, topics);
    n_names = number_of(argc, argv, 4, n_names);
    arena = kith_arena_new();
    make_names();
    if (argc < 2 || !kith_store_create(argv[1], true, &store, &err) || !make(store, &g, &err) ||
        !kith_store_close(store, &err)) {
        fprintf(stderr, "make_store: %s\n", argc < 2 ? "which file shall it be?" : err.msg);
        return 1;
    }
    printf("%zu nodes, %zu edges, %" PRIu64 " mentions\n", g->V, g->E, g->totals.mentions);
    kith_graph_free(g);
    kith_arena_free(arena);
    return 0;
}
