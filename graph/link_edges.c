// SPDX-License-Identifier: GPL-3.0-or-later
/* Pairs of nodes become edges. What is measured depends neither on how closely the names of each
 * belong together nor on the sentences that are read for it, and these not on one another: both is
 * done in parts by any threads, the texts of each part in an arena of its own. */
#include "base/large.h"
#include "base/parallel.h"
#include "graph/associate.h"
#include "graph/linker.h"
#include "graph/links.h"
#include "graph/measure.h"

static void count(kith_linker *l)
{
    const kith_link_options *options = &l->corpus->options;
    kith_cooc *cooc = &l->cooc;
    kith_graph *g = l->graph;

    kith_cooc_count(
        &l->all, l->corpus->sentence, l->node, g->V,
        &(kith_cooc_options){.window = options->window,
                             .evidence = l->corpus->evidence != NULL ? options->evidence : 0,
                             .quotable = l->corpus->quotable,
                             .places = options->links != NULL},
        cooc);
    for (size_t v = 0; v < g->V; v++)
        g->node[v].windows = cooc->windows[v];
    g->totals.windows = cooc->n_windows;
    g->totals.crowded += cooc->crowded;
}

void kith_link_pairs(kith_linker *l)
{
    kith_cooc *cooc = &l->cooc;

    count(l);
    if (l->corpus->options.links != NULL)
        kith_links_fill(l->corpus->options.links, &l->all, l->node, l->corpus->n_forms,
                        l->corpus->n_docs, l->graph->V, cooc);
    kith_cooc_forget_places(cooc);
}

void kith_link_edges(kith_linker *l)
{
    kith_graph *g = l->graph;
    kith_cooc *cooc = &l->cooc;

    g->E = cooc->n;
    g->edge = kith_new(g->arena, kith_edge, g->E);
    for (size_t e = 0; e < g->E; e++) {
        const kith_pair_count *p = &cooc->pair[e];
        kith_edge *edge = &g->edge[e];
        *edge = (kith_edge){.a = p->a, .b = p->b, .weight = p->weight, .documents = p->documents};
        edge->first = l->date[p->first];
        edge->last = l->date[p->last];
        edge->evidence = KITH_STR("");
    }
    if (l->corpus->evidence == NULL)
        kith_cooc_fini(cooc);
}

enum { PARTS = 16 };

/* A run of edges. */
typedef struct {
    const kith_linker *l;
    kith_arena *arena; // of the texts
    kith_err err;
    bool ok;
    int64_t spent; // ns
} run;

static bool read_evidence(run *q, const kith_pair_count *p, kith_arena *scratch, kith_str *out)
{
    const kith_corpus *c = q->l->corpus;
    const kith_cooc *cooc = &q->l->cooc;
    kith_quotation *all = kith_new(scratch, kith_quotation, p->texts);
    bool ok = true;

    for (uint32_t i = 0; i < p->texts && ok; i++) {
        uint32_t s = cooc->text[(size_t)p->number * cooc->evidence + i];
        all[i].name = c->about.at[c->doc[c->sentence[s].doc].name];
        ok = kith_evidence_get(c->evidence, c->quotable[s].text, scratch, &all[i].line, &q->err);
    }
    *out = kith_quotations_join(q->arena, all, ok ? p->texts : 0);
    kith_arena_reset(scratch);
    return ok;
}

static void quote(run *q, size_t beg, size_t end)
{
    kith_arena *scratch = kith_arena_new();

    q->arena = kith_arena_new();
    for (size_t e = beg; e < end && q->ok; e++)
        q->ok = read_evidence(q, &q->l->cooc.pair[e], scratch, &q->l->graph->edge[e].evidence);
    kith_arena_free(scratch);
}

static void work_on(void *self, size_t part)
{
    run *q = (run *)self + part;
    kith_graph *g = q->l->graph;
    size_t beg = g->E * part / PARTS, end = g->E * (part + 1) / PARTS;
    kith_stages stages = {0};

    kith_stages_begin(&stages, false);
    kith_associate_edges(g, beg, end);
    if (q->l->corpus->evidence != NULL)
        quote(q, beg, end);
    kith_stages_mark(&stages, KITH_STAGE_COUNT);
    q->spent = stages.spent[KITH_STAGE_COUNT];
}

/* What somebody else wants done. */
typedef struct {
    const kith_linker *l;
    int64_t spent; // ns
} errand;

static void run_errand(void *self, size_t part)
{
    errand *e = self;
    const kith_corpus *c = e->l->corpus;
    kith_stages stages = {0};

    (void)part;
    kith_stages_begin(&stages, false);
    c->meanwhile(c->meanwhile_self, e->l->graph);
    kith_stages_mark(&stages, KITH_STAGE_WRITE);
    e->spent = stages.spent[KITH_STAGE_WRITE];
}

bool kith_link_measure(kith_linker *l, kith_err *err)
{
    run all[PARTS];
    errand other = {.l = l};
    kith_task task[] = {{run_errand, &other, l->corpus->meanwhile != NULL}, {work_on, all, PARTS}};
    kith_stages *stages = l->corpus->options.stages;
    bool ok;

    for (size_t part = 0; part < PARTS; part++)
        all[part] = (run){.l = l, .ok = true};
    ok = kith_measure_beside(l->graph, l->corpus->options.threads, task, 2, err);
    kith_stages_mark(stages, KITH_STAGE_MEASURE);
    kith_stages_move(stages, KITH_STAGE_MEASURE, KITH_STAGE_WRITE, other.spent);
    for (size_t part = 0; part < PARTS; part++) {
        if (ok && !all[part].ok)
            *err = all[part].err;
        ok = ok && all[part].ok;
        kith_arena_join(l->graph->arena, all[part].arena);
        kith_stages_move(stages, KITH_STAGE_MEASURE, KITH_STAGE_COUNT, all[part].spent);
    }
    return ok;
}
