// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/compare.h"

#include "graph/table.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

const char *const kith_change_name[KITH_CHANGES] = {"appeared", "grew", "shrank", "vanished",
                                                    "same"};

enum { BEFORE, AFTER };

typedef struct {
    const kith_graph *g[2];
    uint32_t *same[2]; // [V] the node of the other graph; KITH_NONE: none
} pair;

/* Which node has a name. */
typedef struct {
    kith_pool name;
    uint32_t *node; // [name.n]; KITH_NONE: several have it
    size_t room;
} names;

static void name_add(names *t, kith_str name, uint32_t v)
{
    size_t known = t->name.n;
    uint32_t id = kith_pool_add(&t->name, name);

    t->node = kith_more(t->node, id, &t->room, sizeof *t->node);
    t->node[id] = id == known || t->node[id] == v ? v : KITH_NONE;
}

static uint32_t name_find(const names *t, kith_str name)
{
    uint32_t id = kith_pool_find(&t->name, name);

    return id != KITH_NONE ? t->node[id] : KITH_NONE;
}

static void names_fini(names *t)
{
    kith_pool_fini(&t->name);
    free(t->node);
}

static void join(pair *p, uint32_t before, uint32_t after)
{
    p->same[BEFORE][before] = after;
    p->same[AFTER][after] = before;
}

static void join_ids(pair *p)
{
    names ids = {0};

    for (uint32_t v = 0; v < p->g[BEFORE]->V; v++)
        name_add(&ids, p->g[BEFORE]->node[v].id, v);
    for (uint32_t v = 0; v < p->g[AFTER]->V; v++) {
        uint32_t u = name_find(&ids, p->g[AFTER]->node[v].id);
        if (u != KITH_NONE && p->same[BEFORE][u] == KITH_NONE)
            join(p, u, v);
    }
    names_fini(&ids);
}

/* All names of the nodes of one side that are still alone. */
static void collect(const pair *p, int side, names *t)
{
    for (uint32_t v = 0; v < p->g[side]->V; v++) {
        kith_str rest = p->g[side]->node[v].aliases, alias;
        if (p->same[side][v] != KITH_NONE)
            continue;
        name_add(t, p->g[side]->node[v].label, v);
        while (rest.len > 0 && kith_str_field(&rest, '|', &alias))
            name_add(t, alias, v);
    }
}

/* Nodes of `side` to those of the other one that have their label among their names. */
static void join_labels(pair *p, int side, const names *own, const names *others)
{
    for (uint32_t v = 0; v < p->g[side]->V; v++) {
        const kith_node *node = &p->g[side]->node[v];
        uint32_t u;
        if (p->same[side][v] != KITH_NONE || name_find(own, node->label) != v)
            continue;
        u = name_find(others, node->label);
        if (u != KITH_NONE && p->same[!side][u] == KITH_NONE &&
            p->g[!side]->node[u].type == node->type)
            join(p, side == BEFORE ? v : u, side == BEFORE ? u : v);
    }
}

static void join_nodes(pair *p)
{
    names t[2] = {{.node = NULL}, {.node = NULL}};

    for (int side = 0; side < 2; side++) {
        p->same[side] = kith_zeroed(p->g[side]->V, sizeof *p->same[side]);
        memset(p->same[side], 0xff, p->g[side]->V * sizeof *p->same[side]);
    }
    join_ids(p);
    for (int side = 0; side < 2; side++)
        collect(p, side, &t[side]);
    join_labels(p, AFTER, &t[AFTER], &t[BEFORE]);
    join_labels(p, BEFORE, &t[BEFORE], &t[AFTER]);
    for (int side = 0; side < 2; side++)
        names_fini(&t[side]);
}

/* Things of both graphs that are counted and compared: nodes or edges. */
typedef struct {
    kith_arena *a;
    unsigned types;
    kith_change *at;
    size_t n, room;
    double sum[2]; // of their counts
} tally;

static void add(tally *t, uint32_t before, uint32_t after, uint32_t count_before,
                uint32_t count_after)
{
    if (t->n == t->room) {
        t->room = t->room > 0 ? 2 * t->room : 1024;
        t->at = kith_grow(t->a, kith_change, t->at, t->n, t->room);
    }
    t->at[t->n++] =
        (kith_change){.before = before, .after = after, .count = {count_before, count_after}};
    t->sum[BEFORE] += count_before;
    t->sum[AFTER] += count_after;
}

static bool wanted(const tally *t, const kith_node *node)
{
    return t->types == 0 || (t->types >> node->type & 1) != 0;
}

static void count_nodes(tally *t, const pair *p)
{
    for (uint32_t v = 0; v < p->g[BEFORE]->V; v++) {
        const kith_node *node = &p->g[BEFORE]->node[v];
        uint32_t u = p->same[BEFORE][v];
        if (wanted(t, node))
            add(t, v, u, node->mentions, u != KITH_NONE ? p->g[AFTER]->node[u].mentions : 0);
    }
    for (uint32_t v = 0; v < p->g[AFTER]->V; v++)
        if (p->same[AFTER][v] == KITH_NONE && wanted(t, &p->g[AFTER]->node[v]))
            add(t, KITH_NONE, v, 0, p->g[AFTER]->node[v].mentions);
}

/* Edges by their greater end, then the other: looked up one after another they are mostly next to
 * each other, too. */
typedef struct {
    size_t *first;          // [V + 1] into other and edge
    uint32_t *other, *edge; // [E]
    size_t next;            // behind what was found last
} lookup;

typedef struct {
    uint32_t other, edge;
} end;

static int by_other(const void *x, const void *y)
{
    const end *a = x, *b = y;

    return (a->other > b->other) - (a->other < b->other);
}

/* Edges of one node, [n], by their other ends. */
static void put_in_order(uint32_t *other, uint32_t *edge, size_t n)
{
    end *all;
    size_t i = 1;

    while (i < n && other[i - 1] <= other[i])
        i++;
    if (i >= n)
        return;
    all = kith_zeroed(n, sizeof *all);
    for (i = 0; i < n; i++)
        all[i] = (end){other[i], edge[i]};
    qsort(all, n, sizeof *all, by_other);
    for (i = 0; i < n; i++) {
        other[i] = all[i].other;
        edge[i] = all[i].edge;
    }
    free(all);
}

static void lookup_init(lookup *l, const kith_web *web)
{
    size_t *next = kith_zeroed(web->V + 1, sizeof *next);

    *l = (lookup){kith_zeroed(web->V + 1, sizeof *l->first), kith_zeroed(web->E, sizeof *l->other),
                  kith_zeroed(web->E, sizeof *l->edge), 0};
    for (size_t e = 0; e < web->E; e++)
        l->first[MAX(web->a[e], web->b[e]) + 1]++;
    for (size_t v = 0; v < web->V; v++)
        next[v + 1] = l->first[v + 1] += l->first[v];
    for (uint32_t e = 0; e < web->E; e++) {
        size_t i = next[MAX(web->a[e], web->b[e])]++;
        l->other[i] = MIN(web->a[e], web->b[e]);
        l->edge[i] = e;
    }
    for (size_t v = 0; v < web->V; v++)
        put_in_order(l->other + l->first[v], l->edge + l->first[v], l->first[v + 1] - l->first[v]);
    free(next);
}

static void lookup_fini(lookup *l)
{
    free(l->first);
    free(l->other);
    free(l->edge);
}

/* The edge between two nodes, KITH_NONE: there is none. */
static uint32_t lookup_find(lookup *l, uint32_t a, uint32_t b)
{
    uint32_t most = MAX(a, b), other = MIN(a, b);
    size_t beg = l->first[most], to = l->first[most + 1];

    if (l->next >= beg && l->next < to && l->other[l->next] == other)
        return l->edge[l->next++];
    for (size_t past = to; beg < past;) {
        size_t mid = beg + (past - beg) / 2;
        if (l->other[mid] < other)
            beg = mid + 1;
        else
            past = mid;
    }
    l->next = beg + 1;
    return beg < to && l->other[beg] == other ? l->edge[beg] : KITH_NONE;
}

static bool edge_wanted(const tally *t, const kith_graph *g, const kith_web *web, uint32_t e)
{
    return wanted(t, &g->node[web->a[e]]) && wanted(t, &g->node[web->b[e]]);
}

/* Edges of the later graph by their ends, those that the earlier one has named as there. */
static void count_edges(tally *t, const pair *p, const kith_web edges[2])
{
    const kith_web *before = &edges[BEFORE], *after = &edges[AFTER];
    bool *met = kith_zeroed(after->E, sizeof *met);
    lookup index;

    lookup_init(&index, after);
    for (uint32_t e = 0; e < before->E; e++) {
        uint32_t a = p->same[BEFORE][before->a[e]], b = p->same[BEFORE][before->b[e]];
        uint32_t same = KITH_NONE;
        if (!edge_wanted(t, p->g[BEFORE], before, e))
            continue;
        if (a != KITH_NONE && b != KITH_NONE)
            same = lookup_find(&index, a, b);
        add(t, e, same, before->weight[e], same != KITH_NONE ? after->weight[same] : 0);
        if (same != KITH_NONE)
            met[same] = true;
    }
    for (uint32_t e = 0; e < after->E; e++)
        if (!met[e] && edge_wanted(t, p->g[AFTER], after, e))
            add(t, KITH_NONE, e, 0, after->weight[e]);
    lookup_fini(&index);
    free(met);
}

static double part(double count, double expected)
{
    return count > 0 ? count * log(count / expected) : 0;
}

/* How far the counts are from what the sums let expect. */
static void judge(kith_change *c, const double sum[2])
{
    double all = (double)c->count[0] + c->count[1], sums = sum[0] + sum[1];

    for (int side = 0; side < 2; side++) {
        c->share[side] = sum[side] > 0 ? c->count[side] / sum[side] : 0;
        if (sum[side] > 0)
            c->surprise += 2 * part(c->count[side], sum[side] * all / sums);
    }
    c->surprise = c->surprise > 0 ? c->surprise : 0;
    c->ratio = c->share[AFTER] / c->share[BEFORE];
    if (c->after == KITH_NONE)
        c->kind = KITH_VANISHED;
    else if (c->before == KITH_NONE)
        c->kind = KITH_APPEARED;
    else if (c->share[BEFORE] < c->share[AFTER] || c->share[BEFORE] > c->share[AFTER])
        c->kind = c->share[BEFORE] < c->share[AFTER] ? KITH_GREW : KITH_SHRANK;
    else
        c->kind = KITH_SAME;
}

static int by_surprise(const void *x, const void *y)
{
    const kith_change *a = x, *b = y;

    if (a->surprise < b->surprise || a->surprise > b->surprise)
        return a->surprise > b->surprise ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->after != b->after)
        return a->after < b->after ? -1 : 1;
    return (a->before > b->before) - (a->before < b->before);
}

/* What changed nothing goes to the end: that is most, and need not be sorted. How many changed. */
static size_t put_changed_first(kith_change *at, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (at[i].kind != KITH_SAME) {
            kith_change other = at[kept];
            at[kept++] = at[i];
            at[i] = other;
        }
    return kept;
}

kith_change *kith_compare(kith_arena *a, const kith_graph *before, const kith_graph *after,
                          unsigned types, const kith_web edges[2], size_t *n)
{
    pair p = {.g = {before, after}};
    tally t = {.a = a, .types = types};
    size_t changed;

    join_nodes(&p);
    if (edges != NULL)
        count_edges(&t, &p, edges);
    else
        count_nodes(&t, &p);
    for (size_t i = 0; i < t.n; i++)
        judge(&t.at[i], t.sum);
    changed = put_changed_first(t.at, t.n);
    if (changed > 1)
        qsort(t.at, changed, sizeof *t.at, by_surprise);
    free(p.same[AFTER]);
    free(p.same[BEFORE]);
    *n = t.n;
    return t.at;
}
