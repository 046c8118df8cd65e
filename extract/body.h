// SPDX-License-Identifier: GPL-3.0-or-later
/* Which part of a page holds the article: going in from the page itself, always to the part that
 * has most of the running text, until no part has most of it. */
#pragma once

#include "extract/read/doc.h"

typedef struct {
    const kith_part *box;
    size_t n_boxes;
    uint32_t at;      // the part; 0: the page
    uint32_t *common; // [n_boxes] the innermost part that holds both each and it
    bool hidden;      // what the page hides is its text: there is no other
} kith_body;

/* worth: [n_boxes], how much running text stands directly in each; hidden: [n_boxes], how much of
 * it is hidden. Both are used up. The arrays of body are from a. */
void kith_body_find(kith_arena *a, const kith_doc *doc, float *worth, float *hidden,
                    kith_body *body);

/* The place bits of a line: those of a part that holds the article too say nothing of it. */
uint16_t kith_body_place(const kith_body *body, const kith_line *line);

static inline bool kith_body_has(const kith_body *body, const kith_line *line)
{
    return body->n_boxes == 0 || body->common[line->box] == body->at;
}
