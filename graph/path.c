// SPDX-License-Identifier: GPL-3.0-or-later
/* Yen (1971), with Lawler's remark that a path's beginning need not be left again where its parent
 * was. One search backwards from the goal, by Dijkstra until the start is reached, says how far
 * each node is; all others are A* with that as estimate, and look at little more than the path they
 * find: taking edges away makes no node nearer. */
#include "graph/path.h"

#include "graph/table.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_STEPS = 20 * 1000 * 1000 }; // nodes looked at, in all searches

typedef struct {
    double length;
    uint32_t hops;
} cost;

typedef struct {
    cost cost; // so far and, by estimate, to the end
    cost gone; // so far
    uint32_t node;
} waiting;

/* An edge as one of its ends sees it. */
typedef struct {
    uint32_t to, weight;
} half;

/* All that is asked of a node at once, in one place: it is memory that a search waits for. */
typedef struct {
    cost left;        // from here to the goal, at least
    cost gone;        // from the start of this search
    uint32_t by;      // the half that it was reached by; KITH_NONE: it is the start
    uint32_t from;    // the node that is behind that
    uint32_t reached; // the search that did
    uint32_t no_node; // the search that must not use it
} place;

typedef struct {
    const kith_web *g;
    uint32_t *first;   // [V + 1] into half
    half *half;        // [2E] edges of each node
    uint32_t *edge;    // [2E] which those are
    place *place;      // [V]
    uint32_t *no_edge; // [E] the search that must not leave its start by it
    uint32_t turn;     // number of this search
    waiting *heap;     // [n]
    size_t n, room;
    uint64_t steps;
} search;

/* What is equal but for rounding is equal: three thirds are one. */
static bool same_length(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (a + b);
}

static int compare(cost a, cost b)
{
    if (!same_length(a.length, b.length))
        return a.length < b.length ? -1 : 1;
    return (a.hops > b.hops) - (a.hops < b.hops);
}

static bool before(const waiting *a, const waiting *b)
{
    int order = compare(a->cost, b->cost);

    return order != 0 ? order < 0 : a->node < b->node;
}

static void push(search *s, waiting w)
{
    size_t i = s->n;

    s->heap = kith_more(s->heap, s->n, &s->room, sizeof *s->heap);
    s->n++;
    for (; i > 0 && before(&w, &s->heap[(i - 1) / 2]); i = (i - 1) / 2)
        s->heap[i] = s->heap[(i - 1) / 2];
    s->heap[i] = w;
}

static waiting pop(search *s)
{
    waiting top = s->heap[0], last = s->heap[--s->n];
    size_t i = 0;

    for (size_t child = 1; child < s->n; child = 2 * i + 1) {
        if (child + 1 < s->n && before(&s->heap[child + 1], &s->heap[child]))
            child++;
        if (!before(&s->heap[child], &last))
            break;
        s->heap[i] = s->heap[child];
        i = child;
    }
    s->heap[i] = last;
    return top;
}

static cost plus(cost a, cost b)
{
    return (cost){a.length + b.length, a.hops + b.hops};
}

static cost cost_of(uint32_t weight)
{
    return (cost){1.0 / (weight > 0 ? weight : 1), 1};
}

/* What can lead to `end` no sooner than is known already is not kept. */
static void reach(search *s, uint32_t v, cost gone, uint32_t by, uint32_t from, uint32_t end)
{
    place *at = &s->place[v], *last = &s->place[end];
    cost all;

    if (at->reached == s->turn && compare(gone, at->gone) >= 0)
        return;
    all = plus(gone, at->left);
    if (last->reached == s->turn && compare(all, last->gone) > 0)
        return;
    at->reached = s->turn;
    at->gone = gone;
    at->by = by;
    at->from = from;
    push(s, (waiting){all, gone, v});
}

/* From beg until end is reached; afterwards places lead back. False when no way leads there. */
static bool run(search *s, uint32_t beg, uint32_t end)
{
    s->n = 0;
    reach(s, beg, (cost){0, 0}, KITH_NONE, KITH_NONE, end);
    while (s->n > 0 && s->steps < MOST_STEPS) {
        waiting w = pop(s);
        if (w.node == end)
            return true;
        if (compare(w.gone, s->place[w.node].gone) > 0)
            continue; // a shorter way was found since
        s->steps++;
        for (uint32_t i = s->first[w.node]; i < s->first[w.node + 1]; i++) {
            half h = s->half[i];
            if (s->place[h.to].no_node != s->turn &&
                (w.node != beg || s->no_edge[s->edge[i]] != s->turn))
                reach(s, h.to, plus(w.gone, cost_of(h.weight)), i, w.node, end);
        }
    }
    return false;
}

/* How far each node is from the goal: as it was found on the way back to the start, and for the
 * others as far as the start at least. */
static bool estimate(search *s, uint32_t from, uint32_t to)
{
    cost most;

    s->turn = 1;
    if (!run(s, to, from))
        return false;
    most = s->place[from].gone;
    for (size_t v = 0; v < s->g->V; v++) {
        place *at = &s->place[v];
        bool known = at->reached == s->turn && compare(at->gone, most) < 0;
        at->left = known ? at->gone : (cost){most.length, 0};
    }
    return true;
}

kith_web kith_web_of(kith_arena *a, const kith_graph *g)
{
    kith_web web = {g->V, g->E, kith_room(a, uint32_t, g->E), kith_room(a, uint32_t, g->E),
                    kith_room(a, uint32_t, g->E)};

    for (size_t e = 0; e < g->E; e++) {
        web.a[e] = g->edge[e].a;
        web.b[e] = g->edge[e].b;
        web.weight[e] = g->edge[e].weight;
    }
    return web;
}

static void add_half(search *s, uint32_t *next, uint32_t from, uint32_t to, uint32_t e)
{
    uint32_t i = next[from]++;

    s->half[i] = (half){to, s->g->weight[e]};
    s->edge[i] = e;
}

/* Edges of each node in one list. */
static void list_edges(search *s, kith_arena *a, const kith_web *g)
{
    uint32_t *next = kith_new(a, uint32_t, g->V + 1);

    s->first = kith_new(a, uint32_t, g->V + 1);
    s->half = kith_room(a, half, 2 * g->E);
    s->edge = kith_room(a, uint32_t, 2 * g->E);
    for (size_t e = 0; e < g->E; e++) {
        s->first[g->a[e] + 1]++;
        s->first[g->b[e] + 1]++;
    }
    for (size_t v = 0; v < g->V; v++)
        next[v + 1] = s->first[v + 1] += s->first[v];
    for (uint32_t e = 0; e < g->E; e++) {
        add_half(s, next, g->a[e], g->b[e], e);
        add_half(s, next, g->b[e], g->a[e], e);
    }
}

static void search_init(search *s, kith_arena *a, const kith_web *g)
{
    *s = (search){.g = g};
    list_edges(s, a, g);
    s->place = kith_new(a, place, g->V);
    s->no_edge = kith_new(a, uint32_t, g->E + 1);
}

typedef struct {
    kith_path path;
    size_t parted; // where it left its parent
} way;

typedef struct {
    kith_arena *a;
    search s;
    uint32_t to;
    way *found; // [n_found] shortest first
    size_t n_found;
    way *heap; // [n_waiting] the shortest at the end
    size_t n_waiting, room;
} yen;

static int by_length(const kith_path *a, const kith_path *b)
{
    if (!same_length(a->length, b->length))
        return a->length < b->length ? -1 : 1;
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (size_t i = 0; i < a->n; i++)
        if (a->node[i] != b->node[i])
            return a->node[i] < b->node[i] ? -1 : 1;
    return 0;
}

/* The nodes of root before parted, and behind them what the search has found. */
static kith_path path_of(yen *y, const kith_path *root, size_t parted, uint32_t end)
{
    const search *s = &y->s;
    kith_path p = {.n = parted + 1};

    for (uint32_t v = end; s->place[v].by != KITH_NONE; v = s->place[v].from)
        p.n++;
    p.node = kith_room(y->a, uint32_t, p.n);
    p.edge = kith_room(y->a, uint32_t, p.n);
    for (size_t i = p.n - 1; i > parted; i--) {
        p.node[i] = end;
        p.edge[i - 1] = s->edge[s->place[end].by];
        end = s->place[end].from;
    }
    p.node[parted] = end;
    for (size_t i = 0; i < parted; i++) {
        p.node[i] = root->node[i];
        p.edge[i] = root->edge[i];
    }
    for (size_t i = 0; i + 1 < p.n; i++)
        p.length += cost_of(s->g->weight[p.edge[i]]).length;
    return p;
}

/* Keeps at most `wanted` that wait: a path behind those is never asked for. */
static void keep(yen *y, way w, size_t wanted)
{
    size_t i = y->n_waiting;

    for (; i > 0; i--) {
        int order = by_length(&y->heap[i - 1].path, &w.path);
        if (order == 0)
            return;
        if (order > 0)
            break;
    }
    if (y->n_waiting >= wanted && i == 0)
        return;
    y->heap = kith_more(y->heap, y->n_waiting, &y->room, sizeof *y->heap);
    memmove(y->heap + i + 1, y->heap + i, (y->n_waiting - i) * sizeof *y->heap);
    y->heap[i] = w;
    y->n_waiting++;
    if (y->n_waiting > wanted)
        memmove(y->heap, y->heap + 1, --y->n_waiting * sizeof *y->heap);
}

static bool same_beginning(const kith_path *a, const kith_path *b, size_t n)
{
    return a->n >= n && b->n >= n && memcmp(a->node, b->node, n * sizeof *a->node) == 0;
}

/* The shortest path that leaves w at its i-th node by an edge that no path found so far took
 * there. */
static void part(yen *y, const way *w, size_t i, size_t wanted)
{
    search *s = &y->s;

    s->turn++;
    for (size_t k = 0; k < i; k++)
        s->place[w->path.node[k]].no_node = s->turn;
    for (size_t k = 0; k < y->n_found; k++)
        if (y->found[k].path.n > i + 1 && same_beginning(&y->found[k].path, &w->path, i + 1))
            s->no_edge[y->found[k].path.edge[i]] = s->turn;
    if (run(s, w->path.node[i], y->to))
        keep(y, (way){path_of(y, &w->path, i, y->to), i}, wanted);
}

kith_paths kith_paths_find(kith_arena *a, const kith_web *g, uint32_t from, uint32_t to, size_t k)
{
    yen y = {.a = a, .to = to};
    kith_paths out = {0};

    assert(from != to && from < g->V && to < g->V);
    k = k < KITH_MAX_PATHS ? k : KITH_MAX_PATHS;
    search_init(&y.s, a, g);
    y.found = kith_new(a, way, k + 1);
    if (k > 0 && estimate(&y.s, from, to)) {
        y.s.turn++;
        if (run(&y.s, from, to))
            y.found[y.n_found++] = (way){path_of(&y, NULL, 0, to), 0};
    }
    while (y.n_found > 0 && y.n_found < k) {
        const way *last = &y.found[y.n_found - 1];
        for (size_t i = last->parted; i + 1 < last->path.n; i++)
            part(&y, last, i, k - y.n_found);
        if (y.n_waiting == 0 || y.s.steps >= MOST_STEPS)
            break;
        y.found[y.n_found++] = y.heap[--y.n_waiting];
    }
    out.cut = y.s.steps >= MOST_STEPS;
    out.at = kith_new(a, kith_path, y.n_found);
    for (out.n = 0; out.n < y.n_found; out.n++)
        out.at[out.n] = y.found[out.n].path;
    free(y.heap);
    free(y.s.heap);
    return out;
}
