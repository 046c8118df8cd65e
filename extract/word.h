// SPDX-License-Identifier: GPL-3.0-or-later
/* What is known of a word by itself: how it is written, what it means elsewhere in English, which
 * lists hold it. It is worked out once for each distinct word (and way of use), so that running
 * text needs no more than a look into a table.
 *
 * A trait is one such fact under a number that is the same in every run. The tagger weighs each
 * trait apart for each place (slot) that the word can take as seen from the token to be tagged. */
#pragma once

#include "extract/lexicon.h"
#include "extract/token.h"

/* How the sentence around a word is written; together with the word it makes a word type. */
enum {
    KITH_USE_PLAIN = 0,
    KITH_USE_INITIAL = 1, // first word of its sentence
    KITH_USE_TITLE = 2,   // in a headline where Most Words Begin So
    KITH_USE_CAPITALS = 4 // IN A LINE OF CAPITALS
};

/* Classes of tokens that transitions between labels are told apart by. */
typedef enum {
    KITH_CLASS_BORDER, // of a sentence
    KITH_CLASS_LOWER,
    KITH_CLASS_LINK, // lower-case words that names have inside: of, the, and, de, van ...
    KITH_CLASS_FIRST,
    KITH_CLASS_UPPER,
    KITH_CLASS_MIXED,
    KITH_CLASS_INITIAL, // "J.", "U.S."
    KITH_CLASS_NUMBER,
    KITH_CLASS_MARK,
    KITH_CLASS_CLITIC,
    KITH_CLASSES
} kith_class;

/* Places of a word as seen from a token. */
enum {
    KITH_SLOT_HERE = 2,   // 0..4 are the offsets -2..+2
    KITH_SLOT_BEFORE = 5, // before the run of capitalised words that holds the token
    KITH_SLOT_AFTER,
    KITH_SLOT_FIRST, // of that run
    KITH_SLOT_LAST,
    KITH_SLOT_WIDE_FIRST, // of the run where of, the, and ... may stand between
    KITH_SLOT_WIDE_LAST,
    KITH_SLOT_DOC_PREV, // beside other occurrences of the token in the document
    KITH_SLOT_DOC_NEXT,
    KITH_SLOT_DOC_BEFORE, // around the runs of other occurrences
    KITH_SLOT_DOC_AFTER,
    KITH_SLOT_DOC_FIRST,
    KITH_SLOT_DOC_LAST,
    KITH_SLOTS
};

/* Groups of features; the lowest bits of a trait or key. For ablation, and for training in which
 * whole groups are left out at random so that the others learn to do without. */
typedef enum {
    KITH_GROUP_WORD, // the word itself
    KITH_GROUP_FORM, // shape and affixes
    KITH_GROUP_CLUSTER,
    KITH_GROUP_RATIO, // how often it is capitalised in other text
    KITH_GROUP_LEXICON,
    KITH_GROUP_PAIR, // conjunctions
    KITH_GROUP_RUN,
    KITH_GROUP_DOCUMENT,
    KITH_GROUPS
} kith_group;

enum { KITH_GROUP_BITS = 3, KITH_TRAITS_MAX = 96 };

/* Learned facts of words, looked up by kind and hash; part of the model. Each slot is a mark (0:
 * empty) and a value; n is a power of two or 0. */
typedef struct {
    const uint32_t *slot; // [n][2]
    size_t n;
} kith_facts;

typedef enum { KITH_FACT_CLUSTER = 1, KITH_FACT_RATIO, KITH_FACT_LISTED } kith_fact_kind;

uint64_t kith_fact_key(kith_fact_kind kind, uint64_t hash);
uint32_t kith_fact_mark(uint64_t key);                                           // never 0
uint32_t kith_fact(const kith_facts *facts, kith_fact_kind kind, uint64_t hash); // 0: unknown

/* A cluster's value: the path from the root of the tree, its length above it. */
enum { KITH_CLUSTER_BITS = 20, KITH_CLUSTER_MASK = (1 << KITH_CLUSTER_BITS) - 1 };

typedef struct {
    uint64_t lower;   // of its lower-case form
    uint64_t walk[2]; // hashes to step through the lexicon with: of its bytes; or 0
    uint64_t acronym; // what it abbreviates if it is one, see kith_initials_add; or 0
    uint64_t shape;
    uint32_t cluster;   // middle of the path; 0 unknown
    uint32_t initial;   // its first letter
    uint32_t stem;      // dense number of lower
    uint32_t root;      // state of the lexicon behind the word; of capitalised words; or 0
    uint8_t type_class; // kith_class
    uint8_t ratio;      // bucket of how often it is capitalised: 0 unknown .. 6 always
    uint8_t use;
    bool sport;     // one of the words that reports of matches are made of
    bool candidate; // holds a capital letter: names are looked for around it
} kith_word;

/* What many words share: their traits of one kind come in few combinations, whose sums are worth
 * remembering. */
typedef enum { KITH_SHARE_NONE, KITH_SHARE_FORM, KITH_SHARE_CLUSTER, KITH_SHARES } kith_share;

typedef struct {
    uint64_t key;
  uint32_t slots : 24;  // bit set of the slots in which it counts
    uint32_t share : 8; // kith_share
} kith_trait;

/* What kind of token a word is. */
kith_token_kind kith_word_kind(kith_str word);

/* Says that a word of this hash will be described soon; nearly all are in small letters. */
void kith_word_expect(const kith_facts *facts, uint64_t hash);

/* Fills word (but stem) and up to KITH_TRAITS_MAX traits; says how many. lex may be NULL. */
size_t kith_word_describe(kith_str text, unsigned use, const kith_facts *facts,
                          const kith_lexicon *lex, kith_word *word, kith_trait *traits);

/* The words that stand for a sentence's borders: side 0 its start, 1 its end. */
size_t kith_word_border(unsigned side, kith_word *word, kith_trait *traits);

/* Letters to the number that kith_word.acronym is compared with; start from 0. */
uint64_t kith_initials_add(uint64_t initials, uint32_t letter);

/* One number out of two: for keys. */
static inline uint64_t kith_mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdu;

    x ^= x >> 32;
    x *= 0xc4ceb9fe1a85ec53u;
    return x ^ (x >> 29);
}

static inline uint64_t kith_key(kith_group group, uint64_t mixed)
{
    return (mixed << KITH_GROUP_BITS) | group;
}

static inline kith_group kith_key_group(uint64_t key)
{
    return (kith_group)(key & ((1u << KITH_GROUP_BITS) - 1));
}

/* The key of a trait in a slot. */
static inline uint64_t kith_slot_key(uint64_t trait, unsigned slot)
{
    return kith_key(kith_key_group(trait), kith_mix(trait, slot + 1));
}
