// SPDX-License-Identifier: GPL-3.0-or-later
/* Pieces of work that do not depend on each other, on several threads. What each does must depend
 * on its number alone, not on who does it or when: so results are the same for any number of
 * threads. */
#pragma once

#include <stddef.h>

typedef struct {
    void (*run)(void *self, size_t part);
    void *self;
    size_t parts; // run() is called for each number below
} kith_task;

/* Does all parts of all tasks, taken in the order given, on so many threads (0: as many as the
 * machine has processors), the caller's among them; returns when all are done. One thread: in that
 * order. Where the system gives no other thread the caller's does everything. */
void kith_parallel(const kith_task *task, size_t n, unsigned threads);
