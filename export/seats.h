// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the nodes of a picture stand and how much room each takes: as the layout has them, drawn out
 * in the crowded middle and drawn in at the edges, then pushed apart until no label touches another. */
#pragma once

#include "export/picture.h"
#include "graph/spread.h"

typedef struct {
    kith_box *box;   // [V] of the picture's graph: what is drawn; points, y axis down
    kith_str **line; // [V] the label in lines
    size_t *n_lines; // [V]
    double wide, high;
} kith_seats;

/* All of it from a. */
kith_seats kith_seats_of(kith_arena *a, const kith_picture *p);

/* Countries are written in bold letters. */
bool kith_seats_bold(const kith_node *node);
