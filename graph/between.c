// SPDX-License-Identifier: GPL-3.0-or-later
/* Brandes (2001), "A Faster Algorithm for Betweenness Centrality", Journal of Mathematical
 * Sociology 25:2, with Dijkstra's search from each source. Lengths are few: most edges have the
 * weight 1, 2 or
 * 3. What is reached over edges of one length is reached in the order of the distance, so that each
 * of these has a queue, and only the others need a heap (Orlin, Madduri, Subramani and Williamson
 * 2010, "A faster algorithm for the single source shortest path problem with few distinct positive
 * lengths", Journal of Discrete Algorithms 8:2). A node of one edge is on no path, and adds one to
 * whom it hangs on: it is in no search.
 *
 * igraph's is not used: it takes three times as long, and igraph as it is packaged may not run in
 * two threads. The sources are in so many parts whatever the number of threads, so that sums are
 * made in one order. */
#include "graph/between.h"

#include "graph/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Shortest paths from all V nodes cost about V * E; from so many it is some tenths of a second. */
static const double EXACT_COST = 4e6;
static const double SAMPLE_COST = 2.4e6;

enum { LEAST_SOURCES = 16, PARTS = 4, QUEUES = 4, LENGTHS = 256 };

/* An edge as one of its ends sees it. */
typedef struct {
    uint32_t to, weight;
} half;

struct kith_between_work {
    size_t V, sources;
    uint32_t *first;    // [V + 1] into half
    half *half;         // [2E] edges of each node, those to nodes of one edge left out
    uint32_t *leaves;   // [V] neighbours of one edge
    double *length;     // [LENGTHS] of an edge by weight
    double *sum[PARTS]; // [V]
};

/* How many sources; V when all. */
static size_t n_sources(const kith_graph *g, size_t most)
{
    double fit;

    if (most == 0 && (double)g->V * (double)g->E <= EXACT_COST)
        return g->V;
    fit = most > 0 ? (double)most : SAMPLE_COST / (double)g->E;
    fit = fit < LEAST_SOURCES ? LEAST_SOURCES : fit;
    return fit < (double)g->V ? (size_t)fit : g->V;
}

/* Nodes at even distances of the order of nodes, which is by name and so as good as chance. */
static uint32_t source_of(const kith_between_work *w, size_t i)
{
    return (uint32_t)((double)i * (double)w->V / (double)w->sources);
}

static void add_half(kith_between_work *w, const uint32_t *degree, uint32_t *next, uint32_t from,
                     uint32_t to, uint32_t weight)
{
    if (degree[to] == 1)
        w->leaves[from]++;
    else
        w->half[next[from]++] = (half){to, weight > 0 ? weight : 1};
}

/* first[v + 1] are first degrees, then ends. */
static void list_halves(kith_between_work *w, const kith_graph *g)
{
    uint32_t *degree = kith_zeroed(g->V, sizeof *degree), *next;

    for (size_t e = 0; e < g->E; e++) {
        degree[g->edge[e].a]++;
        degree[g->edge[e].b]++;
    }
    for (size_t e = 0; e < g->E; e++) {
        const kith_edge *edge = &g->edge[e];
        w->first[edge->a + 1] += degree[edge->b] != 1;
        w->first[edge->b + 1] += degree[edge->a] != 1;
    }
    for (size_t v = 0; v < g->V; v++)
        w->first[v + 1] += w->first[v];
    w->half = kith_zeroed(w->first[g->V], sizeof *w->half);
    next = kith_zeroed(g->V, sizeof *next);
    if (g->V > 0)
        memcpy(next, w->first, g->V * sizeof *next);
    for (size_t e = 0; e < g->E; e++) {
        const kith_edge *edge = &g->edge[e];
        add_half(w, degree, next, edge->a, edge->b, edge->weight);
        add_half(w, degree, next, edge->b, edge->a, edge->weight);
    }
    free(next);
    free(degree);
}

kith_between_work *kith_between_begin(const kith_graph *g, size_t most)
{
    kith_between_work *w = kith_zeroed(1, sizeof *w);

    w->V = g->V;
    w->sources = n_sources(g, most);
    w->first = kith_zeroed(g->V + 1, sizeof *w->first);
    w->leaves = kith_zeroed(g->V, sizeof *w->leaves);
    w->length = kith_zeroed(LENGTHS, sizeof *w->length);
    for (int i = 1; i < LENGTHS; i++)
        w->length[i] = 1.0 / i;
    list_halves(w, g);
    return w;
}

/* All that is asked of a node at once, in one place: it is memory that a search waits for. */
typedef struct {
    double far;   // from the source, and one more; 0: not reached
    double paths; // that are so short
    double share; // of paths from the source to others that go through here
    uint32_t n_before;
} place;

typedef struct {
    double far;
    uint32_t node;
} waiting;

typedef struct {
    waiting *at; // [end]
    size_t beg, end, room;
} line;

/* One for each part. */
typedef struct {
    const kith_between_work *w;
    place *place;     // [V]
    uint32_t *before; // [2E] the last but one nodes of shortest paths to v, from first[v]
    uint32_t *order;  // [n] nodes, the nearest first
    size_t n;
    line queue[QUEUES]; // of edges of the weight 1, 2, ...
    line heap;          // of all others; beg is 0
} search;

static void search_init(search *s, const kith_between_work *w)
{
    *s = (search){.w = w};
    s->place = kith_zeroed(w->V, sizeof *s->place);
    s->before = kith_zeroed(w->first[w->V], sizeof *s->before);
    s->order = kith_zeroed(w->V, sizeof *s->order);
}

static void search_fini(search *s)
{
    free(s->place);
    free(s->before);
    free(s->order);
    for (int q = 0; q < QUEUES; q++)
        free(s->queue[q].at);
    free(s->heap.at);
}

static void append(line *to, waiting w)
{
    to->at = kith_more(to->at, to->end, &to->room, sizeof *to->at);
    to->at[to->end++] = w;
}

static void push(line *heap, waiting w)
{
    size_t i = heap->end;

    append(heap, w);
    for (; i > 0 && w.far < heap->at[(i - 1) / 2].far; i = (i - 1) / 2)
        heap->at[i] = heap->at[(i - 1) / 2];
    heap->at[i] = w;
}

static void drop_first(line *heap)
{
    waiting last = heap->at[--heap->end];
    size_t i = 0;

    for (size_t child = 1; child < heap->end; child = 2 * i + 1) {
        if (child + 1 < heap->end && heap->at[child + 1].far < heap->at[child].far)
            child++;
        if (last.far <= heap->at[child].far)
            break;
        heap->at[i] = heap->at[child];
        i = child;
    }
    heap->at[i] = last;
}

/* The nearest that waits; false when nobody does. */
static bool take(search *s, waiting *out)
{
    line *from = s->heap.end > 0 ? &s->heap : NULL;

    for (int q = 0; q < QUEUES; q++) {
        line *queue = &s->queue[q];
        if (queue->beg < queue->end &&
            (from == NULL || queue->at[queue->beg].far < from->at[from->beg].far))
            from = queue;
    }
    if (from == NULL)
        return false;
    *out = from->at[from->beg];
    if (from == &s->heap)
        drop_first(from);
    else
        from->beg++;
    return true;
}

/* What is equal but for rounding is equal: three thirds are one. */
static const double SAME = 1e-10;

/* Over an edge from `from`, which is as far as it is. */
static inline void reach(search *s, uint32_t from, const place *at, half h)
{
    place *to = &s->place[h.to];
    double far = at->far + (h.weight < LENGTHS ? s->w->length[h.weight] : 1.0 / h.weight);
    uint32_t *before = s->before + s->w->first[h.to];
    waiting w = {far, h.to};

    if (to->far > 0 && far >= to->far - SAME * (far + to->far)) {
        if (far > to->far + SAME * (far + to->far))
            return;
        before[to->n_before++] = from;
        to->paths += at->paths;
        return;
    }
    to->far = far;
    to->paths = at->paths;
    to->n_before = 1;
    before[0] = from;
    if (h.weight <= QUEUES)
        append(&s->queue[h.weight - 1], w);
    else
        push(&s->heap, w);
}

static void spread(search *s, uint32_t source)
{
    const kith_between_work *w = s->w;
    waiting next = {1, source};

    s->n = 0;
    for (int q = 0; q < QUEUES; q++)
        s->queue[q].beg = s->queue[q].end = 0;
    s->place[source] = (place){.far = 1, .paths = 1};
    do {
        place *at = &s->place[next.node];
        if (next.far > at->far)
            continue; // a shorter way was found since
        s->order[s->n++] = next.node;
        at->share = w->leaves[next.node];
        for (uint32_t i = w->first[next.node]; i < w->first[next.node + 1]; i++)
            reach(s, next.node, at, w->half[i]);
    } while (take(s, &next));
}

/* From the farthest back; places are left as they were before. */
static void gather(search *s, uint32_t source, double *sum)
{
    for (size_t i = s->n; i-- > 0;) {
        uint32_t v = s->order[i];
        place *at = &s->place[v];
        const uint32_t *before = s->before + s->w->first[v];
        double each = (1 + at->share) / at->paths;
        for (uint32_t k = 0; k < at->n_before; k++)
            s->place[before[k]].share += s->place[before[k]].paths * each;
        if (v != source)
            sum[v] += at->share;
        at->far = 0;
    }
}

/* A source of one edge hangs on a node, but no path to it is between others. */
static void leave_out(search *s, uint32_t source)
{
    const kith_between_work *w = s->w;
    uint32_t at = w->first[source];

    if (w->first[source + 1] - at == 1 && w->leaves[source] == 0)
        s->place[w->half[at].to].share -= 1;
}

static void work_on(void *self, size_t part)
{
    kith_between_work *w = self;
    size_t beg = w->sources * part / PARTS, end = w->sources * (part + 1) / PARTS;
    search s;

    w->sum[part] = kith_zeroed(w->V, sizeof *w->sum[part]);
    search_init(&s, w);
    for (size_t i = beg; i < end; i++) {
        uint32_t source = source_of(w, i);
        spread(&s, source);
        leave_out(&s, source);
        gather(&s, source, w->sum[part]);
    }
    search_fini(&s);
}

kith_task kith_between_task(kith_between_work *work)
{
    return (kith_task){work_on, work, PARTS};
}

void kith_between_end(kith_between_work *w, kith_graph *g)
{
    double scale = (double)w->V / (double)w->sources;

    for (size_t v = 0; v < g->V; v++) {
        double sum = 0;
        for (int part = 0; part < PARTS; part++)
            sum += w->sum[part][v];
        g->node[v].betweenness = round(sum / 2 * scale * 1e3) / 1e3;
    }
    g->totals.sampled = w->sources < w->V ? w->sources : 0;
    for (int part = 0; part < PARTS; part++)
        free(w->sum[part]);
    free(w->first);
    free(w->half);
    free(w->leaves);
    free(w->length);
    free(w);
}

void kith_between(kith_graph *g, size_t most)
{
    kith_between_work *work = kith_between_begin(g, most);
    kith_task task = kith_between_task(work);

    kith_parallel(&task, 1, 1);
    kith_between_end(work, g);
}
