// SPDX-License-Identifier: GPL-3.0-or-later
/* The steps from the tagger's spans to names, in their order, on what they share. */
#pragma once

#include "extract/mention.h"
#include "extract/name/step.h"
#include "extract/name/surface.h"

typedef struct {
    kith_arena *a;
    const kith_lexicon *lex;
    kith_str text;
    kith_tokens tokens;
    kith_sentences sentences;
    const kith_extract_options *options;
    kith_span *span; // [n_spans] ascending, not overlapping
    size_t n_spans, span_room;
    kith_token_fact *fact; // [T]
    uint32_t *capital;  // [n_capitals] tokens that may begin a name: words not written small, and
                        // whatever holds a capital
    uint32_t *capitals; // [S + 1] the first of each sentence; the last is n_capitals
    kith_surfaces surfaces;
    uint8_t *held;      // [T] 1 + kith_tag_type of the span over a token; 0: none
    uint32_t place_end; // token behind the last capital that was a town; 0: none
    kith_name *name;    // [n_names] in no order until the last step
    size_t n_names, name_room;
} kith_finder;

/* Trims spans to the name itself: titles, articles, possessives, brackets off; splits a country
 * from its ministry; drops what is no name. */
void kith_find_trim(kith_finder *f);

/* Mends the ends of spans by what the text says: acronyms in brackets, legal forms, whole names of
 * the lexicon. */
void kith_find_repair(kith_finder *f);

/* Takes in a genitive that the list has as a part of an organization's name, where nobody is called
 * so. A step of the mending. */
void kith_find_genitives(kith_finder *f);

/* In reports of matches, towns that play are clubs. */
void kith_find_clubs(kith_finder *f);

/* Makes the types of one name agree over the document. */
void kith_find_vote(kith_finder *f);

/* Finds names that the tagger left out in one place and saw in another. */
void kith_find_spread(kith_finder *f);

/* Names of countries and nationalities outside persons and organizations. */
void kith_find_countries(kith_finder *f);

/* Is the capital at tokens [beg, end) spoken of as a government? */
bool kith_find_is_government(const kith_finder *f, uint32_t beg, uint32_t end,
                             kith_sentence sentence);

/* The surface of tokens [beg, end), new when it is not known. */
uint32_t kith_find_surface(kith_finder *f, uint32_t beg, uint32_t end);

/* The surface of the last token of a surface. */
uint32_t kith_find_last(kith_finder *f, uint32_t surface);

static inline const kith_surface *kith_find_surface_of(const kith_finder *f, const kith_span *s)
{
    return &f->surfaces.at[s->surface - 1];
}

/* Gives all spans their surface. */
void kith_find_surfaces(kith_finder *f);

/* Spans from the first on come to stand among those before, which ascend. */
void kith_find_merge_spans(kith_finder *f, size_t first);

/* Puts names in order, the longer of two that overlap, each in its sentence: those before and
 * those from the spans' first on, and those from the countries' first on, ascend. */
void kith_find_order_names(kith_finder *f, size_t spans, size_t countries);

void kith_find_add_span(kith_finder *f, kith_span span);
void kith_find_add_name(kith_finder *f, kith_name name);

/* Fills held from the spans from the first on; those before are in it. */
void kith_find_hold(kith_finder *f, size_t first);

static inline kith_str kith_find_raw(const kith_finder *f, uint32_t t)
{
    return kith_token_str(f->text, f->tokens.at[t]);
}

/* Text of tokens [beg, end) as written. */
static inline kith_str kith_find_text(const kith_finder *f, uint32_t beg, uint32_t end)
{
    return kith_str_sub(f->text, f->tokens.at[beg].beg, f->tokens.at[end - 1].end);
}

kith_str kith_find_fold(const kith_finder *f, uint32_t t);

/* What is known of the token's word; found out when the tagger did not look. */
const kith_token_fact *kith_find_look(const kith_finder *f, uint32_t t);

static inline const kith_token_fact *kith_find_fact(const kith_finder *f, uint32_t t)
{
    return f->fact[t].root != 0 ? &f->fact[t] : kith_find_look(f, t);
}

/* kith_cues_of a token. */
static inline unsigned kith_find_cues(const kith_finder *f, uint32_t t)
{
    return kith_find_fact(f, t)->cues;
}

/* Classes of the lexicon that a token has as a name by itself. */
static inline unsigned kith_find_classes(const kith_finder *f, uint32_t t)
{
    return kith_find_fact(f, t)->known & ~(unsigned)(KITH_STEP_OPENS | KITH_STEP_FOLLOWS);
}

/* The state of the lexicon behind a token that begins a name. */
static inline uint32_t kith_find_root(const kith_finder *f, uint32_t t)
{
    return kith_find_fact(f, t)->root - 1;
}

/* The state behind a token that goes on with a name; state is not the root. */
static inline uint32_t kith_find_step(const kith_finder *f, uint32_t state, uint32_t t)
{
    if (!(kith_find_fact(f, t)->known & KITH_STEP_FOLLOWS))
        return 0;
    return kith_step(f->lex, state, kith_find_raw(f, t), f->tokens.at[t].cap);
}

/* Does any known name of several words begin with a token? */
static inline bool kith_find_opens(const kith_finder *f, uint32_t t)
{
    return (kith_find_fact(f, t)->known & KITH_STEP_OPENS) != 0;
}

uint32_t kith_find_new_pair(const kith_finder *f, uint32_t t);

/* The state behind a token that opens a name and the next one, which is there. Remembered: most
 * steps ask for it. */
static inline uint32_t kith_find_pair(const kith_finder *f, uint32_t t)
{
    return f->fact[t].pair != 0 ? f->fact[t].pair - 1 : kith_find_new_pair(f, t);
}

/* State of the lexicon after tokens [beg, end), 0 when that is no known name. Words in capitals
 * are also tried as written small. */
uint32_t kith_find_known(const kith_finder *f, uint32_t beg, uint32_t end);

/* Is token t one of the list, as written? */
#define KITH_FIND_IN(f, t, list) KITH_STR_IN(kith_find_raw((f), (t)), (list))

/* Is token t written with a capital? */
static inline bool kith_find_is_capital(const kith_finder *f, uint32_t t)
{
    return f->tokens.at[t].cap >= KITH_CAP_FIRST;
}

/* Is token t this mark or word? */
static inline bool kith_find_is(const kith_finder *f, uint32_t t, const char *word)
{
    return kith_str_eq(kith_find_raw(f, t), kith_str_of(word));
}
