// SPDX-License-Identifier: GPL-3.0-or-later
/* A sweep from left to right: only those whose ranges on the x axis meet are compared. */
#include "graph/spread.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static int by_x(const void *p, const void *q)
{
    const kith_disc *a = p, *b = q;

    if (a->x < b->x || a->x > b->x)
        return a->x < b->x ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static int by_id(const void *p, const void *q)
{
    const kith_disc *a = p, *b = q;

    return (a->id > b->id) - (a->id < b->id);
}

/* Half of the overlap each; what lies on one point parts to the sides. */
static bool push(kith_disc *a, kith_disc *b)
{
    double dx = b->x - a->x, dy = b->y - a->y, least = a->radius + b->radius, far;

    if (fabs(dy) >= least || dx * dx + dy * dy >= least * least)
        return false;
    far = sqrt(dx * dx + dy * dy);
    if (far < 1e-9) {
        dx = a->id < b->id ? 1 : -1;
        dy = 0.5;
        far = 1;
    }
    least = (least - fmin(far, least)) / 2 / far * 1.02 + 1e-6;
    a->x -= dx * least;
    a->y -= dy * least;
    b->x += dx * least;
    b->y += dy * least;
    return true;
}

void kith_spread(kith_disc *disc, size_t n, int turns)
{
    double largest = 0;
    bool moved = n > 1;

    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, disc[i].radius);
    for (int t = 0; t < turns && moved; t++) {
        moved = false;
        qsort(disc, n, sizeof *disc, by_x);
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n && disc[j].x - disc[i].x < disc[i].radius + largest; j++)
                moved = push(&disc[i], &disc[j]) || moved;
    }
    if (n > 1)
        qsort(disc, n, sizeof *disc, by_id);
}

static int box_by_x(const void *p, const void *q)
{
    const kith_box *a = p, *b = q;

    if (a->x < b->x || a->x > b->x)
        return a->x < b->x ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static int box_by_id(const void *p, const void *q)
{
    const kith_box *a = p, *b = q;

    return (a->id > b->id) - (a->id < b->id);
}

/* Boxes are wide: whoever goes up and down alone makes towers of them. */
static const double SIDEWAYS = 0.45;

static bool push_box(kith_box *a, kith_box *b)
{
    double dx = a->wide + b->wide - fabs(b->x - a->x);
    double dy = a->high + b->high - fabs(b->y - a->y), by;

    if (dx <= 0 || dy <= 0)
        return false;
    if (dx * SIDEWAYS < dy) {
        by = (b->x > a->x || (b->x >= a->x && b->id > a->id) ? dx : -dx) * 0.51 + 1e-6;
        a->x -= by;
        b->x += by;
    } else {
        by = (b->y > a->y || (b->y >= a->y && b->id > a->id) ? dy : -dy) * 0.51 + 1e-6;
        a->y -= by;
        b->y += by;
    }
    return true;
}

void kith_spread_boxes(kith_box *box, size_t n, int turns)
{
    double widest = 0;
    bool moved = n > 1;

    for (size_t i = 0; i < n; i++)
        widest = fmax(widest, box[i].wide);
    for (int t = 0; t < turns && moved; t++) {
        moved = false;
        qsort(box, n, sizeof *box, box_by_x);
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n && box[j].x - box[i].x < box[i].wide + widest; j++)
                moved = push_box(&box[i], &box[j]) || moved;
    }
    if (n > 1)
        qsort(box, n, sizeof *box, box_by_id);
}
