// SPDX-License-Identifier: GPL-3.0-or-later
/* The features that training has seen, numbered, and the training text in terms of them. */
#pragma once

#include <glib.h>

#include "extract/conll.h"
#include "extract/feature.h"

/* A growing array of one type; the fields are open. */
typedef struct {
    uint32_t *at;
    size_t n, room;
} kith_numbers;

void kith_numbers_add(kith_numbers *numbers, uint32_t value);

/* Keys to dense numbers, in order of first sight. */
typedef struct {
    uint64_t *key; // [n]
    uint32_t n, room;
    uint32_t *index; // number + 1
    size_t n_index;
} kith_dictionary;

uint32_t kith_dictionary_add(kith_dictionary *dict, uint64_t key);
uint32_t kith_dictionary_find(const kith_dictionary *dict, uint64_t key); // UINT32_MAX: unknown
void kith_dictionary_fini(kith_dictionary *dict);

/* A token of a chain. */
typedef struct {
    uint64_t beg; // into list: n_pairs numbers of pairs, then n_keys of features
    uint16_t n_pairs, n_keys;
    uint8_t type_class;
    uint8_t label;
} kith_chain_token;

/* Tokens in a row whose labels are learned together. */
typedef struct {
    uint32_t beg, n;     // into token
    uint8_t left, right; // classes beside it
    uint8_t free_types;  // bit set of types that the source does not mark
    float weight;
} kith_chain;

typedef struct {
    kith_dictionary features;
    uint32_t *count; // [features.n] how often each is seen
    size_t count_room;
    uint8_t *group;        // [features.n]
    kith_dictionary pairs; // (word type, slot)
    size_t *pair_beg;      // [pairs.n + 1] into pair_list
    kith_numbers pair_list;
    kith_numbers list;
    kith_chain_token *token;
    size_t n_tokens, token_room;
    kith_chain *chain;
    size_t n_chains, chain_room;

    kith_words words;
    kith_trait *trait; // of all words, one behind the other
    size_t trait_room;
    size_t *trait_beg;      // [words.n + 1]
    kith_numbers pair_uses; // [pairs.n]
} kith_space;

void kith_space_init(kith_space *space, const kith_facts *facts, const kith_lexicon *lex);
void kith_space_fini(kith_space *space);

/* Adds the chains of a document. */
void kith_space_add(kith_space *space, const kith_columns *doc, unsigned free_types, float weight);

/* After the last document: features seen fewer than `least` times are dropped, the others
 * numbered anew. */
void kith_space_close(kith_space *space, uint32_t least);

/* Features of a token of any document in a view over space->words: numbers to out (those known),
 * at most room; returns how many. */
size_t kith_space_features(const kith_space *space, const kith_view *view, uint32_t t,
                           uint32_t *out, size_t room);
