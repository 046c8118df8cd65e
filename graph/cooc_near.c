// SPDX-License-Identifier: GPL-3.0-or-later
/* Names at most so many sentences apart. Which pairs come so near is found by going through each
 * document once; the sentences of such a pair are then paired from the front, each with the first
 * that is near enough: on a line, no other way gives more. */
#include "graph/cooc_count.h"

#include <stdlib.h>

/* Names before a sentence that are looked at. */
enum { CROWD = 200 };

typedef struct {
    kith_cooc_counter *k;
    kith_namings in; // the document's
    kith_table rank; // of a node in it
    uint32_t *place; // sentences of the pair at hand
    size_t place_room;
} walker;

static uint32_t number_of(const walker *w, size_t naming)
{
    return w->k->sentence[w->k->windows->sentence[w->in.at[naming].at]].number;
}

static void keep_places(walker *w, kith_pair_count *p, size_t n)
{
    n = kith_distinct(w->place, n);
    for (size_t i = 0; i < n; i++)
        kith_cooc_place(w->k, p, w->place[i]);
}

/* The x-th and the y-th node of the document. */
static void pair_off(walker *w, kith_pair_count *p, uint32_t doc, uint32_t x, uint32_t y)
{
    size_t i = w->in.first[x], j = w->in.first[y], n = 0;

    while (i < w->in.first[x + 1] && j < w->in.first[y + 1]) {
        uint32_t s = number_of(w, i), t = number_of(w, j);
        if ((s < t ? t - s : s - t) > w->k->options.window.reach) {
            i += s < t;
            j += t < s;
            continue;
        }
        s = w->k->windows->sentence[w->in.at[i++].at];
        t = w->k->windows->sentence[w->in.at[j++].at];
        kith_cooc_meet(w->k, p, doc);
        w->place = kith_more(w->place, n + 1, &w->place_room, sizeof *w->place);
        w->place[n++] = s;
        w->place[n++] = t;
    }
    keep_places(w, p, n);
}

/* Nodes of two sentences that are near each other: those pairs that were not yet paired off in this
 * document. */
static void pair_sentences(walker *w, uint32_t doc, size_t i, const uint32_t *other, size_t n)
{
    size_t m = kith_cooc_nodes(w->k, i);

    for (size_t x = 0; x < m; x++)
        for (size_t y = 0; y < n; y++) {
            uint32_t a = w->k->found[x], b = other[y];
            kith_pair_count *p;
            if (a == b)
                continue;
            p = a < b ? kith_cooc_pair(w->k, a, b) : kith_cooc_pair(w->k, b, a);
            if (p->last_doc != doc)
                pair_off(w, p, doc, kith_table_get(&w->rank, p->a), kith_table_get(&w->rank, p->b));
        }
}

static void rank_nodes(walker *w)
{
    kith_table_fini(&w->rank);
    for (uint32_t r = 0; r < w->in.nodes; r++) {
        uint32_t node = w->in.at[w->in.first[r]].node;
        *kith_table_at(&w->rank, node) = r;
        w->k->out->windows[node] += (uint32_t)(w->in.first[r + 1] - w->in.first[r]);
    }
}

/* Sentence j with itself and those before it that are near. */
static void look_back(walker *w, size_t beg, size_t j)
{
    const kith_windows *at = w->k->windows;
    size_t n = kith_cooc_nodes(w->k, j), seen = 0;
    uint32_t *here = kith_zeroed(n, sizeof *here), number = w->k->sentence[at->sentence[j]].number;

    memcpy(here, w->k->found, n * sizeof *here);
    for (size_t i = j + 1; i-- > beg;) {
        if (number - w->k->sentence[at->sentence[i]].number > w->k->options.window.reach)
            break;
        if (seen > CROWD) {
            w->k->out->crowded++;
            break;
        }
        pair_sentences(w, at->doc[j], i, here, n);
        seen += at->first[i + 1] - at->first[i];
    }
    free(here);
}

void kith_cooc_count_near(kith_cooc_counter *k)
{
    walker w = {.k = k};

    for (size_t beg = 0, end; beg < k->windows->n; beg = end) {
        for (end = beg + 1; end < k->windows->n && k->windows->doc[end] == k->windows->doc[beg];
             end++)
            ;
        kith_namings_fill(k, &w.in, beg, end, SIZE_MAX);
        rank_nodes(&w);
        for (size_t j = beg; j < end; j++)
            look_back(&w, beg, j);
    }
    kith_namings_fini(&w.in);
    kith_table_fini(&w.rank);
    free(w.place);
}
