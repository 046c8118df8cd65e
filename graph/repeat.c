// SPDX-License-Identifier: GPL-3.0-or-later
/* Locality sensitive hashing (Indyk, Motwani 1998): 32 times, documents are sorted by five bins
 * of their sketches, and those with the same five compared. Documents that share 0.8 of
 * their runs meet with a probability of 1 - 8e-7, half of them of 0.75, a tenth of 0.003. One
 * sorted list is in memory at a time. */
#include "graph/repeat.h"

#include <glib.h>
#include <stdlib.h>

#include "graph/array.h"
#include "graph/table.h"

enum { ROWS = 5, BANDS = 32, MOST_HEADS = 16, ROUNDS = 4 };

/* A document in a list that is sorted by key; rank: of the order in which they may stand for
 * others. */
typedef struct {
    uint32_t key, rank;
} entry;

typedef struct {
    kith_sketch *sketch; // [n] by rank
    double threshold;
    uint32_t *doc;   // [n] by rank
    uint32_t *rank;  // [n] by document
    uint32_t *like;  // [n] by rank: the first rank that it is similar to, or KITH_NONE
    uint32_t *still; // [n_still] ranks of those that stand for themselves, ascending
    size_t n_still;
    entry *list, *other; // [n] the sorted list, and room to sort
    bool *head;          // [n] has copies, and stays what it is
} finder;

/* a, b: ranks. */
static bool similar(const finder *f, uint32_t a, uint32_t b)
{
    return kith_sketch_similarity(&f->sketch[a], &f->sketch[b]) >= f->threshold;
}

/* By one byte of the key, those of one byte staying in their order. */
static void sort_by_byte(const entry *from, entry *to, size_t n, unsigned shift)
{
    size_t at[257] = {0};

    for (size_t i = 0; i < n; i++)
        at[(from[i].key >> shift & 0xff) + 1]++;
    for (size_t i = 0; i < 256; i++)
        at[i + 1] += at[i];
    for (size_t i = 0; i < n; i++)
        to[at[from[i].key >> shift & 0xff]++] = from[i];
}

/* By the lowest bytes of the key; *list and *other change places. */
static void sort_by_key(entry **list, entry **other, size_t n, unsigned bytes)
{
    for (unsigned b = 0; b < bytes; b++) {
        entry *sorted = *other;
        sort_by_byte(*list, sorted, n, 8 * b);
        *other = *list;
        *list = sorted;
    }
}

/* Documents of one key, in the order of their ranks. Each is compared with the first of those
 * that are not like each other, so that a phrase that thousands share costs no square. */
static void compare_bucket(finder *f, const entry *at, size_t n)
{
    uint32_t head[MOST_HEADS];
    size_t n_heads = 0;

    for (size_t i = 0; i < n; i++) {
        size_t h = 0;
        while (h < n_heads && !similar(f, at[i].rank, head[h]))
            h++;
        if (h < n_heads)
            f->like[at[i].rank] = MIN(f->like[at[i].rank], head[h]);
        else if (n_heads < MOST_HEADS)
            head[n_heads++] = at[i].rank;
    }
}

/* Bins of which no two bands have more than one in common: side by side in the first half of the
 * bands, far apart in the second. */
static uint32_t key_of(const kith_sketch *sketch, unsigned band)
{
    unsigned step = band < BANDS / 2 ? 1 : 13, bin = band % (BANDS / 2) * 4;
    uint32_t key = 0;

    for (unsigned i = 0; i < ROWS; i++, bin = (bin + step) % KITH_SKETCH_BINS)
        key = key << 4 | (sketch->least[bin / 8] >> (bin % 8 * 4) & 15);
    return key;
}

static void compare_band(finder *f, unsigned band)
{
    size_t n = f->n_still;

    for (size_t i = 0; i < n; i++) {
        f->list[i].key = key_of(&f->sketch[f->still[i]], band);
        f->list[i].rank = f->still[i];
    }
    sort_by_key(&f->list, &f->other, n, 3);
    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg + 1; end < n && f->list[end].key == f->list[beg].key; end++)
            ;
        if (end > beg + 1)
            compare_bucket(f, f->list + beg, end - beg);
    }
}

/* Longest first; of equals in the order given. */
static void rank_documents(finder *f, const kith_sketch *sketch, const uint32_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++)
        f->list[i] = (entry){.key = UINT32_MAX - sketch[order[i]].n, .rank = (uint32_t)i};
    sort_by_key(&f->list, &f->other, n, 4);
    for (uint32_t r = 0; r < n; r++) {
        f->doc[r] = f->list[r].rank;
        f->rank[f->doc[r]] = r;
        f->sketch[r] = sketch[order[f->doc[r]]];
        if (f->sketch[r].n > 0)
            f->still[f->n_still++] = r;
    }
}

/* The document of which rank becomes a copy; KITH_NONE: of none. */
static uint32_t head_of(const finder *f, uint32_t rank, const uint32_t *copy_of)
{
    uint32_t like = f->like[rank], head;

    if (like == KITH_NONE)
        return KITH_NONE;
    head = copy_of[f->doc[like]];
    if (head == f->doc[like])
        return head;
    return similar(f, rank, f->rank[head]) ? head : KITH_NONE;
}

/* Those that are like one that stands for itself become its copies; others that are like a copy
 * alone stay for the next round. How many became copies. */
static size_t settle(finder *f, uint32_t *copy_of)
{
    size_t kept = 0, n = f->n_still;

    for (size_t i = 0; i < n; i++) {
        uint32_t rank = f->still[i], doc = f->doc[rank], head = head_of(f, rank, copy_of);
        if (head == KITH_NONE || f->head[doc]) {
            f->still[kept++] = rank;
            continue;
        }
        copy_of[doc] = head;
        f->head[head] = true;
    }
    f->n_still = kept;
    return n - kept;
}

void kith_repeats_find(const kith_sketch *sketch, const uint32_t *order, size_t n, double threshold,
                       uint32_t *copy_of)
{
    finder f = {.sketch = kith_zeroed(n, sizeof *f.sketch),
                .threshold = threshold,
                .rank = kith_zeroed(n, sizeof *f.rank),
                .doc = kith_zeroed(n, sizeof *f.doc),
                .like = kith_zeroed(n, sizeof *f.like),
                .still = kith_zeroed(n, sizeof *f.still),
                .list = kith_zeroed(n, sizeof *f.list),
                .head = kith_zeroed(n, sizeof *f.head),
                .other = kith_zeroed(n, sizeof *f.other)};

    for (size_t i = 0; i < n; i++)
        copy_of[i] = (uint32_t)i;
    rank_documents(&f, sketch, order, n);
    for (int round = 0; round < ROUNDS; round++) {
        memset(f.like, 0xff, n * sizeof *f.like);
        for (unsigned band = 0; band < BANDS; band++)
            compare_band(&f, band);
        if (settle(&f, copy_of) == 0)
            break;
    }
    free(f.sketch);
    free(f.rank);
    free(f.doc);
    free(f.like);
    free(f.still);
    free(f.head);
    free(f.list);
    free(f.other);
}

/* Paragraphs in the order of their sketches, and the first of those that each is joined to. */
typedef struct {
    const uint64_t *sketch;
    uint32_t *index; // [n] by rank
    uint32_t *first; // [n] by rank
    entry *list, *other;
} joiner;

static uint32_t root_of(uint32_t *first, uint32_t rank)
{
    while (first[rank] != rank)
        rank = first[rank] = first[first[rank]];
    return rank;
}

/* Whether seven of eight groups of six bits are equal, or all. */
static bool nearly_equal(uint64_t a, uint64_t b)
{
    uint64_t x = a ^ b;

    return x == 0 || (x & ~(UINT64_C(0x3f) << (__builtin_ctzll(x) / 6 * 6))) == 0;
}

static void join_bucket(joiner *j, const entry *at, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t h = i > MOST_HEADS ? i - MOST_HEADS : 0; h < i; h++) {
            uint32_t a = root_of(j->first, at[i].rank), b = root_of(j->first, at[h].rank);
            if (a != b &&
                nearly_equal(j->sketch[j->index[at[i].rank]], j->sketch[j->index[at[h].rank]]))
                j->first[MAX(a, b)] = MIN(a, b);
        }
}

/* Two that differ in one group are equal in one of their halves. */
static void join_by_half(joiner *j, size_t n, unsigned shift)
{
    for (uint32_t r = 0; r < n; r++)
        j->list[r] = (entry){(uint32_t)(j->sketch[j->index[r]] >> shift) & 0xffffff, r};
    sort_by_key(&j->list, &j->other, n, 3);
    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg + 1; end < n && j->list[end].key == j->list[beg].key; end++)
            ;
        join_bucket(j, j->list + beg, end - beg);
    }
}

static void rank_paragraphs(joiner *j, size_t n)
{
    for (uint32_t i = 0; i < n; i++)
        j->list[i] = (entry){(uint32_t)j->sketch[i] & 0xffffff, i};
    sort_by_key(&j->list, &j->other, n, 3);
    for (uint32_t i = 0; i < n; i++)
        j->list[i].key = (uint32_t)(j->sketch[j->list[i].rank] >> 24);
    sort_by_key(&j->list, &j->other, n, 3);
    for (uint32_t r = 0; r < n; r++) {
        j->index[r] = j->list[r].rank;
        j->first[r] = r;
    }
}

void kith_paragraphs_group(const uint64_t *sketch, size_t n, uint32_t *group)
{
    joiner j = {.sketch = sketch,
                .index = kith_zeroed(n, sizeof *j.index),
                .first = kith_zeroed(n, sizeof *j.first),
                .list = kith_zeroed(n, sizeof *j.list),
                .other = kith_zeroed(n, sizeof *j.other)};

    rank_paragraphs(&j, n);
    join_by_half(&j, n, 0);
    join_by_half(&j, n, 24);
    for (uint32_t r = 0; r < n; r++)
        group[j.index[r]] = j.index[root_of(j.first, r)];
    free(j.index);
    free(j.first);
    free(j.list);
    free(j.other);
}
