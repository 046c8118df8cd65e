// SPDX-License-Identifier: GPL-3.0-or-later
/* A ring of slots, one for each document that may be in work. A worker whose turn it is takes the
 * next record as soon as its slot is free, parses and extracts it on its own; the caller waits for
 * the slot of the oldest record. A slot has its own arena and is one thread's at a time. `turn`
 * guards the source and is held while it reads; `lock` guards the counters alone. */
#include "extract/pipeline.h"

#include "extract/read/source.h"

#include <glib.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

/* Slots: while one thread has a long document, the others may go on with so many short ones. */
enum { SLOTS_PER_THREAD = 8, MOST_THREADS = 256, KEPT_ARENA = 16 * 1024 * 1024 };

typedef struct {
    kith_arena *arena;
    kith_record record;
    kith_doc doc;
    kith_extraction x;
    kith_err err;
    bool ok;   // doc and x hold
    bool done; // by the worker; guarded by the lock
} slot;

typedef struct {
    kith_source *source; // guarded by turn
    const kith_pipeline_options *options;
    slot *ring; // [n_slots]
    size_t n_slots;
    pthread_mutex_t turn;
    pthread_mutex_t lock;
    pthread_cond_t freed, finished;
    size_t next;  // records taken by workers; guarded
    size_t given; // records handed to the caller; guarded
    bool ended;   // there is no record `next`; guarded
    bool stop;    // guarded
} pipeline;

/* One for each thread. */
typedef struct {
    pipeline *p;
    kith_extractor *x;        // made when there is a document
    kith_stages own, *stages; // of this thread; NULL: nobody asks
} worker;

/* In the thread that will use it. */
static void worker_init(worker *w, pipeline *p)
{
    *w = (worker){.p = p};
    w->stages = p->options->stages != NULL ? &w->own : NULL;
    kith_stages_begin(w->stages, false);
}

static void worker_fini(worker *w)
{
    kith_extractor_free(w->x);
    pthread_mutex_lock(&w->p->lock);
    kith_stages_add(w->p->options->stages, &w->own);
    pthread_mutex_unlock(&w->p->lock);
}

/* Fills s with the next record, or with why there is none in its place; false at the end. */
static bool pull(pipeline *p, slot *s)
{
    kith_next found;

    if (kith_arena_size(s->arena) > KEPT_ARENA) {
        kith_arena_free(s->arena);
        s->arena = kith_arena_new();
    }
    kith_arena_reset(s->arena);
    s->doc = (kith_doc){0};
    s->x = (kith_extraction){0};
    s->err = (kith_err){0};
    found = kith_source_next(p->source, s->arena, &s->record, &s->err);
    s->ok = found == KITH_NEXT_RECORD;
    return found != KITH_NEXT_END;
}

static bool is_wanted(const pipeline *p, const kith_extraction *x)
{
    return !x->article.foreign ||
           (p->options->extract != NULL && p->options->extract->any_language);
}

static void work_on(worker *w, slot *s)
{
    const kith_pipeline_options *options = w->p->options;

    if (!s->ok)
        return;
    if (w->x == NULL) {
        w->x = kith_extractor_new(options->tagger, options->extract);
        kith_extractor_time(w->x, w->stages);
    }
    s->ok = kith_record_read(&s->record, s->arena, &s->doc, &s->err);
    w->own.bytes += s->record.bytes.len > 0 ? s->record.bytes.len : s->doc.text.len;
    kith_stages_mark(w->stages, KITH_STAGE_READ);
    if (!s->ok)
        return;
    s->x = kith_extract(w->x, s->arena, &s->doc);
    w->own.tokens += s->x.n_tokens;
    if (options->prepare != NULL && is_wanted(w->p, &s->x))
        s->x.prepared = options->prepare(s->arena, &s->x);
    kith_stages_mark(w->stages, KITH_STAGE_COUNT);
}

/* Waits until the slot of the next record is free; NULL when nobody wants it. */
static slot *wait_free(pipeline *p)
{
    slot *s;

    pthread_mutex_lock(&p->lock);
    while (!p->stop && !p->ended && p->next >= p->given + p->n_slots)
        pthread_cond_wait(&p->freed, &p->lock);
    s = p->stop || p->ended ? NULL : &p->ring[p->next % p->n_slots];
    pthread_mutex_unlock(&p->lock);
    return s;
}

/* The next record in its slot; NULL when there is no more. */
static slot *next_record(pipeline *p)
{
    slot *s;
    bool more;

    pthread_mutex_lock(&p->turn);
    s = wait_free(p);
    more = s != NULL && pull(p, s);
    pthread_mutex_lock(&p->lock);
    if (more) {
        p->next++;
    } else {
        p->ended = true;
        pthread_cond_signal(&p->finished);
    }
    pthread_mutex_unlock(&p->lock);
    pthread_mutex_unlock(&p->turn);
    return more ? s : NULL;
}

static void *work(void *arg)
{
    pipeline *p = arg;
    worker w;
    slot *s;

    worker_init(&w, p);
    while ((s = next_record(p)) != NULL) {
        work_on(&w, s);
        pthread_mutex_lock(&p->lock);
        s->done = true;
        if (s == &p->ring[p->given % p->n_slots]) // the one that is waited for
            pthread_cond_signal(&p->finished);
        pthread_mutex_unlock(&p->lock);
    }
    worker_fini(&w);
    return NULL;
}

/* The slot of the i-th record when it is done; NULL when there is none. */
static slot *wait_for(pipeline *p, size_t i)
{
    slot *s = &p->ring[i % p->n_slots];
    bool there;

    pthread_mutex_lock(&p->lock);
    while (!s->done && !(p->ended && i == p->next))
        pthread_cond_wait(&p->finished, &p->lock);
    there = s->done;
    pthread_mutex_unlock(&p->lock);
    return there ? s : NULL;
}

static void give_back(pipeline *p, slot *s)
{
    pthread_mutex_lock(&p->lock);
    s->done = false;
    p->given++;
    pthread_cond_signal(&p->freed); // one worker may wait: it has the turn
    pthread_mutex_unlock(&p->lock);
}

/* False when the sink wants no more. A document whose bytes broke off is taken, and then said. */
static bool hand_over(const kith_pipeline_sink *sink, const slot *s, size_t *taken)
{
    bool more = true;

    if (s->ok) {
        ++*taken;
        more = sink->take(sink->context, &s->doc, &s->x);
    }
    if (s->err.code != KITH_OK && sink->fail != NULL)
        sink->fail(sink->context, &s->err);
    return more;
}

static void stop(pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    p->stop = true;
    pthread_cond_broadcast(&p->freed);
    pthread_mutex_unlock(&p->lock);
}

static unsigned threads_of(unsigned wanted)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned n = wanted ? wanted : cores > 0 ? (unsigned)cores : 1;

    return MIN(n, MOST_THREADS);
}

/* One thread: the caller's own. */
static void run_alone(pipeline *p, const kith_pipeline_sink *sink, size_t *taken)
{
    slot *s = &p->ring[0];
    worker w;

    worker_init(&w, p);
    while (pull(p, s)) {
        work_on(&w, s);
        if (!hand_over(sink, s, taken))
            break;
        kith_stages_begin(w.stages, false);
    }
    worker_fini(&w);
}

static void collect(pipeline *p, const kith_pipeline_sink *sink, size_t *taken)
{
    slot *s;

    for (size_t i = 0; (s = wait_for(p, i)) != NULL; i++) {
        if (!hand_over(sink, s, taken))
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
    unsigned n = threads_of(options->threads);
    pipeline p = {.source = kith_source_new(paths),
                  .options = options,
                  .n_slots = n > 1 ? SLOTS_PER_THREAD * (size_t)n : 1,
                  .turn = PTHREAD_MUTEX_INITIALIZER,
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
    for (size_t i = 0; i < p.n_slots; i++) {
        kith_record_drop(&p.ring[i].record);
        kith_arena_free(p.ring[i].arena);
    }
    g_free(p.ring);
    kith_source_free(p.source);
    pthread_cond_destroy(&p.finished);
    pthread_cond_destroy(&p.freed);
    pthread_mutex_destroy(&p.lock);
    pthread_mutex_destroy(&p.turn);
    return ok;
}
