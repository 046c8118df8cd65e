// SPDX-License-Identifier: GPL-3.0-or-later
/* Parts ascend from outer to inner, so one walk back sums them up and one forth marks them. */
#include "extract/body.h"

enum { LEAST_WORDS = 40 };

/* A part is gone into when it has this much of what its parent has. */
static const float most_of = 0.66f;

/* Adds each part's worth to its parents'. */
static void sum_up(const kith_part *box, size_t n, float *worth)
{
    for (size_t b = n; b-- > 1;)
        worth[box[b].parent] += worth[b];
}

/* The part to go into from each part: the child with most. A part whose text is all its own (a
 * paragraph) is no place to go into. */
static uint32_t descend(kith_arena *a, const kith_part *box, size_t n, const float *worth,
                        const uint32_t *parts)
{
    uint32_t *best = kith_new(a, uint32_t, n), at = 0;

    for (size_t b = 1; b < n; b++) {
        uint32_t parent = box[b].parent;
        if (best[parent] == 0 || worth[b] > worth[best[parent]])
            best[parent] = (uint32_t)b;
    }
    while (best[at] != 0 && parts[best[at]] > 0 && worth[best[at]] >= most_of * worth[at] &&
           worth[best[at]] > 0.0f)
        at = best[at];
    return at;
}

/* The child of `outer` in which part b is, or 0. */
static uint32_t child_of(const kith_part *box, uint32_t outer, uint32_t b)
{
    while (b != 0 && box[b].parent != outer)
        b = box[b].parent;
    return b;
}

/* A page may go on with a second article when its reader comes to the end of the first: two parts
 * of the same make side by side, each with a main heading. The first one, or 0. */
static uint32_t first_of_many(const kith_doc *doc, const float *worth, uint32_t at)
{
    uint32_t first = 0;

    for (size_t i = 0; i < doc->n_lines; i++) {
        const kith_line *line = &doc->line[i];
        uint32_t b;
        if (!(line->place & KITH_PLACE_TITLE) || (b = child_of(doc->box, at, line->box)) == 0)
            continue;
        if (first == 0 && worth[b] >= LEAST_WORDS / 2)
            first = b;
        else if (first != 0 && b != first && doc->box[b].make == doc->box[first].make)
            return first;
    }
    return 0;
}

void kith_body_find(kith_arena *a, const kith_doc *doc, float *worth, float *hidden,
                    kith_body *body)
{
    size_t n = doc->n_boxes;
    uint32_t *parts, first;

    *body = (kith_body){.box = doc->box, .n_boxes = n};
    if (n == 0)
        return;
    parts = kith_new(a, uint32_t, n); // of each part, that hold parts or lines of text
    for (size_t b = 1; b < n; b++)
        parts[doc->box[b].parent]++;
    sum_up(doc->box, n, worth);
    sum_up(doc->box, n, hidden);
    body->hidden = worth[0] < LEAST_WORDS && hidden[0] > 4.0f * worth[0];
    body->at = descend(a, doc->box, n, body->hidden ? hidden : worth, parts);
    if ((first = first_of_many(doc, body->hidden ? hidden : worth, body->at)) != 0)
        body->at = first;
    body->common = kith_new(a, uint32_t, n);
    for (uint32_t b = body->at; b != 0; b = doc->box[b].parent)
        body->common[b] = b;
    for (size_t b = 1; b < n; b++)
        if (body->common[b] == 0)
            body->common[b] = body->common[doc->box[b].parent];
}

uint16_t kith_body_place(const kith_body *body, const kith_line *line)
{
    const uint16_t mild = KITH_PLACE_MENU | KITH_PLACE_WEAK | KITH_PLACE_BYLINE | KITH_PLACE_TABLE;
    uint16_t place = line->place;

    if (body->n_boxes > 0)
        place &= (uint16_t) ~(body->box[body->common[line->box]].place & mild);
    if (body->hidden)
        place &= (uint16_t)~KITH_PLACE_HIDDEN;
    return place;
}
