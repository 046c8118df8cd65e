// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/ranked.h"

#include <stdlib.h>

static int by_value(const void *x, const void *y)
{
    const kith_ranked *a = x, *b = y;

    if (a->value < b->value || a->value > b->value)
        return a->value > b->value ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

void kith_ranked_sort(kith_ranked *at, size_t n)
{
    if (n > 1)
        qsort(at, n, sizeof *at, by_value);
}
