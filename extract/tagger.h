// SPDX-License-Identifier: GPL-3.0-or-later
/* Name tagger: finds the names of persons, organizations, places and other things.
 * Linear-chain model over BILOU labels. LOC and MISC exist so that cities, events and products
 * are not taken for people and organizations. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "extract/lexicon.h"
#include "extract/token.h"

typedef enum { KITH_PER, KITH_ORG, KITH_LOC, KITH_MISC, KITH_TAG_TYPES } kith_tag_type;

typedef struct {
    uint32_t beg, end; // tokens, half-open, within one sentence
    uint8_t type;      // kith_tag_type
    float margin;      // how far the next best reading is behind, >= 0
    uint32_t surface;  // 1 + number of its text, for the steps behind the tagger; 0: none
} kith_span;

typedef struct {
    kith_span *at; // [n] ascending, not overlapping
    size_t n;
    kith_token_fact *fact; // [T]; NULL when nobody looked
} kith_spans;

typedef struct kith_tagger kith_tagger;

/* The model that is built in. Threads may share it. NULL and err when it is of another version. */
const kith_tagger *kith_tagger_builtin(kith_err *err);

/* Loads the model at path. *out is the caller's, to be freed with kith_tagger_free().
 * KITH_EIO: cannot be read. KITH_EINPUT: not a model, another version, or cut short.
 * On failure *out is left alone. */
bool kith_tagger_load(const char *path, kith_tagger **out, kith_err *err);

/* The same over the bytes of a model, aligned to 16, which must outlive it; name is for messages.
 */
bool kith_tagger_open(const char *name, kith_str bytes, kith_tagger **out, kith_err *err);
void kith_tagger_free(kith_tagger *tagger); // NULL is fine

/* What a thread remembers of the words it has seen; bounded. */
typedef struct kith_tag_cache kith_tag_cache;
kith_tag_cache *kith_tag_cache_new(const kith_tagger *tagger);
void kith_tag_cache_free(kith_tag_cache *cache); // NULL is fine

/* Says that much more will be tagged: the model and the lists move to large pages. */
void kith_tag_cache_settle(kith_tag_cache *cache);

/* The names in a document, given whole: what a word is elsewhere in it counts. The result and
 * nothing else stays in a. */
kith_spans kith_tag(kith_tag_cache *cache, kith_arena *a, kith_str text, kith_tokens tokens,
                    kith_sentences sentences);
