// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes overlapping discs apart. */
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
