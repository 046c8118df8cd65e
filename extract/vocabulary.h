// SPDX-License-Identifier: GPL-3.0-or-later
/* The word types that the tagger has met: each word in each use once, with all that is known of it,
 * so that running text costs one look into a table a word. */
#pragma once

#include "base/hash.h"
#include "extract/word.h"

/* Where a stem occurs in the document; of no meaning unless stamp is the document's. */
typedef struct {
    uint32_t stamp;
    uint32_t first;   // token + 1 of the first capitalised occurrence
    uint32_t last;    // the same of the last one
    uint32_t n;       // capitalised occurrences
    uint32_t n_lower; // lower-case ones
    uint32_t n_mid;   // capitalised ones within plain sentences
} kith_stem;

/* What is asked of a word wherever it stands: little, so that it stays in the cache for most. */
typedef struct {
    kith_token_fact fact;
    uint32_t stem;  // of kith_word, as the next
    uint32_t root;  //
    uint32_t seen;  // token of the view at hand where it stands, if it does: the last one
    uint32_t brief; // see below
} kith_glance;

/* Bits of what is known of a word in brief; below them its class. */
enum {
    KITH_BRIEF_CLASS = 0x0f,
    KITH_BRIEF_CANDIDATE = 0x10, // as in kith_word
    KITH_BRIEF_PLAIN = 0x20,     // its use
    KITH_BRIEF_RUN = 0x40,       // capitalised, and not only because of where it stands
    KITH_BRIEF_WEAK = 0x80,      // no part of a name by itself: for the scorer, which sets it
    KITH_BRIEF_SPORT = 0x200,    // one of the words that reports of matches are made of
    KITH_BRIEF_OPEN = 0x100,     // not all is known of it: for the scorer, which takes it away
};

/* Distinct word types of many documents, by dense ids. Ids 0 and 1 are the borders. */
typedef struct {
    kith_word *word;     // [n]
    kith_glance *glance; // [n]
    uint32_t n, room;
    uint64_t *index;  // [n_index] open addressing: hash of word and use above id + 1; 0 empty
    uint32_t n_index; // grows with n: words that are met share lines of the cache then
    uint32_t n_stems;
    uint32_t *stem_index; // [n_index] stem + 1
    uint64_t *stem_key;   // [n_stems]
    kith_stem *stem;      // [n_stems]
    uint32_t stamp;       // of the document in view
    const kith_facts *facts;
    const kith_lexicon *lex;
    /* Told of each new word with its traits. */
    void (*on_new)(void *ctx, uint32_t id, const kith_trait *traits, size_t n);
    void *ctx;
} kith_words;

/* At most `room` types, more than KITH_WORDS_LEAST. */
enum { KITH_WORDS_LEAST = 16 };
void kith_words_init(kith_words *words, uint32_t room, const kith_facts *facts,
                     const kith_lexicon *lex);
void kith_words_fini(kith_words *words);

/* Forgets all but the borders (which are told of when first set). */
void kith_words_reset(kith_words *words);

enum { KITH_WORDS_ID_BITS = 21 }; // of a slot of the index

/* What a use adds to the hash of a word's bytes. */
static inline uint64_t kith_words_used(unsigned use)
{
    return use * 0x9e3779b97f4a7c15u;
}

/* What tells a word type: the word's bytes text[beg, end) and its use. */
static inline uint64_t kith_words_key(kith_str text, size_t beg, size_t end, unsigned use)
{
    return kith_hash_within(text, beg, end) + kith_words_used(use);
}

/* The hash of the word's bytes alone. */
static inline uint64_t kith_words_hash(uint64_t key, unsigned use)
{
    return key - kith_words_used(use);
}

/* Where in the index the key is looked for first. */
static inline uint32_t kith_words_place(const kith_words *words, uint64_t key)
{
    return (uint32_t)(key >> 32) & (words->n_index - 1);
}

#define KITH_WORDS_NONE UINT32_MAX // no id

/* The id of the word type of a key; KITH_WORDS_NONE: it is not there. */
static inline uint32_t kith_words_find(const kith_words *words, uint64_t key)
{
    const uint64_t id_mask = ((uint64_t)1 << KITH_WORDS_ID_BITS) - 1;

    for (uint32_t at = kith_words_place(words, key); words->index[at] != 0;
         at = (at + 1) & (words->n_index - 1)) {
        if (((words->index[at] ^ key) & ~id_mask) == 0)
            return (uint32_t)(words->index[at] & id_mask) - 1;
    }
    return KITH_WORDS_NONE;
}

/* Says that a word type that is not there will be added soon. */
void kith_words_expect(const kith_words *words, unsigned use, uint64_t key);

/* A word type of a key, which is added when it is not there; its id. */
uint32_t kith_words_add(kith_words *words, kith_str word, unsigned use, uint64_t key);

/* Begins with another document: the borders are there, no stem has been seen in it. */
void kith_words_begin(kith_words *words);
