// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/cooc_count.h"

#include <stdlib.h>

kith_pair_count *kith_cooc_pair(kith_cooc_counter *k, uint32_t a, uint32_t b)
{
    kith_cooc *out = k->out;
    uint32_t *known = kith_table_at(&k->index, kith_pair(a, b));

    if (*known != KITH_NONE)
        return &out->pair[*known];
    *known = (uint32_t)out->n;
    out->pair = kith_more(out->pair, out->n, &out->room, sizeof *out->pair);
    out->pair[out->n] = (kith_pair_count){.a = a, .b = b, .last_doc = KITH_NONE, .number = *known};
    if (out->evidence > 0)
        out->text = kith_more(out->text, out->n, &k->text_room, out->evidence * sizeof *out->text);
    return &out->pair[out->n++];
}

static void keep_text(kith_cooc_counter *k, kith_pair_count *p, uint32_t sentence)
{
    uint32_t *text;

    if (p->texts >= k->out->evidence || k->options.quotable[sentence].text == KITH_NO_TEXT)
        return;
    text = k->out->text + (size_t)p->number * k->out->evidence;
    for (uint32_t i = 0; i < p->texts; i++)
        if (k->options.quotable[text[i]].hash == k->options.quotable[sentence].hash)
            return;
    text[p->texts++] = sentence;
}

void kith_cooc_place(kith_cooc_counter *k, kith_pair_count *p, uint32_t sentence)
{
    kith_cooc *out = k->out;

    keep_text(k, p, sentence);
    if (!k->options.places)
        return;
    if (out->n_runs == 0 || out->run[out->n_runs - 1].sentence != sentence) {
        out->run = kith_more(out->run, out->n_runs, &out->run_room, sizeof *out->run);
        out->run[out->n_runs++] = (kith_place_run){sentence, 0};
    }
    out->run[out->n_runs - 1].n++;
    out->place = kith_more(out->place, out->n_places, &out->place_room, sizeof *out->place);
    out->place[out->n_places++] = p->number;
    p->places++;
}

void kith_cooc_meet(kith_cooc_counter *k, kith_pair_count *p, uint32_t doc)
{
    uint32_t date = k->date[doc];

    p->weight++;
    if (p->last_doc != doc) {
        p->documents++;
        p->last_doc = doc;
    }
    if (date > 0 && (p->first == 0 || date < p->first))
        p->first = date;
    if (date > p->last)
        p->last = date;
}

size_t kith_cooc_nodes(kith_cooc_counter *k, size_t i)
{
    const kith_windows *w = k->windows;
    size_t n = 0;

    for (size_t f = w->first[i]; f < w->first[i + 1]; f++) {
        k->found = kith_more(k->found, n, &k->found_room, sizeof *k->found);
        k->found[n++] = k->node[w->form[f]];
    }
    return kith_distinct(k->found, n);
}

static void count_sentences(kith_cooc_counter *k)
{
    const kith_windows *w = k->windows;

    for (size_t i = 0; i < w->n; i++) {
        size_t n = kith_cooc_nodes(k, i);
        for (size_t a = 0; a < n; a++) {
            k->out->windows[k->found[a]]++;
            for (size_t b = a + 1; b < n; b++) {
                kith_pair_count *p = kith_cooc_pair(k, k->found[a], k->found[b]);
                kith_cooc_meet(k, p, w->doc[i]);
                kith_cooc_place(k, p, w->sentence[i]);
            }
        }
    }
}

/* Pairs [n] by one of their nodes, those of one node staying in their order: from is an order of
 * them, to becomes one. */
static void order_by(const kith_cooc *c, bool second, size_t V, const uint32_t *from, uint32_t *to)
{
    size_t *at = kith_zeroed(V + 1, sizeof *at);

    for (size_t i = 0; i < c->n; i++)
        at[(second ? c->pair[i].b : c->pair[i].a) + 1]++;
    for (size_t v = 0; v < V; v++)
        at[v + 1] += at[v];
    for (size_t i = 0; i < c->n; i++) {
        const kith_pair_count *p = &c->pair[from[i]];
        to[at[second ? p->b : p->a]++] = from[i];
    }
    free(at);
}

/* Each pair to where it belongs: order[i] is the one that comes i-th, and becomes i. */
static void move_pairs(kith_pair_count *pair, size_t n, uint32_t *order)
{
    for (uint32_t i = 0; i < n; i++) {
        kith_pair_count first = pair[i];
        uint32_t to = i, from;
        for (; (from = order[to]) != i; to = from) {
            pair[to] = pair[from];
            order[to] = to;
        }
        pair[to] = first;
        order[to] = to;
    }
}

/* Nodes are numbers: no need to compare. */
static void sort_pairs(kith_cooc *c, size_t V)
{
    uint32_t *order = kith_zeroed(c->n, sizeof *order), *other = kith_zeroed(c->n, sizeof *other);

    for (uint32_t i = 0; i < c->n; i++)
        order[i] = i;
    order_by(c, true, V, order, other);
    order_by(c, false, V, other, order);
    free(other);
    move_pairs(c->pair, c->n, order);
    free(order);
}

void kith_cooc_count(const kith_collection *all, const kith_sentence_record *sentence,
                     const uint32_t *node, size_t V, const kith_cooc_options *options,
                     kith_cooc *out)
{
    kith_cooc_counter k = {.out = out,
                           .windows = &all->windows,
                           .sentence = sentence,
                           .node = node,
                           .date = all->date,
                           .V = V,
                           .options = *options};

    *out = (kith_cooc){.evidence = options->evidence, .windows = kith_zeroed(V, sizeof(uint32_t))};
    out->n_windows = options->window.kind == KITH_WINDOW_DOCUMENT ? all->documents
                                                                  : all->sentences - all->repeats;
    if (options->window.kind == KITH_WINDOW_SENTENCE)
        count_sentences(&k);
    else if (options->window.kind == KITH_WINDOW_NEAR)
        kith_cooc_count_near(&k);
    else
        kith_cooc_count_wide(&k);
    kith_table_fini(&k.index);
    free(k.found);
    sort_pairs(out, V);
}

void kith_cooc_forget_places(kith_cooc *c)
{
    free(c->place);
    free(c->run);
    c->place = NULL;
    c->run = NULL;
    c->n_places = c->place_room = c->n_runs = c->run_room = 0;
}

void kith_cooc_fini(kith_cooc *c)
{
    free(c->pair);
    free(c->text);
    free(c->windows);
    free(c->place);
    free(c->run);
    *c = (kith_cooc){0};
}
