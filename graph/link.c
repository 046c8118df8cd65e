// SPDX-License-Identifier: GPL-3.0-or-later
/* The second pass: from records to a graph. Clusters of forms become nodes; a node is labelled by
 * the full form that most documents use, its other names are aliases, most frequent first. */
#include "extract/lexicon_user.h"
#include "graph/associate.h"
#include "graph/cooc.h"
#include "graph/explain.h"
#include "graph/links.h"
#include "graph/measure.h"
#include "graph/name.h"
#include "graph/rules_apply.h"

#include <glib.h>
#include <stdlib.h>

/* A name of a cluster. */
typedef struct {
    kith_str name;
    uint64_t documents, mentions;
    bool shouted; // a headline's capitals
} naming;

typedef struct {
    kith_corpus *corpus;
    kith_collection all;
    kith_resolver resolver;
    kith_graph *graph;
    uint32_t *member;     // forms by cluster
    size_t *member_first; // [clusters + 1]
    uint32_t *root;       // [clusters]
    size_t n_clusters;
    uint32_t *node; // [F] node of each form
    naming *naming; // of the cluster at hand
    size_t naming_room;
    kith_str *date; // [n_dates] of the graph, one for all nodes and edges
    kith_arena *scratch;
    kith_rules_at_work rules;
} linker;

static bool resolve(linker *l, const kith_forms *forms, kith_err *err)
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

/* A rule says so. */
static bool is_ignored(const linker *l, uint32_t f)
{
    return l->all.form[f].type == KITH_TYPES;
}

static void list_clusters(linker *l)
{
    size_t F = l->all.F, *next;
    uint32_t *cluster = kith_zeroed(F, sizeof *cluster);

    l->root = kith_zeroed(F, sizeof *l->root);
    l->member_first = kith_zeroed(F + 1, sizeof *l->member_first);
    l->member = kith_zeroed(F, sizeof *l->member);
    for (uint32_t f = 0; f < F; f++)
        if (!is_ignored(l, f) && kith_resolver_find(&l->resolver, f) == f) {
            cluster[f] = (uint32_t)l->n_clusters;
            l->root[l->n_clusters++] = f;
        }
    for (uint32_t f = 0; f < F; f++)
        if (!is_ignored(l, f))
            l->member_first[cluster[kith_resolver_find(&l->resolver, f)] + 1]++;
    for (size_t c = 0; c < l->n_clusters; c++)
        l->member_first[c + 1] += l->member_first[c];
    next = kith_zeroed(l->n_clusters, sizeof *next);
    for (uint32_t f = 0; f < F; f++) {
        uint32_t c = cluster[kith_resolver_find(&l->resolver, f)];
        if (is_ignored(l, f))
            continue;
        l->member[l->member_first[c] + next[c]++] = f;
    }
    free(next);
    free(cluster);
}

static uint8_t type_of(const linker *l, size_t c)
{
    uint64_t documents[KITH_TYPES] = {0};
    uint8_t best = l->all.form[l->root[c]].type;

    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++)
        documents[l->all.form[l->member[m]].type] += l->all.form[l->member[m]].documents;
    for (uint8_t t = 0; t < KITH_TYPES; t++)
        if (documents[t] > documents[best])
            best = t;
    return best;
}

static int by_use(const void *x, const void *y)
{
    const naming *a = x, *b = y;

    if (a->documents != b->documents)
        return a->documents > b->documents ? -1 : 1;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    if (a->name.len != b->name.len)
        return a->name.len > b->name.len ? -1 : 1;
    return kith_str_cmp(a->name, b->name);
}

static int by_name(const void *x, const void *y)
{
    return kith_str_cmp(((const naming *)x)->name, ((const naming *)y)->name);
}

/* Sums equal names, then sorts by use; how many are left. */
static size_t sum_up(naming *at, size_t n)
{
    size_t kept = 0;

    if (n == 0)
        return 0;
    qsort(at, n, sizeof *at, by_name);
    for (size_t i = 0; i < n; i++)
        if (kept > 0 && kith_str_eq(at[kept - 1].name, at[i].name)) {
            at[kept - 1].documents += at[i].documents;
            at[kept - 1].mentions += at[i].mentions;
        } else
            at[kept++] = at[i];
    qsort(at, kept, sizeof *at, by_use);
    return kept;
}

static void name_it(linker *l, size_t n, kith_str name, uint64_t documents, uint64_t mentions)
{
    l->naming = kith_more(l->naming, n, &l->naming_room, sizeof *l->naming);
    l->naming[n] = (naming){name, documents, mentions, false};
}

/* Capitals are a headline's, not the name's, where the name has more than a word or is longer than
 * acronyms are. */
static bool is_shouted(kith_str name)
{
    return (name.len > 6 || memchr(name.ptr, ' ', name.len) != NULL) && kith_name_is_upper(name);
}

/* "J. Smith": the given name is left to guess. */
static bool is_abbreviated(kith_str name)
{
    return name.len > 3 && name.ptr[1] == '.' && name.ptr[2] == ' ' && kith_name_count(name) == 2;
}

/* 5: a full name as it is printed in text; 0: a part of it. */
static int fullness(const kith_form *form, uint8_t type)
{
    return 3 * (form->type == type && !form->part_only) + (is_shouted(form->label)       ? 0
                                                           : is_abbreviated(form->label) ? 1
                                                                                         : 2);
}

/* The name that the built-in lexicon has for the thing; empty when it has none. */
static kith_str known_name(const linker *l, size_t c)
{
    const kith_lexicon *lex = kith_lexicon_builtin();

    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        const kith_form *form = &l->all.form[l->member[m]];
        if (form->known > 0 && form->known <= kith_lexicon_size(lex))
            return kith_lexicon_entry(lex, form->known - 1).name;
    }
    return KITH_STR("");
}

/* Of the n names at hand, the most used first: the longer one the lexicon has, where at least a
 * tenth as many documents use it ("Conservative Party" rather than "Tory", but NATO), else the
 * first. */
static kith_str most_used(const linker *l, size_t c, size_t n)
{
    kith_str known = known_name(l, c), most = l->naming[0].name;

    if (known.len <= most.len || kith_name_is_upper(most))
        return most;
    for (size_t i = 0; i < n; i++)
        if (kith_str_eq(l->naming[i].name, known) &&
            10 * l->naming[i].documents >= l->naming[0].documents)
            return known;
    return most;
}

static kith_str label_of(linker *l, size_t c, uint8_t type)
{
    size_t n = 0;
    int best = 0;

    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        int full = fullness(&l->all.form[l->member[m]], type);
        best = full > best ? full : best;
    }
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        const kith_form *form = &l->all.form[l->member[m]];
        if (fullness(form, type) == best)
            name_it(l, n++, form->label, form->documents, form->mentions);
    }
    return most_used(l, c, sum_up(l->naming, n));
}

/* True when name is another's, but for case. */
static bool is_said(const kith_str *said, size_t n, kith_str folded)
{
    for (size_t i = 0; i < n; i++)
        if (kith_str_eq(said[i], folded))
            return true;
    return false;
}

/* Nobody reads more; it bounds a comparison of all with all. */
enum { ALIASES = 40 };

static kith_str lower(kith_arena *a, kith_str s)
{
    char *at = kith_new(a, char, s.len + 1);

    for (size_t i = 0; i < s.len; i++)
        at[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + ('a' - 'A')) : s.ptr[i];
    return (kith_str){at, s.len};
}

/* The names in l->naming[n] but the label; '|' parts them and is no part of one. */
static kith_str join_aliases(linker *l, size_t n, kith_str label)
{
    kith_str said[ALIASES + 1];
    size_t n_said = 0, len = 0;
    char *at;

    said[n_said++] = lower(l->scratch, label);
    for (size_t i = 0; i < n; i++)
        len += l->naming[i].name.len + 1;
    at = kith_new(l->graph->arena, char, len + 1);
    len = 0;
    for (size_t i = 0; i < n && n_said <= ALIASES; i++) {
        kith_str name = l->naming[i].name, folded = lower(l->scratch, name);
        if (name.len == 0 || is_said(said, n_said, folded))
            continue;
        said[n_said++] = folded;
        if (len > 0)
            at[len++] = '|';
        for (size_t k = 0; k < name.len; k++)
            at[len++] = name.ptr[k] == '|' ? '/' : name.ptr[k];
    }
    return (kith_str){at, len};
}

static kith_str aliases_of(linker *l, size_t c, kith_str label)
{
    size_t n = 0;

    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        uint32_t f = l->member[m];
        for (size_t u = l->all.usage_first[f]; u < l->all.usage_first[f + 1]; u++)
            name_it(l, n++, l->corpus->names.at[l->all.usage[u].surface], 0,
                    l->all.usage[u].mentions);
        name_it(l, n++, l->all.form[f].label, 0, 0);
    }
    return join_aliases(l, sum_up(l->naming, n), label);
}

/* Documents and dates of a cluster: a document that uses two of its forms is one. */
static void date_node(linker *l, size_t c, kith_node *node)
{
    uint32_t *doc = NULL, first = 0, last = 0;
    size_t n = 0, room = 0;
    const kith_collection *all = &l->all;

    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        uint32_t f = l->member[m];
        for (size_t d = all->form_doc_first[f]; d < all->form_doc_first[f + 1]; d++) {
            doc = kith_more(doc, n, &room, sizeof *doc);
            doc[n++] = all->form_doc[d];
        }
    }
    n = kith_distinct(doc, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t date = all->date[doc[i]];
        first = date > 0 && (first == 0 || date < first) ? date : first;
        last = date > last ? date : last;
    }
    node->documents = (uint32_t)n;
    node->first = l->date[first];
    node->last = l->date[last];
    free(doc);
}

static kith_str iso_of(const linker *l, size_t c)
{
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++)
        if (l->all.form[l->member[m]].iso.len > 0)
            return l->all.form[l->member[m]].iso;
    return (kith_str){"", 0};
}

/* The user's identifier of a cluster: of several the first in the order of forms. */
static kith_str ref_of(const linker *l, size_t c)
{
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        kith_str ref = kith_user_ref(l->corpus->options.user, l->all.form[l->member[m]].known);
        if (ref.len > 0)
            return ref;
    }
    return (kith_str){"", 0};
}

static bool make_node(linker *l, size_t c, kith_node *node, kith_err *err)
{
    kith_arena *a = l->graph->arena;
    uint8_t type = type_of(l, c);
    kith_str label, iso = iso_of(l, c);

    if (!kith_rules_label(&l->rules, l->member + l->member_first[c],
                          l->member_first[c + 1] - l->member_first[c], &label, err))
        return false;
    if (label.len == 0)
        label = label_of(l, c, type);

    *node = (kith_node){.type = type};
    node->label = kith_arena_str(a, label);
    node->iso = kith_arena_str(a, iso);
    node->ref = kith_arena_str(a, ref_of(l, c));
    node->aliases = aliases_of(l, c, label);
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++)
        node->mentions += l->all.form[l->member[m]].mentions;
    date_node(l, c, node);
    label = type == KITH_COUNTRY && iso.len > 0 ? iso : label;
    node->id = kith_arena_printf(a, "%c:%.*s", kith_type_name[type][0], (int)label.len, label.ptr);
    kith_arena_reset(l->scratch);
    return true;
}

typedef struct {
    kith_node node;
    uint32_t cluster;
} made;

static int by_id(const void *x, const void *y)
{
    const made *a = x, *b = y;
    int order;

    if (a->node.type != b->node.type)
        return a->node.type < b->node.type ? -1 : 1;
    if ((order = kith_str_cmp(a->node.id, b->node.id)) != 0)
        return order;
    if ((order = kith_str_cmp(a->node.iso, b->node.iso)) != 0)
        return order;
    return (a->cluster > b->cluster) - (a->cluster < b->cluster);
}

/* Two clusters of one label are told apart by country, else by number: the first keeps the id. */
static void part_ids(linker *l, made *at, size_t n)
{
    kith_arena *a = l->graph->arena;

    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg + 1; end < n && kith_str_eq(at[end].node.id, at[beg].node.id); end++)
            ;
        for (size_t i = beg; i < end && end - beg > 1; i++) {
            kith_node *node = &at[i].node;
            bool alone =
                node->iso.len > 0 && (i == beg || !kith_str_eq(node->iso, at[i - 1].node.iso));
            if (alone)
                node->id = kith_arena_printf(a, "%s (%s)", node->id.ptr, node->iso.ptr);
            else if (i > beg)
                node->id = kith_arena_printf(a, "%s (%zu)", node->id.ptr, i - beg + 1);
        }
    }
}

static void number_nodes(linker *l, made *at)
{
    kith_graph *g = l->graph;

    if (g->V > 0)
        qsort(at, g->V, sizeof *at, by_id);
    part_ids(l, at, g->V);
    if (g->V > 0)
        qsort(at, g->V, sizeof *at, by_id);
    l->node = kith_zeroed(l->all.F, sizeof *l->node);
    for (uint32_t f = 0; f < l->all.F; f++)
        l->node[f] = KITH_NONE;
    for (uint32_t v = 0; v < g->V; v++) {
        uint32_t c = at[v].cluster;
        g->node[v] = at[v].node;
        for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++)
            l->node[l->member[m]] = v;
    }
}

static bool make_nodes(linker *l, kith_err *err)
{
    kith_graph *g = l->graph;
    made *at = kith_zeroed(l->n_clusters, sizeof *at);
    bool ok = true;

    g->V = l->n_clusters;
    g->node = kith_new(g->arena, kith_node, g->V);
    for (uint32_t c = 0; c < l->n_clusters && ok; c++) {
        ok = make_node(l, c, &at[c].node, err);
        at[c].cluster = c;
    }
    if (ok)
        number_nodes(l, at);
    free(at);
    return ok;
}

static bool read_evidence(linker *l, const kith_cooc *cooc, const kith_pair_count *p, kith_str *out,
                          kith_err *err)
{
    const kith_corpus *c = l->corpus;
    kith_quotation *all = kith_new(l->scratch, kith_quotation, p->texts);
    bool ok = true;

    for (uint32_t i = 0; i < p->texts && ok; i++) {
        uint32_t s = cooc->text[(size_t)p->number * cooc->evidence + i];
        all[i].name = c->about.at[c->doc[c->sentence[s].doc].name];
        ok = kith_evidence_get(c->evidence, c->quotable[s].text, l->scratch, &all[i].line, err);
    }
    *out = kith_quotations_join(l->graph->arena, all, ok ? p->texts : 0);
    kith_arena_reset(l->scratch);
    return ok;
}

static void count(linker *l, kith_cooc *cooc)
{
    const kith_link_options *options = &l->corpus->options;
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

static bool make_edges(linker *l, kith_err *err)
{
    kith_graph *g = l->graph;
    kith_cooc cooc = {0};
    bool ok = true;

    count(l, &cooc);
    if (l->corpus->options.links != NULL)
        kith_links_fill(l->corpus->options.links, &l->all, l->node, l->corpus->n_forms,
                        l->corpus->n_docs, g->V, &cooc);
    kith_cooc_forget_places(&cooc);
    kith_collection_forget_windows(&l->all);
    g->E = cooc.n;
    g->edge = kith_new(g->arena, kith_edge, g->E);
    for (size_t e = 0; e < g->E && ok; e++) {
        const kith_pair_count *p = &cooc.pair[e];
        kith_edge *edge = &g->edge[e];
        *edge = (kith_edge){.a = p->a, .b = p->b, .weight = p->weight, .documents = p->documents};
        edge->first = l->date[p->first];
        edge->last = l->date[p->last];
        ok = read_evidence(l, &cooc, p, &edge->evidence, err);
    }
    kith_associate(g);
    kith_cooc_fini(&cooc);
    return ok;
}

static void fill_totals(linker *l)
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
}

/* What the collection was made from. */
static void forget_mentions(kith_corpus *c)
{
    free(c->mention);
    free(c->block);
    free(c->sketch);
    c->mention = NULL;
    c->block = NULL;
    c->sketch = NULL;
    c->n_mentions = c->mention_room = c->n_blocks = c->block_room = c->sketch_room = 0;
}

static void copy_dates(linker *l)
{
    l->date = kith_new(l->graph->arena, kith_str, l->all.n_dates);
    for (size_t i = 0; i < l->all.n_dates; i++)
        l->date[i] = kith_arena_str(l->graph->arena, l->all.date_name[i]);
}

static void finish(linker *l)
{
    kith_resolver_fini(&l->resolver);
    kith_collection_fini(&l->all);
    kith_rules_at_work_fini(&l->rules);
    free(l->member);
    free(l->member_first);
    free(l->root);
    free(l->node);
    free(l->naming);
    kith_arena_free(l->scratch);
}

bool kith_corpus_link(kith_corpus *corpus, kith_graph **out, kith_err *err)
{
    linker l = {.corpus = corpus, .graph = kith_graph_new(), .scratch = kith_arena_new()};
    kith_forms forms;
    kith_stages *stages = corpus->options.stages;
    bool ok;

    kith_stages_begin(stages, true);
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
    if (ok && (ok = resolve(&l, &forms, err))) {
        list_clusters(&l);
        ok = make_nodes(&l, err);
    }
    kith_stages_mark(stages, KITH_STAGE_RESOLVE);
    fill_totals(&l);
    ok = ok && (corpus->evidence == NULL || kith_evidence_ready(corpus->evidence, err)) &&
         make_edges(&l, err);
    if (ok && corpus->options.trace != NULL)
        kith_trace_fill(corpus->options.trace, &l.all, &corpus->names, &l.resolver, l.node);
    finish(&l);
    kith_stages_mark(stages, KITH_STAGE_COUNT);
    ok = ok && kith_measure_beside(l.graph, 2, NULL, 0, err);
    kith_stages_mark(stages, KITH_STAGE_MEASURE);
    if (ok)
        *out = l.graph;
    else
        kith_graph_free(l.graph);
    return ok;
}
