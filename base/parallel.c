// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/parallel.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

typedef struct {
    const kith_task *task; // [n]
    size_t n;
    size_t at, part; // what is to be done next; guarded
    pthread_mutex_t lock;
} queue;

static bool next(queue *q, kith_task *task, size_t *part)
{
    bool more;

    pthread_mutex_lock(&q->lock);
    while (q->at < q->n && q->part >= q->task[q->at].parts) {
        q->at++;
        q->part = 0;
    }
    more = q->at < q->n;
    if (more) {
        *task = q->task[q->at];
        *part = q->part++;
    }
    pthread_mutex_unlock(&q->lock);
    return more;
}

static void *work(void *arg)
{
    queue *q = arg;
    kith_task task;
    size_t part;

    while (next(q, &task, &part))
        task.run(task.self, part);
    return NULL;
}

/* No more threads than there are parts. */
static unsigned threads_for(const queue *q, unsigned wanted)
{
    long cores = wanted > 0 ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);
    unsigned most = cores < 1 ? 1 : cores > MOST_THREADS ? MOST_THREADS : (unsigned)cores;
    size_t parts = 0;

    for (size_t i = 0; i < q->n && parts < most; i++)
        parts += q->task[i].parts;
    return parts < most ? (unsigned)parts : most;
}

void kith_parallel(const kith_task *task, size_t n, unsigned threads)
{
    queue q = {.task = task, .n = n, .lock = PTHREAD_MUTEX_INITIALIZER};
    unsigned most = threads_for(&q, threads), started = 0;
    pthread_t thread[MOST_THREADS];

    while (started + 1 < most && pthread_create(&thread[started], NULL, work, &q) == 0)
        started++;
    work(&q);
    for (unsigned i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    pthread_mutex_destroy(&q.lock);
}
