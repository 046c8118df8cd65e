// SPDX-License-Identifier: GPL-3.0-or-later
/* Brandes 2001 with weights, on the core of the graph. A node c of one edge lies between what hangs
 * on it and all others, and between any two of the trees that hang on it: so it is folded onto its
 * neighbour, which then stands for both, until none is left (Sariyuce et al. 2013, Shattering and
 * Compressing Networks for Betweenness Centrality). Sources are drawn as often as they stand for
 * nodes.
 *
 * Lengths are whole numbers: UNIT / weight, UNIT being the least number that 1 to 36 divide; paths
 * of one length are then seen to be so. Sources are dealt to a fixed number of parts, whose sums
 * are added in order: the same whoever made them. */
#include "graph/between.h"

#include "graph/table.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static const uint64_t UNIT = 144403552893600;
static const uint64_t SAME = 1000; // lengths that differ by less are one: UNIT / weight is cut off

/* Far from any distance, but a length and SAME can be added to it. */
static const uint64_t NOWHERE = UINT64_MAX / 2;

/* Core nodes x core edges up to which no sample is taken; edges x sources of a sample. */
static const double EXACT_COST = 1e7;
static const double SAMPLE_COST = 2.4e6;

enum { PARTS = 8, LEAST_SOURCES = 16, SMALL = 64, MOST_THREADS = PARTS, MOST_OF_END = 32 };
enum { QUEUES = 65 };

typedef struct {
    uint32_t core;
    uint32_t beg, end; // its component
    double weight;     // how many sources it stands for
    bool linear;       // of a sample
} source;

/* A node on the way from one source. */
typedef struct {
    uint64_t far;
    double paths; // shortest ones from the source
    double hops;
    double depends; // share of the paths to others that lead through it
} stop;

typedef struct {
    uint64_t far;
    uint32_t node;
} reached;

typedef struct {
    reached *at; // [n]
    size_t n, room;
} waiting;

/* What one thread works with. */
typedef struct {
    stop *stop;       // [n]
    uint64_t *direct; // [n] to an end next to the source, if that is one too
    uint32_t *order;  // [n] nodes by distance
    waiting queue[QUEUES];
    uint64_t last; // that came out of it
} walk;

struct kith_between {
    size_t V, n;      // nodes; of the core
    uint32_t *core;   // [V] number in the core, or KITH_NONE
    double *stands;   // [V] for how many nodes, itself too
    double *folded;   // [V] paths between trees that hang on it
    uint32_t *first;  // [n + 1] arcs of each
    uint32_t *inner;  // [n] where its arcs to ends begin
    bool *end;        // [n] no shortest path leads through it
    uint32_t *to;     // [arcs]
    uint64_t *length; // [arcs]
    double *weight;   // [n] stands, by number in the core
    source *source;   // [n_sources]
    size_t n_sources;
    size_t most; // sources of a component; 0: not said
    bool sampled;
    double *sum[PARTS]; // [n]
    atomic_uint next;   // part
    pthread_t thread[MOST_THREADS];
    unsigned n_threads;
};

/* Nodes of one edge are folded until none is left; degree: [V] what is left of each, and ends up as
 * 0 for all that are not of the core. */
static void fold(kith_between *b, const kith_graph *g, uint32_t *degree)
{
    uint32_t *near = kith_zeroed(g->V, sizeof *near); // XOR of the neighbours that are left

    for (size_t e = 0; e < g->E; e++) {
        near[g->edge[e].a] ^= g->edge[e].b;
        near[g->edge[e].b] ^= g->edge[e].a;
        degree[g->edge[e].a]++;
        degree[g->edge[e].b]++;
    }
    for (size_t i = 0; i < g->V; i++)
        for (uint32_t v = (uint32_t)i, u; degree[v] == 1; v = u) {
            u = near[v];
            degree[v] = 0;
            degree[u]--;
            near[u] ^= v;
            b->folded[u] += b->stands[v] * (b->stands[u] - 1);
            b->stands[u] += b->stands[v];
        }
    free(near);
}

/* Numbers the nodes that are left, component by component; first: [components + 1] where each
 * begins. */
static size_t *number(kith_between *b, const kith_graph *g, const uint32_t *degree, size_t n)
{
    size_t *first = kith_zeroed(n + 1, sizeof *first), *next = kith_zeroed(n, sizeof *next);

    for (size_t v = 0; v < g->V; v++)
        first[g->node[v].component + 1] += degree[v] > 0;
    for (size_t c = 0; c < n; c++) {
        first[c + 1] += first[c];
        next[c] = first[c];
    }
    for (size_t v = 0; v < g->V; v++)
        b->core[v] = degree[v] > 0 ? (uint32_t)next[g->node[v].component]++ : KITH_NONE;
    b->n = first[n];
    free(next);
    return first;
}

static void add_arc(kith_between *b, uint32_t *next, uint32_t from, uint32_t to, uint32_t weight)
{
    b->to[next[from]] = to;
    b->length[next[from]++] = UNIT / (weight > 0 ? weight : 1);
}

static void list_arcs(kith_between *b, const kith_graph *g, const uint32_t *degree)
{
    uint32_t *next = kith_zeroed(b->n, sizeof *next);

    b->first = kith_zeroed(b->n + 1, sizeof *b->first);
    b->weight = kith_zeroed(b->n, sizeof *b->weight);
    for (size_t v = 0; v < g->V; v++)
        if (degree[v] > 0) {
            b->first[b->core[v] + 1] = degree[v];
            b->weight[b->core[v]] = b->stands[v];
        }
    for (size_t c = 0; c < b->n; c++) {
        b->first[c + 1] += b->first[c];
        next[c] = b->first[c];
    }
    b->to = kith_zeroed(b->first[b->n], sizeof *b->to);
    b->length = kith_zeroed(b->first[b->n], sizeof *b->length);
    for (size_t e = 0; e < g->E; e++) {
        uint32_t x = b->core[g->edge[e].a], y = b->core[g->edge[e].b];
        if (x == KITH_NONE || y == KITH_NONE)
            continue;
        add_arc(b, next, x, y, g->edge[e].weight);
        add_arc(b, next, y, x, g->edge[e].weight);
    }
    free(next);
}

/* The length of the arc from x to y; NOWHERE when there is none. Arcs ascend. */
static uint64_t arc_length(const kith_between *b, uint32_t x, uint32_t y)
{
    uint32_t beg = b->first[x], end = b->first[x + 1];

    while (beg < end) {
        uint32_t mid = beg + (end - beg) / 2;
        if (b->to[mid] == y)
            return b->length[mid];
        if (b->to[mid] < y)
            beg = mid + 1;
        else
            end = mid;
    }
    return NOWHERE;
}

/* Whether any two neighbours are nearer to each other than by way of c: no shortest path leads
 * through it. Most who are named in one sentence are so. */
static bool is_end(const kith_between *b, uint32_t c)
{
    uint32_t beg = b->first[c], end = b->first[c + 1];

    if (end - beg > MOST_OF_END)
        return false;
    for (uint32_t i = beg; i < end; i++)
        for (uint32_t j = i + 1; j < end; j++)
            if (arc_length(b, b->to[i], b->to[j]) + SAME >= b->length[i] + b->length[j])
                return false;
    return true;
}

/* Arcs to ends behind the others. */
static void part_arcs(kith_between *b, uint32_t c)
{
    uint32_t n = b->first[c];

    for (uint32_t i = n; i < b->first[c + 1]; i++)
        if (!b->end[b->to[i]]) {
            uint32_t to = b->to[n];
            uint64_t length = b->length[n];
            b->to[n] = b->to[i];
            b->length[n++] = b->length[i];
            b->to[i] = to;
            b->length[i] = length;
        }
    b->inner[c] = n;
}

static void find_ends(kith_between *b)
{
    b->end = kith_zeroed(b->n, sizeof *b->end);
    b->inner = kith_zeroed(b->n, sizeof *b->inner);
    for (uint32_t c = 0; c < b->n; c++)
        b->end[c] = is_end(b, c);
    for (uint32_t c = 0; c < b->n; c++)
        part_arcs(b, c);
}

/* A radix heap: what comes out never descends, so that what waits is sorted only by the highest bit
 * in which it differs from what came out last, and moves to lower ones as these come near. */
static void push(walk *w, uint64_t far, uint32_t node)
{
    waiting *q = &w->queue[far == w->last ? 0 : 64 - __builtin_clzll(far ^ w->last)];

    q->at = kith_more(q->at, q->n, &q->room, sizeof *q->at);
    q->at[q->n++] = (reached){far, node};
}

static bool is_stale(const walk *w, reached at)
{
    return w->stop[at.node].far != at.far;
}

/* The nearest of the lowest that are left to queue 0; false when nothing waits. */
static bool advance(walk *w)
{
    waiting *q = &w->queue[1];
    uint64_t least = UINT64_MAX;

    while (q < w->queue + QUEUES && q->n == 0)
        q++;
    if (q == w->queue + QUEUES)
        return false;
    for (size_t i = 0; i < q->n; i++)
        least = q->at[i].far < least ? q->at[i].far : least;
    w->last = least;
    for (size_t i = 0; i < q->n; i++)
        if (!is_stale(w, q->at[i]))
            push(w, q->at[i].far, q->at[i].node);
    q->n = 0;
    return true;
}

/* The nearest; false when nothing waits. */
static bool pop(walk *w, reached *out)
{
    while (w->queue[0].n == 0)
        if (!advance(w)) {
            w->last = 0;
            return false;
        }
    *out = w->queue[0].at[--w->queue[0].n];
    return true;
}

static walk walk_new(const kith_between *b)
{
    walk w = {.stop = kith_zeroed(b->n, sizeof *w.stop),
              .direct = kith_zeroed(b->n, sizeof *w.direct),
              .order = kith_zeroed(b->n, sizeof *w.order)};

    for (size_t c = 0; c < b->n; c++)
        w.stop[c].far = w.direct[c] = NOWHERE;
    return w;
}

static void walk_fini(walk *w)
{
    free(w->stop);
    free(w->direct);
    free(w->order);
    for (int q = 0; q < QUEUES; q++)
        free(w->queue[q].at);
}

/* Takes the n nodes that were reached out of it. */
static void clear(walk *w, size_t n)
{
    for (size_t k = 0; k < n; k++)
        w->stop[w->order[k]] = (stop){.far = NOWHERE};
}

static void look(walk *w, uint32_t to, uint64_t far, double paths, double hops)
{
    stop *at = &w->stop[to];

    if (far + SAME < at->far) {
        at->far = far;
        at->paths = paths;
        at->hops = hops;
        push(w, far, to);
    } else if (far <= at->far + SAME)
        at->paths += paths;
}

static void look_around(const kith_between *b, walk *w, uint32_t from, uint64_t far, double paths,
                        double hops)
{
    for (uint32_t i = b->first[from]; i < b->inner[from]; i++)
        look(w, b->to[i], far + b->length[i], paths, hops + 1);
}

/* Nodes but ends by distance from s in w->order; how many. */
static size_t go_out(const kith_between *b, walk *w, uint32_t s)
{
    reached at;
    size_t n = 0;

    if (b->end[s])
        look_around(b, w, s, 0, 1, 0);
    else
        look(w, s, 0, 1, 0);
    while (pop(w, &at)) {
        if (is_stale(w, at))
            continue;
        w->order[n++] = at.node;
        look_around(b, w, at.node, at.far, w->stop[at.node].paths, w->stop[at.node].hops);
    }
    return n;
}

/* How an end is reached: by one of its arcs, or right from the source. */
static stop reach_end(const kith_between *b, const walk *w, uint32_t end)
{
    stop at = {.far = w->direct[end], .hops = 1, .paths = w->direct[end] < NOWHERE};

    for (uint32_t i = b->first[end]; i < b->inner[end]; i++) {
        const stop *from = &w->stop[b->to[i]];
        uint64_t far = from->far + b->length[i];
        if (far + SAME < at.far)
            at = (stop){.far = far, .paths = from->paths, .hops = from->hops + 1};
        else if (far <= at.far + SAME)
            at.paths += from->paths;
    }
    return at;
}

/* To those before v on shortest paths, what depends on it. */
static void hand_back(const kith_between *b, walk *w, uint32_t v, const stop *at, bool linear)
{
    double own = b->weight[v] / (linear ? at->hops : 1);
    double share = (own + at->depends) / at->paths;

    for (uint32_t i = b->first[v]; i < b->inner[v]; i++) {
        stop *to = &w->stop[b->to[i]];
        uint64_t far = to->far + b->length[i];
        if (far <= at->far + SAME && at->far <= far + SAME)
            to->depends += to->paths * share;
    }
}

static void set_direct(const kith_between *b, walk *w, uint32_t s, bool set)
{
    for (uint32_t i = b->inner[s]; i < b->first[s + 1] && b->end[s]; i++)
        w->direct[b->to[i]] = set ? b->length[i] : NOWHERE;
}

/* From the farthest to the source; leaves the stops as they were. */
static void come_back(const kith_between *b, walk *w, size_t n, const source *s, double *sum)
{
    set_direct(b, w, s->core, true);
    for (uint32_t c = s->beg; c < s->end; c++)
        if (b->end[c] && c != s->core) {
            stop at = reach_end(b, w, c);
            hand_back(b, w, c, &at, s->linear);
        }
    set_direct(b, w, s->core, false);
    for (size_t k = n; k-- > 0;) {
        const stop *at = &w->stop[w->order[k]];
        if (w->order[k] == s->core)
            continue;
        hand_back(b, w, w->order[k], at, s->linear);
        sum[w->order[k]] += s->weight * at->depends * (s->linear ? 2 * at->hops : 1);
    }
    clear(w, n);
}

/* From how many nodes of a component with n in the core; n when from all. */
static size_t how_many(const kith_between *b, size_t n)
{
    double edges = b->first[b->n] / 2.0, fit = SAMPLE_COST / (edges + 1);

    if (b->most > 0)
        return b->most < n ? b->most : n;
    if (n <= SMALL || (double)b->n * edges <= EXACT_COST)
        return n;
    fit = fit < LEAST_SOURCES ? LEAST_SOURCES : fit;
    return fit < (double)n ? (size_t)fit : n;
}

/* The node before v on a shortest path from where w went out, the first there is. */
static uint32_t before(const kith_between *b, const walk *w, uint32_t v)
{
    uint64_t far = b->end[v] ? reach_end(b, w, v).far : w->stop[v].far;
    uint32_t i = b->first[v];

    while (w->stop[b->to[i]].far + b->length[i] > far + SAME)
        i++;
    return b->to[i];
}

/* The inner node of most arcs; KITH_NONE: there is none. */
static uint32_t hub_of(const kith_between *b, uint32_t beg, uint32_t end)
{
    uint32_t hub = KITH_NONE;

    for (uint32_t c = beg; c < end; c++)
        if (!b->end[c] &&
            (hub == KITH_NONE || b->first[c + 1] - b->first[c] > b->first[hub + 1] - b->first[hub]))
            hub = c;
    return hub;
}

/* Core nodes [beg, end), all of one component, in such an order that those whose shortest paths to
 * its hub join lie side by side: depth first through the tree of these. */
static uint32_t *line_up(const kith_between *b, walk *w, uint32_t beg, uint32_t end, uint32_t hub)
{
    size_t n = end - beg, inner = go_out(b, w, hub), all = inner;
    uint32_t *line = kith_zeroed(n, sizeof *line), *up = kith_zeroed(n, sizeof *up);
    uint32_t *size = kith_zeroed(n, sizeof *size), *at = kith_zeroed(n, sizeof *at);

    for (uint32_t c = beg; c < end; c++)
        if (b->end[c])
            w->order[all++] = c;
    for (size_t k = n; k-- > 1;) {
        uint32_t v = w->order[k] - beg;
        up[v] = before(b, w, v + beg) - beg;
        size[up[v]] += ++size[v];
    }
    line[0] = hub;
    at[hub - beg] = 1;
    for (size_t k = 1; k < n; k++) {
        uint32_t v = w->order[k] - beg, place = at[up[v]];
        at[up[v]] += size[v];
        at[v] = place + 1;
        line[place] = v + beg;
    }
    clear(w, inner);
    free(size);
    free(at);
    free(up);
    return line;
}

/* k sources of a component, [beg, end) in the core, at even distances of all nodes that these stand
 * for. */
static void draw(kith_between *b, walk *w, const source *from, uint32_t hub, size_t k)
{
    uint32_t *line = line_up(b, w, from->beg, from->end, hub);
    double all = 0, step, due, sum = 0;

    for (size_t c = from->beg; c < from->end; c++)
        all += b->weight[c];
    step = all / (double)k;
    due = step / 2;
    for (size_t i = 0; i < from->end - from->beg; i++) {
        source s = *from;
        s.core = line[i];
        for (sum += b->weight[line[i]]; due < sum; due += step)
            s.weight += step;
        if (s.weight > 0)
            b->source[b->n_sources++] = s;
    }
    b->sampled = true;
    free(line);
}

static void choose_in(kith_between *b, walk *w, uint32_t beg, uint32_t end)
{
    uint32_t hub = hub_of(b, beg, end);
    size_t k = how_many(b, end - beg);
    source s = {.beg = beg, .end = end, .linear = k < end - beg};

    if (hub == KITH_NONE)
        return;
    if (k < end - beg) {
        draw(b, w, &s, hub, k);
        return;
    }
    for (s.core = beg; s.core < end; s.core++) {
        s.weight = b->weight[s.core];
        b->source[b->n_sources++] = s;
    }
}

static void choose(kith_between *b, const size_t *component, size_t n)
{
    walk w = walk_new(b);

    b->source = kith_zeroed(b->n, sizeof *b->source);
    for (size_t c = 0; c < n; c++)
        choose_in(b, &w, (uint32_t)component[c], (uint32_t)component[c + 1]);
    walk_fini(&w);
}

/* Parts until there is none left. */
static void *work(void *arg)
{
    kith_between *b = arg;
    walk w = walk_new(b);

    for (unsigned part; (part = atomic_fetch_add(&b->next, 1)) < PARTS;) {
        b->sum[part] = kith_zeroed(b->n, sizeof *b->sum[part]);
        for (size_t i = part; i < b->n_sources; i += PARTS) {
            size_t n = go_out(b, &w, b->source[i].core);
            come_back(b, &w, n, &b->source[i], b->sum[part]);
        }
    }
    walk_fini(&w);
    return NULL;
}

kith_between *kith_between_start(const kith_graph *g, unsigned threads, size_t most)
{
    kith_between *b = kith_zeroed(1, sizeof *b);
    uint32_t *degree = kith_zeroed(g->V, sizeof *degree);
    size_t *component, n = 0;

    b->V = g->V;
    b->most = most;
    b->core = kith_zeroed(g->V, sizeof *b->core);
    b->stands = kith_zeroed(g->V, sizeof *b->stands);
    b->folded = kith_zeroed(g->V, sizeof *b->folded);
    for (size_t v = 0; v < g->V; v++) {
        b->stands[v] = 1;
        n = g->node[v].component >= n ? (size_t)g->node[v].component + 1 : n;
    }
    fold(b, g, degree);
    component = number(b, g, degree, n);
    list_arcs(b, g, degree);
    find_ends(b);
    choose(b, component, n);
    free(component);
    free(degree);
    threads = threads < MOST_THREADS ? threads : MOST_THREADS;
    while (b->n_threads + 1 < threads &&
           pthread_create(&b->thread[b->n_threads], NULL, work, b) == 0)
        b->n_threads++;
    return b;
}

/* What hangs on a node reaches all others through it. */
static void fill(const kith_between *b, kith_graph *g)
{
    double *size = kith_zeroed(b->V, sizeof *size);

    for (size_t v = 0; v < b->V; v++)
        size[g->node[v].component]++;
    for (size_t v = 0; v < b->V; v++) {
        double sum = 0;
        for (int part = 0; part < PARTS && b->core[v] != KITH_NONE; part++)
            sum += b->sum[part][b->core[v]];
        sum = sum / 2 + b->folded[v] +
              (b->stands[v] - 1) * (size[g->node[v].component] - b->stands[v]);
        g->node[v].betweenness = isfinite(sum) ? round(sum * 1e3) / 1e3 : 0;
    }
    free(size);
}

size_t kith_between_finish(kith_between *b, kith_graph *g)
{
    size_t sampled;

    work(b);
    for (unsigned i = 0; i < b->n_threads; i++)
        pthread_join(b->thread[i], NULL);
    fill(b, g);
    sampled = b->sampled ? b->n_sources : 0;
    for (int part = 0; part < PARTS; part++)
        free(b->sum[part]);
    free(b->core);
    free(b->stands);
    free(b->folded);
    free(b->first);
    free(b->inner);
    free(b->end);
    free(b->to);
    free(b->length);
    free(b->weight);
    free(b->source);
    free(b);
    return sampled;
}
