// SPDX-License-Identifier: GPL-3.0-or-later
/* The second pass: from records to a graph. */
#include "base/large.h"
#include "graph/explain.h"
#include "graph/linker.h"
#include "graph/links.h"

#include <stdlib.h>

static bool resolve(kith_linker *l, const kith_forms *forms, kith_err *err)
{
    kith_resolver_init(&l->resolver, forms);
    if (!kith_rules_join(&l->rules, &l->resolver, err))
        return false;
    kith_resolve_countries(&l->resolver);
    kith_resolve_organizations(&l->resolver);
    kith_resolve_persons(&l->resolver);
    kith_resolve_surnames(&l->resolver);
    kith_resolve_types(&l->resolver);
    return true;
}

static void fill_totals(kith_linker *l)
{
    kith_totals *t = &l->graph->totals;

    *t = l->corpus->totals;
    t->mentions = l->all.mentions;
    t->near = l->all.near;
    t->repeats = l->all.repeats;
    t->crowded = l->all.crowded;
    t->outside = l->all.outside;
    t->undated = l->all.undated;
}

/* What was needed to find what is known is not needed to count it. */
static void forget_indexes(kith_corpus *c)
{
    kith_table_fini(&c->form_index);
    kith_table_fini(&c->usage_index);
    kith_table_fini(&c->block_index);
    kith_large_give_back();
}

/* What the collection was made from. */
static void forget_mentions(kith_corpus *c)
{
    free(c->mention);
    free(c->content);
    free(c->block);
    free(c->sketch);
    c->mention = NULL;
    c->content = NULL;
    c->block = NULL;
    c->sketch = NULL;
    c->n_mentions = c->mention_room = c->n_blocks = c->block_room = 0;
    c->sketch_room = c->content_room = 0;
    kith_large_give_back();
}

static void copy_dates(kith_linker *l)
{
    l->date = kith_new(l->graph->arena, kith_str, l->all.n_dates);
    for (size_t i = 0; i < l->all.n_dates; i++)
        l->date[i] = kith_arena_str(l->graph->arena, l->all.date_name[i]);
}

/* What nodes and pairs were made from. */
static void forget_names(kith_linker *l)
{
    kith_resolver_fini(&l->resolver);
    kith_collection_fini(&l->all);
    kith_rules_at_work_fini(&l->rules);
    free(l->member);
    free(l->member_first);
    free(l->root);
    free(l->node);
    kith_large_give_back();
}

bool kith_corpus_link(kith_corpus *corpus, kith_graph **out, kith_err *err)
{
    kith_linker l = {.corpus = corpus, .graph = kith_graph_new()};
    kith_forms forms;
    kith_stages *stages = corpus->options.stages;
    bool ok;

    kith_stages_begin(stages, true);
    kith_large_apart();
    forget_indexes(corpus);
    kith_collect(corpus, &l.all);
    forget_mentions(corpus);
    copy_dates(&l);
    kith_stages_mark(stages, KITH_STAGE_COUNT);
    kith_rules_find(corpus->options.rules, &l.all, &corpus->names, &l.rules);
    ok = kith_rules_change(&l.rules, &l.all, err);
    forms = (kith_forms){.form = l.all.form,
                         .F = l.all.F,
                         .usage = l.all.usage,
                         .usage_first = l.all.usage_first,
                         .doc = l.all.form_doc,
                         .doc_first = l.all.form_doc_first,
                         .windows = &l.all.windows,
                         .names = &corpus->names};
    ok = ok && resolve(&l, &forms, err) && kith_link_nodes(&l, err);
    kith_stages_mark(stages, KITH_STAGE_RESOLVE);
    fill_totals(&l);
    kith_collection_forget_docs(&l.all);
    ok = ok && (corpus->evidence == NULL || kith_evidence_ready(corpus->evidence, err));
    if (ok)
        kith_link_pairs(&l);
    if (ok && corpus->options.trace != NULL)
        kith_trace_fill(corpus->options.trace, &l.all, &corpus->names, &l.resolver, l.node);
    forget_names(&l);
    if (ok)
        kith_link_edges(&l);
    kith_stages_mark(stages, KITH_STAGE_COUNT);
    ok = ok && kith_link_measure(&l, err);
    kith_cooc_fini(&l.cooc);
    if (ok)
        *out = l.graph;
    else
        kith_graph_free(l.graph);
    return ok;
}
