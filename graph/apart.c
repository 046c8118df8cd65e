// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/apart.h"

#include <stdlib.h>

static uint32_t first_of(const kith_apart *a, uint32_t root)
{
    uint32_t at = a->n > 0 ? kith_table_get(&a->first, root) : KITH_NONE;

    return at == KITH_NONE ? 0 : at + 1;
}

static bool has(const kith_apart *a, uint32_t root, uint32_t rule, uint8_t side)
{
    for (uint32_t m = first_of(a, root); m != 0; m = a->mark[m - 1].next)
        if (a->mark[m - 1].rule == rule && a->mark[m - 1].side == side)
            return true;
    return false;
}

void kith_apart_add(kith_apart *a, uint32_t root, uint32_t rule, kith_side side)
{
    uint32_t *first;

    if (has(a, root, rule, (uint8_t)side))
        return;
    a->mark = kith_more(a->mark, a->n, &a->room, sizeof *a->mark);
    first = kith_table_at(&a->first, root);
    a->mark[a->n] = (kith_mark){rule, *first == KITH_NONE ? 0 : *first + 1, (uint8_t)side};
    *first = (uint32_t)a->n++;
}

/* What x's marks have against y. */
static bool accepts(const kith_apart *a, uint32_t x, uint32_t y, uint32_t *rule)
{
    for (uint32_t m = first_of(a, x); m != 0; m = a->mark[m - 1].next) {
        const kith_mark *mark = &a->mark[m - 1];
        *rule = mark->rule;
        if (mark->side == KITH_ALONE ? !has(a, y, mark->rule, KITH_ALONE)
                                     : has(a, y, mark->rule, !mark->side))
            return false;
    }
    return true;
}

bool kith_apart_allows(const kith_apart *a, uint32_t x, uint32_t y, uint32_t *rule)
{
    return a->n == 0 || (accepts(a, x, y, rule) && accepts(a, y, x, rule));
}

void kith_apart_join(kith_apart *a, uint32_t x, uint32_t y)
{
    uint32_t m = first_of(a, y);

    while (m != 0) {
        kith_mark mark = a->mark[m - 1];
        kith_apart_add(a, x, mark.rule, (kith_side)mark.side);
        m = mark.next;
    }
}

void kith_apart_fini(kith_apart *a)
{
    free(a->mark);
    kith_table_fini(&a->first);
    *a = (kith_apart){0};
}
