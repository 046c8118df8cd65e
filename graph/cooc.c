// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/cooc.h"

#include <stdlib.h>

typedef struct {
    kith_cooc *out;
    const kith_sentence_record *sentence;
    kith_table index;
    size_t text_room;
    uint32_t *found; // nodes of the window at hand
    size_t found_room;
} counter;

static kith_pair_count *pair_of(counter *k, uint32_t a, uint32_t b)
{
    kith_cooc *out = k->out;
    uint32_t *known = kith_table_at(&k->index, kith_pair(a, b));

    if (*known != KITH_NONE)
        return &out->pair[*known];
    *known = (uint32_t)out->n;
    out->pair = kith_more(out->pair, out->n, &out->room, sizeof *out->pair);
    out->pair[out->n] = (kith_pair_count){
        .a = a, .b = b, .last_doc = KITH_NONE, .number = *known, .last_place = KITH_NONE};
    if (out->evidence > 0)
        out->text = kith_more(out->text, out->n, &k->text_room, out->evidence * sizeof *out->text);
    return &out->pair[out->n++];
}

static void keep_text(counter *k, kith_pair_count *p, uint32_t sentence)
{
    uint32_t *text;

    if (p->texts >= k->out->evidence || k->sentence[sentence].text == KITH_NO_TEXT)
        return;
    text = k->out->text + (size_t)p->number * k->out->evidence;
    for (uint32_t i = 0; i < p->texts; i++)
        if (k->sentence[text[i]].hash == k->sentence[sentence].hash)
            return;
    text[p->texts++] = sentence;
}

static void keep_place(kith_cooc *out, kith_pair_count *p, size_t window)
{
    out->place = kith_more(out->place, out->n_places, &out->place_room, sizeof *out->place);
    out->place[out->n_places] = (kith_pair_place){(uint32_t)window, p->last_place};
    p->last_place = (uint32_t)out->n_places++;
}

static void count(kith_pair_count *p, uint32_t doc, uint32_t date)
{
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

/* The different nodes of window i, ascending. */
static size_t nodes_of(counter *k, const kith_windows *w, size_t i, const uint32_t *node)
{
    size_t n = 0;

    for (size_t f = w->first[i]; f < w->first[i + 1]; f++) {
        k->found = kith_more(k->found, n, &k->found_room, sizeof *k->found);
        k->found[n++] = node[w->form[f]];
    }
    return kith_distinct(k->found, n);
}

static int by_nodes(const void *x, const void *y)
{
    const kith_pair_count *p = x, *q = y;
    uint64_t a = kith_pair(p->a, p->b), b = kith_pair(q->a, q->b);

    return (a > b) - (a < b);
}

void kith_cooc_count(const kith_windows *windows, const uint32_t *node, size_t V,
                     const uint32_t *date, const kith_sentence_record *sentence, unsigned evidence,
                     bool places, kith_cooc *out)
{
    counter k = {.out = out, .sentence = sentence};

    *out = (kith_cooc){.evidence = evidence, .windows = kith_zeroed(V, sizeof *out->windows)};
    for (size_t i = 0; i < windows->n; i++) {
        size_t n = nodes_of(&k, windows, i, node);
        for (size_t a = 0; a < n; a++) {
            out->windows[k.found[a]]++;
            for (size_t b = a + 1; b < n; b++) {
                kith_pair_count *p = pair_of(&k, k.found[a], k.found[b]);
                count(p, windows->doc[i], date[windows->doc[i]]);
                keep_text(&k, p, windows->sentence[i]);
                if (places)
                    keep_place(out, p, i);
            }
        }
    }
    if (out->n > 0)
        qsort(out->pair, out->n, sizeof *out->pair, by_nodes);
    kith_table_fini(&k.index);
    free(k.found);
}

void kith_cooc_fini(kith_cooc *c)
{
    free(c->pair);
    free(c->text);
    free(c->windows);
    free(c->place);
    *c = (kith_cooc){0};
}
