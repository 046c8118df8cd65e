// SPDX-License-Identifier: GPL-3.0-or-later
/* What a picture of a graph shows, whoever draws it: which nodes and edges, in which colours,
 * letters and lines, and what the legend says.
 *
 * Type is told by shape, community by colour, size by a measure, weight by width and darkness. Only
 * the strongest nodes of a large graph are drawn: beyond a few hundred nobody can read it. */
#pragma once

#include "export/export.h"

#include <glib.h>

typedef struct {
    uint8_t r, g, b, a;
} kith_ink;

typedef struct {
    kith_ink paper, text, note; // note: the legend's
} kith_paint;

typedef struct {
    const kith_graph *g; // what is drawn
    const kith_graph *whole;
    const kith_look *look;
    kith_paint paint;
    uint32_t *edge; // [n_edges] of g, those that are drawn, the strongest last
    size_t n_edges;
    double most;     // weight of the strongest edge
    kith_graph *own; // g, when that is a part of the whole
} kith_picture;

void kith_picture_init(kith_picture *p, const kith_graph *g, const kith_look *look);
void kith_picture_fini(kith_picture *p);

/* Points. */
double kith_picture_letters(const kith_node *node);

/* At most two lines of a label, from a; *n of them. A long one ends in "…". */
kith_str *kith_picture_lines(kith_arena *a, kith_str label, size_t *n);

kith_ink kith_picture_fill(const kith_picture *p, const kith_node *node);
kith_ink kith_picture_border(const kith_picture *p, const kith_node *node);
bool kith_picture_has_border(const kith_picture *p, const kith_node *node);

typedef struct {
    double width; // points
    kith_ink ink;
} kith_stroke;
kith_stroke kith_picture_stroke(const kith_picture *p, const kith_edge *edge);

enum { KITH_NAMED = 8 };

/* The strongest node of each community that has a colour; how many. */
size_t kith_picture_leaders(const kith_picture *p, const kith_node *leader[KITH_NAMED]);

/* The first line of the legend, from a. */
kith_str kith_picture_note(const kith_picture *p, kith_arena *a);

/* Points of the legend's letters: larger where more is drawn, as the picture is then larger. */
double kith_picture_note_letters(const kith_picture *p);
