// SPDX-License-Identifier: GPL-3.0-or-later
/* A million distinct names, made from a fixed seed, with the variants that documents use (initials,
 * middle names, transliterations, nicknames, order, bare family names, legal forms), spread over
 * documents: how long resolution takes, and how much memory. KITH_BENCH_NAMES: another number. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "graph/collect.h"
#include "tests/bench/bench.h"

enum { A_DOCUMENT = 20, A_SENTENCE = 4, LONGEST_NAME = 120 };

#define PICK(list) ((list)[bench_dice(sizeof(list) / sizeof *(list))])

static const char *const given[] = {
    "John",   "William", "Robert",  "James",  "Michael", "Mary",   "Anna",     "Elena",
    "Maria",  "Peter",   "Paul",    "Thomas", "David",   "Sergei", "Vladimir", "Oleksandr",
    "Dmitry", "Mykola",  "Mohamed", "Ahmed",  "Hassan",  "Ali",    "Khaled",   "Giorgos",
    "Jose",   "Juan",    "Carlos",  "Ivan",   "Joao",    "Pierre", "Francois", "Hans",
    "Lars",   "Bjorn",   "Erik",    "Aino",   "Yuki",    "Haruki", "Wei",      "Olga",
    "Li",     "Kim",     "Zoran",   "Marko",  "Jelena",  "Istvan", "Zsofia",   "Katarzyna",
};
static const char *const syllable[] = {
    "ka",  "ro",  "vi", "sta", "men", "dor",  "lu",  "ber", "gan", "tsu", "mo", "fre", "wal",
    "kri", "zha", "no", "pe",  "ti",  "shev", "ran", "bo",  "har", "lin", "da", "sei", "gu",
};
static const char *const ending[] = {
    "enko", "ov",  "ova", "sky", "son", "sen", "ez", "ic",
    "idis", "man", "er",  "i",   "ini", "a",   "ez",
};
static const char *const second[] = {"Ruiz", "Perez", "Soto", "Vidal", "Rojas"};
static const char *const body[] = {
    "Bank",   "Group", "Ministry of Trade", "University", "Foundation",
    "Motors", "Party", "Institute",
};
static const char *const legal[] = {"", " Ltd", " Inc.", " AG", " Co., Ltd."};

/* A word of so many syllables, with a capital. */
static size_t put_word(char *at, uint32_t syllables, const char *end)
{
    size_t len = 0;

    for (uint32_t i = 0; i < syllables; i++)
        len += (size_t)sprintf(at + len, "%s", PICK(syllable));
    at[0] = (char)(at[0] - ('a' - 'A'));
    return len + (size_t)sprintf(at + len, "%s", end);
}

/* One of the ways in which a person's name is written. */
static void write_person(char *out, const char *first, const char *family)
{
    switch (bench_dice(10)) {
    case 0:
        sprintf(out, "%s %c. %s", first, 'A' + (int)bench_dice(26), family);
        break;
    case 1:
        sprintf(out, "%c. %s", first[0], family);
        break;
    case 2:
        sprintf(out, "%s %s %s", first, PICK(given), family);
        break;
    case 3:
        sprintf(out, "%s %s", family, first);
        break;
    case 4:
        sprintf(out, "%s %s %s", first, family, PICK(second));
        break;
    case 5:
        sprintf(out, "%s", family);
        break;
    default:
        sprintf(out, "%s %s", first, family);
    }
}

/* Bearers who are named again, otherwise written, in documents that follow. */
enum { REMEMBERED = 4096 };

typedef struct {
    char family[LONGEST_NAME];
    const char *first;
} bearer;

static bearer remembered[REMEMBERED];

static const bearer *some_bearer(void)
{
    bearer *b = &remembered[bench_dice(REMEMBERED)];

    if (b->first == NULL || bench_dice(3) == 0) {
        put_word(b->family, 2 + bench_dice(2), PICK(ending));
        b->first = PICK(given);
    }
    return b;
}

static uint8_t write_name(char *out)
{
    const bearer *b = some_bearer();
    const char *family = b->family;

    if (bench_dice(5) == 0) {
        sprintf(out, "%s %s%s", family, PICK(body), PICK(legal));
        return KITH_ORGANIZATION;
    }
    write_person(out, b->first, family);
    return KITH_PERSON;
}

typedef struct {
    kith_pool names;
    uint8_t *type; // [names.n]
    size_t room;
} made;

static void make_names(made *m, size_t n)
{
    char name[3 * LONGEST_NAME];

    while (m->names.n < n) {
        size_t known = m->names.n;
        uint8_t type = write_name(name);
        m->type = kith_more(m->type, known, &m->room, 1);
        if (kith_pool_add(&m->names, kith_str_of(name)) == known)
            m->type[known] = type;
    }
}

/* Names [from, to) of m as one document, from a. */
static kith_extraction document(kith_arena *a, const made *m, size_t from, size_t to)
{
    kith_extraction x = {.title = {"", 0}, .date = {"", 0}};
    size_t n = to - from, len = 0;
    char *text = kith_new(a, char, n * 4 * LONGEST_NAME);

    x.name = kith_arena_printf(a, "%zu", from);
    x.article.block = kith_new(a, kith_block, 1);
    x.sentence = kith_new(a, kith_line_span, n);
    x.mention = kith_new(a, kith_mention, n);
    x.entity = kith_new(a, kith_local, n);
    for (size_t i = 0; i < n; i++) {
        kith_str name = m->names.at[from + i];
        if (i % A_SENTENCE == 0)
            x.sentence[x.n_sentences++].beg = (uint32_t)len;
        x.entity[i] = (kith_local){.type = m->type[from + i], .label = name, .iso = {"", 0}};
        x.entity[i].part_only =
            x.entity[i].type == KITH_PERSON && memchr(name.ptr, ' ', name.len) == NULL;
        x.mention[i] = (kith_mention){.beg = (uint32_t)len,
                                      .end = (uint32_t)(len + name.len),
                                      .sentence = (uint32_t)x.n_sentences - 1,
                                      .entity = (uint32_t)i};
        memcpy(text + len, name.ptr, name.len);
        len += name.len;
        text[len++] = ' ';
        x.sentence[x.n_sentences - 1].end = (uint32_t)len;
    }
    x.article.block[0].end = (uint32_t)len;
    x.article.n_blocks = 1;
    x.article.text = (kith_str){text, len};
    x.n_entities = x.n_mentions = n;
    return x;
}

/* Each name is in two documents, so that clusters meet. */
static void add_documents(kith_corpus *c, const made *m)
{
    kith_arena *a = kith_arena_new();

    for (size_t from = 0; from < m->names.n; from += A_DOCUMENT / 2) {
        size_t to = from + A_DOCUMENT < m->names.n ? from + A_DOCUMENT : m->names.n;
        kith_extraction x = document(a, m, from, to);
        kith_facts facts = kith_facts_of(a, &x);
        kith_corpus_add(c, &facts);
        kith_arena_reset(a);
    }
    kith_arena_free(a);
}

static size_t resolve(const kith_corpus *c)
{
    static const struct {
        const char *name;
        void (*run)(kith_resolver *r);
    } steps[] = {
        {"countries", kith_resolve_countries}, {"organizations", kith_resolve_organizations},
        {"persons", kith_resolve_persons},     {"surnames", kith_resolve_surnames},
        {"types", kith_resolve_types},
    };
    kith_collection all;
    kith_resolver r;
    size_t n = 0;
    double since = bench_seconds();

    kith_collect(c, &all);
    printf("  %-14s %6.2f s\n", "collect", bench_seconds() - since);
    kith_resolver_init(&r, &(kith_forms){.form = all.form,
                                         .F = all.F,
                                         .usage = all.usage,
                                         .usage_first = all.usage_first,
                                         .doc = all.form_doc,
                                         .doc_first = all.form_doc_first,
                                         .windows = &all.windows,
                                         .names = &c->names});
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        since = bench_seconds();
        steps[i].run(&r);
        printf("  %-14s %6.2f s\n", steps[i].name, bench_seconds() - since);
    }
    for (uint32_t f = 0; f < all.F; f++)
        n += kith_resolver_find(&r, f) == f;
    kith_resolver_fini(&r);
    kith_collection_fini(&all);
    return n;
}

int main(void)
{
    const char *wanted = getenv("KITH_BENCH_NAMES");
    size_t n = wanted != NULL ? (size_t)atol(wanted) : 1000000, entities;
    const kith_link_options options = {.evidence = 0};
    kith_corpus *c = NULL;
    kith_err err = {0};
    made m = {.type = NULL};
    double since;

    if (!kith_corpus_new(&options, &c, &err))
        return 1;
    make_names(&m, n);
    add_documents(c, &m);
    printf("%zu names, %ld MB before\n", m.names.n, bench_megabytes());
    since = bench_seconds();
    entities = resolve(c);
    since = bench_seconds() - since;
    printf("%zu entities in %.2f seconds, %ld MB at most\n", entities, since, bench_megabytes());
    kith_corpus_free(c);
    kith_pool_fini(&m.names);
    free(m.type);
    return n == 1000000 && (since > 20 || bench_megabytes() > 1024);
}
