// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/score.h"

#include <stdlib.h>

#include <glib.h>

#include "base/large.h"

enum {
    NEAR = 5,                // slots of the window: 0 to 4
    FAR = KITH_SLOTS - NEAR, // all others; a word is asked for in few of them
    SUMS = 1 << 18,          // of far slots, remembered
    USUAL = 1 << 13,         // keys remembered, each in the one place that it can take
    TOGETHER = 6,            // tokens whose tables are asked for together
};

typedef int8_t row_bytes __attribute__((vector_size(KITH_LABEL_COLUMNS)));

/* Where the sum of what the document says of a word type stands, if `view` is the one at hand. */
typedef struct {
    uint32_t view, at;
} place;

struct kith_scorer {
    const kith_model *model;
    kith_words words;
    const kith_view *view;
    uint32_t n_views;

    kith_scores (*near)[NEAR]; // [WORDS]
    uint32_t (*far_of)[FAR];   // [WORDS] into far; 0: not summed yet
    kith_scores *far;          // [SUMS] number 0 is not used
    uint32_t n_far;
    place *said;           // [WORDS] by the document
    kith_scores *document; // [n_documents] of the view at hand
    uint32_t n_documents;
    kith_scores *run;    // [runs] of the view at hand
    uint8_t *run_done;   // [runs]
    uint64_t *usual_key; // [USUAL]
    kith_scores *usual;  // [USUAL]

    uint32_t *trait_beg; // [WORDS + 1] into trait
    kith_trait *trait;   // of far slots, of all words, one after the other
    size_t trait_room;
};

static void add_row(const kith_model_row *row, kith_scores *sum)
{
    row_bytes bytes;

    if (row == NULL)
        return;
    memcpy(&bytes, row->weight, sizeof bytes);
    *sum += __builtin_convertvector(bytes, kith_scores) << (int16_t)kith_model_shift(row);
}

static void add_rows(const kith_model *model, const uint64_t *key, size_t n, kith_scores *sum)
{
    const kith_model_row *row[KITH_KEYS_MAX];

    kith_model_rows(model, key, n, row);
    for (size_t i = 0; i < n; i++)
        add_row(row[i], sum);
}

static void sum_slot(const kith_model *model, const kith_trait *trait, size_t n, unsigned slot,
                     kith_scores *sum)
{
    uint64_t key[KITH_TRAITS_MAX];
    size_t n_keys = 0;

    *sum = (kith_scores){0};
    for (size_t i = 0; i < n; i++)
        if (trait[i].slots >> slot & 1)
            key[n_keys++] = kith_slot_key(trait[i].key, slot);
    if (n_keys > 0)
        add_rows(model, key, n_keys, sum);
}

/* A new word type: sums its traits for the window, where nearly all words are asked for; those that
 * also count in other slots are kept until they are. */
static void take_word(void *ctx, uint32_t id, const kith_trait *traits, size_t n)
{
    kith_scorer *s = ctx;
    size_t end = id > 0 ? s->trait_beg[id] : 0;

    if (id == 0)
        s->n_far = 1;
    if (end + n > s->trait_room) {
        s->trait_room = 2 * (end + n);
        s->trait = g_renew(kith_trait, s->trait, s->trait_room);
    }
    s->trait_beg[id] = (uint32_t)end;
    for (size_t i = 0; i < n; i++)
        if (traits[i].slots >> NEAR != 0)
            s->trait[end++] = traits[i];
    s->trait_beg[id + 1] = (uint32_t)end;
    for (unsigned slot = 0; slot < NEAR; slot++)
        sum_slot(s->model, traits, n, slot, &s->near[id][slot]);
    if (kith_score_best(&s->near[id][KITH_SLOT_HERE]) < s->model->threshold)
        s->words.glance[id].brief |= KITH_BRIEF_WEAK;
    memset(s->far_of[id], 0, sizeof s->far_of[id]);
}

/* What a word says in a slot of the others. When all room is taken, it is summed anew each time,
 * into number 0: the next document starts without any. */
static const kith_scores *far_sum(kith_scorer *s, uint32_t id, unsigned slot)
{
    uint32_t at = s->far_of[id][slot - NEAR];

    if (at != 0)
        return &s->far[at];
    if (s->n_far < SUMS)
        s->far_of[id][slot - NEAR] = at = s->n_far++;
    sum_slot(s->model, s->trait + s->trait_beg[id], s->trait_beg[id + 1] - s->trait_beg[id], slot,
             &s->far[at]);
    return &s->far[at];
}

void kith_score_expect(const kith_scorer *s, uint32_t t)
{
    uint32_t id = s->view->word[t];
    const char *near = (const char *)&s->near[id];

    __builtin_prefetch(near);
    __builtin_prefetch(near + 64);
    __builtin_prefetch(near + 128);
    __builtin_prefetch(&s->words.word[id].lower);
}

void kith_score_window(const kith_scorer *s, uint32_t t, kith_scores *out)
{
    uint32_t word[NEAR];
    kith_scores sum = {0};

    kith_features_window(s->view, t, word);
    for (unsigned slot = 0; slot < NEAR; slot++)
        sum += s->near[word[slot]][slot];
    *out = sum;
}

/* Adds what keys and pairs of far slots say. What stands far apart in memory is asked for first. */
static void add_far(kith_scorer *s, const kith_features *f, kith_scores *sum)
{
    for (size_t i = 0; i < f->n_pairs; i++)
        __builtin_prefetch(&s->far_of[f->word[i]][f->slot[i] - NEAR]);
    for (size_t i = 0; i < f->n_pairs; i++)
        __builtin_prefetch(&s->far[s->far_of[f->word[i]][f->slot[i] - NEAR]]);
    for (size_t i = 0; i < f->n_pairs; i++)
        *sum += *far_sum(s, f->word[i], f->slot[i]);
    add_rows(s->model, f->key, f->n_keys, sum);
}

static size_t usual_place(uint64_t key)
{
    return key >> 20 & (USUAL - 1);
}

/* The sum of a usual key is looked up where it was left last time, and left there if it was not;
 * two keys of one place push each other out. */
static void add_usual(kith_scorer *s, const kith_features *f, kith_scores *sum)
{
    uint64_t missing[KITH_KEYS_MAX];
    const kith_model_row *row[KITH_KEYS_MAX];
    size_t n = 0;

    for (size_t i = 0; i < f->n_usual; i++) {
        size_t at = usual_place(f->usual[i]);
        if (s->usual_key[at] == f->usual[i])
            *sum += s->usual[at];
        else
            missing[n++] = f->usual[i];
    }
    if (n == 0)
        return;
    kith_model_rows(s->model, missing, n, row);
    for (size_t i = 0; i < n; i++) {
        size_t at = usual_place(missing[i]);
        s->usual_key[at] = missing[i];
        s->usual[at] = (kith_scores){0};
        add_row(row[i], &s->usual[at]);
        *sum += s->usual[at];
    }
}

static const kith_scores *run_sum(kith_scorer *s, uint32_t run)
{
    kith_scores *sum = &s->run[run - 1];

    if (!s->run_done[run - 1]) {
        kith_features f;
        f.n_pairs = f.n_keys = f.n_usual = 0;
        kith_features_run(s->view, run, &f);
        *sum = (kith_scores){0};
        add_far(s, &f, sum);
        s->run_done[run - 1] = true;
    }
    return sum;
}

static const kith_scores *document_sum(kith_scorer *s, uint32_t id)
{
    place *said = &s->said[id];

    if (said->view != s->n_views) {
        kith_features f;
        f.n_pairs = f.n_keys = f.n_usual = 0;
        kith_features_word(s->view, id, &f);
        *said = (place){s->n_views, s->n_documents++};
        s->document[said->at] = (kith_scores){0};
        add_far(s, &f, &s->document[said->at]);
    }
    return &s->document[said->at];
}

/* The features of token t in its place; asks for the tables that they are looked up in. */
static void place_of(const kith_scorer *s, uint32_t t, kith_features *f)
{
    f->n_pairs = f->n_keys = f->n_usual = 0;
    kith_features_place(s->view, t, f);
    for (size_t i = 0; i < f->n_usual; i++) {
        __builtin_prefetch(&s->usual_key[usual_place(f->usual[i])]);
        __builtin_prefetch(&s->usual[usual_place(f->usual[i])]);
    }
    __builtin_prefetch(&s->said[s->view->word[t]]);
}

static void add_rest(kith_scorer *s, uint32_t t, const kith_features *f, kith_scores *sum)
{
    add_usual(s, f, sum);
    add_far(s, f, sum);
    if (s->view->run[t] != 0)
        *sum += *run_sum(s, s->view->run[t]);
    if (kith_view_candidate(s->view, t))
        *sum += *document_sum(s, s->view->word[t]);
}

void kith_score_rest(kith_scorer *s, uint32_t beg, uint32_t end, kith_scores *score)
{
    kith_features f[TOGETHER];

    for (uint32_t t = beg, n; t < end; t += n) {
        n = end - t < TOGETHER ? end - t : TOGETHER;
        for (uint32_t i = 0; i < n; i++)
            place_of(s, t + i, &f[i]);
        for (uint32_t i = 0; i < n; i++)
            add_rest(s, t + i, &f[i], &score[t + i]);
    }
}

kith_scorer *kith_scorer_new(const kith_model *model, const kith_lexicon *lex)
{
    kith_scorer *s = g_new0(kith_scorer, 1);

    s->model = model;
    s->near = kith_large_room(KITH_SCORE_WORDS, sizeof *s->near);
    s->far_of = g_malloc(KITH_SCORE_WORDS * sizeof *s->far_of);
    s->far = kith_large_room(SUMS, sizeof *s->far);
    s->said = g_new0(place, KITH_SCORE_WORDS);
    s->document = kith_large_room(KITH_SCORE_PIECE, sizeof *s->document);
    s->usual_key = g_new0(uint64_t, USUAL);
    s->usual = kith_large_room(USUAL, sizeof *s->usual);
    s->trait_beg = g_new(uint32_t, KITH_SCORE_WORDS + 1);
    kith_words_init(&s->words, KITH_SCORE_WORDS, &model->facts, lex);
    s->words.on_new = take_word;
    s->words.ctx = s;
    return s;
}

void kith_scorer_free(kith_scorer *s)
{
    if (s == NULL)
        return;
    kith_words_fini(&s->words);
    free(s->near);
    g_free(s->far_of);
    free(s->far);
    g_free(s->said);
    free(s->document);
    g_free(s->usual_key);
    free(s->usual);
    g_free(s->trait_beg);
    g_free(s->trait);
    g_free(s);
}

kith_words *kith_scorer_words(kith_scorer *s, uint32_t n)
{
    if (s->words.n + n + KITH_WORDS_LEAST > KITH_SCORE_WORDS || s->n_far == SUMS)
        kith_words_reset(&s->words);
    return &s->words;
}

void kith_scorer_begin(kith_scorer *s, kith_arena *a, const kith_view *view)
{
    s->view = view;
    s->n_documents = 0;
    s->run = kith_arena_room(a, view->n_runs, sizeof *s->run, 64);
    s->run_done = kith_new(a, uint8_t, view->n_runs);
    if (++s->n_views == 0) {
        memset(s->said, 0, KITH_SCORE_WORDS * sizeof *s->said);
        s->n_views = 1;
    }
}
