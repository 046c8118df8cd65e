// SPDX-License-Identifier: GPL-3.0-or-later
/* While one batch of runs is put together the one before is written. */
#include "export/runs.h"

#include "base/parallel.h"

enum { RUN = 128, RUNS = 16, BATCH = RUN * RUNS }; // objects; runs and objects of a batch

typedef struct {
    GString *text[RUNS];
    size_t beg, end; // objects
    kith_put *put;
    const void *self;
    kith_out *out;
} batch;

static void put_run(void *self, size_t part)
{
    batch *b = self;
    size_t beg = b->beg + part * RUN, end = MIN(beg + RUN, b->end);

    g_string_truncate(b->text[part], 0);
    for (size_t i = beg; i < end; i++)
        b->put(b->text[part], b->self, i);
}

static void write_batch(void *self, size_t part)
{
    batch *b = self;

    (void)part;
    for (size_t i = 0; b->beg + i * RUN < b->end; i++)
        kith_out_write(b->out, b->text[i]->str, b->text[i]->len);
}

void kith_write_each(kith_out *out, size_t n, kith_put *put, const void *self, unsigned threads)
{
    batch all[2];

    for (int i = 0; i < 2; i++) {
        all[i] = (batch){.put = put, .self = self, .out = out};
        for (int k = 0; k < RUNS; k++)
            all[i].text[k] = g_string_new(NULL);
    }
    for (size_t beg = 0, turn = 0; beg < n + BATCH && !kith_out_gone(out); beg += BATCH, turn++) {
        batch *now = &all[turn % 2], *before = &all[(turn + 1) % 2];
        kith_task task[] = {{write_batch, before, 1}, {put_run, now, 0}};
        now->beg = MIN(beg, n);
        now->end = MIN(beg + BATCH, n);
        task[1].parts = (now->end - now->beg + RUN - 1) / RUN;
        kith_parallel(task, 2, threads);
    }
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < RUNS; k++)
            g_string_free(all[i].text[k], TRUE);
}
