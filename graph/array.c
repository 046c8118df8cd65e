// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/array.h"

#include <stdlib.h>

enum { FIRST_ROOM = 64 };

void *kith_more(void *at, size_t n, size_t *room, size_t size)
{
    size_t wanted, bytes;

    if (n < *room)
        return at;
    if (__builtin_mul_overflow(*room, (size_t)2, &wanted))
        kith_out_of_memory();
    wanted = wanted < FIRST_ROOM ? FIRST_ROOM : wanted;
    if (__builtin_mul_overflow(wanted, size, &bytes) || (at = realloc(at, bytes)) == NULL)
        kith_out_of_memory();
    *room = wanted;
    return at;
}

void *kith_zeroed(size_t n, size_t size)
{
    void *room = calloc(n > 0 ? n : 1, size);

    if (room == NULL)
        kith_out_of_memory();
    return room;
}

static int by_number(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return (a > b) - (a < b);
}

/* Of a few, as sentences name. */
static void sort_few(uint32_t *at, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint32_t one = at[i];
        size_t k = i;
        for (; k > 0 && at[k - 1] > one; k--)
            at[k] = at[k - 1];
        at[k] = one;
    }
}

size_t kith_distinct_of(uint32_t *at, size_t n)
{
    enum { FEW = 16 };
    size_t kept = 1;

    if (n <= FEW)
        sort_few(at, n);
    else
        qsort(at, n, sizeof *at, by_number);
    for (size_t i = 1; i < n; i++)
        if (at[kept - 1] != at[i])
            at[kept++] = at[i];
    return kept;
}
