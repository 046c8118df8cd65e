// SPDX-License-Identifier: GPL-3.0-or-later
/* Room that grows: the parts of a corpus whose number nobody knows beforehand. Unlike an arena it
 * gives back the old room, so that the largest arrays never stand in memory twice for long. */
#pragma once

#include "base/arena.h"

/* `at` with room for n + 1 objects at least, doubled when it is full. *room is in objects. The
 * caller frees the result with free(). */
void *kith_more(void *at, size_t n, size_t *room, size_t size);

/* Zeroed room for n objects, to be freed with free(); never NULL. */
void *kith_zeroed(size_t n, size_t size);

/* Sorts numbers, one at least, and leaves each once; how many are left. */
size_t kith_distinct_of(uint32_t *at, size_t n);

/* The same of any number of them; at may be NULL when there are none. */
static inline size_t kith_distinct(uint32_t *at, size_t n)
{
    return n > 0 ? kith_distinct_of(at, n) : 0;
}
