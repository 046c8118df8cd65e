// SPDX-License-Identifier: GPL-3.0-or-later
/* A ring of slots, one for each document that may be in work. A worker takes the next path as
 * soon as its slot is free; the caller waits for the slot of the oldest path. A slot has its own
 * arena and is one thread's at a time, so that the lock guards the counters alone. */
#include "extract/pipeline.h"

#include <glib.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

enum { SLOTS_PER_THREAD = 3, MOST_THREADS = 256, KEPT_ARENA = 64 * 1024 * 1024 };

typedef struct {
    kith_arena *arena;
    kith_doc doc;
    kith_extraction x;
    kith_err err;
    bool ok;   // doc and x hold
    bool done; // by the worker; guarded by the lock
} slot;

typedef struct {
    const kith_paths *paths;
    const kith_pipeline_options *options;
    slot *ring; // [n_slots]
    size_t n_slots;
    pthread_mutex_t lock;
    pthread_cond_t freed, finished;
    size_t next;  // path to be taken by a worker; guarded
    size_t given; // paths handed to the caller; guarded
    bool stop;    // guarded
} pipeline;

static void work_on(pipeline *p, kith_extractor *x, slot *s, const char *path)
{
    static const kith_read_options plain = {0};

    if (kith_arena_size(s->arena) > KEPT_ARENA) {
        kith_arena_free(s->arena);
        s->arena = kith_arena_new();
    }
    kith_arena_reset(s->arena);
    s->doc = (kith_doc){0};
    s->x = (kith_extraction){0};
    s->err = (kith_err){0};
    s->ok =
        kith_read(path, p->options->read ? p->options->read : &plain, s->arena, &s->doc, &s->err);
    if (s->ok)
        s->x = kith_extract(x, s->arena, &s->doc);
}

/* The next path for a worker, when its slot is free; false when there is no more. */
static bool next_path(pipeline *p, size_t *i)
{
    bool more;

    pthread_mutex_lock(&p->lock);
    while (!p->stop && p->next < p->paths->n && p->next >= p->given + p->n_slots)
        pthread_cond_wait(&p->freed, &p->lock);
    more = !p->stop && p->next < p->paths->n;
    if (more)
        *i = p->next++;
    pthread_mutex_unlock(&p->lock);
    return more;
}

static void *work(void *arg)
{
    pipeline *p = arg;
    kith_extractor *x = kith_extractor_new(p->options->tagger, p->options->extract);
    size_t i;

    while (next_path(p, &i)) {
        slot *s = &p->ring[i % p->n_slots];
        work_on(p, x, s, p->paths->at[i]);
        pthread_mutex_lock(&p->lock);
        s->done = true;
        pthread_cond_broadcast(&p->finished);
        pthread_mutex_unlock(&p->lock);
    }
    kith_extractor_free(x);
    return NULL;
}

static slot *wait_for(pipeline *p, size_t i)
{
    slot *s = &p->ring[i % p->n_slots];

    pthread_mutex_lock(&p->lock);
    while (!s->done)
        pthread_cond_wait(&p->finished, &p->lock);
    pthread_mutex_unlock(&p->lock);
    return s;
}

static void give_back(pipeline *p, slot *s)
{
    pthread_mutex_lock(&p->lock);
    s->done = false;
    p->given++;
    pthread_cond_broadcast(&p->freed);
    pthread_mutex_unlock(&p->lock);
}

/* False when the sink wants no more. */
static bool hand_over(const kith_pipeline_sink *sink, const slot *s, const char *path,
                      size_t *taken)
{
    if (!s->ok) {
        if (sink->fail != NULL)
            sink->fail(sink->context, path, &s->err);
        return true;
    }
    ++*taken;
    return sink->take(sink->context, path, &s->doc, &s->x);
}

static void stop(pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    p->stop = true;
    pthread_cond_broadcast(&p->freed);
    pthread_mutex_unlock(&p->lock);
}

static unsigned threads_of(const kith_pipeline_options *options, size_t n_paths)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned n = options->threads ? options->threads : cores > 0 ? (unsigned)cores : 1;

    if (n > MOST_THREADS)
        n = MOST_THREADS;
    return n_paths < n ? (unsigned)n_paths : n;
}

/* One thread: the caller's own. */
static void run_alone(pipeline *p, const kith_pipeline_sink *sink, size_t *taken)
{
    kith_extractor *x = kith_extractor_new(p->options->tagger, p->options->extract);

    for (size_t i = 0; i < p->paths->n; i++) {
        work_on(p, x, &p->ring[0], p->paths->at[i]);
        if (!hand_over(sink, &p->ring[0], p->paths->at[i], taken))
            break;
    }
    kith_extractor_free(x);
}

static void collect(pipeline *p, const kith_pipeline_sink *sink, size_t *taken)
{
    for (size_t i = 0; i < p->paths->n; i++) {
        slot *s = wait_for(p, i);
        if (!hand_over(sink, s, p->paths->at[i], taken))
            break;
        give_back(p, s);
    }
    stop(p);
}

/* Threads that could be started; fewer than asked for is no failure, none is. */
static bool run_threads(pipeline *p, unsigned n, const kith_pipeline_sink *sink, size_t *taken,
                        kith_err *err)
{
    pthread_t thread[MOST_THREADS];
    unsigned started = 0;
    int why = 0;

    while (started < n && (why = pthread_create(&thread[started], NULL, work, p)) == 0)
        started++;
    if (started == 0)
        return kith_fail(err, KITH_EIO, "cannot start a thread: %s", g_strerror(why));
    collect(p, sink, taken);
    for (unsigned i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    return true;
}

bool kith_pipeline_run(const kith_paths *paths, const kith_pipeline_options *options,
                       const kith_pipeline_sink *sink, size_t *taken, kith_err *err)
{
    unsigned n = threads_of(options, paths->n);
    pipeline p = {.paths = paths,
                  .options = options,
                  .n_slots = n > 1 ? SLOTS_PER_THREAD * (size_t)n : 1,
                  .lock = PTHREAD_MUTEX_INITIALIZER,
                  .freed = PTHREAD_COND_INITIALIZER,
                  .finished = PTHREAD_COND_INITIALIZER};
    bool ok = true;

    *taken = 0;
    p.ring = g_new0(slot, p.n_slots);
    for (size_t i = 0; i < p.n_slots; i++)
        p.ring[i].arena = kith_arena_new();
    if (n > 1)
        ok = run_threads(&p, n, sink, taken, err);
    else
        run_alone(&p, sink, taken);
    for (size_t i = 0; i < p.n_slots; i++)
        kith_arena_free(p.ring[i].arena);
    g_free(p.ring);
    pthread_cond_destroy(&p.finished);
    pthread_cond_destroy(&p.freed);
    pthread_mutex_destroy(&p.lock);
    return ok;
}
