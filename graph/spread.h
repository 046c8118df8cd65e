// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes overlapping discs, or boxes, apart. */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct {
    double x, y;
    double radius;
    uint32_t id; // the caller's; discs are sorted anew on the way
} kith_disc;

/* Pushes discs that overlap away from each other, in so many turns at most: n discs of which each
 * overlaps few cost O(n log n) a turn. On return they are in order of id. */
void kith_spread(kith_disc *disc, size_t n, int turns);

typedef struct {
    double x, y;       // of its middle
    double wide, high; // half of each
    uint32_t id;
} kith_box;

/* The same with boxes, along the axis in which they overlap less, rather sideways. */
void kith_spread_boxes(kith_box *box, size_t n, int turns);
