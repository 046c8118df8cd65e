// SPDX-License-Identifier: GPL-3.0-or-later
/* Two steps. The exchange algorithm (Kneser and Ney 1993) moves each word to the cluster that
 * makes the text likeliest under P(cluster | cluster before) P(word | cluster); counts of pairs
 * decide, so a move costs as much as the word has neighbours and the clusters are many. Then the
 * clusters are merged two by two, always those whose merging costs least mutual information: the
 * order of merging is the tree. */
#include "extract/cluster.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <glib.h>

enum { ROUNDS = 8, DEPTH_MAX = 20 };

/* Neighbours of a word by frequency rank, with counts. */
typedef struct {
    uint32_t word, n;
} beside;

typedef struct {
    size_t V, C;      // words that get a cluster, clusters
    uint32_t *rank;   // [n_words] rank of a word, V when it gets none
    uint32_t *count;  // [V]
    size_t *next_beg; // [V + 1] into next: what follows
    size_t *prev_beg; // the same of what goes before
    beside *next, *prev;
    uint32_t *cluster;     // [V]
    int64_t *pair;         // [C + 1][C + 1] cluster C: everything else
    int64_t *left, *right; // [C + 1] sums of pair
    double *xlogx;         // [n_log] table of small numbers
} clustering;

enum { N_LOG = 1 << 16 };

static double xlogx(const clustering *k, int64_t n)
{
    if (n < N_LOG)
        return k->xlogx[n];
    return (double)n * log((double)n);
}

typedef struct {
    uint32_t word, count;
} counted;

static int by_count(const void *a, const void *b)
{
    const counted *x = a, *y = b;

    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static void rank_words(clustering *k, const uint32_t *text, size_t n, size_t n_words,
                       unsigned least)
{
    counted *all = g_new0(counted, n_words + 1);

    for (size_t w = 0; w < n_words; w++)
        all[w].word = (uint32_t)w;
    for (size_t t = 0; t < n; t++) {
        if (text[t] != UINT32_MAX)
            all[text[t]].count++;
    }
    qsort(all, n_words, sizeof(*all), by_count);
    while (k->V < n_words && all[k->V].count >= least)
        k->V++;
    k->rank = g_new(uint32_t, n_words + 1);
    k->count = g_new(uint32_t, k->V + 1);
    for (size_t r = 0; r < n_words; r++) {
        k->rank[all[r].word] = (uint32_t)(r < k->V ? r : k->V);
        if (r < k->V)
            k->count[r] = all[r].count;
    }
    g_free(all);
}

static int by_pair(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* Lists of neighbours out of sorted pairs (word, neighbour). */
static beside *list_neighbours(uint64_t *pair, size_t n, size_t V, size_t *beg)
{
    beside *list = g_new(beside, n + 1);
    size_t out = 0, at = 0;

    qsort(pair, n, sizeof(*pair), by_pair);
    for (size_t w = 0; w <= V; w++) {
        beg[w] = out;
        while (w < V && at < n && pair[at] >> 32 == w) {
            uint64_t same = pair[at];

            list[out] = (beside){(uint32_t)same, 0};
            for (; at < n && pair[at] == same; at++)
                list[out].n++;
            out++;
        }
    }
    return list;
}

/* Pairs of neighbours; what has no rank (and the border of a sentence) counts as word V. */
static void count_pairs(clustering *k, const uint32_t *text, size_t n)
{
    uint64_t *forth = g_new(uint64_t, n + 1), *back = g_new(uint64_t, n + 1);
    size_t n_forth = 0, n_back = 0;

    for (size_t t = 0; t + 1 < n; t++) {
        uint64_t a = text[t] == UINT32_MAX ? k->V : k->rank[text[t]];
        uint64_t b = text[t + 1] == UINT32_MAX ? k->V : k->rank[text[t + 1]];

        if (a < k->V)
            forth[n_forth++] = a << 32 | b;
        if (b < k->V)
            back[n_back++] = b << 32 | a;
        if (a == k->V && b == k->V)
            k->pair[k->C * (k->C + 1) + k->C]++;
    }
    k->next_beg = g_new(size_t, k->V + 1);
    k->prev_beg = g_new(size_t, k->V + 1);
    k->next = list_neighbours(forth, n_forth, k->V, k->next_beg);
    k->prev = list_neighbours(back, n_back, k->V, k->prev_beg);
    g_free(forth);
    g_free(back);
}

static uint32_t cluster_of(const clustering *k, uint32_t rank)
{
    return rank < k->V ? k->cluster[rank] : (uint32_t)k->C;
}

/* Adds (sign 1) or takes away (-1) all pairs of a word as one of cluster c. */
static void move_counts(clustering *k, uint32_t w, uint32_t c, int sign)
{
    size_t S = k->C + 1;

    for (size_t i = k->next_beg[w]; i < k->next_beg[w + 1]; i++) {
        uint32_t d = k->next[i].word == w ? c : cluster_of(k, k->next[i].word);
        int64_t n = sign * (int64_t)k->next[i].n;

        k->pair[c * S + d] += n;
        k->left[c] += n;
        k->right[d] += n;
    }
    for (size_t i = k->prev_beg[w]; i < k->prev_beg[w + 1]; i++) {
        uint32_t d = cluster_of(k, k->prev[i].word);
        int64_t n = sign * (int64_t)k->prev[i].n;

        if (k->prev[i].word == w)
            continue; // counted above
        k->pair[d * S + c] += n;
        k->left[d] += n;
        k->right[c] += n;
    }
}

/* Neighbours of a word gathered by cluster. */
typedef struct {
    uint32_t *which; // [n]
    int64_t *n_of;   // [C + 1]
    size_t n;
} gathered;

static void gather(const clustering *k, const beside *list, size_t beg, size_t end, uint32_t self,
                   gathered *out)
{
    out->n = 0;
    for (size_t i = beg; i < end; i++) {
        uint32_t d = cluster_of(k, list[i].word);

        if (list[i].word == self)
            continue;
        if (out->n_of[d] == 0)
            out->which[out->n++] = d;
        out->n_of[d] += list[i].n;
    }
}

static void forget(gathered *g)
{
    for (size_t i = 0; i < g->n; i++)
        g->n_of[g->which[i]] = 0;
}

/* What the likelihood gains when the word, which is in no cluster now, joins c. */
static double gain(const clustering *k, uint32_t c, const gathered *next, const gathered *prev,
                   int64_t self, int64_t n_next, int64_t n_prev)
{
    size_t S = k->C + 1;
    double sum = 0;

    for (size_t i = 0; i < next->n; i++) {
        uint32_t d = next->which[i];
        int64_t now = k->pair[c * S + d], more = next->n_of[d];

        if (d == c)
            more += prev->n_of[c] + self;
        sum += xlogx(k, now + more) - xlogx(k, now);
    }
    for (size_t i = 0; i < prev->n; i++) {
        uint32_t d = prev->which[i];
        int64_t now = k->pair[d * S + c];

        if (d == c && next->n_of[c] > 0)
            continue;
        sum += xlogx(k, now + prev->n_of[d] + (d == c ? self : 0)) - xlogx(k, now);
    }
    sum -= xlogx(k, k->left[c] + n_next) - xlogx(k, k->left[c]);
    sum -= xlogx(k, k->right[c] + n_prev) - xlogx(k, k->right[c]);
    return sum;
}

static int64_t total(const beside *list, size_t beg, size_t end, uint32_t self, int64_t *own)
{
    int64_t sum = 0;

    for (size_t i = beg; i < end; i++) {
        sum += list[i].n;
        if (list[i].word == self)
            *own = list[i].n;
    }
    return sum;
}

/* Moves one word to its best cluster; says whether it moved. */
static bool exchange(clustering *k, uint32_t w, gathered *next, gathered *prev)
{
    uint32_t old = k->cluster[w], best = old;
    int64_t self = 0, n_next, n_prev;
    double top = -INFINITY;

    move_counts(k, w, old, -1);
    gather(k, k->next, k->next_beg[w], k->next_beg[w + 1], w, next);
    gather(k, k->prev, k->prev_beg[w], k->prev_beg[w + 1], w, prev);
    n_next = total(k->next, k->next_beg[w], k->next_beg[w + 1], w, &self);
    n_prev = total(k->prev, k->prev_beg[w], k->prev_beg[w + 1], w, &self);
    for (uint32_t c = 0; c < k->C; c++) {
        double score = gain(k, c, next, prev, self, n_next, n_prev);

        if (score > top + 1e-9) {
            top = score;
            best = c;
        }
    }
    forget(next);
    forget(prev);
    k->cluster[w] = best;
    move_counts(k, w, best, 1);
    return best != old;
}

/* The tree: clusters that are left, each with the members it has swallowed. */
typedef struct {
    double *cost; // [C][C] of merging
    bool *gone;
} tree;

static double term(const clustering *k, int64_t n, int64_t left, int64_t right)
{
    if (n == 0)
        return 0;
    return xlogx(k, n) - (double)n * (log((double)left) + log((double)right));
}

/* Mutual information that is lost when a and b become one. */
static double merge_cost(const clustering *k, const bool *gone, size_t a, size_t b)
{
    size_t S = k->C + 1;
    int64_t l = k->left[a] + k->left[b], r = k->right[a] + k->right[b];
    double before = 0, after = 0;

    for (size_t c = 0; c < S; c++) {
        if (c < k->C && gone[c])
            continue;
        before += term(k, k->pair[a * S + c], k->left[a], k->right[c]) +
                  term(k, k->pair[b * S + c], k->left[b], k->right[c]);
        if (c == a || c == b)
            continue;
        before += term(k, k->pair[c * S + a], k->left[c], k->right[a]) +
                  term(k, k->pair[c * S + b], k->left[c], k->right[b]);
        after += term(k, k->pair[a * S + c] + k->pair[b * S + c], l, k->right[c]) +
                 term(k, k->pair[c * S + a] + k->pair[c * S + b], k->left[c], r);
    }
    after += term(
        k, k->pair[a * S + a] + k->pair[a * S + b] + k->pair[b * S + a] + k->pair[b * S + b], l, r);
    return before - after;
}

static void merge(clustering *k, size_t a, size_t b)
{
    size_t S = k->C + 1;

    for (size_t c = 0; c < S; c++) {
        k->pair[a * S + c] += k->pair[b * S + c];
        k->pair[b * S + c] = 0;
    }
    for (size_t c = 0; c < S; c++) {
        k->pair[c * S + a] += k->pair[c * S + b];
        k->pair[c * S + b] = 0;
    }
    k->left[a] += k->left[b];
    k->right[a] += k->right[b];
    k->left[b] = k->right[b] = 0;
}

/* The cheapest pair to merge. */
static void cheapest(const tree *t, size_t C, size_t *a, size_t *b)
{
    double least = INFINITY;

    *a = *b = 0;
    for (size_t i = 0; i < C; i++) {
        for (size_t j = i + 1; j < C && !t->gone[i]; j++) {
            if (!t->gone[j] && t->cost[i * C + j] < least) {
                least = t->cost[i * C + j];
                *a = i;
                *b = j;
            }
        }
    }
}

/* Merges all clusters; other[i], kept[i]: the i-th merge. Costs of pairs that a merge does not
 * touch are left as they were: they change little. */
static void build_tree(clustering *k, uint32_t (*merged)[2])
{
    size_t C = k->C;
    tree t = {g_new(double, C *C), g_new0(bool, C)};

    for (size_t i = 0; i < C; i++) {
        for (size_t j = i + 1; j < C; j++)
            t.cost[i * C + j] = merge_cost(k, t.gone, i, j);
    }
    for (size_t m = 0; m + 1 < C; m++) {
        size_t a, b;

        cheapest(&t, C, &a, &b);
        merged[m][0] = (uint32_t)a;
        merged[m][1] = (uint32_t)b;
        merge(k, a, b);
        t.gone[b] = true;
        for (size_t j = 0; j < C; j++) {
            if (j == a || t.gone[j])
                continue;
            t.cost[j < a ? j * C + a : a * C + j] = merge_cost(k, t.gone, j, a);
        }
    }
    g_free(t.cost);
    g_free(t.gone);
}

/* Walks the merges back from the root and gives each cluster its path. */
static void name_clusters(const clustering *k, uint32_t (*merged)[2], kith_cluster_path *of)
{
    for (size_t m = k->C - 1; m-- > 0;) {
        kith_cluster_path *a = &of[merged[m][0]], *b = &of[merged[m][1]];

        *b = *a;
        if (a->depth == DEPTH_MAX)
            continue;
        a->bits = a->bits << 1;
        b->bits = b->bits << 1 | 1;
        a->depth++;
        b->depth++;
    }
}

static void start(clustering *k, size_t clusters)
{
    size_t S = clusters + 1;

    k->C = clusters;
    k->pair = g_new0(int64_t, S * S);
    k->left = g_new0(int64_t, S);
    k->right = g_new0(int64_t, S);
    k->xlogx = g_new(double, N_LOG);
    k->xlogx[0] = 0;
    for (int64_t n = 1; n < N_LOG; n++)
        k->xlogx[n] = (double)n * log((double)n);
}

static void first_clusters(clustering *k)
{
    size_t S = k->C + 1;

    k->cluster = g_new(uint32_t, k->V + 1);
    for (size_t w = 0; w < k->V; w++)
        k->cluster[w] = (uint32_t)(w % k->C);
    for (uint32_t w = 0; w < k->V; w++) {
        for (size_t i = k->next_beg[w]; i < k->next_beg[w + 1]; i++)
            k->pair[k->cluster[w] * S + cluster_of(k, k->next[i].word)] += k->next[i].n;
        for (size_t i = k->prev_beg[w]; i < k->prev_beg[w + 1]; i++) {
            if (k->prev[i].word == k->V)
                k->pair[k->C * S + k->cluster[w]] += k->prev[i].n;
        }
    }
    for (size_t c = 0; c < S; c++) {
        for (size_t d = 0; d < S; d++) {
            k->left[c] += k->pair[c * S + d];
            k->right[d] += k->pair[c * S + d];
        }
    }
}

static void finish(clustering *k)
{
    g_free(k->rank);
    g_free(k->count);
    g_free(k->next_beg);
    g_free(k->prev_beg);
    g_free(k->next);
    g_free(k->prev);
    g_free(k->cluster);
    g_free(k->pair);
    g_free(k->left);
    g_free(k->right);
    g_free(k->xlogx);
}

void kith_cluster(const uint32_t *text, size_t n, size_t n_words, unsigned clusters, unsigned least,
                  kith_cluster_path *path)
{
    clustering k = {0};
    gathered next, prev;
    kith_cluster_path *of = g_new0(kith_cluster_path, clusters);
    uint32_t(*merged)[2] = g_malloc0_n(clusters, sizeof(*merged));

    start(&k, clusters);
    rank_words(&k, text, n, n_words, least);
    count_pairs(&k, text, n);
    first_clusters(&k);
    next = (gathered){g_new(uint32_t, clusters + 1), g_new0(int64_t, clusters + 1), 0};
    prev = (gathered){g_new(uint32_t, clusters + 1), g_new0(int64_t, clusters + 1), 0};
    for (unsigned round = 0; round < ROUNDS; round++) {
        size_t moved = 0;

        for (uint32_t w = 0; w < k.V; w++)
            moved += exchange(&k, w, &next, &prev);
        if (moved == 0)
            break;
    }
    build_tree(&k, merged);
    name_clusters(&k, merged, of);
    for (size_t w = 0; w < n_words; w++)
        path[w] = k.rank[w] < k.V ? of[k.cluster[k.rank[w]]] : (kith_cluster_path){0};
    g_free(next.which);
    g_free(next.n_of);
    g_free(prev.which);
    g_free(prev.n_of);
    g_free(of);
    g_free(merged);
    finish(&k);
}
