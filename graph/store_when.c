// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/array.h"
#include "graph/store_ask.h"
#include "graph/store_part.h"
#include "graph/store_place.h"

#include <glib.h>
#include <stdlib.h>

static int by_number(const void *x, const void *y)
{
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

    return (a > b) - (a < b);
}

static int by_day(const void *x, const void *y)
{
    const kith_when *a = x, *b = y;

    return (a->day > b->day) - (a->day < b->day);
}

typedef struct {
    kith_when *at; // [n]
    size_t n, room;
    uint32_t undated;
} days;

/* So many sentences of one document. */
static void add(days *d, const kith_place_reader *place, uint32_t sentences)
{
    if (!place->dated) {
        d->undated++;
        return;
    }
    d->at = kith_more(d->at, d->n, &d->room, sizeof *d->at);
    d->at[d->n++] = (kith_when){place->day, sentences, 1};
}

/* Sentences and documents, both in order of sentences. */
static bool walk(kith_store *s, const int64_t *id, size_t n, days *d, kith_err *err)
{
    kith_place_reader place;

    kith_place_reader_init(&place, s, err);
    for (size_t i = 0, end; i < n; i = end) {
        if (!kith_place_find(&place, id[i]))
            return false;
        for (end = i + 1; end < n && id[end] < place.next; end++)
            ;
        add(d, &place, (uint32_t)(end - i));
    }
    return true;
}

/* Documents of one day together. */
static kith_when *gather(kith_arena *a, days *d, size_t *n)
{
    kith_when *out = kith_new(a, kith_when, d->n);

    *n = 0;
    if (d->n > 1)
        qsort(d->at, d->n, sizeof *d->at, by_day);
    for (size_t i = 0; i < d->n; i++) {
        if (*n == 0 || out[*n - 1].day != d->at[i].day)
            out[(*n)++] = (kith_when){.day = d->at[i].day};
        out[*n - 1].sentences += d->at[i].sentences;
        out[*n - 1].documents += d->at[i].documents;
    }
    return out;
}

bool kith_store_when(kith_store *s, kith_arena *a, const uint32_t entity[2], kith_when **out,
                     size_t *n, uint32_t *undated, kith_err *err)
{
    days d = {.n = 0};
    int64_t *id;
    size_t ids, kept = 0;
    bool ok = kith_store_places(s, a, entity, 0, &id, &ids, err);

    for (size_t i = 1; i < ids; i++)
        if (id[i - 1] > id[i]) { // documents were added later
            qsort(id, ids, sizeof *id, by_number);
            break;
        }
    for (size_t i = 0; i < ids; i++)
        if (i == 0 || id[i] != id[kept - 1])
            id[kept++] = id[i];
    ok = ok && walk(s, id, kept, &d, err);
    *out = gather(a, &d, n);
    *undated = d.undated;
    free(d.at);
    return ok;
}
