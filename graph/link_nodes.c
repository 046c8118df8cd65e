// SPDX-License-Identifier: GPL-3.0-or-later
/* Clusters of forms become nodes; a node is labelled by the full form that most documents use, its
 * other names are aliases, most frequent first. Clusters do not depend on each other: several
 * threads make their nodes, each in an arena of its own. */
#include "base/parallel.h"
#include "extract/lexicon_user.h"
#include "graph/linker.h"
#include "graph/name.h"

#include <stdlib.h>

/* A name of a cluster. */
typedef struct {
    kith_str name;
    uint64_t documents, mentions;
} naming;

typedef struct {
    kith_node node;
    uint32_t cluster;
} made;

/* Whoever makes nodes of a run of clusters. */
typedef struct {
    const kith_linker *l;
    made *made;        // of all clusters
    kith_arena *arena; // of the nodes' strings
    kith_arena *scratch;
    naming *naming; // of the cluster at hand
    size_t room;
    kith_err err;
    bool ok;
} namer;

/* A rule says so. */
static bool is_ignored(const kith_linker *l, uint32_t f)
{
    return l->all.form[f].type == KITH_TYPES;
}

static void list_clusters(kith_linker *l)
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

static uint8_t type_of(const kith_linker *l, size_t c)
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

static void name_it(namer *w, size_t n, kith_str name, uint64_t documents, uint64_t mentions)
{
    w->naming = kith_more(w->naming, n, &w->room, sizeof *w->naming);
    w->naming[n] = (naming){name, documents, mentions};
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
static kith_str known_name(const kith_linker *l, size_t c)
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
static kith_str most_used(const namer *w, size_t c, size_t n)
{
    kith_str known = known_name(w->l, c), most = w->naming[0].name;

    if (known.len <= most.len || kith_name_is_upper(most))
        return most;
    for (size_t i = 0; i < n; i++)
        if (kith_str_eq(w->naming[i].name, known) &&
            10 * w->naming[i].documents >= w->naming[0].documents)
            return known;
    return most;
}

static kith_str label_of(namer *w, size_t c, uint8_t type)
{
    const kith_linker *l = w->l;
    size_t n = 0;
    int best = 0;

    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        int full = fullness(&l->all.form[l->member[m]], type);
        best = full > best ? full : best;
    }
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        const kith_form *form = &l->all.form[l->member[m]];
        if (fullness(form, type) == best)
            name_it(w, n++, form->label, form->documents, form->mentions);
    }
    return most_used(w, c, sum_up(w->naming, n));
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

/* The names in w->naming[n] but the label; '|' parts them and is no part of one. */
static kith_str join_aliases(namer *w, size_t n, kith_str label)
{
    kith_str said[ALIASES + 1];
    size_t n_said = 0, len = 0;
    char *at;

    said[n_said++] = lower(w->scratch, label);
    for (size_t i = 0; i < n; i++)
        len += w->naming[i].name.len + 1;
    at = kith_new(w->arena, char, len + 1);
    len = 0;
    for (size_t i = 0; i < n && n_said <= ALIASES; i++) {
        kith_str name = w->naming[i].name, folded = lower(w->scratch, name);
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

static kith_str aliases_of(namer *w, size_t c, kith_str label)
{
    const kith_linker *l = w->l;
    size_t n = 0;

    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        uint32_t f = l->member[m];
        for (size_t u = l->all.usage_first[f]; u < l->all.usage_first[f + 1]; u++)
            name_it(w, n++, l->corpus->names.at[l->all.usage[u].surface], 0,
                    l->all.usage[u].mentions);
        name_it(w, n++, l->all.form[f].label, 0, 0);
    }
    return join_aliases(w, sum_up(w->naming, n), label);
}

/* Documents and dates of a cluster: a document that uses two of its forms is one. */
static void date_node(const kith_linker *l, size_t c, kith_node *node)
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

static kith_str iso_of(const kith_linker *l, size_t c)
{
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++)
        if (l->all.form[l->member[m]].iso.len > 0)
            return l->all.form[l->member[m]].iso;
    return (kith_str){"", 0};
}

/* The user's identifier of a cluster: of several the first in the order of forms. */
static kith_str ref_of(const kith_linker *l, size_t c)
{
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++) {
        kith_str ref = kith_user_ref(l->corpus->options.user, l->all.form[l->member[m]].known);
        if (ref.len > 0)
            return ref;
    }
    return (kith_str){"", 0};
}

static bool make_node(namer *w, size_t c, kith_node *node)
{
    const kith_linker *l = w->l;
    kith_arena *a = w->arena;
    uint8_t type = type_of(l, c);
    kith_str label, iso = iso_of(l, c);

    if (!kith_rules_label(&l->rules, l->member + l->member_first[c],
                          l->member_first[c + 1] - l->member_first[c], &label, &w->err))
        return false;
    if (label.len == 0)
        label = label_of(w, c, type);

    *node = (kith_node){.type = type};
    node->label = kith_arena_str(a, label);
    node->iso = kith_arena_str(a, iso);
    node->ref = kith_arena_str(a, ref_of(l, c));
    node->aliases = aliases_of(w, c, label);
    for (size_t m = l->member_first[c]; m < l->member_first[c + 1]; m++)
        node->mentions += l->all.form[l->member[m]].mentions;
    date_node(l, c, node);
    label = type == KITH_COUNTRY && iso.len > 0 ? iso : label;
    node->id = kith_arena_pair(a, (kith_str){kith_type_name[type], 1}, ':', label);
    kith_arena_reset(w->scratch);
    return true;
}

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

/* Two clusters of one label are told apart by country, else by number: the first keeps the id. True
 * when there are such. */
static bool part_ids(kith_linker *l, made *at, size_t n)
{
    kith_arena *a = l->graph->arena;
    bool parted = false;

    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg + 1; end < n && kith_str_eq(at[end].node.id, at[beg].node.id); end++)
            ;
        parted = parted || end - beg > 1;
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
    return parted;
}

static void number_nodes(kith_linker *l, made *at)
{
    kith_graph *g = l->graph;

    if (g->V > 0)
        qsort(at, g->V, sizeof *at, by_id);
    if (part_ids(l, at, g->V))
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

enum { PARTS = 8 };

static void work_on(void *self, size_t part)
{
    namer *w = (namer *)self + part;
    size_t n = w->l->n_clusters, end = n * (part + 1) / PARTS;

    w->arena = kith_arena_new();
    w->scratch = kith_arena_new();
    w->ok = true;
    for (size_t c = n * part / PARTS; c < end && w->ok; c++) {
        w->ok = make_node(w, c, &w->made[c].node);
        w->made[c].cluster = (uint32_t)c;
    }
    kith_arena_free(w->scratch);
    free(w->naming);
}

/* Of several that fail the first tells why. */
static bool make_nodes(kith_linker *l, made *at, kith_err *err)
{
    namer all[PARTS];
    kith_task task = {work_on, all, PARTS};
    bool ok = true;

    for (int part = 0; part < PARTS; part++)
        all[part] = (namer){.l = l, .made = at};
    kith_parallel(&task, 1, l->corpus->options.threads);
    for (int part = 0; part < PARTS; part++) {
        if (ok && !all[part].ok)
            *err = all[part].err;
        ok = ok && all[part].ok;
        kith_arena_join(l->graph->arena, all[part].arena);
    }
    return ok;
}

bool kith_link_nodes(kith_linker *l, kith_err *err)
{
    kith_graph *g = l->graph;
    made *at;
    bool ok;

    list_clusters(l);
    at = kith_zeroed(l->n_clusters, sizeof *at);
    g->V = l->n_clusters;
    g->node = kith_new(g->arena, kith_node, g->V);
    ok = make_nodes(l, at, err);
    if (ok)
        number_nodes(l, at);
    free(at);
    return ok;
}
