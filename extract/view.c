// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/view.h"

enum {
    NAME_WORDS = 14, // words of a known name that are walked at most
    LINKS_MAX = 2,   // words between two capitalised words of a wide run
    INITIALS_MIN = 2,
    INITIALS_MAX = 6,
    REACH_RIGHT = 3, // words behind a capitalised one that a name may still hold
    REACH_LEFT = 2,
    AT_ONCE = 32, // words that are looked up side by side: bits of a number
};

unsigned kith_sentence_mode(kith_tokens tokens, kith_sentence s)
{
    unsigned words = 0, upper = 0, longer = 0, first = 0, n = s.end - s.beg;

    for (uint32_t t = s.beg; t < s.end; t++) {
        const kith_token *token = &tokens.at[t];
        uint32_t len = token->end - token->beg;

        if (token->kind != KITH_TOKEN_WORD || token->cap == KITH_CAP_NONE || len < 2)
            continue;
        words++;
        upper += token->cap == KITH_CAP_UPPER;
        longer += len >= 4;
        first += len >= 4 && token->cap != KITH_CAP_LOWER;
        if (5 * (words - upper) > n && 10 * (longer - first) > n)
            return KITH_USE_PLAIN; // whatever else follows
    }
    if (words >= 3 && 5 * upper >= 4 * words)
        return KITH_USE_CAPITALS;
    if (longer >= 3 && 10 * first >= 9 * longer)
        return KITH_USE_TITLE;
    return KITH_USE_PLAIN;
}

static uint8_t use_of(const kith_token *token, unsigned use)
{
    return (uint8_t)(token->cap >= KITH_CAP_FIRST ? use : KITH_USE_PLAIN);
}

/* How the words of one sentence are used; most of them plainly. */
static void set_uses(const kith_token *token, uint32_t n, unsigned mode, uint8_t *use)
{
    uint32_t t = 0;

    for (bool initial = true; t < n && initial; t++) {
        use[t] = use_of(&token[t], mode | KITH_USE_INITIAL);
        initial = token[t].kind != KITH_TOKEN_WORD && token[t].kind != KITH_TOKEN_NUMBER;
    }
    if (mode == KITH_USE_PLAIN)
        memset(use + t, KITH_USE_PLAIN, n - t);
    else
        for (; t < n; t++)
            use[t] = use_of(&token[t], mode);
}

/* Stems of capitalised words, a bit each: of a word in small letters they tell nearly always that
 * the document has no capitalised one like it, so that nothing need be counted. */
typedef struct {
    uint64_t bits[512];
} stem_set;

static inline void stem_set_add(stem_set *set, uint32_t stem, bool yes)
{
    set->bits[stem >> 6 & 511] |= (uint64_t)yes << (stem & 63);
}

static inline bool stem_set_may_have(const stem_set *set, uint32_t stem)
{
    return set->bits[stem >> 6 & 511] >> (stem & 63) & 1;
}

/* What is known of the tokens of a view while it is made. */
typedef struct {
    uint8_t *use;          // [n]
    uint32_t *stem;        // [n]
    kith_token_fact *fact; // [n] for others
    uint32_t *capital;     // [n_capitals] tokens with one
    uint32_t n_capitals;
    stem_set capitals; // their stems
    uint32_t n_sport;
} tokens_of;

/* The word types of n tokens from t on, side by side: what one look-up waits for from memory is
 * on its way while the others are made, and what a new type is described by while all are. */
static void look_up(kith_view *view, uint32_t t, uint32_t n, tokens_of *at)
{
    const uint8_t *use = at->use;
    const kith_token *token = view->token + t;
    kith_words *words = view->words;
    kith_str text = view->text;
    uint64_t key[AT_ONCE];
    uint32_t fresh = 0; // a bit for each that is new

    for (uint32_t i = 0; i < n; i++) {
        key[i] = kith_words_key(text, token[i].beg, token[i].end, use[t + i]);
        __builtin_prefetch(&words->index[kith_words_place(words, key[i])]);
    }
    for (uint32_t i = 0; i < n; i++) {
        view->word[t + i] = kith_words_find(words, key[i]);
        if (view->word[t + i] != KITH_WORDS_NONE) {
            __builtin_prefetch(&words->glance[view->word[t + i]]);
            continue;
        }
        kith_words_expect(words, use[t + i], key[i]);
        fresh |= (uint32_t)1 << i;
    }
    for (; fresh != 0; fresh &= fresh - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(fresh);
        view->word[t + i] =
            kith_words_add(words, kith_token_str(text, token[i]), use[t + i], key[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        kith_glance *glance = &words->glance[view->word[t + i]];
        bool is_capital = (glance->brief & KITH_BRIEF_CANDIDATE) != 0;

        glance->seen = t + i;
        view->brief[t + i] = (uint16_t)glance->brief;
        at->stem[t + i] = glance->stem;
        at->fact[t + i] = glance->fact;
        at->capital[at->n_capitals] = t + i;
        at->n_capitals += is_capital;
        stem_set_add(&at->capitals, glance->stem, is_capital);
        at->n_sport += (glance->brief & KITH_BRIEF_SPORT) != 0;
    }
}

static void look_up_all(kith_view *view, kith_tokens tokens, tokens_of *at)
{
    const kith_token *token = tokens.at + view->base;

    for (size_t s = 0; s < view->sentences.n; s++) {
        kith_sentence sentence = view->sentences.at[s];
        uint32_t beg = sentence.beg - view->base, n = sentence.end - sentence.beg;

        view->mode[s] = (uint8_t)kith_sentence_mode(tokens, sentence);
        set_uses(token + beg, n, view->mode[s], at->use + beg);
    }
    for (uint32_t t = 0, n; t < view->n; t += n) {
        n = view->n - t < AT_ONCE ? view->n - t : AT_ONCE;
        look_up(view, t, n, at);
    }
}

static uint32_t run_end(const kith_view *view, uint32_t t, uint32_t end)
{
    while (t < end && (view->brief[t] & KITH_BRIEF_RUN))
        t++;
    return t;
}

/* Does a run go on behind links that begin at t? The next capital is its next word then. */
static bool goes_on(const kith_view *view, uint32_t t, uint32_t end)
{
    uint32_t beg = t;

    while (t < end && t - beg < LINKS_MAX && kith_view_class(view, t) == KITH_CLASS_LINK)
        t++;
    return t > beg && t < end && (view->brief[t] & KITH_BRIEF_RUN);
}

/* The runs of a sentence, of whose capitals capital[0] is the first. */
static void find_runs(kith_view *view, const uint32_t *capital, size_t n_capitals, uint32_t end)
{
    size_t n = view->n_runs, wide = n; // first run of the wide one

    for (size_t i = 0; i < n_capitals;) {
        uint32_t t = capital[i], stop = run_end(view, t, end);

        i += stop > t ? stop - t : 1;
        if (stop == t)
            continue;
        view->runs[n] = (kith_run){t, stop, t, stop};
        for (; t < stop; t++)
            view->run[t] = (uint32_t)n + 1;
        n++;
        if (goes_on(view, stop, end))
            continue;
        for (size_t r = wide; r < n; r++) {
            view->runs[r].wide_beg = view->runs[wide].beg;
            view->runs[r].wide_end = stop;
        }
        wide = n;
    }
    view->n_runs = n;
}

static void mark_known(kith_view *view, uint32_t beg, uint32_t end, uint32_t classes)
{
    for (uint32_t t = beg; t < end; t++) {
        unsigned pos = end - beg == 1 ? 3 : t == beg ? 0 : t + 1 == end ? 2 : 1;
        const kith_match *old = &view->longest[t];

        if (view->known[t] == 0 || end - beg > old->end - old->beg)
            view->longest[t] = (kith_match){beg, end, classes};
        for (uint32_t left = classes; left != 0; left &= left - 1)
            view->known[t] |= (uint64_t)1 << (4 * __builtin_ctz(left) + pos);
    }
}

static uint32_t step(const kith_lexicon *lex, uint32_t at, const kith_word *word)
{
    uint32_t to = kith_lexicon_step(lex, at, word->walk[0]);

    return to == 0 && word->walk[1] != 0 ? kith_lexicon_step(lex, at, word->walk[1]) : to;
}

/* All known names that begin at beg. */
static void walk_names(kith_view *view, uint32_t beg, uint32_t end, uint32_t at)
{
    const kith_lexicon *lex = view->words->lex;

    if (end - beg > NAME_WORDS)
        end = beg + NAME_WORDS;
    for (uint32_t t = beg + 1; at != 0; t++) {
        uint32_t classes = kith_lexicon_classes(lex, at) & 0xffff;

        if (classes != 0)
            mark_known(view, beg, t, classes);
        at = t < end ? step(lex, at, kith_view_word(view, t)) : 0;
    }
}

/* The stem as the document at hand knows it. */
static kith_stem *stem_here(const kith_view *view, uint32_t id)
{
    kith_stem *stem = &view->words->stem[id];

    if (stem->stamp != view->words->stamp)
        *stem = (kith_stem){.stamp = view->words->stamp};
    return stem;
}

static void note_capital(kith_view *view, uint32_t t, uint32_t id, unsigned mode)
{
    kith_stem *stem = stem_here(view, id);

    if (stem->n++ == 0)
        stem->first = t + 1;
    else
        view->next[stem->last - 1] = t + 1;
    stem->last = t + 1;
    view->next[t] = 0;
    stem->n_mid += mode == KITH_USE_PLAIN && (view->brief[t] & KITH_BRIEF_PLAIN);
}

/* Names are looked for around a capitalised word. */
static void mark_near(kith_view *view, uint32_t t, kith_sentence s)
{
    uint32_t beg = t - s.beg > REACH_LEFT ? t - REACH_LEFT : s.beg;
    uint32_t end = s.end - t > REACH_RIGHT ? t + REACH_RIGHT + 1 : s.end;

    memset(view->near + beg, true, end - beg);
}

/* The initials of a wide run's capitalised words; 0 when too few or too many. */
static uint64_t run_initials(const kith_view *view, const kith_run *run)
{
    uint64_t initials = 0;
    unsigned n = 0;

    for (uint32_t t = run->wide_beg; t < run->wide_end && n <= INITIALS_MAX; t++) {
        const kith_word *word = kith_view_word(view, t);

        if (!word->candidate)
            continue;
        initials = kith_initials_add(initials, word->initial);
        n++;
    }
    return n >= INITIALS_MIN && n <= INITIALS_MAX ? initials : 0;
}

static size_t initials_slot(const kith_view *view, uint64_t initials)
{
    size_t at = initials & (view->n_initials - 1);

    while (view->initials[at] != 0 && view->initials[at] != initials)
        at = (at + 1) & (view->n_initials - 1);
    return at;
}

uint32_t kith_view_initials(const kith_view *view, uint64_t initials)
{
    return initials ? view->initials_run[initials_slot(view, initials)] : 0;
}

static void note_initials(kith_arena *a, kith_view *view)
{
    for (view->n_initials = 4; view->n_initials < 2 * view->n_runs + 2; view->n_initials *= 2)
        ;
    view->initials = kith_new(a, uint64_t, view->n_initials);
    view->initials_run = kith_new(a, uint32_t, view->n_initials);
    for (size_t r = 0; r < view->n_runs; r++) {
        uint64_t initials;
        size_t at;

        if (view->runs[r].beg != view->runs[r].wide_beg)
            continue;
        initials = run_initials(view, &view->runs[r]);
        if (initials == 0)
            continue;
        at = initials_slot(view, initials);
        if (view->initials[at] == 0) {
            view->initials[at] = initials;
            view->initials_run[at] = (uint32_t)r + 1;
        }
    }
}

static kith_view empty_view(kith_arena *a, kith_words *words, kith_sentences sentences, size_t from,
                            size_t to)
{
    uint32_t n = sentences.at[to - 1].end - sentences.at[from].beg;

    return (kith_view){
        .words = words,
        .sentences = {.at = sentences.at + from, .n = to - from},
        .n = n,
        .base = sentences.at[from].beg,
        .word = kith_room(a, uint32_t, n + 1),
        .brief = kith_room(a, uint16_t, n),
        .sentence = kith_room(a, uint32_t, n),
        .near = kith_new(a, bool, n),
        .run = kith_new(a, uint32_t, n),
        .runs = kith_room(a, kith_run, n),
        .known = kith_new(a, uint64_t, n),
        .longest = kith_room(a, kith_match, n),
        .next = kith_room(a, uint32_t, n),
        .mode = kith_room(a, uint8_t, to - from),
    };
}

/* Sentence number `number` of the view, in tokens of it, and the capitals in it. */
static void see_sentence(kith_view *view, uint32_t number, kith_sentence s, const uint32_t *capital,
                         size_t n_capitals)
{
    for (uint32_t t = s.beg; t < s.end; t++)
        view->sentence[t] = number;
    for (size_t i = 0; i < n_capitals; i++) {
        uint32_t t = capital[i];
        const kith_glance *word = &view->words->glance[view->word[t]];

        note_capital(view, t, word->stem, view->mode[number]);
        if (word->root != 0)
            walk_names(view, t, s.end, word->root);
        mark_near(view, t, s);
    }
    find_runs(view, capital, n_capitals, s.end);
}

static void see_sentences(kith_view *view, const tokens_of *at)
{
    for (size_t s = 0, i = 0, beg = 0; s < view->sentences.n; s++, beg = i) {
        kith_sentence sentence = view->sentences.at[s];

        sentence.beg -= view->base;
        sentence.end -= view->base;
        while (i < at->n_capitals && at->capital[i] < sentence.end)
            i++;
        see_sentence(view, (uint32_t)s, sentence, at->capital + beg, i - beg);
    }
}

/* Counts words in small letters for the stems that have capitals, when all of these are known; any
 * others for stem 0, a border, so that no branch hangs on what cannot be foreseen. */
static void count_lower(const kith_view *view, const tokens_of *at)
{
    for (uint32_t t = 0; t < view->n; t++) {
        unsigned counts = !kith_view_candidate(view, t);

        counts &= stem_set_may_have(&at->capitals, at->stem[t]);
        view->words->stem[counts ? at->stem[t] : 0].n_lower++;
    }
}

kith_view kith_view_make(kith_arena *a, kith_words *words, kith_str text, kith_tokens tokens,
                         kith_sentences sentences, size_t from, size_t to, kith_token_fact *fact)
{
    kith_view view = empty_view(a, words, sentences, from, to);
    tokens_of at = {
        .use = kith_room(a, uint8_t, view.n),
        .stem = kith_room(a, uint32_t, view.n),
        .capital = kith_room(a, uint32_t, view.n + 1),
        .fact = fact != NULL ? fact : kith_room(a, kith_token_fact, view.n),
    };

    kith_words_begin(words);
    view.text = text;
    view.word[view.n] = 1;
    view.token = tokens.at + view.base;
    look_up_all(&view, tokens, &at);
    see_sentences(&view, &at);
    count_lower(&view, &at);
    view.sport = at.n_sport < 2 || 100 * at.n_sport < view.n ? 0 : 33 * at.n_sport < view.n ? 1 : 2;
    note_initials(a, &view);
    return view;
}
