// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/step.h"

#include "extract/name/fold.h"

/* The hash of a word as names are written: of "Rutte" for "RUTTE". */
static uint64_t title_hash(kith_str word)
{
    char title[64];
    kith_arena *a;
    uint64_t hash;

    if (word.len <= sizeof title && kith_title_ascii(word, title))
        return kith_str_hash((kith_str){title, word.len});
    a = kith_arena_new();
    hash = kith_str_hash(kith_title_case(a, word));
    kith_arena_free(a);
    return hash;
}

/* Words that the lists have in another form; the word itself for all others. */
static kith_str as_listed(kith_str word, uint32_t state)
{
    if (state == KITH_LEXICON_ROOT && kith_str_eq(word, KITH_STR("S"))) // "S African"
        return KITH_STR("South");
    return kith_str_eq(word, KITH_STR("'S")) ? KITH_STR("'s") : word; // "MOODY'S"
}

/* May a word that no list has as it is written be there in another form? */
static bool may_be_title(kith_str word, uint8_t cap)
{
    return cap == KITH_CAP_UPPER && word.len > 3;
}

bool kith_step_tries(kith_str word, uint8_t cap)
{
    return may_be_title(word, cap) || as_listed(word, KITH_LEXICON_ROOT).ptr != word.ptr;
}

uint32_t kith_step(const kith_lexicon *lex, uint32_t state, kith_str word, uint8_t cap)
{
    uint32_t next = kith_lexicon_step(lex, state, kith_str_hash(as_listed(word, state)));

    if (next != 0 || !may_be_title(word, cap))
        return next;
    return kith_lexicon_step(lex, state, title_hash(word));
}

uint32_t kith_step_first(const kith_lexicon *lex, kith_str word, uint8_t cap, uint32_t *known)
{
    uint64_t hash = kith_str_hash(word), listed = hash, title = 0;
    bool follows;
    uint32_t state;

    if (kith_step_tries(word, cap)) {
        listed = kith_str_hash(as_listed(word, 0));
        hash = kith_str_hash(as_listed(word, KITH_LEXICON_ROOT));
        title = may_be_title(word, cap) ? title_hash(word) : 0;
    }
    state = kith_lexicon_step(lex, KITH_LEXICON_ROOT, hash);
    if (state == 0 && title != 0)
        state = kith_lexicon_step(lex, KITH_LEXICON_ROOT, title);
    follows = kith_lexicon_follows(lex, listed) || (title != 0 && kith_lexicon_follows(lex, title));
    *known = kith_lexicon_classes(lex, state) | (follows ? KITH_STEP_FOLLOWS : 0) |
             (kith_lexicon_goes_on(lex, state) ? KITH_STEP_OPENS : 0);
    return state;
}
