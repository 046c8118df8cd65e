// SPDX-License-Identifier: GPL-3.0-or-later
/* Windows of more than a sentence: paragraphs and documents, and sentences near each other. */
#include "graph/cooc_count.h"

#include <stdlib.h>

/* Names of one paragraph, and of one document, beyond which it is a list. */
enum { CROWD = 200, DOC_CROWD = 1000 };

static int by_node(const void *x, const void *y)
{
    const kith_naming *a = x, *b = y;

    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

/* Adds the nodes of sentence i; once there are `most`, only those that are known. */
static bool add_sentence(kith_cooc_counter *k, kith_namings *to, kith_table *known, size_t i,
                         size_t most)
{
    size_t n = kith_cooc_nodes(k, i);
    bool crowded = false;

    for (size_t v = 0; v < n; v++) {
        if (kith_table_get(known, k->found[v]) == KITH_NONE) {
            if (known->n >= most) {
                crowded = true;
                continue;
            }
            *kith_table_at(known, k->found[v]) = 0;
        }
        to->at = kith_more(to->at, to->n, &to->room, sizeof *to->at);
        to->at[to->n++] = (kith_naming){k->found[v], (uint32_t)i};
    }
    return crowded;
}

bool kith_namings_fill(kith_cooc_counter *k, kith_namings *to, size_t beg, size_t end, size_t most)
{
    kith_table known = {0};
    bool crowded = false;

    to->n = to->nodes = 0;
    for (size_t i = beg; i < end; i++)
        crowded = add_sentence(k, to, &known, i, most) || crowded;
    if (to->n > 0)
        qsort(to->at, to->n, sizeof *to->at, by_node);
    for (size_t i = 0; i < to->n; i++)
        if (i == 0 || to->at[i].node != to->at[i - 1].node) {
            to->first = kith_more(to->first, to->nodes + 1, &to->first_room, sizeof *to->first);
            to->first[to->nodes++] = i;
        }
    if (to->nodes > 0)
        to->first[to->nodes] = to->n;
    kith_table_fini(&known);
    return crowded;
}

void kith_namings_fini(kith_namings *to)
{
    free(to->at);
    free(to->first);
    *to = (kith_namings){.at = NULL};
}

/* The sentences that name the x-th and the y-th node and stand nearest to each other; of equals the
 * first. */
static void nearest(const kith_cooc_counter *k, const kith_namings *in, size_t x, size_t y,
                    uint32_t best[2])
{
    size_t i = in->first[x], j = in->first[y];
    uint32_t least = UINT32_MAX;

    while (i < in->first[x + 1] && j < in->first[y + 1] && least > 0) {
        uint32_t s = k->windows->sentence[in->at[i].at], t = k->windows->sentence[in->at[j].at];
        uint32_t far = s < t ? t - s : s - t;
        if (far < least) {
            least = far;
            best[0] = s < t ? s : t;
            best[1] = s < t ? t : s;
        }
        if (s < t)
            i++;
        else
            j++;
    }
}

static void count_group(kith_cooc_counter *k, const kith_namings *in, uint32_t doc)
{
    for (size_t x = 0; x < in->nodes; x++) {
        uint32_t a = in->at[in->first[x]].node;
        k->out->windows[a]++;
        for (size_t y = x + 1; y < in->nodes; y++) {
            kith_pair_count *p = kith_cooc_pair(k, a, in->at[in->first[y]].node);
            uint32_t at[2] = {0, 0};
            kith_cooc_meet(k, p, doc);
            if (!k->options.places && p->texts >= k->options.evidence)
                continue;
            nearest(k, in, x, y, at);
            kith_cooc_place(k, p, at[0]);
            if (at[0] != at[1])
                kith_cooc_place(k, p, at[1]);
        }
    }
}

/* Sentences of one paragraph or document follow each other. */
static bool one_group(const kith_cooc_counter *k, size_t i, size_t j)
{
    const kith_windows *w = k->windows;

    return w->doc[i] == w->doc[j] &&
           (k->options.window.kind == KITH_WINDOW_DOCUMENT ||
            k->sentence[w->sentence[i]].paragraph == k->sentence[w->sentence[j]].paragraph);
}

void kith_cooc_count_wide(kith_cooc_counter *k)
{
    bool documents = k->options.window.kind == KITH_WINDOW_DOCUMENT;
    kith_namings in = {.at = NULL};
    uint64_t groups = 0;

    for (size_t beg = 0, end; beg < k->windows->n; beg = end) {
        for (end = beg + 1; end < k->windows->n && one_group(k, beg, end); end++)
            ;
        k->out->crowded += kith_namings_fill(k, &in, beg, end, documents ? DOC_CROWD : CROWD);
        count_group(k, &in, k->windows->doc[beg]);
        groups += in.n > 0;
    }
    if (!documents)
        k->out->n_windows = groups;
    kith_namings_fini(&in);
}
