// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/seats.h"

#include "export/font_width.h"

#include <math.h>
#include <stdlib.h>

static const double MARGIN = 24, LINE_HEIGHT = 1.18;
static const double WIDER = 1.5;  // than high, as labels and screens are
static const double ROOM = 3.2;   // times what the labels cover
static const double EVEN = 0.8;   // power of the distance from the middle
static const double BEYOND = 0.3; // share of what is farther out than most

/* Around each node; lines need more of it where nodes are few and large. */
static double gap_of(size_t V)
{
    return 2 + 55 / sqrt((double)V + 15);
}

bool kith_seats_bold(const kith_node *node)
{
    return node->type == KITH_COUNTRY;
}

/* An ellipse needs more around its text than a box. */
static void measure_node(kith_arena *a, const kith_node *node, double gap, kith_seats *s,
                         uint32_t v)
{
    double letters = kith_picture_letters(node), wide = 0, round = node->type == KITH_PERSON;

    s->line[v] = kith_picture_lines(a, node->label, &s->n_lines[v]);
    for (size_t i = 0; i < s->n_lines[v]; i++)
        wide = fmax(wide, kith_font_width(s->line[v][i], kith_seats_bold(node)) * letters);
    s->box[v].id = v;
    s->box[v].wide = wide / 2 * (1 + 0.14 * round) + 5 + gap;
    s->box[v].high =
        (double)s->n_lines[v] * letters * LINE_HEIGHT / 2 * (1 + 0.2 * round) + 2 + gap;
}

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;

    return (*a > *b) - (*a < *b);
}

/* Radius that one in ten lies beyond. */
static double far_from(kith_arena *a, const double *r, size_t V)
{
    double *sorted = kith_new(a, double, V);

    memcpy(sorted, r, V * sizeof *r);
    qsort(sorted, V, sizeof *sorted, by_value);
    return sorted[V * 9 / 10];
}

/* Another program's file may hold anything. */
static double bounded(double place)
{
    return fmin(fmax(place, -1e6), 1e6);
}

/* The middle is where the names crowd, far out there is room to spare. */
static void even_out(kith_arena *a, kith_seats *s, const kith_graph *g)
{
    double x = 0, y = 0, far, *r = kith_new(a, double, g->V);

    for (size_t v = 0; v < g->V; v++) {
        x += bounded(g->node[v].x) / (double)g->V;
        y += bounded(g->node[v].y) / (double)g->V;
    }
    for (size_t v = 0; v < g->V; v++) {
        s->box[v].x = bounded(g->node[v].x) - x;
        s->box[v].y = y - bounded(g->node[v].y);
        r[v] = hypot(s->box[v].x, s->box[v].y) + 1e-9;
    }
    far = far_from(a, r, g->V);
    for (size_t v = 0; v < g->V; v++) {
        double to = pow(r[v] > far ? far + (r[v] - far) * BEYOND : r[v], EVEN) / r[v];
        s->box[v].x *= to;
        s->box[v].y *= to;
    }
}

typedef struct {
    double left, right, top, bottom;
} bounds;

static bounds bounds_of(const kith_seats *s, size_t V)
{
    bounds b = {HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL};

    for (size_t v = 0; v < V; v++) {
        b.left = fmin(b.left, s->box[v].x - s->box[v].wide);
        b.right = fmax(b.right, s->box[v].x + s->box[v].wide);
        b.top = fmin(b.top, s->box[v].y - s->box[v].high);
        b.bottom = fmax(b.bottom, s->box[v].y + s->box[v].high);
    }
    return b;
}

/* To a room of so many times what the labels cover. */
static void scale(kith_seats *s, size_t V)
{
    double area = 1, x = 1, y = 1, by;

    for (size_t v = 0; v < V; v++) {
        area += 4 * s->box[v].wide * s->box[v].high;
        x = fmax(x, fabs(s->box[v].x));
        y = fmax(y, fabs(s->box[v].y));
    }
    by = sqrt(ROOM * area / (4 * x * y * WIDER));
    for (size_t v = 0; v < V; v++) {
        s->box[v].x *= by * WIDER;
        s->box[v].y *= by;
    }
}

/* What is linked to nothing in the middle would lie far out, for the forces push it there: it comes
 * nearer until it would touch something. */
typedef struct {
    kith_seats *seats;
    const kith_graph *g;
    uint32_t component;
    double x, y; // of its middle
} drift;

static bool collides(const drift *d, double by)
{
    for (size_t v = 0; v < d->g->V; v++) {
        const kith_box *a = &d->seats->box[v];
        double x = a->x + d->x * (by - 1), y = a->y + d->y * (by - 1);
        if (d->g->node[v].component != d->component)
            continue;
        for (size_t u = 0; u < d->g->V; u++) {
            const kith_box *b = &d->seats->box[u];
            if (d->g->node[u].component != d->component && fabs(x - b->x) < a->wide + b->wide &&
                fabs(y - b->y) < a->high + b->high)
                return true;
        }
    }
    return false;
}

static void draw_in_one(drift *d, size_t n)
{
    double by = 1;

    for (size_t v = 0; v < d->g->V; v++)
        if (d->g->node[v].component == d->component) {
            d->x += d->seats->box[v].x / (double)n;
            d->y += d->seats->box[v].y / (double)n;
        }
    while (by > 0.2 && !collides(d, by - 0.03))
        by -= 0.03;
    for (size_t v = 0; v < d->g->V; v++)
        if (d->g->node[v].component == d->component) {
            d->seats->box[v].x += d->x * (by - 1);
            d->seats->box[v].y += d->y * (by - 1);
        }
}

/* The positions are around 0. A file of another program may number its components as it likes. */
static void draw_in(kith_arena *a, kith_seats *s, const kith_graph *g)
{
    size_t *n = kith_new(a, size_t, g->V);

    for (size_t v = 0; v < g->V; v++)
        if (g->node[v].component < g->V)
            n[g->node[v].component]++;
    for (uint32_t c = 1; c < g->V; c++)
        if (n[c] > 0)
            draw_in_one(&(drift){.seats = s, .g = g, .component = c}, n[c]);
}

/* The upper left corner to the margin; boxes without their gaps. */
static void frame(kith_seats *s, size_t V, double gap)
{
    bounds b = bounds_of(s, V);

    if (V == 0)
        b = (bounds){0, 0, 0, 0};
    for (size_t v = 0; v < V; v++) {
        s->box[v].x += MARGIN - b.left;
        s->box[v].y += MARGIN - b.top;
        s->box[v].wide -= gap;
        s->box[v].high -= gap;
    }
    s->wide = b.right - b.left + 2 * MARGIN;
    s->high = b.bottom - b.top + 2 * MARGIN;
}

kith_seats kith_seats_of(kith_arena *a, const kith_picture *p)
{
    size_t V = p->g->V;
    kith_seats s = {.box = kith_new(a, kith_box, V),
                    .line = kith_new(a, kith_str *, V),
                    .n_lines = kith_new(a, size_t, V)};
    double gap = gap_of(V);

    for (uint32_t v = 0; v < V; v++)
        measure_node(a, &p->g->node[v], gap, &s, v);
    if (V > 0)
        even_out(a, &s, p->g);
    scale(&s, V);
    kith_spread_boxes(s.box, V, 2000);
    draw_in(a, &s, p->g);
    frame(&s, V, gap);
    return s;
}
