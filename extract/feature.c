// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/feature.h"

enum {
    OTHERS_MAX = 8,  // occurrences elsewhere in the document that are looked at
    REACH_RIGHT = 3, // words behind a capitalised one that a name may still hold
    REACH_LEFT = 2,
};

/* Kinds of keys; apart from those of traits by their number. */
enum {
    PAIR_PREV = 1000,
    PAIR_NEXT,
    PAIR_AROUND,
    PAIR_BACK,
    PAIR_AHEAD,
    SHAPES,
    SHAPES_BACK,
    SHAPES_AHEAD,
    SHAPE_PREV,
    SHAPE_NEXT,
    CLUSTERS_PREV,
    CLUSTERS_NEXT,
    CLUSTERS_AROUND,
    RATIOS,
    RUN_PLACE,
    RUN_ENDS,
    RUN_AROUND,
    RUN_BACK,
    RUN_AHEAD,
    RUN_WHOLE,
    RUN_CLUSTERS,
    RUN_NONE,
    WIDE_PLACE,
    KNOWN,
    KNOWN_LONGEST,
    KNOWN_NEXT,
    KNOWN_PREV,
    KNOWN_BESIDE,
    DOC_LOWER,
    DOC_MID,
    DOC_COUNT,
    DOC_PLACE,
    DOC_KNOWN,
    DOC_ACRONYM,
    SPORT,
    SPORT_WORD,
    SPORT_PREV,
    SPORT_NEXT,
    SPORT_KNOWN,
    SPORT_CLUSTERS,
};

static void add_key(kith_features *f, kith_group group, unsigned kind, uint64_t value)
{
    if (f->n_keys < KITH_KEYS_MAX)
        f->key[f->n_keys++] = kith_key(group, kith_mix(kind, value));
}

static void add_pair(kith_features *f, uint32_t word, unsigned slot)
{
    for (size_t i = f->n_pairs; i > 0 && f->slot[i - 1] >= KITH_SLOT_BEFORE; i--) {
        if (f->word[i - 1] == word && f->slot[i - 1] == slot)
            return;
    }
    if (f->n_pairs < KITH_PAIRS_MAX) {
        f->word[f->n_pairs] = word;
        f->slot[f->n_pairs++] = (uint8_t)slot;
    }
}

/* A token's sentence, in tokens of the view. */
typedef struct {
    const kith_view *view;
    uint32_t beg, end;
} scope;

static scope scope_of(const kith_view *view, uint32_t t)
{
    kith_sentence s = view->sentences.at[view->sentence[t]];

    return (scope){view, s.beg - view->base, s.end - view->base};
}

/* The word type at t, or a border's outside the sentence. t may have wrapped below 0. */
static uint32_t id_at(const scope *s, uint32_t t)
{
    if (t >= s->beg && t < s->end)
        return s->view->word[t];
    return t == s->end || t == s->end + 1 ? 1 : 0;
}

static const kith_word *word_at(const scope *s, uint32_t t)
{
    return &s->view->words->word[id_at(s, t)];
}

static void add_window(kith_features *f, const scope *s, uint32_t t)
{
    const kith_word *w[5];

    for (unsigned i = 0; i < 5; i++) {
        uint32_t id = id_at(s, t + i - 2);

        f->word[f->n_pairs] = id;
        f->slot[f->n_pairs++] = (uint8_t)i;
        w[i] = &s->view->words->word[id];
    }
    add_key(f, KITH_GROUP_PAIR, PAIR_PREV, kith_mix(w[1]->lower, w[2]->lower));
    add_key(f, KITH_GROUP_PAIR, PAIR_NEXT, kith_mix(w[2]->lower, w[3]->lower));
    add_key(f, KITH_GROUP_PAIR, PAIR_AROUND, kith_mix(w[1]->lower, w[3]->lower));
    add_key(f, KITH_GROUP_PAIR, PAIR_BACK, kith_mix(w[0]->lower, w[1]->lower));
    add_key(f, KITH_GROUP_PAIR, PAIR_AHEAD, kith_mix(w[3]->lower, w[4]->lower));
    add_key(f, KITH_GROUP_PAIR, SHAPES, kith_mix(kith_mix(w[1]->shape, w[2]->shape), w[3]->shape));
    add_key(f, KITH_GROUP_PAIR, SHAPES_BACK,
            kith_mix(kith_mix(w[0]->shape, w[1]->shape), w[2]->shape));
    add_key(f, KITH_GROUP_PAIR, SHAPES_AHEAD,
            kith_mix(kith_mix(w[2]->shape, w[3]->shape), w[4]->shape));
    add_key(f, KITH_GROUP_PAIR, SHAPE_PREV, kith_mix(w[1]->lower, w[2]->shape));
    add_key(f, KITH_GROUP_PAIR, SHAPE_NEXT, kith_mix(w[2]->shape, w[3]->lower));
    add_key(f, KITH_GROUP_PAIR, CLUSTERS_PREV, kith_mix(w[1]->cluster, w[2]->cluster));
    add_key(f, KITH_GROUP_PAIR, CLUSTERS_NEXT, kith_mix(w[2]->cluster, w[3]->cluster));
    add_key(f, KITH_GROUP_PAIR, CLUSTERS_AROUND,
            kith_mix(kith_mix(w[1]->cluster, w[3]->cluster), w[2]->type_class));
    add_key(f, KITH_GROUP_PAIR, RATIOS,
            w[1]->ratio + 8u * w[2]->ratio + 64u * w[3]->ratio + 512u * w[2]->use +
                4096u * w[1]->type_class + 65536u * w[3]->type_class);
}

/* Where t stands in [beg, end): the only one, first, inner or last, and the length up to 4. */
static unsigned place(uint32_t t, uint32_t beg, uint32_t end)
{
    unsigned pos = end - beg == 1 ? 0 : t == beg ? 1 : t + 1 == end ? 2 : 3;
    unsigned len = end - beg < 4 ? end - beg : 4;

    return pos + 4 * len;
}

static uint64_t whole(const scope *s, uint32_t beg, uint32_t end)
{
    uint64_t hash = 0;

    for (uint32_t t = beg; t < end && t < beg + 12; t++)
        hash = kith_mix(hash, word_at(s, t)->lower);
    return hash;
}

static void add_wide(kith_features *f, const scope *s, uint32_t t, const kith_run *run)
{
    uint32_t beg = run->wide_beg, end = run->wide_end;

    if (beg == run->beg && end == run->end)
        return;
    add_pair(f, id_at(s, beg), KITH_SLOT_WIDE_FIRST);
    add_pair(f, id_at(s, end - 1), KITH_SLOT_WIDE_LAST);
    add_key(f, KITH_GROUP_RUN, WIDE_PLACE, place(t, beg, end));
    add_key(f, KITH_GROUP_RUN, RUN_WHOLE + 100, kith_mix(whole(s, beg, end), place(t, beg, end)));
}

/* Which run holds t, or, when it is a link, stands around it. */
static void add_run(kith_features *f, const scope *s, uint32_t t)
{
    const kith_view *view = s->view;
    const kith_run *run;
    const kith_word *before, *after, *last;
    unsigned at;

    if (view->run[t] == 0) {
        add_key(f, KITH_GROUP_RUN, RUN_NONE, 0);
        return;
    }
    run = &view->runs[view->run[t] - 1];
    at = place(t, run->beg, run->end);
    before = word_at(s, run->beg - 1);
    after = word_at(s, run->end);
    last = word_at(s, run->end - 1);
    add_pair(f, id_at(s, run->beg - 1), KITH_SLOT_BEFORE);
    add_pair(f, id_at(s, run->end), KITH_SLOT_AFTER);
    add_pair(f, id_at(s, run->beg), KITH_SLOT_FIRST);
    add_pair(f, id_at(s, run->end - 1), KITH_SLOT_LAST);
    add_key(f, KITH_GROUP_RUN, RUN_PLACE, at);
    add_key(f, KITH_GROUP_RUN, RUN_ENDS,
            kith_mix(word_at(s, run->beg)->lower, kith_mix(last->lower, at)));
    add_key(f, KITH_GROUP_RUN, RUN_AROUND, kith_mix(before->lower, kith_mix(after->lower, at)));
    add_key(f, KITH_GROUP_RUN, RUN_CLUSTERS,
            kith_mix(before->cluster, kith_mix(after->cluster, at)));
    add_key(f, KITH_GROUP_RUN, RUN_BACK, kith_mix(before->lower, word_at(s, run->beg - 2)->lower));
    add_key(f, KITH_GROUP_RUN, RUN_AHEAD, kith_mix(after->lower, word_at(s, run->end + 1)->lower));
    add_key(f, KITH_GROUP_RUN, RUN_WHOLE, kith_mix(whole(s, run->beg, run->end), at));
    add_wide(f, s, t, run);
}

static void add_known(kith_features *f, const scope *s, uint32_t t)
{
    const kith_view *view = s->view;
    const kith_match *m = &view->longest[t];

    for (uint64_t left = view->known[t]; left != 0; left &= left - 1)
        add_key(f, KITH_GROUP_LEXICON, KNOWN, (unsigned)__builtin_ctzll(left));
    if (m->classes != 0) {
        unsigned at = place(t, m->beg, m->end);
        const kith_word *next = word_at(s, m->end), *prev = word_at(s, m->beg - 1);

        add_key(f, KITH_GROUP_LEXICON, KNOWN_LONGEST, m->classes * 32u + at);
        add_key(f, KITH_GROUP_LEXICON, KNOWN_NEXT, kith_mix(next->shape, m->classes * 32u + at));
        add_key(f, KITH_GROUP_LEXICON, KNOWN_PREV, kith_mix(prev->shape, m->classes * 32u + at));
    }
    for (unsigned side = 0; side < 2; side++) {
        uint32_t o = side ? t + 1 : t - 1;

        if (o < s->end && o >= s->beg && view->longest[o].classes != 0)
            add_key(f, KITH_GROUP_LEXICON, KNOWN_BESIDE + 100 * side,
                    view->longest[o].classes * 32u +
                        place(o, view->longest[o].beg, view->longest[o].end));
    }
}

/* What stands beside another occurrence. */
static void add_other(kith_features *f, const kith_view *view, uint32_t o, uint64_t *known,
                      const kith_run **longest)
{
    scope s = scope_of(view, o);
    const kith_run *run = view->run[o] ? &view->runs[view->run[o] - 1] : NULL;

    add_pair(f, id_at(&s, o - 1), KITH_SLOT_DOC_PREV);
    add_pair(f, id_at(&s, o + 1), KITH_SLOT_DOC_NEXT);
    *known |= view->known[o];
    if (run == NULL)
        return;
    if (run->beg < o)
        add_pair(f, id_at(&s, run->beg - 1), KITH_SLOT_DOC_BEFORE);
    if (run->end > o + 1)
        add_pair(f, id_at(&s, run->end), KITH_SLOT_DOC_AFTER);
    if (*longest == NULL || run->end - run->beg > (*longest)->end - (*longest)->beg)
        *longest = run;
}

static void add_acronym(kith_features *f, const scope *s, uint32_t t)
{
    const kith_view *view = s->view;
    uint32_t r = kith_view_initials(view, word_at(s, t)->acronym);

    if (r == 0)
        return;
    add_key(f, KITH_GROUP_DOCUMENT, DOC_ACRONYM, 1);
    add_pair(f, view->word[view->runs[r - 1].wide_end - 1], KITH_SLOT_DOC_LAST);
    add_pair(f, view->word[view->runs[r - 1].wide_beg], KITH_SLOT_DOC_FIRST);
}

/* In reports of matches names of cities are names of clubs. */
static void add_sport(kith_features *f, const scope *s, uint32_t t)
{
    unsigned sport = s->view->sport;
    const kith_word *word = word_at(s, t), *prev = word_at(s, t - 1), *next = word_at(s, t + 1);

    add_key(f, KITH_GROUP_DOCUMENT, SPORT, sport);
    if (sport == 0)
        return;
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_WORD, kith_mix(sport, word->lower));
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_PREV, kith_mix(word->type_class, prev->lower));
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_NEXT, kith_mix(word->type_class, next->lower));
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_KNOWN, kith_mix(sport, s->view->known[t]));
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_CLUSTERS, kith_mix(prev->cluster, next->cluster));
}

static unsigned bucket(uint32_t n)
{
    return n < 3 ? n : n < 6 ? 3 : 4;
}

/* The longest run elsewhere that holds the word, and where in it: a surname stands last in a full
 * name. */
static void add_longest(kith_features *f, const kith_view *view, uint32_t stem, const kith_run *run)
{
    uint32_t o = run->beg;

    while (o + 1 < run->end && kith_view_word(view, o)->stem != stem)
        o++;
    add_key(f, KITH_GROUP_DOCUMENT, DOC_PLACE, place(o, run->beg, run->end));
    if (run->end - run->beg > 1) {
        add_pair(f, view->word[run->beg], KITH_SLOT_DOC_FIRST);
        add_pair(f, view->word[run->end - 1], KITH_SLOT_DOC_LAST);
    }
}

static void add_document(kith_features *f, const scope *s, uint32_t t)
{
    const kith_view *view = s->view;
    const kith_word *word = word_at(s, t);
    const kith_stem *stem = &view->words->stem[word->stem];
    const kith_run *longest = NULL;
    uint64_t known = 0;
    unsigned n = 0, use = word->use;

    for (uint32_t o = stem->first; o != 0 && n < OTHERS_MAX; o = view->next[o - 1]) {
        if (o - 1 == t)
            continue;
        add_other(f, view, o - 1, &known, &longest);
        n++;
    }
    add_key(f, KITH_GROUP_DOCUMENT, DOC_COUNT, bucket(n));
    add_key(f, KITH_GROUP_DOCUMENT, DOC_LOWER, bucket(stem->n_lower) + 8 * use);
    if (use != KITH_USE_PLAIN)
        add_key(f, KITH_GROUP_DOCUMENT, DOC_MID, bucket(stem->n_mid) + 8 * use);
    for (known &= ~view->known[t]; known != 0; known &= known - 1)
        add_key(f, KITH_GROUP_DOCUMENT, DOC_KNOWN, (unsigned)__builtin_ctzll(known));
    if (longest != NULL)
        add_longest(f, view, word->stem, longest);
    if (word->acronym != 0)
        add_acronym(f, s, t);
}

void kith_features_at(const kith_view *view, uint32_t t, kith_features *out)
{
    scope s = scope_of(view, t);

    out->n_pairs = 0;
    out->n_keys = 0;
    add_window(out, &s, t);
    add_run(out, &s, t);
    add_known(out, &s, t);
    if (word_at(&s, t)->candidate) {
        add_document(out, &s, t);
        add_sport(out, &s, t);
    }
}

bool kith_feature_reach(const kith_view *view, uint32_t t, uint32_t beg, uint32_t end)
{
    uint32_t from = t - beg > REACH_RIGHT ? t - REACH_RIGHT : beg;
    uint32_t to = end - t > REACH_LEFT + 1 ? t + REACH_LEFT + 1 : end;

    for (uint32_t o = from; o < to; o++) {
        if (kith_view_word(view, o)->candidate)
            return true;
    }
    return false;
}
