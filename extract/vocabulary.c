// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/vocabulary.h"

#include <stdlib.h>

#include <glib.h>

#include "base/large.h"
#include "extract/letters.h"
#include "extract/name/cues.h"
#include "extract/name/step.h"

enum { INDEX_LEAST = 1 << 12 }; // slots

static void clear_index(kith_words *words)
{
    memset(words->index, 0, words->n_index * sizeof *words->index);
    memset(words->stem_index, 0, words->n_index * sizeof *words->stem_index);
}

void kith_words_init(kith_words *words, uint32_t room, const kith_facts *facts,
                     const kith_lexicon *lex)
{
    size_t most = INDEX_LEAST;

    *words = (kith_words){.room = room, .facts = facts, .lex = lex};
    words->n_index = INDEX_LEAST;
    while (most < 2 * (size_t)room)
        most *= 2;
    words->word = kith_large_room(room, sizeof *words->word);
    words->glance = kith_large_room(room, sizeof *words->glance);
    words->stem_key = g_new(uint64_t, room);
    words->stem = kith_large_room(room, sizeof *words->stem);
    words->index = kith_large_room(most, sizeof *words->index);
    words->stem_index = g_new(uint32_t, most);
    clear_index(words);
}

void kith_words_fini(kith_words *words)
{
    free(words->word);
    free(words->glance);
    g_free(words->stem_key);
    free(words->stem);
    free(words->index);
    g_free(words->stem_index);
    *words = (kith_words){0};
}

static void add_borders(kith_words *words)
{
    kith_trait traits[KITH_TRAITS_MAX];

    for (unsigned side = 0; side < 2; side++) {
        size_t n = kith_word_border(side, &words->word[side], traits);

        words->word[side].stem = side;
        words->stem_key[side] = 0;
        words->stem[side] = (kith_stem){0};
        words->glance[side] =
            (kith_glance){.stem = side, .brief = KITH_CLASS_BORDER | KITH_BRIEF_OPEN};
        if (words->on_new != NULL)
            words->on_new(words->ctx, side, traits, n);
    }
    words->n = 2;
    words->n_stems = 2;
}

void kith_words_reset(kith_words *words)
{
    words->n_index = INDEX_LEAST;
    clear_index(words);
    words->stamp = 0;
    words->n = 0;
}

static uint32_t stem_place(const kith_words *words, uint64_t lower)
{
    return (uint32_t)(lower >> 32) & (words->n_index - 1);
}

static uint32_t stem_id(kith_words *words, uint64_t lower)
{
    uint32_t at = stem_place(words, lower);

    for (uint32_t id; (id = words->stem_index[at]) != 0; at = (at + 1) & (words->n_index - 1)) {
        if (words->stem_key[id - 1] == lower)
            return id - 1;
    }
    words->stem_key[words->n_stems] = lower;
    words->stem[words->n_stems] = (kith_stem){0};
    words->stem_index[at] = ++words->n_stems;
    return words->n_stems - 1;
}

static void put_index(kith_words *words, uint64_t entry)
{
    uint32_t at = kith_words_place(words, entry);

    while (words->index[at] != 0)
        at = (at + 1) & (words->n_index - 1);
    words->index[at] = entry;
}

static void put_stem(kith_words *words, uint32_t stem)
{
    uint32_t at = stem_place(words, words->stem_key[stem]);

    while (words->stem_index[at] != 0)
        at = (at + 1) & (words->n_index - 1);
    words->stem_index[at] = stem + 1;
}

/* Twice as much of the room for both indexes. */
static void grow_index(kith_words *words)
{
    uint32_t n = words->n_index;
    uint64_t *old = g_memdup2(words->index, n * sizeof *old);

    words->n_index = 2 * n;
    clear_index(words);
    for (uint32_t i = 0; i < n; i++)
        if (old[i] != 0)
            put_index(words, old[i]);
    for (uint32_t stem = 2; stem < words->n_stems; stem++) // behind the borders'
        put_stem(words, stem);
    g_free(old);
}

/* Capitalised, and not only because of where it stands. */
static bool in_run(const kith_word *word)
{
    return word->candidate && (word->use == KITH_USE_PLAIN || word->ratio == 0 || word->ratio >= 3);
}

static kith_glance glance_of(const kith_words *words, kith_str text, const kith_word *word)
{
    unsigned brief = word->type_class | KITH_BRIEF_OPEN;
    uint8_t cap = word->candidate ? (uint8_t)kith_word_cap(text) : KITH_CAP_LOWER;
    uint32_t state = 0, known = 0;

    if (words->lex != NULL)
        state = kith_step_first(words->lex, text, cap, &known);
    brief |= word->candidate ? KITH_BRIEF_CANDIDATE : 0;
    brief |= word->use == KITH_USE_PLAIN ? KITH_BRIEF_PLAIN : 0;
    brief |= in_run(word) ? KITH_BRIEF_RUN : 0;
    brief |= word->sport ? KITH_BRIEF_SPORT : 0;
    return (kith_glance){
        .stem = word->stem,
        .root = word->root,
        .fact = {.root = 1 + state, .known = known, .cues = kith_cues_of(text)},
        .brief = brief,
    };
}

void kith_words_expect(const kith_words *words, unsigned use, uint64_t key)
{
    uint64_t hash = kith_words_hash(key, use);

    __builtin_prefetch(&words->stem_index[stem_place(words, hash)]);
    kith_word_expect(words->facts, hash);
    if (words->lex != NULL)
        kith_lexicon_expect(words->lex, hash);
}

uint32_t kith_words_add(kith_words *words, kith_str word, unsigned use, uint64_t key)
{
    kith_trait traits[KITH_TRAITS_MAX];
    uint32_t id = kith_words_find(words, key);
    size_t n;

    if (id != KITH_WORDS_NONE)
        return id;
    id = words->n++;
    assert(id < words->room);
    n = kith_word_describe(word, use, words->facts, words->lex, &words->word[id], traits);
    if (2 * words->n > words->n_index)
        grow_index(words);
    put_index(words, key >> KITH_WORDS_ID_BITS << KITH_WORDS_ID_BITS | (id + 1));
    words->word[id].stem = stem_id(words, words->word[id].lower);
    words->glance[id] = glance_of(words, word, &words->word[id]);
    if (words->on_new != NULL)
        words->on_new(words->ctx, id, traits, n);
    return id;
}

void kith_words_begin(kith_words *words)
{
    if (words->n == 0)
        add_borders(words);
    if (++words->stamp == 0) {
        memset(words->stem, 0, words->n_stems * sizeof(*words->stem));
        words->stamp = 1;
    }
}
