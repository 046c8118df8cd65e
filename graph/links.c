// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/links.h"

#include <stdlib.h>

static void fill_forms(kith_links *out, const kith_collection *all, const uint32_t *of_form,
                       size_t forms)
{
    out->forms = forms;
    out->node = kith_zeroed(forms, sizeof *out->node);
    for (size_t f = 0; f < forms; f++)
        out->node[f] = all->number[f] != KITH_NONE ? of_form[all->number[f]] : KITH_NONE;
}

typedef struct {
    uint32_t *node;
    size_t n, room;
} found;

/* The different nodes of window i. */
static void nodes_of(found *at, const kith_windows *w, size_t i, const uint32_t *of_form)
{
    at->n = 0;
    for (size_t f = w->first[i]; f < w->first[i + 1]; f++) {
        at->node = kith_more(at->node, at->n, &at->room, sizeof *at->node);
        at->node[at->n++] = of_form[w->form[f]];
    }
    at->n = kith_distinct(at->node, at->n);
}

static void fill_nodes(kith_links *out, const kith_windows *w, const uint32_t *of_form)
{
    size_t *first = kith_zeroed(out->V + 1, sizeof *first), *next;
    found at = {0};

    for (size_t i = 0; i < w->n; i++) {
        nodes_of(&at, w, i, of_form);
        for (size_t k = 0; k < at.n; k++)
            first[at.node[k] + 1]++;
    }
    for (size_t v = 0; v < out->V; v++)
        first[v + 1] += first[v];
    out->node_first = first;
    out->node_place = kith_zeroed(first[out->V], sizeof *out->node_place);
    next = kith_zeroed(out->V, sizeof *next);
    for (size_t i = 0; i < w->n; i++) {
        nodes_of(&at, w, i, of_form);
        for (size_t k = 0; k < at.n; k++)
            out->node_place[first[at.node[k]] + next[at.node[k]]++] = w->sentence[i];
    }
    free(next);
    free(at.node);
}

/* From the last place to the first, so that what is the end of an edge's becomes their beginning.
 */
static void fill_edges(kith_links *out, const kith_cooc *cooc)
{
    uint32_t *edge = kith_zeroed(cooc->n, sizeof *edge); // by number of the pair
    size_t n = 0;

    out->E = cooc->n;
    out->edge_first = kith_zeroed(out->E + 1, sizeof *out->edge_first);
    out->edge_place = kith_zeroed(cooc->n_places, sizeof *out->edge_place);
    for (uint32_t e = 0; e < out->E; e++) {
        edge[cooc->pair[e].number] = e;
        out->edge_first[e] = n += cooc->pair[e].places;
    }
    out->edge_first[out->E] = n;
    for (size_t r = cooc->n_runs; r-- > 0;)
        for (uint32_t i = 0; i < cooc->run[r].n; i++)
            out->edge_place[--out->edge_first[edge[cooc->place[--n]]]] = cooc->run[r].sentence;
    free(edge);
}

void kith_links_fill(kith_links *out, const kith_collection *all, const uint32_t *of_form,
                     size_t forms, size_t documents, size_t V, const kith_cooc *cooc)
{
    *out = (kith_links){.V = V};
    fill_forms(out, all, of_form, forms);
    fill_nodes(out, &all->windows, of_form);
    fill_edges(out, cooc);
    out->doc_rank = kith_zeroed(documents, sizeof *out->doc_rank);
    for (size_t d = 0; d < documents; d++)
        out->doc_rank[all->doc_order[d]] = (uint32_t)d;
}

void kith_links_fini(kith_links *l)
{
    free(l->node);
    free(l->node_first);
    free(l->node_place);
    free(l->edge_first);
    free(l->edge_place);
    free(l->doc_rank);
    *l = (kith_links){0};
}
