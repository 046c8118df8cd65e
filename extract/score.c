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
    SHARED = 1 << 14,        // the same of sums that words share
    TRAITS = 1 << 16,        // of words, kept from view to view
    TOGETHER = 6,            // tokens whose tables are asked for together
};

typedef int8_t row_bytes __attribute__((vector_size(KITH_LABEL_COLUMNS)));

/* Where the sum of what the document says of a word type stands, if `view` is the one at hand. */
typedef struct {
    uint32_t view, at;
} place;

/* Where the traits of a word type stand, if no others were forgotten since: they are worth more
 * room than sums. */
typedef struct {
    uint32_t memory, at;
} traits;

/* Traits of one way of sharing. Two words with the same key share all of them. */
typedef struct {
    uint64_t key;
    uint32_t beg, n;
} trait_list;

/* What the rows of a key, or of shared traits, sum to; on one line of the cache. */
typedef struct {
    kith_scores sum;
    uint64_t key; // 0: none
} kept_sum;

struct kith_scorer {
    const kith_model *model;
    kith_words words;
    const kith_view *view;
    uint32_t n_views;

    kith_scores (*near)[NEAR]; // [WORDS] of words that are not open
    uint32_t (*far_of)[FAR];   // [WORDS] into far; 0: not summed yet
    kith_scores *far;          // [SUMS] number 0 is not used
    uint32_t n_far;
    place *said;           // [WORDS] by the document
    kith_scores *document; // [PIECE] n_documents of the view at hand
    uint32_t n_documents;
    kith_scores *run;  // [runs] of the view at hand
    uint8_t *run_done; // [runs]
    kept_sum *usual;   // [USUAL]; one block with the next, document and far
    kept_sum *shared;  // [SHARED]

    traits *traits;                       // [WORDS]
    uint32_t n_memories;                  // they were forgotten so often, + 1
    trait_list (*described)[KITH_SHARES]; // [n_described] since then
    size_t n_described, described_room;
    kith_trait *trait; // [n_trait] of these words
    size_t n_trait, trait_room;
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

static void add_traits(kith_scorer *s, const trait_list *list, unsigned slot, kith_scores *sum)
{
    const kith_trait *trait = s->trait + list->beg;
    uint64_t key[KITH_TRAITS_MAX];
    size_t n = 0;

    for (uint32_t i = 0; i < list->n; i++)
        if (trait[i].slots >> slot & 1)
            key[n++] = kith_slot_key(trait[i].key, slot);
    if (n > 0)
        add_rows(s->model, key, n, sum);
}

/* The same of traits that words share: remembered where the last sum was that could take its
 * place. */
static void add_shared_traits(kith_scorer *s, const trait_list *list, unsigned slot,
                              kith_scores *sum)
{
    uint64_t key = kith_slot_key(list->key, slot);
    kept_sum *kept = &s->shared[key >> 20 & (SHARED - 1)];

    if (kept->key != key) {
        *kept = (kept_sum){.key = key};
        add_traits(s, list, slot, &kept->sum);
    }
    *sum += kept->sum;
}

static void sum_slot(kith_scorer *s, const trait_list *list, unsigned slot, kith_scores *sum)
{
    *sum = (kith_scores){0};
    add_traits(s, &list[KITH_SHARE_NONE], slot, sum);
    add_shared_traits(s, &list[KITH_SHARE_FORM], slot, sum);
    add_shared_traits(s, &list[KITH_SHARE_CLUSTER], slot, sum);
}

/* Sorts traits by the way they are shared. */
static void sort_traits(kith_scorer *s, const kith_trait *trait, size_t n, trait_list *list)
{
    uint32_t count[KITH_SHARES] = {0}, at = (uint32_t)s->n_trait;

    for (size_t i = 0; i < n; i++)
        count[trait[i].share]++;
    for (unsigned share = 0; share < KITH_SHARES; at += count[share++])
        list[share] = (trait_list){.key = share, .beg = at};
    for (size_t i = 0; i < n; i++) {
        trait_list *to = &list[trait[i].share];

        to->key = (to->key ^ trait[i].key) * 0x9e3779b97f4a7c15u;
        s->trait[to->beg + to->n++] = trait[i];
    }
    s->n_trait = at;
}

static void keep_traits(kith_scorer *s, uint32_t id, const kith_trait *trait, size_t n)
{
    if (s->n_trait + n > s->trait_room) {
        s->trait_room = 2 * (s->n_trait + n);
        s->trait = g_renew(kith_trait, s->trait, s->trait_room);
    }
    if (s->n_described == s->described_room) {
        s->described_room = 2 * s->n_described + 64;
        s->described = g_realloc_n(s->described, s->described_room, sizeof *s->described);
    }
    s->traits[id] = (traits){s->n_memories, (uint32_t)s->n_described};
    sort_traits(s, trait, n, s->described[s->n_described++]);
}

/* The traits of a word of the view; described again when they were forgotten. */
static const trait_list *traits_of(kith_scorer *s, uint32_t id)
{
    if (s->traits[id].memory != s->n_memories) {
        kith_trait trait[KITH_TRAITS_MAX];
        kith_word word;
        size_t n;

        if (id < 2)
            n = kith_word_border(id, &word, trait);
        else
            n = kith_word_describe(
                kith_token_str(s->view->text, s->view->token[s->words.glance[id].seen]),
                s->words.word[id].use, s->words.facts, s->words.lex, &word, trait);
        keep_traits(s, id, trait, n);
    }
    return s->described[s->traits[id].at];
}

/* A new word type. It is summed when it first stands in a window. */
static void take_word(void *ctx, uint32_t id, const kith_trait *trait, size_t n)
{
    kith_scorer *s = ctx;

    if (id == 0)
        s->n_far = 1;
    keep_traits(s, id, trait, n);
    memset(s->far_of[id], 0, sizeof s->far_of[id]);
}

/* All that a word says in the slots of the window, at once: the rows of a trait and slot are far
 * apart in memory, so that many are asked for together. */
static void sum_near(kith_scorer *s, uint32_t id)
{
    const trait_list *list = traits_of(s, id), *own = &list[KITH_SHARE_NONE];
    uint64_t key[NEAR * KITH_TRAITS_MAX];
    uint8_t slot[NEAR * KITH_TRAITS_MAX];
    const kith_model_row *row[NEAR * KITH_TRAITS_MAX];
    kith_scores *sum = s->near[id];
    size_t n = 0;

    for (uint32_t i = 0; i < own->n; i++) {
        const kith_trait *trait = &s->trait[own->beg + i];

        for (uint32_t left = trait->slots & ((1u << NEAR) - 1); left != 0; left &= left - 1) {
            slot[n] = (uint8_t)__builtin_ctz(left);
            key[n] = kith_slot_key(trait->key, slot[n]);
            n++;
        }
    }
    kith_model_rows(s->model, key, n, row);
    memset(sum, 0, NEAR * sizeof *sum);
    for (size_t i = 0; i < n; i++)
        add_row(row[i], &sum[slot[i]]);
    for (unsigned k = 0; k < NEAR; k++) {
        add_shared_traits(s, &list[KITH_SHARE_FORM], k, &sum[k]);
        add_shared_traits(s, &list[KITH_SHARE_CLUSTER], k, &sum[k]);
    }
}

/* An open word is closed: what it says is summed, and whether that is little is known. */
static void close_word(kith_scorer *s, uint32_t id)
{
    kith_glance *word = &s->words.glance[id];

    if (!(word->brief & KITH_BRIEF_OPEN))
        return;
    sum_near(s, id);
    word->brief &= ~(uint32_t)KITH_BRIEF_OPEN;
    if (kith_score_best(&s->near[id][KITH_SLOT_HERE]) < s->model->threshold)
        word->brief |= KITH_BRIEF_WEAK;
}

/* Where it stands what a word says in one of the other slots. */
static inline uint32_t *far_at(const kith_scorer *s, uint32_t pair)
{
    return &s->far_of[kith_pair_word(pair)][kith_pair_slot(pair) - NEAR];
}

/* What a word says in a slot of the others. When all room is taken, it is summed anew each time,
 * into number 0: the next document starts without any. */
static const kith_scores *far_sum(kith_scorer *s, uint32_t pair)
{
    uint32_t at = *far_at(s, pair);

    if (at != 0)
        return &s->far[at];
    if (s->n_far < SUMS)
        *far_at(s, pair) = at = s->n_far++;
    sum_slot(s, traits_of(s, kith_pair_word(pair)), kith_pair_slot(pair), &s->far[at]);
    return &s->far[at];
}

bool kith_score_is_weak(kith_scorer *s, uint32_t t)
{
    uint32_t id = s->view->word[t];

    close_word(s, id);
    return (s->words.glance[id].brief & KITH_BRIEF_WEAK) != 0;
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

/* Is there more to know of a word at t - 2 to t + 2? */
static inline bool is_open(const kith_view *view, uint32_t t)
{
    uint32_t beg = t < 2 ? 0 : t - 2, end = view->n - t < 3 ? view->n : t + 3;
    unsigned all = 0;

    if (end - beg == 5)
        all = view->brief[t - 2] | view->brief[t - 1] | view->brief[t] | view->brief[t + 1] |
              view->brief[t + 2];
    else
        for (uint32_t o = beg; o < end; o++)
            all |= view->brief[o];
    return (all & KITH_BRIEF_OPEN) != 0;
}

void kith_score_window(kith_scorer *s, const kith_scope *in, uint32_t t, kith_scores *out)
{
    uint32_t word[NEAR];

    kith_features_window(in, t, word);
    if (is_open(s->view, t))
        for (unsigned slot = 0; slot < NEAR; slot++)
            close_word(s, word[slot]);
    *out = s->near[word[0]][0] + s->near[word[1]][1] + s->near[word[2]][2] + s->near[word[3]][3] +
           s->near[word[4]][4];
}

/* Adds what pairs of far slots say. What stands far apart in memory is asked for first. */
static void add_pairs(kith_scorer *s, const kith_features *f, kith_scores *sum)
{
    for (size_t i = 0; i < f->n_pairs; i++)
        __builtin_prefetch(far_at(s, f->pair[i]));
    for (size_t i = 0; i < f->n_pairs; i++)
        __builtin_prefetch(&s->far[*far_at(s, f->pair[i])]);
    for (size_t i = 0; i < f->n_pairs; i++)
        *sum += *far_sum(s, f->pair[i]);
}

static kept_sum *usual_sum(const kith_scorer *s, uint64_t key)
{
    return &s->usual[key >> 20 & (USUAL - 1)];
}

/* Adds what each of n usual keys says to the sum that it is of. It is looked up where it was left
 * last time, and left there if it was not; two keys of one place push each other out. */
static void add_usual(kith_scorer *s, const uint64_t *key, const uint8_t *of, size_t n,
                      kith_scores *sum)
{
    for (size_t i = 0; i < n; i++) {
        kept_sum *kept = usual_sum(s, key[i]);

        if (kept->key != key[i]) {
            *kept = (kept_sum){.key = key[i]};
            add_rows(s->model, &key[i], 1, &kept->sum);
        }
        sum[of[i]] += kept->sum;
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
        add_pairs(s, &f, sum);
        add_rows(s->model, f.key, f.n_keys, sum);
        s->run_done[run - 1] = true;
    }
    return sum;
}

static const uint8_t all_of_one[KITH_KEYS_MAX];

static const kith_scores *document_sum(kith_scorer *s, uint32_t id)
{
    place *said = &s->said[id];

    if (said->view != s->n_views) {
        kith_features f;
        f.n_pairs = f.n_keys = f.n_usual = 0;
        kith_features_word(s->view, id, &f);
        *said = (place){s->n_views, s->n_documents++};
        s->document[said->at] = (kith_scores){0};
        add_pairs(s, &f, &s->document[said->at]);
        add_usual(s, f.key, all_of_one, f.n_keys, &s->document[said->at]); // they have few values
    }
    return &s->document[said->at];
}

/* Features of some tokens, and whose each one is. */
typedef struct {
    kith_features f;
    uint8_t of_key[KITH_KEYS_MAX];
    uint8_t of_usual[KITH_KEYS_MAX];
} shared_features;

/* Appends the features of token t in its place, number i of those that are together; asks for the
 * tables that they are looked up in. */
static void place_of(const kith_scorer *s, const kith_scope *in, uint32_t t, uint32_t i,
                     shared_features *all)
{
    size_t k = all->f.n_keys, u = all->f.n_usual;

    kith_features_place(in, t, &all->f);
    for (; k < all->f.n_keys; k++)
        all->of_key[k] = (uint8_t)i;
    for (; u < all->f.n_usual; u++) {
        all->of_usual[u] = (uint8_t)i;
        __builtin_prefetch(usual_sum(s, all->f.usual[u]));
    }
    __builtin_prefetch(&s->said[s->view->word[t]]);
}

/* Adds what hangs on more than the place of token t. */
static void add_shared(kith_scorer *s, uint32_t t, kith_scores *sum)
{
    if (s->view->run[t] != 0)
        *sum += *run_sum(s, s->view->run[t]);
    if (kith_view_candidate(s->view, t))
        *sum += *document_sum(s, s->view->word[t]);
}

void kith_score_rest(kith_scorer *s, const kith_scope *in, uint32_t beg, uint32_t end,
                     kith_scores *score)
{
    const kith_model_row *row[KITH_KEYS_MAX];
    shared_features all;

    for (uint32_t t = beg, n; t < end; t += n) {
        kith_scores *sum = &score[t - in->beg];

        n = end - t < TOGETHER ? end - t : TOGETHER;
        all.f.n_pairs = all.f.n_keys = all.f.n_usual = 0;
        for (uint32_t i = 0; i < n; i++)
            place_of(s, in, t + i, i, &all);
        kith_model_rows(s->model, all.f.key, all.f.n_keys, row);
        for (size_t k = 0; k < all.f.n_keys; k++)
            add_row(row[k], &sum[all.of_key[k]]);
        add_usual(s, all.f.usual, all.of_usual, all.f.n_usual, sum);
        for (uint32_t i = 0; i < n; i++)
            add_shared(s, t + i, &sum[i]);
    }
}

kith_scorer *kith_scorer_new(const kith_model *model, const kith_lexicon *lex)
{
    kith_scorer *s = g_new0(kith_scorer, 1);

    s->model = model;
    s->n_memories = 1;
    s->near = kith_large_room(KITH_SCORE_WORDS, sizeof *s->near);
    s->far_of = kith_large_room(KITH_SCORE_WORDS, sizeof *s->far_of);
    s->usual = kith_large_room(1, (USUAL + SHARED) * sizeof *s->usual +
                                      (KITH_SCORE_PIECE + SUMS) * sizeof *s->document);
    s->shared = s->usual + USUAL;
    memset(s->usual, 0, (USUAL + SHARED) * sizeof *s->usual);
    s->document = (kith_scores *)(void *)(s->shared + SHARED);
    s->far = s->document + KITH_SCORE_PIECE;
    s->said = g_new0(place, KITH_SCORE_WORDS);
    s->traits = g_new0(traits, KITH_SCORE_WORDS);
    kith_words_init(&s->words, KITH_SCORE_WORDS, &model->facts, lex);
    s->words.on_new = take_word;
    s->words.ctx = s;
    return s;
}

void kith_scorer_move(kith_scorer *s, const kith_model *model, const kith_lexicon *lex)
{
    s->model = model;
    s->words.facts = &model->facts;
    s->words.lex = lex;
}

void kith_scorer_free(kith_scorer *s)
{
    if (s == NULL)
        return;
    kith_words_fini(&s->words);
    free(s->near);
    free(s->far_of);
    g_free(s->said);
    free(s->usual);
    g_free(s->traits);
    g_free(s->described);
    g_free(s->trait);
    g_free(s);
}

static void forget_traits(kith_scorer *s)
{
    s->n_trait = s->n_described = 0;
    if (++s->n_memories == 0) {
        memset(s->traits, 0, KITH_SCORE_WORDS * sizeof *s->traits);
        s->n_memories = 1;
    }
}

kith_words *kith_scorer_words(kith_scorer *s, uint32_t n)
{
    if (s->words.n + n + KITH_WORDS_LEAST > KITH_SCORE_WORDS || s->n_far == SUMS)
        kith_words_reset(&s->words);
    if (s->n_trait > TRAITS)
        forget_traits(s);
    if (++s->n_views == 0) {
        memset(s->said, 0, KITH_SCORE_WORDS * sizeof *s->said);
        s->n_views = 1;
    }
    return &s->words;
}

void kith_scorer_begin(kith_scorer *s, kith_arena *a, const kith_view *view)
{
    s->view = view;
    s->n_documents = 0;
    s->run = kith_arena_room(a, view->n_runs, sizeof *s->run, 64);
    s->run_done = kith_new(a, uint8_t, view->n_runs);
    close_word(s, 0); // the borders stand in every window, and in no view
    close_word(s, 1);
}
