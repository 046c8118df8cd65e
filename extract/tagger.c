// SPDX-License-Identifier: GPL-3.0-or-later
/* All that a word by itself says in a slot is summed once, when it is first asked for; running
 * text then costs a few vector adds for each token near a capital letter, and nothing elsewhere.
 * Labels are searched (Viterbi) only there; all other tokens are O, whose score is 0. */
#include "extract/tagger.h"

#include <pthread.h>

#include <glib.h>

#include "base/large.h"
#include "extract/conll.h"
#include "extract/search.h"

enum {
    AHEAD = 12, // tokens to be looked at that tables are asked for before

    /* What a window must say of a capital that a sentence's start or a headline asks for, and of
     * what is no capitalised word. */
    STARTER = -512,
    INSIDE = -320,
    EVER = INT16_MIN,
};

/* What the window of a token that is no capitalised word must say for a name to go through it, and
 * for one to begin or end with it. */
static const struct {
    int16_t inside, edge;
} least[KITH_CLASSES] = {
    [KITH_CLASS_BORDER] = {INSIDE, EVER},  [KITH_CLASS_LOWER] = {-192, 0},
    [KITH_CLASS_LINK] = {INSIDE, -64},     [KITH_CLASS_FIRST] = {INSIDE, EVER},
    [KITH_CLASS_UPPER] = {INSIDE, EVER},   [KITH_CLASS_MIXED] = {INSIDE, EVER},
    [KITH_CLASS_INITIAL] = {INSIDE, EVER}, [KITH_CLASS_NUMBER] = {INSIDE, EVER},
    [KITH_CLASS_MARK] = {INSIDE, EVER},    [KITH_CLASS_CLITIC] = {INSIDE, -64},
};

struct kith_tagger {
    kith_model model;
    kith_moves *moves;
    const kith_lexicon *lex;
    kith_arena *arena; // of a loaded file
};

struct kith_tag_cache {
    const kith_tagger *tagger;
    kith_scorer *scorer;
    kith_scores *score; // [PIECE] of the sentence at hand, as the next; one block
    kith_step *step;
    uint8_t *label;
    kith_arena *scratch;
};

static kith_tagger *tagger_of(const kith_model *model)
{
    kith_tagger *tagger = g_new0(kith_tagger, 1);

    tagger->model = *model;
    tagger->moves = kith_moves_new(model);
    tagger->lex = kith_lexicon_builtin();
    return tagger;
}

bool kith_tagger_open(const char *name, kith_str bytes, kith_tagger **out, kith_err *err)
{
    kith_model model;

    if (!kith_model_open(name, bytes.ptr, bytes.len, &model, err))
        return false;
    *out = tagger_of(&model);
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
    g_aligned_free(tagger->moves);
    g_free(tagger);
}

kith_tag_cache *kith_tag_cache_new(const kith_tagger *tagger)
{
    kith_tag_cache *cache = g_new0(kith_tag_cache, 1);

    cache->tagger = tagger;
    cache->scorer = kith_scorer_new(&tagger->model, tagger->lex);
    cache->score =
        g_aligned_alloc(KITH_SCORE_PIECE, sizeof *cache->score + sizeof *cache->step + 1, 64);
    cache->step = (kith_step *)(void *)(cache->score + KITH_SCORE_PIECE);
    cache->label = (uint8_t *)(cache->step + KITH_SCORE_PIECE);
    cache->scratch = kith_arena_new();
    return cache;
}

void kith_tag_cache_free(kith_tag_cache *cache)
{
    if (cache == NULL)
        return;
    kith_scorer_free(cache->scorer);
    kith_arena_free(cache->scratch);
    g_aligned_free(cache->score);
    g_free(cache);
}

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
    const uint32_t *near; // tokens near a capitalised one, then AHEAD more that may be asked for
    kith_search search;   // in the sentence at hand
    kith_spans *out;
    found_names *names;
    kith_arena *a;
} tagging;

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

static void collect(const tagging *g, const kith_stretch *s)
{
    const uint8_t *label = g->cache->label;
    uint32_t first = g->search.first;

    for (uint32_t t = s->beg, end; t < s->end; t = end) {
        kith_span span = {.beg = t + g->view->base};
        kith_reading reading;

        end = t + 1;
        if (label[t - first] == KITH_LABEL_O)
            continue;
        while (kith_label_open(label[end - 1 - first]))
            end++;
        span.end = end + g->view->base;
        span.type = (uint8_t)kith_label_type(label[t - first]);
        reading = kith_search_reading(&g->search, s, t, end, span.type, &span.margin);
        add_span(g, span, reading);
    }
}

static bool is_weak(const tagging *g, uint32_t t)
{
    unsigned word = g->view->brief[t];

    return word & KITH_BRIEF_OPEN ? kith_score_is_weak(g->cache->scorer, t)
                                  : (word & KITH_BRIEF_WEAK) != 0;
}

/* May token t be part of a name? If so its score holds what the words in its window say, which
 * is a few vector adds; that alone rules out most words in small letters. */
static bool open_to_names(const tagging *g, const kith_scope *in, uint32_t t)
{
    unsigned word = g->view->brief[t];
    kith_scores *score = &g->cache->score[t - in->beg];

    if (!(word & KITH_BRIEF_CANDIDATE) && is_weak(g, t))
        return false;
    kith_score_window(g->cache->scorer, in, t, score);
    if (!(word & KITH_BRIEF_CANDIDATE))
        return kith_score_best(score) >= least[word & KITH_BRIEF_CLASS].inside;
    return (word & KITH_BRIEF_PLAIN) || kith_score_best(score) >= STARTER;
}

/* A name may begin or end with the token, for all that its window says. */
static bool is_edge(const tagging *g, uint32_t t)
{
    unsigned word = g->view->brief[t];

    return (word & KITH_BRIEF_CANDIDATE) ||
           kith_score_best(&g->cache->score[t - g->search.first]) >=
               least[word & KITH_BRIEF_CLASS].edge;
}

/* A stretch without the tokens at its ends that no name begins or ends with; false when there is no
 * capitalised word in what is left. */
static bool narrow(const tagging *g, kith_stretch *s)
{
    unsigned all = 0;

    while (s->beg < s->end && !is_edge(g, s->beg))
        s->beg++;
    while (s->beg < s->end && !is_edge(g, s->end - 1))
        s->end--;
    for (uint32_t t = s->beg; t < s->end; t++)
        all |= g->view->brief[t];
    return (all & KITH_BRIEF_CANDIDATE) != 0;
}

/* The names in a stretch. */
static void tag_stretch(const tagging *g, const kith_scope *in, kith_stretch s)
{
    if (!narrow(g, &s))
        return;
    kith_score_rest(g->cache->scorer, in, s.beg, s.end, g->cache->score);
    s.left = (uint8_t)(s.beg > in->beg ? kith_view_class(g->view, s.beg - 1) : KITH_CLASS_BORDER);
    s.right = (uint8_t)(s.end < in->end ? kith_view_class(g->view, s.end) : KITH_CLASS_BORDER);
    kith_search_labels(&g->search, &s);
    collect(g, &s);
}

/* The names in a sentence, of whose tokens near[i] is the first to be looked at; the first behind
 * it. */
static uint32_t tag_sentence(tagging *g, kith_scope in, uint32_t i)
{
    kith_stretch s = {0};

    g->search.first = in.beg;
    for (uint32_t t; (t = g->near[i]) < in.end; i++) {
        kith_score_expect(g->cache->scorer, g->near[i + AHEAD]);
        if (!open_to_names(g, &in, t))
            continue;
        if (t != s.end) {
            tag_stretch(g, &in, s);
            s.beg = t;
        }
        s.end = t + 1;
    }
    tag_stretch(g, &in, s);
    return i;
}

/* The tokens near a capitalised one. Behind them stands one beyond the end, and AHEAD more. */
static const uint32_t *list_near(kith_arena *a, const kith_view *view)
{
    uint32_t *near = kith_room(a, uint32_t, view->n + 1 + AHEAD);
    uint32_t n = 0;

    for (uint32_t t = 0; t < view->n; t++) {
        near[n] = t;
        n += view->near[t];
    }
    for (uint32_t i = 0; i <= AHEAD; i++)
        near[n + i] = view->n;
    return near;
}

static void tag_piece(kith_tag_cache *cache, kith_arena *a, kith_str text, kith_tokens tokens,
                      kith_sentences sentences, size_t from, size_t to, kith_spans *out,
                      kith_token_fact *fact, found_names *names)
{
    uint32_t n = sentences.at[to - 1].end - sentences.at[from].beg;
    kith_words *words = kith_scorer_words(cache->scorer, n);
    uint32_t i = 0;
    kith_view view;
    tagging g = {
        .cache = cache,
        .view = &view,
        .search = {&cache->tagger->model, cache->tagger->moves, &view, 0, cache->score, cache->step,
                   cache->label},
        .out = out,
        .names = names,
        .a = a,
    };

    kith_arena_reset(cache->scratch);
    view = kith_view_make(cache->scratch, words, text, tokens, sentences, from, to,
                          fact + sentences.at[from].beg);
    kith_scorer_begin(cache->scorer, cache->scratch, &view);
    names->first = out->n;
    names->reading = NULL;
    names->n_readings = 0;
    g.near = list_near(cache->scratch, &view);
    for (size_t s = from; s < to; s++) {
        kith_scope in = {&view, sentences.at[s].beg - view.base, sentences.at[s].end - view.base};

        i = tag_sentence(&g, in, i);
    }
    if (out->n > names->first)
        kith_agree(cache->scratch, out->at + names->first, names->reading, out->n - names->first);
}

/* Sentences [from, *to) are looked at together: a document, or as much of it as is safe. */
static size_t piece_end(kith_sentences sentences, size_t from)
{
    size_t to = from + 1;

    while (to < sentences.n && sentences.at[to].end - sentences.at[from].beg <= KITH_SCORE_PIECE)
        to++;
    return to;
}

kith_spans kith_tag(kith_tag_cache *cache, kith_arena *a, kith_str text, kith_tokens tokens,
                    kith_sentences sentences)
{
    kith_token_fact *fact = kith_room(a, kith_token_fact, tokens.n);
    kith_spans out = {.fact = fact};
    found_names names = {0};

    for (size_t from = 0, to; from < sentences.n; from = to) {
        uint32_t n;

        to = piece_end(sentences, from);
        n = sentences.at[to - 1].end - sentences.at[from].beg;
        if (n > KITH_SCORE_PIECE) { // one sentence of that length is no text
            memset(fact + sentences.at[from].beg, 0, n * sizeof *fact);
            continue;
        }
        tag_piece(cache, a, text, tokens, sentences, from, to, &out, fact, &names);
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
    kith_model model;

    if (kith_model_view("the built-in model", kith_model_bytes, kith_model_length, &model,
                        &builtin_err))
        builtin = tagger_of(&model);
}

const kith_tagger *kith_tagger_builtin(kith_err *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, open_builtin);
    if (builtin == NULL && err != NULL)
        *err = builtin_err;
    return builtin;
}

static kith_model large;

static void make_large(void)
{
    const void *copy = kith_large_copy(kith_model_bytes, kith_model_length);

    large = kith_model_copied(&builtin->model, kith_model_bytes, copy);
}

void kith_tag_cache_settle(kith_tag_cache *cache)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const kith_model *model = &cache->tagger->model;

    if (cache->tagger == builtin) {
        pthread_once(&once, make_large);
        model = &large;
    }
    kith_scorer_move(cache->scorer, model, kith_lexicon_large());
}
