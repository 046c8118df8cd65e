// SPDX-License-Identifier: GPL-3.0-or-later
/* Every step leaves what it finds in the order of the text, so that a few rows in order are merged
 * and nothing needs to be sorted. */
#include "extract/name/find.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
    const kith_span *x = a, *y = b;

    return x->beg < y->beg ? -1 : x->beg > y->beg;
}

static bool ascend(const kith_span *span, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (span[i].beg < span[i - 1].beg)
            return false;
    return true;
}

void kith_find_merge_spans(kith_finder *f, size_t first)
{
    size_t n = f->n_spans - first, to = f->n_spans;
    kith_span *late = kith_room(f->a, kith_span, n);

    if (n == 0)
        return;
    memcpy(late, f->span + first, n * sizeof *late);
    if (!ascend(late, n))
        qsort(late, n, sizeof *late, by_place);
    while (n > 0)
        f->span[--to] =
            first > 0 && f->span[first - 1].beg > late[n - 1].beg ? f->span[--first] : late[--n];
}

/* Names that ascend. */
typedef struct {
    const kith_name *at, *end;
} row;

/* Of two that begin together the longer stands first. */
static bool is_before(const kith_name *x, const kith_name *y)
{
    return x->beg != y->beg ? x->beg < y->beg : x->end > y->end;
}

/* The row whose next name stands first; NULL when all are at their end. */
static row *next_of(row *rows, size_t n)
{
    row *next = NULL;

    for (size_t r = 0; r < n; r++)
        if (rows[r].at < rows[r].end && (next == NULL || is_before(rows[r].at, next->at)))
            next = &rows[r];
    return next;
}

/* The sentence of each name. */
static void set_sentences(kith_finder *f)
{
    uint32_t s = 0;

    for (size_t i = 0; i < f->n_names; i++) {
        while (f->sentences.at[s].end <= f->name[i].tok_beg)
            s++;
        f->name[i].sentence = s;
    }
}

void kith_find_order_names(kith_finder *f, size_t spans, size_t countries)
{
    const kith_name *at = f->name;
    row rows[] = {
        {at, at + spans}, {at + spans, at + countries}, {at + countries, at + f->n_names}};
    kith_name *name = kith_room(f->a, kith_name, f->n_names);
    size_t n = 0;

    for (row *from; (from = next_of(rows, sizeof rows / sizeof *rows)) != NULL; from->at++)
        if (n == 0 || from->at->beg >= name[n - 1].end)
            name[n++] = *from->at;
    f->name = name;
    f->n_names = n;
    set_sentences(f);
}
