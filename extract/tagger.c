// SPDX-License-Identifier: GPL-3.0-or-later
/* All that a word by itself says in a slot is summed once, when it is first asked for; running
 * text then costs a few vector adds for each token near a capital letter, and nothing elsewhere.
 * Labels are searched (Viterbi) only there; all other tokens are O, whose score is 0. */
#include "extract/tagger.h"

#include <pthread.h>
#include <stdlib.h>

#include <glib.h>

#include "extract/agree.h"
#include "extract/conll.h"
#include "extract/feature.h"
#include "extract/model.h"

enum {
    WORDS = 1 << 17,  // word types remembered
    SUMS = 1 << 19,   // sums remembered; most words are asked for in few slots
    PIECE = 1 << 13,  // tokens looked at together: a very long article
    NEIGHBOUR = -320, // what a window must say for a word in small letters to be looked at
    STARTER = -512,   // the same for a capital that a sentence's start or headline asks for
};

typedef int16_t scores __attribute__((vector_size(2 * KITH_LABEL_COLUMNS)));
typedef int8_t row_bytes __attribute__((vector_size(KITH_LABEL_COLUMNS)));

struct kith_tagger {
    kith_model model;
    const kith_lexicon *lex;
    kith_arena *arena; // of a loaded file
};

/* Where the best path to each label of a token came from, and its score. */
typedef struct {
    int32_t score[KITH_LABELS];
    uint8_t from[KITH_LABELS];
} step;

/* Is it worth looking at a word that is no capitalised one? */
typedef enum { UNKNOWN, WEAK, STRONG } strength;

struct kith_tag_cache {
    const kith_tagger *tagger;
    kith_words words;
    uint32_t (*sum_of)[KITH_SLOTS]; // [WORDS] into sum; 0: not summed yet
    scores *sum;                    // [SUMS] number 0 is not used
    uint32_t n_sums;
    uint8_t *strength;   // [WORDS]
    uint32_t *trait_beg; // [WORDS + 1] into trait
    struct {
        uint64_t *key;
        uint32_t *slots;
        size_t room;
    } trait;       // of all words, one after the other
    scores *score; // [PIECE] and so on: of the piece at hand
    step *steps;
    uint8_t *label;
    kith_arena *scratch;
};

static void add_rows(const kith_tagger *tagger, const uint64_t *key, size_t n, scores *sum)
{
    const int8_t *weight[KITH_KEYS_MAX];
    uint8_t shift[KITH_KEYS_MAX];
    size_t n_rows = kith_model_rows(&tagger->model, key, n, weight, shift);

    for (size_t i = 0; i < n_rows; i++) {
        row_bytes bytes;
        memcpy(&bytes, weight[i], sizeof bytes);
        *sum += __builtin_convertvector(bytes, scores) << (int16_t)shift[i];
    }
}

static int best_of(const scores *s)
{
    int best = INT16_MIN;

    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
        best = (*s)[c] > best ? (*s)[c] : best;
    return best;
}

/* A new word type: keeps its traits until it is asked for. */
static void keep_traits(void *ctx, uint32_t id, const kith_trait *traits, size_t n)
{
    kith_tag_cache *cache = ctx;
    size_t beg = id > 0 ? cache->trait_beg[id] : 0;

    if (id == 0)
        cache->n_sums = 1;
    if (beg + n > cache->trait.room) {
        cache->trait.room = 2 * (beg + n);
        cache->trait.key = g_renew(uint64_t, cache->trait.key, cache->trait.room);
        cache->trait.slots = g_renew(uint32_t, cache->trait.slots, cache->trait.room);
    }
    for (size_t i = 0; i < n; i++) {
        cache->trait.key[beg + i] = traits[i].key;
        cache->trait.slots[beg + i] = traits[i].slots;
    }
    cache->trait_beg[id] = (uint32_t)beg;
    cache->trait_beg[id + 1] = (uint32_t)(beg + n);
    memset(cache->sum_of[id], 0, sizeof cache->sum_of[id]);
    cache->strength[id] = UNKNOWN;
}

static void sum_traits(const kith_tag_cache *cache, uint32_t id, unsigned slot, scores *sum)
{
    uint64_t key[KITH_TRAITS_MAX];
    size_t n = 0;

    *sum = (scores){0};
    for (uint32_t i = cache->trait_beg[id]; i < cache->trait_beg[id + 1]; i++)
        if (cache->trait.slots[i] >> slot & 1)
            key[n++] = kith_slot_key(cache->trait.key[i], slot);
    add_rows(cache->tagger, key, n, sum);
}

/* What a word says in a slot. When all room is taken, it is summed anew each time, into number 0:
 * the next document starts with an empty cache. */
static const scores *word_score(kith_tag_cache *cache, uint32_t id, unsigned slot)
{
    uint32_t at = cache->sum_of[id][slot];

    if (at != 0)
        return &cache->sum[at];
    if (cache->n_sums < SUMS)
        cache->sum_of[id][slot] = at = cache->n_sums++;
    sum_traits(cache, id, slot, &cache->sum[at]);
    return &cache->sum[at];
}

/* Words in small letters are looked at near capitalised ones, if they can be part of a name. */
static bool is_weak(kith_tag_cache *cache, uint32_t id)
{
    if (cache->strength[id] == UNKNOWN) {
        const scores *here = word_score(cache, id, KITH_SLOT_HERE);
        cache->strength[id] = best_of(here) < cache->tagger->model.threshold ? WEAK : STRONG;
    }
    return cache->strength[id] == WEAK;
}

bool kith_tagger_open(const char *name, kith_str bytes, kith_tagger **out, kith_err *err)
{
    kith_model model;
    kith_tagger *tagger;

    if (!kith_model_open(name, bytes.ptr, bytes.len, &model, err))
        return false;
    tagger = g_new0(kith_tagger, 1);
    tagger->model = model;
    tagger->lex = kith_lexicon_builtin();
    *out = tagger;
    return true;
}

bool kith_tagger_load(const char *path, kith_tagger **out, kith_err *err)
{
    kith_arena *arena = kith_arena_new();
    kith_str bytes;
    char *aligned;

    if (!kith_file_read(arena, path, &bytes, err))
        goto failed;
    aligned = kith_arena_alloc(arena, bytes.len, 1, 16);
    memcpy(aligned, bytes.ptr, bytes.len);
    if (!kith_tagger_open(path, (kith_str){aligned, bytes.len}, out, err))
        goto failed;
    (*out)->arena = arena;
    return true;
failed:
    kith_arena_free(arena);
    return false;
}

void kith_tagger_free(kith_tagger *tagger)
{
    if (tagger == NULL)
        return;
    kith_arena_free(tagger->arena);
    g_free(tagger);
}

kith_tag_cache *kith_tag_cache_new(const kith_tagger *tagger)
{
    kith_tag_cache *cache = g_new0(kith_tag_cache, 1);
    void *room = NULL;

    cache->tagger = tagger;
    if (posix_memalign(&room, 64, (SUMS + PIECE) * sizeof *cache->sum) != 0)
        g_error("out of memory");
    cache->sum = room;
    cache->score = cache->sum + SUMS;
    cache->sum_of = g_malloc(WORDS * sizeof *cache->sum_of);
    cache->strength = g_new(uint8_t, WORDS);
    cache->steps = g_new(step, PIECE);
    cache->label = g_new(uint8_t, PIECE);
    cache->trait_beg = g_new(uint32_t, WORDS + 1);
    cache->scratch = kith_arena_new();
    kith_words_init(&cache->words, WORDS, &tagger->model.facts, tagger->lex);
    cache->words.on_new = keep_traits;
    cache->words.ctx = cache;
    return cache;
}

void kith_tag_cache_free(kith_tag_cache *cache)
{
    if (cache == NULL)
        return;
    kith_words_fini(&cache->words);
    kith_arena_free(cache->scratch);
    free(cache->sum);
    g_free(cache->sum_of);
    g_free(cache->strength);
    g_free(cache->steps);
    g_free(cache->label);
    g_free(cache->trait_beg);
    g_free(cache->trait.key);
    g_free(cache->trait.slots);
    g_free(cache);
}

/* Tokens in a row whose labels are searched together; the ones around them are O. */
typedef struct {
    uint32_t beg, end;   // of the view
    uint8_t left, right; // classes of the tokens beside it
} segment;

/* Room for spans, and what else those of the piece at work could be. */
typedef struct {
    size_t room;
    size_t first;          // span of the piece
    kith_reading *reading; // [n_readings] from scratch
    size_t n_readings;
} found_names;

/* A piece of a document being tagged. */
typedef struct {
    kith_tag_cache *cache;
    const kith_view *view;
    scores *score;  // [T]
    step *steps;    // [T]
    uint8_t *label; // [T]
    kith_spans *out;
    found_names *names;
    kith_arena *a;
} tagging;

static void score_token(const tagging *g, uint32_t t, scores *out)
{
    kith_tag_cache *cache = g->cache;
    const scores *said[KITH_PAIRS_MAX];
    kith_features f;
    scores sum = {0};

    kith_features_at(g->view, t, &f);
    for (size_t i = 0; i < f.n_pairs; i++)
        said[i] = word_score(cache, f.word[i], f.slot[i]);
    add_rows(cache->tagger, f.key, f.n_keys, &sum);
    for (size_t i = 0; i < f.n_pairs; i++)
        sum += *said[i];
    *out = sum;
}

static const int16_t *transitions(const tagging *g, unsigned from, unsigned to)
{
    return g->cache->tagger->model.transition +
           (from * KITH_CLASSES + to) * KITH_LABELS * KITH_LABELS;
}

static int32_t own(const tagging *g, uint32_t t, uint8_t label)
{
    return label == KITH_LABEL_O ? 0 : g->score[t][label - 1];
}

/* Labels behind which a name may begin, and those that may stand there. */
static const uint8_t closed[] = {0, 3, 4, 7, 8, 11, 12, 15, 16};
static const uint8_t fresh[] = {0, 1, 4, 5, 8, 9, 12, 13, 16};

/* Keeps the better of what `now` has for `to` and coming from `from`. */
static inline void offer(const step *before, const int16_t *trans, uint8_t from, uint8_t to,
                         step *now)
{
    int32_t score = before->score[from] + trans[from * KITH_LABELS + to];

    now->from[to] = score > now->score[to] ? from : now->from[to];
    now->score[to] = score > now->score[to] ? score : now->score[to];
}

static void search_step(const tagging *g, uint32_t t, const step *before, const int16_t *trans,
                        step *now)
{
    for (unsigned to = 0; to < KITH_LABELS; to++)
        now->score[to] = INT32_MIN / 2;
    for (unsigned i = 0; i < sizeof closed; i++)
        for (unsigned k = 0; k < sizeof fresh; k++)
            offer(before, trans, closed[i], fresh[k], now);
    for (unsigned type = 0; type < KITH_TAG_TYPES; type++) {
        uint8_t b = kith_label(type, KITH_POS_B), i = kith_label(type, KITH_POS_I),
                l = kith_label(type, KITH_POS_L);
        offer(before, trans, b, i, now);
        offer(before, trans, i, i, now);
        offer(before, trans, b, l, now);
        offer(before, trans, i, l, now);
    }
    for (unsigned c = 0; c < KITH_LABEL_COLUMNS; c++)
        now->score[c + 1] += g->score[t][c];
}

static void first_step(const tagging *g, uint32_t t, const int16_t *trans, step *now)
{
    for (uint8_t to = 0; to < KITH_LABELS; to++)
        now->score[to] =
            kith_label_follows(KITH_LABEL_O, to) ? trans[to] + own(g, t, to) : INT32_MIN / 2;
}

static void trace_back(const tagging *g, const segment *s, const int16_t *trans)
{
    const step *last = &g->steps[s->end - 1];
    uint8_t label = 0;
    int32_t best = INT32_MIN;

    for (uint8_t l = 0; l < KITH_LABELS; l++) {
        int32_t score = last->score[l] + trans[l * KITH_LABELS + KITH_LABEL_O];

        if (!kith_label_open(l) && score > best) {
            best = score;
            label = l;
        }
    }
    for (uint32_t t = s->end; t-- > s->beg;) {
        g->label[t] = label;
        label = g->steps[t].from[label];
    }
}

static unsigned class_at(const tagging *g, uint32_t t)
{
    return kith_view_word(g->view, t)->type_class;
}

static void search(const tagging *g, const segment *s)
{
    for (uint32_t t = s->beg; t < s->end; t++)
        score_token(g, t, &g->score[t]);
    first_step(g, s->beg, transitions(g, s->left, class_at(g, s->beg)), &g->steps[s->beg]);
    for (uint32_t t = s->beg + 1; t < s->end; t++)
        search_step(g, t, &g->steps[t - 1], transitions(g, class_at(g, t - 1), class_at(g, t)),
                    &g->steps[t]);
    trace_back(g, s, transitions(g, class_at(g, s->end - 1), s->right));
}

/* The score of reading [beg, end) as one name of a type (or as no name: KITH_TAG_TYPES) between
 * the labels found around it. */
static int32_t reading_score(const tagging *g, const segment *s, uint32_t beg, uint32_t end,
                             unsigned type)
{
    uint8_t before = beg > s->beg ? g->label[beg - 1] : KITH_LABEL_O;
    uint8_t after = end < s->end ? g->label[end] : KITH_LABEL_O;
    unsigned class = beg > s->beg ? class_at(g, beg - 1) : s->left;
    int32_t sum = 0;

    for (uint32_t t = beg; t < end; t++) {
        uint8_t label = KITH_LABEL_O;

        if (type < KITH_TAG_TYPES)
            label = kith_label(type, end - beg == 1 ? KITH_POS_U
                                     : t == beg     ? KITH_POS_B
                                     : t + 1 == end ? KITH_POS_L
                                                    : KITH_POS_I);
        sum +=
            transitions(g, class, class_at(g, t))[before * KITH_LABELS + label] + own(g, t, label);
        before = label;
        class = class_at(g, t);
    }
    return sum +
           transitions(g, class,
                       end < s->end ? class_at(g, end) : s->right)[before * KITH_LABELS + after];
}

/* What the name could be, and how far behind the best other reading (or none) is. */
static kith_reading read_name(const tagging *g, const segment *s, uint32_t beg, uint32_t end,
                              unsigned type, float *margin)
{
    kith_reading out = {0};
    int32_t score = reading_score(g, s, beg, end, type), next = INT32_MIN;

    for (unsigned other = 0; other <= KITH_TAG_TYPES; other++) {
        int32_t one = other == type ? score : reading_score(g, s, beg, end, other);

        next = other != type && one > next ? one : next;
        if (other < KITH_TAG_TYPES)
            out.score[other] = (float)(one - score) / KITH_MODEL_UNIT;
    }
    for (uint32_t t = beg; t < end; t++)
        out.whole = kith_mix(out.whole, kith_view_word(g->view, t)->lower);
    if (end - beg > 1)
        out.last = kith_mix(0, kith_view_word(g->view, end - 1)->lower);
    *margin = score > next ? (float)(score - next) / KITH_MODEL_UNIT : 0;
    return out;
}

static void add_span(const tagging *g, kith_span span, kith_reading reading)
{
    size_t n = g->out->n, first = g->names->first;

    if (n == g->names->room) {
        size_t room = n ? 2 * n : 64;

        g->out->at = kith_grow(g->a, kith_span, g->out->at, n, room);
        g->names->room = room;
    }
    if (n - first == g->names->n_readings) {
        size_t readings = n > first ? 2 * (n - first) : 64;

        g->names->reading =
            kith_grow(g->cache->scratch, kith_reading, g->names->reading, n - first, readings);
        g->names->n_readings = readings;
    }
    g->names->reading[n - first] = reading;
    g->out->at[g->out->n++] = span;
}

static void collect(const tagging *g, const segment *s)
{
    for (uint32_t t = s->beg, end; t < s->end; t = end) {
        kith_span span = {.beg = t + g->view->base};
        kith_reading reading;

        end = t + 1;
        if (g->label[t] == KITH_LABEL_O)
            continue;
        while (kith_label_open(g->label[end - 1]))
            end++;
        span.end = end + g->view->base;
        span.type = (uint8_t)kith_label_type(g->label[t]);
        reading = read_name(g, s, t, end, span.type, &span.margin);
        add_span(g, span, reading);
    }
}

/* Does what the words in the window say by themselves stay below `least` for every label? It is a
 * few vector adds, where the whole score of a token is some twenty look-ups. */
static bool is_ruled_out(const tagging *g, uint32_t t, uint32_t beg, uint32_t end, int least)
{
    scores sum = {0};

    for (uint32_t slot = 0; slot < 5; slot++) {
        uint32_t at = t + slot - KITH_SLOT_HERE; // wraps below 0
        uint32_t id = at < end && at >= beg ? g->view->word[at] : at < end + 2 && at >= end ? 1 : 0;
        sum += *word_score(g->cache, id, slot);
    }
    return best_of(&sum) < least;
}

/* May the token be part of a name? */
static bool open_to_names(const tagging *g, uint32_t t, uint32_t beg, uint32_t end)
{
    uint32_t id = g->view->word[t];
    const kith_word *word = &g->cache->words.word[id];

    if (word->candidate)
        return word->use == KITH_USE_PLAIN || !is_ruled_out(g, t, beg, end, STARTER);
    return kith_feature_reach(g->view, t, beg, end) && !is_weak(g->cache, id) &&
           !is_ruled_out(g, t, beg, end, NEIGHBOUR);
}

static void tag_sentence(const tagging *g, uint32_t beg, uint32_t end)
{
    for (uint32_t t = beg; t < end;) {
        segment s = {.beg = t};

        while (t < end && open_to_names(g, t, beg, end))
            t++;
        if (t == s.beg) {
            t++;
            continue;
        }
        s.end = t;
        s.left = (uint8_t)(s.beg > beg ? class_at(g, s.beg - 1) : KITH_CLASS_BORDER);
        s.right = (uint8_t)(s.end < end ? class_at(g, s.end) : KITH_CLASS_BORDER);
        search(g, &s);
        collect(g, &s);
    }
}

static void tag_piece(kith_tag_cache *cache, kith_arena *a, kith_str text, kith_tokens tokens,
                      kith_sentences sentences, size_t from, size_t to, kith_spans *out,
                      found_names *names)
{
    kith_view view;
    tagging g = {.cache = cache,
                 .view = &view,
                 .score = cache->score,
                 .steps = cache->steps,
                 .label = cache->label,
                 .out = out,
                 .names = names,
                 .a = a};

    kith_arena_reset(cache->scratch);
    view = kith_view_make(cache->scratch, &cache->words, text, tokens, sentences, from, to);
    memset(cache->label, KITH_LABEL_O, view.n);
    names->first = out->n;
    names->reading = NULL;
    names->n_readings = 0;
    for (size_t s = from; s < to; s++)
        tag_sentence(&g, sentences.at[s].beg - view.base, sentences.at[s].end - view.base);
    if (out->n > names->first)
        kith_agree(cache->scratch, out->at + names->first, names->reading, out->n - names->first);
}

/* Sentences [from, *to) are looked at together: a document, or as much of it as is safe. */
static size_t piece_end(kith_sentences sentences, size_t from)
{
    size_t to = from + 1;

    while (to < sentences.n && sentences.at[to].end - sentences.at[from].beg <= PIECE)
        to++;
    return to;
}

kith_spans kith_tag(kith_tag_cache *cache, kith_arena *a, kith_str text, kith_tokens tokens,
                    kith_sentences sentences)
{
    kith_spans out = {0};
    found_names names = {0};

    for (size_t from = 0, to; from < sentences.n; from = to) {
        uint32_t n;

        to = piece_end(sentences, from);
        n = sentences.at[to - 1].end - sentences.at[from].beg;
        if (n > PIECE)
            continue; // one sentence of that length is no text
        if (cache->words.n + n + KITH_WORDS_LEAST > WORDS || cache->n_sums == SUMS)
            kith_words_reset(&cache->words);
        tag_piece(cache, a, text, tokens, sentences, from, to, &out, &names);
    }
    return out;
}

/* Laid into the program by model_builtin.S. */
extern const char kith_model_bytes[];
extern const uint64_t kith_model_length;

static kith_tagger *builtin;
static kith_err builtin_err;

static void open_builtin(void)
{
    kith_str bytes = {kith_model_bytes, kith_model_length};

    kith_tagger_open("the built-in model", bytes, &builtin, &builtin_err);
}

const kith_tagger *kith_tagger_builtin(kith_err *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, open_builtin);
    if (builtin == NULL && err != NULL)
        *err = builtin_err;
    return builtin;
}
