// SPDX-License-Identifier: GPL-3.0-or-later
/* A corpus of 100,000 made-up articles, of which 30 % are copies that were edited as newsrooms
 * edit: another headline, the last third cut, a paragraph put in, other quotation marks, words
 * replaced, an agency's paragraph shared by articles that are no copies. Measures which are found;
 * then how long a million sketches take. Fails below a precision of .98 or a recall of .95. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "graph/minhash.h"
#include "graph/repeat.h"
#include "tests/bench/bench.h"

enum { DOCS = 100000, WORDS = 40000, MILLION = 1000000, KINDS = 7 };

static const char *const kind_name[KINDS] = {
    "exact", "headline", "last third cut", "inserted", "quotes", "words replaced", "all of it"};

typedef struct {
    char text[16000];
    size_t n;
} article;

static uint64_t seed = 42;

static uint32_t random_below(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 32) * n >> 32);
}

static void put(article *a, const char *text)
{
    while (*text != '\0' && a->n + 1 < sizeof a->text)
        a->text[a->n++] = *text++;
    a->text[a->n] = '\0';
}

/* Words as often as in texts: the r-th in proportion to 1 / r. */
static void put_word(article *a)
{
    double u = (random_below(1u << 30) + 1.0) / (1u << 30);
    uint32_t rank = 1, log = (uint32_t)(u * 15.3);
    char word[24];

    rank = (1u << log) + random_below(1u << log);
    snprintf(word, sizeof word, "w%uz ", (unsigned)(rank % WORDS));
    put(a, word);
}

static void put_sentence(article *a)
{
    uint32_t n = 12 + random_below(20);
    bool quoted = random_below(4) == 0;

    put(a, quoted ? "\"" : "");
    for (uint32_t i = 0; i < n; i++)
        put_word(a);
    a->n -= a->n > 0;
    put(a, quoted ? ",\" she said. " : ". ");
}

static void put_paragraph(article *a)
{
    uint32_t n = 1 + random_below(3);

    for (uint32_t i = 0; i < n; i++)
        put_sentence(a);
    put(a, "\n\n");
}

static void make(article *a, const article *agency)
{
    uint32_t n = 5 + random_below(12);

    a->n = 0;
    put_sentence(a);
    put(a, "\n\n");
    for (uint32_t i = 0; i < n; i++)
        if (agency != NULL && i == n / 2)
            put(a, agency->text);
        else
            put_paragraph(a);
}

static void edit_words(const article *from, article *to)
{
    to->n = 0;
    for (size_t i = 0; i < from->n; i++) {
        char c[2] = {from->text[i], '\0'};
        bool begins = i == 0 || from->text[i - 1] == ' ';
        if (begins && random_below(33) == 0) {
            put_word(to);
            while (i + 1 < from->n && from->text[i] != ' ')
                i++;
        } else
            put(to, c);
    }
}

static void edit_quotes(const article *from, article *to)
{
    bool open = false;

    to->n = 0;
    for (size_t i = 0; i < from->n; i++) {
        char c[2] = {from->text[i], '\0'};
        if (c[0] == '"')
            put(to, (open = !open) ? "“" : "”");
        else
            put(to, c[0] == '\n' && random_below(2) ? " " : c);
    }
}

static size_t nth_paragraph(const article *a, uint32_t n)
{
    const char *at = a->text;

    for (uint32_t i = 0; i < n && at != NULL; i++)
        if ((at = strstr(at, "\n\n")) != NULL)
            at += 2;
    return at != NULL ? (size_t)(at - a->text) : a->n;
}

static void edit(const article *from, article *to, int kind)
{
    article other = {.n = 0};
    size_t head = nth_paragraph(from, 1), at = nth_paragraph(from, 3);

    *to = *from;
    if (kind == 1 || kind == 6) {
        put_sentence(&other);
        put(&other, "\n\n");
        put(&other, from->text + head);
        *to = other;
    }
    if (kind == 2)
        to->text[to->n = from->n * 2 / 3] = '\0';
    if (kind == 3 || kind == 6) {
        other = *to;
        to->text[to->n = at < to->n ? at : to->n] = '\0';
        put_paragraph(to);
        put(to, other.text + (at < other.n ? at : other.n));
    }
    if (kind == 4 || kind == 6) {
        other = *to;
        edit_quotes(&other, to);
    }
    if (kind == 5) {
        other = *to;
        edit_words(&other, to);
    }
}

static void sketch_of(const article *a, kith_sketch *out)
{
    kith_str rest = {a->text, a->n}, line;
    kith_sketcher s;

    kith_sketch_begin(&s);
    while (kith_str_line(&rest, &line))
        kith_sketch_paragraph(&s, line);
    kith_sketch_end(&s, out);
}

/* Sketches of all; origin: what each was made of, itself for originals; kind of the edit. */
static double make_corpus(kith_sketch *sketch, uint32_t *origin, int *kind)
{
    article *a = g_new0(article, 1), *b = g_new0(article, 1), *agency = g_new0(article, 1);
    size_t bytes = 0;
    double took = 0, beg;

    for (uint32_t d = 0; d < DOCS;) {
        uint32_t copies = random_below(10) < 3 ? 1 + random_below(2) : 0, of = d;
        if (random_below(5) == 0) {
            agency->n = 0;
            put_paragraph(agency);
        }
        make(a, random_below(3) == 0 ? agency : NULL);
        for (uint32_t c = 0; c <= copies && d < DOCS; c++, d++) {
            origin[d] = of;
            kind[d] = c == 0 ? -1 : (int)random_below(KINDS);
            if (c > 0)
                edit(a, b, kind[d]);
            beg = bench_seconds();
            sketch_of(c > 0 ? b : a, &sketch[d]);
            took += bench_seconds() - beg;
            bytes += c > 0 ? b->n : a->n;
        }
    }
    printf("%d documents of %zu bytes: sketches in %.2f s, %.0f MB/s\n", DOCS, bytes / DOCS, took,
           (double)bytes / 1e6 / took);
    g_free(a);
    g_free(b);
    g_free(agency);
    return took;
}

/* Copies that were found; those said to be copies of what they are not. */
static bool judge(const uint32_t *copy_of, const uint32_t *origin, const int *kind)
{
    size_t all[KINDS] = {0}, found[KINDS] = {0}, said = 0, right = 0, copies = 0, hit = 0;

    for (uint32_t d = 0; d < DOCS; d++) {
        if (copy_of[d] != d) {
            said++;
            right += origin[copy_of[d]] == origin[d];
        }
        if (kind[d] < 0)
            continue;
        copies++;
        all[kind[d]]++;
        // the original may be the shorter one, and be the copy
        if ((copy_of[d] != d && origin[copy_of[d]] == origin[d]) || copy_of[origin[d]] == d) {
            hit++;
            found[kind[d]]++;
        }
    }
    for (int k = 0; k < KINDS; k++)
        printf("  %-16s %6zu copies, recall %.4f\n", kind_name[k], all[k],
               (double)found[k] / (double)all[k]);
    printf("  %zu of %d are copies: precision %.4f, recall %.4f\n", copies, DOCS,
           (double)right / (double)said, (double)hit / (double)copies);
    return (double)right >= 0.98 * (double)said && (double)hit >= 0.95 * (double)copies;
}

/* Documents in the order of their sketches. */
static double find(const kith_sketch *sketch, uint32_t n, uint32_t *copy_of)
{
    uint32_t *order = g_new0(uint32_t, n);
    double beg;

    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    beg = bench_seconds();
    kith_repeats_find(sketch, order, n, KITH_SIMILAR, copy_of);
    g_free(order);
    return bench_seconds() - beg;
}

static void run_million(void)
{
    kith_sketch *sketch = g_new0(kith_sketch, MILLION);
    uint32_t *copy_of = g_new0(uint32_t, MILLION);
    size_t copies = 0;
    double took;

    for (size_t d = 0; d < MILLION; d++) {
        sketch[d].n = 300 + random_below(500);
        for (size_t i = 0; i < KITH_SKETCH_WORDS; i++)
            sketch[d].least[i] = random_below(UINT32_MAX);
        if (d > 0 && random_below(10) < 3) {
            sketch[d] = sketch[d - 1];
            for (size_t i = 0; i < 5; i++)
                sketch[d].least[random_below(KITH_SKETCH_WORDS)] ^= random_below(16)
                                                                    << (4 * random_below(8));
        }
    }
    took = find(sketch, MILLION, copy_of);
    for (uint32_t d = 0; d < MILLION; d++)
        copies += copy_of[d] != d;
    printf("%d sketches of %zu bytes: %.2f s, %zu copies\n", MILLION, sizeof *sketch, took, copies);
    g_free(sketch);
    g_free(copy_of);
}

int main(void)
{
    kith_sketch *sketch = g_new0(kith_sketch, DOCS);
    uint32_t *origin = g_new0(uint32_t, DOCS), *copy_of = g_new0(uint32_t, DOCS);
    int *kind = g_new0(int, DOCS);
    bool good;

    make_corpus(sketch, origin, kind);
    printf("found in %.2f s\n", find(sketch, DOCS, copy_of));
    good = judge(copy_of, origin, kind);
    run_million();
    g_free(sketch);
    g_free(origin);
    g_free(copy_of);
    g_free(kind);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
