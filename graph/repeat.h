// SPDX-License-Identifier: GPL-3.0-or-later
/* Which documents are nearly the same, and which paragraphs: found in time that grows with their
 * number, not with its square, and whatever the order in which they came. */
#pragma once

#include "graph/minhash.h"

/* How much of a text must be in another for it to be a copy. */
#define KITH_SIMILAR 0.8

/* copy_of: [n] filled with the document of which each is a copy, itself when of none. The longest
 * text of a story stands for it, of equals the first. order: [n] where the sketch of each is, the
 * first by name first. Each copy
 * is similar to what it is a copy of, so that stories that change from day to day form no chain.
 * Takes 29 bytes a document while it runs. */
void kith_repeats_find(const kith_sketch *sketch, const uint32_t *order, size_t n, double threshold,
                       uint32_t *copy_of);

/* group: [n] filled with the index of one paragraph for all that are nearly the same: that of the
 * least sketch among them. Equal sketches need not be given twice, but may. */
void kith_paragraphs_group(const uint64_t *sketch, size_t n, uint32_t *group);
