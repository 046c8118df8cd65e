// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/feature.h"

enum {
    OCCURRENCES_MAX = 8, // in the document, that are looked at
};

/* Kinds of keys; apart from those of traits by their number. */
enum {
    WORDS_PREV = 1000,
    WORDS_NEXT,
    SHAPES,
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
    RUN_WHOLE,
    RUN_CLUSTERS,
    RUN_NONE,
    WIDE_PLACE,
    WIDE_WHOLE,
    KNOWN,
    KNOWN_LONGEST,
    KNOWN_NEXT,
    KNOWN_PREV,
    KNOWN_LEFT,
    KNOWN_RIGHT,
    DOC_LOWER,
    DOC_MID,
    DOC_COUNT,
    DOC_PLACE,
    DOC_KNOWN,
    DOC_ACRONYM,
    SPORT,
    SPORT_NEXT,
    SPORT_KNOWN,
    SPORT_CLUSTERS,
};

static void add_key(kith_features *f, kith_group group, unsigned kind, uint64_t value)
{
    if (f->n_keys < KITH_KEYS_MAX)
        f->key[f->n_keys++] = kith_key(group, kith_mix(kind, value));
}

/* The same of a kind that has few values. */
static void add_usual(kith_features *f, kith_group group, unsigned kind, uint64_t value)
{
    if (f->n_usual < KITH_KEYS_MAX)
        f->usual[f->n_usual++] = kith_key(group, kith_mix(kind, value));
}

/* A word in a slot that has none yet. */
static void add_first_pair(kith_features *f, uint32_t word, unsigned slot)
{
    if (f->n_pairs < KITH_PAIRS_MAX)
        f->pair[f->n_pairs++] = kith_pair(word, slot);
}

/* A word in a slot, once. */
static void add_pair(kith_features *f, uint32_t word, unsigned slot)
{
    for (size_t i = f->n_pairs; i > 0; i--)
        if (f->pair[i - 1] == kith_pair(word, slot))
            return;
    add_first_pair(f, word, slot);
}

static kith_scope scope_of(const kith_view *view, uint32_t t)
{
    kith_sentence s = view->sentences.at[view->sentence[t]];

    return (kith_scope){view, s.beg - view->base, s.end - view->base};
}

static const kith_word *word_at(const kith_scope *s, uint32_t t)
{
    return &s->view->words->word[kith_id_at(s, t)];
}

/* Conjunctions of the words beside each other. */
static void add_neighbours(kith_features *f, const kith_scope *s, uint32_t t)
{
    const kith_word *prev = word_at(s, t - 1), *here = word_at(s, t), *next = word_at(s, t + 1);

    add_usual(f, KITH_GROUP_PAIR, SHAPES,
              kith_mix(kith_mix(prev->shape, here->shape), next->shape));
    add_usual(f, KITH_GROUP_PAIR, CLUSTERS_NEXT, kith_mix(here->cluster, next->cluster));
    add_usual(f, KITH_GROUP_PAIR, CLUSTERS_AROUND,
              kith_mix(kith_mix(prev->cluster, next->cluster), here->type_class));
}

/* More of them, for training. */
static void learn_neighbours(kith_features *f, const kith_scope *s, uint32_t t)
{
    const kith_word *prev = word_at(s, t - 1), *here = word_at(s, t), *next = word_at(s, t + 1);

    add_key(f, KITH_GROUP_PAIR, WORDS_PREV, kith_mix(prev->lower, here->lower));
    add_key(f, KITH_GROUP_PAIR, WORDS_NEXT, kith_mix(here->lower, next->lower));
    add_key(f, KITH_GROUP_PAIR, SHAPE_PREV, kith_mix(prev->lower, here->shape));
    add_key(f, KITH_GROUP_PAIR, SHAPE_NEXT, kith_mix(here->shape, next->lower));
    add_key(f, KITH_GROUP_PAIR, CLUSTERS_PREV, kith_mix(prev->cluster, here->cluster));
    add_key(f, KITH_GROUP_PAIR, RATIOS,
            prev->ratio + 8u * here->ratio + 64u * next->ratio + 512u * here->use +
                4096u * prev->type_class + 65536u * next->type_class);
}

/* Where t stands in [beg, end): the only one, first, inner or last, and the length up to 4. */
static unsigned place(uint32_t t, uint32_t beg, uint32_t end)
{
    unsigned pos = end - beg == 1 ? 0 : t == beg ? 1 : t + 1 == end ? 2 : 3;
    unsigned len = end - beg < 4 ? end - beg : 4;

    return pos + 4 * len;
}

static uint64_t whole(const kith_scope *s, uint32_t beg, uint32_t end)
{
    uint64_t hash = 0;

    for (uint32_t t = beg; t < end && t < beg + 12; t++)
        hash = kith_mix(hash, word_at(s, t)->lower);
    return hash;
}

static bool is_wide(const kith_run *run)
{
    return run->wide_beg != run->beg || run->wide_end != run->end;
}

/* Where t stands in its run, and what stands around that. */
static void add_place(kith_features *f, const kith_scope *s, uint32_t t, const kith_run *run)
{
    const kith_word *before = word_at(s, run->beg - 1), *after = word_at(s, run->end);
    unsigned at = place(t, run->beg, run->end);

    add_usual(f, KITH_GROUP_RUN, RUN_PLACE, at);
    add_key(f, KITH_GROUP_RUN, RUN_AROUND, kith_mix(before->lower, kith_mix(after->lower, at)));
    add_key(f, KITH_GROUP_RUN, RUN_CLUSTERS,
            kith_mix(before->cluster, kith_mix(after->cluster, at)));
}

/* What the run is, for training. */
static void learn_run(kith_features *f, const kith_scope *s, uint32_t t, const kith_run *run)
{
    const kith_word *first = word_at(s, run->beg), *last = word_at(s, run->end - 1);
    unsigned at = place(t, run->beg, run->end), wide;

    add_key(f, KITH_GROUP_RUN, RUN_ENDS, kith_mix(first->lower, kith_mix(last->lower, at)));
    add_key(f, KITH_GROUP_RUN, RUN_WHOLE, kith_mix(whole(s, run->beg, run->end), at));
    if (!is_wide(run))
        return;
    wide = place(t, run->wide_beg, run->wide_end);
    add_key(f, KITH_GROUP_RUN, WIDE_PLACE, wide);
    add_key(f, KITH_GROUP_RUN, WIDE_WHOLE, kith_mix(whole(s, run->wide_beg, run->wide_end), wide));
}

void kith_features_run(const kith_view *view, uint32_t r, kith_features *f)
{
    const kith_run *run = &view->runs[r - 1];
    kith_scope s = scope_of(view, run->beg);

    add_first_pair(f, kith_id_at(&s, run->beg - 1), KITH_SLOT_BEFORE);
    add_first_pair(f, kith_id_at(&s, run->end), KITH_SLOT_AFTER);
    add_first_pair(f, kith_id_at(&s, run->beg), KITH_SLOT_FIRST);
    add_first_pair(f, kith_id_at(&s, run->end - 1), KITH_SLOT_LAST);
    add_key(f, KITH_GROUP_RUN, RUN_BACK,
            kith_mix(word_at(&s, run->beg - 1)->lower, word_at(&s, run->beg - 2)->lower));
    if (is_wide(run)) {
        add_first_pair(f, kith_id_at(&s, run->wide_beg), KITH_SLOT_WIDE_FIRST);
        add_first_pair(f, kith_id_at(&s, run->wide_end - 1), KITH_SLOT_WIDE_LAST);
    }
}

static void add_known(kith_features *f, const kith_scope *s, uint32_t t)
{
    const kith_view *view = s->view;
    const kith_match *m = &view->longest[t];

    for (uint64_t left = view->known[t]; left != 0; left &= left - 1)
        add_usual(f, KITH_GROUP_LEXICON, KNOWN, (unsigned)__builtin_ctzll(left));
    if (view->known[t] != 0) {
        unsigned at = place(t, m->beg, m->end);
        const kith_word *next = word_at(s, m->end), *prev = word_at(s, m->beg - 1);

        add_usual(f, KITH_GROUP_LEXICON, KNOWN_LONGEST, m->classes * 32u + at);
        add_usual(f, KITH_GROUP_LEXICON, KNOWN_NEXT, kith_mix(next->shape, m->classes * 32u + at));
        add_usual(f, KITH_GROUP_LEXICON, KNOWN_PREV, kith_mix(prev->shape, m->classes * 32u + at));
    }
    for (unsigned side = 0; side < 2; side++) {
        uint32_t o = side ? t + 1 : t - 1;

        if (o < s->end && o >= s->beg && view->known[o] != 0)
            add_usual(f, KITH_GROUP_LEXICON, side ? KNOWN_RIGHT : KNOWN_LEFT,
                      view->longest[o].classes * 32u +
                          place(o, view->longest[o].beg, view->longest[o].end));
    }
}

/* What stands beside an occurrence. */
static void add_other(kith_features *f, const kith_view *view, uint32_t o, uint64_t *known,
                      const kith_run **longest)
{
    kith_scope s = scope_of(view, o);
    const kith_run *run = view->run[o] ? &view->runs[view->run[o] - 1] : NULL;

    add_pair(f, kith_id_at(&s, o - 1), KITH_SLOT_DOC_PREV);
    add_pair(f, kith_id_at(&s, o + 1), KITH_SLOT_DOC_NEXT);
    *known |= view->known[o];
    if (run == NULL)
        return;
    if (run->beg < o)
        add_pair(f, kith_id_at(&s, run->beg - 1), KITH_SLOT_DOC_BEFORE);
    if (run->end > o + 1)
        add_pair(f, kith_id_at(&s, run->end), KITH_SLOT_DOC_AFTER);
    if (*longest == NULL || run->end - run->beg > (*longest)->end - (*longest)->beg)
        *longest = run;
}

static void add_acronym(kith_features *f, const kith_view *view, const kith_word *word)
{
    uint32_t r = kith_view_initials(view, word->acronym);

    if (r == 0)
        return;
    add_key(f, KITH_GROUP_DOCUMENT, DOC_ACRONYM, 1);
    add_pair(f, view->word[view->runs[r - 1].wide_end - 1], KITH_SLOT_DOC_LAST);
    add_pair(f, view->word[view->runs[r - 1].wide_beg], KITH_SLOT_DOC_FIRST);
}

/* In reports of matches names of cities are names of clubs. */
static void add_sport(kith_features *f, const kith_scope *s, uint32_t t)
{
    const kith_word *word = word_at(s, t), *prev = word_at(s, t - 1), *next = word_at(s, t + 1);

    if (s->view->sport == 0)
        return;
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_NEXT, kith_mix(word->type_class, next->lower));
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_KNOWN, kith_mix(s->view->sport, s->view->known[t]));
    add_key(f, KITH_GROUP_DOCUMENT, SPORT_CLUSTERS, kith_mix(prev->cluster, next->cluster));
}

static unsigned bucket(uint32_t n)
{
    return n < 3 ? n : n < 6 ? 3 : 4;
}

/* The longest run that holds the word, and where in it: a surname stands last in a full name. */
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

/* What stands beside the word's first occurrences, when there are several. */
static void add_occurrences(kith_features *f, const kith_view *view, const kith_word *word,
                            const kith_stem *stem)
{
    const kith_run *longest = NULL;
    uint64_t known = 0;
    uint32_t o = stem->first;

    if (stem->n < 2)
        return;
    for (unsigned n = 0; o != 0 && n < OCCURRENCES_MAX; n++, o = view->next[o - 1])
        add_other(f, view, o - 1, &known, &longest);
    for (; known != 0; known &= known - 1)
        add_key(f, KITH_GROUP_DOCUMENT, DOC_KNOWN, (unsigned)__builtin_ctzll(known));
    if (longest != NULL)
        add_longest(f, view, word->stem, longest);
}

void kith_features_word(const kith_view *view, uint32_t id, kith_features *f)
{
    const kith_word *word = &view->words->word[id];
    const kith_stem *stem = &view->words->stem[word->stem];

    add_occurrences(f, view, word, stem);
    add_key(f, KITH_GROUP_DOCUMENT, DOC_COUNT, bucket(stem->n - 1));
    add_key(f, KITH_GROUP_DOCUMENT, DOC_LOWER, bucket(stem->n_lower) + 8u * word->use);
    if (word->use != KITH_USE_PLAIN)
        add_key(f, KITH_GROUP_DOCUMENT, DOC_MID, bucket(stem->n_mid) + 8u * word->use);
    if (word->acronym != 0)
        add_acronym(f, view, word);
    add_key(f, KITH_GROUP_DOCUMENT, SPORT, view->sport);
}

void kith_features_place(const kith_scope *s, uint32_t t, kith_features *f)
{
    const kith_view *view = s->view;

    add_known(f, s, t);
    if (view->run[t] != 0)
        add_place(f, s, t, &view->runs[view->run[t] - 1]);
    else
        add_usual(f, KITH_GROUP_RUN, RUN_NONE, 0);
    if (kith_view_candidate(view, t) || kith_view_class(view, t) == KITH_CLASS_LINK)
        add_neighbours(f, s, t);
    if (kith_view_candidate(view, t))
        add_sport(f, s, t);
}

/* Conjunctions that are learned beside the others and left out afterwards: without them the others
 * learned worse (PUD 1.1 less), and with them a tagger is no better. */
static void learn_more(kith_features *f, const kith_scope *s, uint32_t t)
{
    const kith_view *view = s->view;

    if (kith_view_candidate(view, t) || kith_view_class(view, t) == KITH_CLASS_LINK)
        learn_neighbours(f, s, t);
    if (view->run[t] != 0)
        learn_run(f, s, t, &view->runs[view->run[t] - 1]);
}

void kith_features_at(const kith_view *view, uint32_t t, kith_features *out)
{
    kith_scope s = scope_of(view, t);
    uint32_t word[5];

    out->n_pairs = 0;
    out->n_keys = 0;
    out->n_usual = 0;
    kith_features_window(&s, t, word);
    for (unsigned slot = 0; slot < 5; slot++)
        add_first_pair(out, word[slot], slot);
    kith_features_place(&s, t, out);
    if (view->run[t] != 0)
        kith_features_run(view, view->run[t], out);
    if (kith_view_word(view, t)->candidate)
        kith_features_word(view, view->word[t], out);
    learn_more(out, &s, t);
    for (size_t i = 0; i < out->n_usual && out->n_keys < KITH_KEYS_MAX; i++)
        out->key[out->n_keys++] = out->usual[i];
}
