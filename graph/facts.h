// SPDX-License-Identifier: GPL-3.0-or-later
/* What is remembered of one document, and all that linking asks of it: it comes from an extraction
 * or from a store that an extraction was written to, and nobody downstream can tell which. */
#pragma once

#include "extract/extract.h"

/* Of what a paragraph or line is known by. */
enum { KITH_BLOCK_BYTES = 6 };

typedef struct {
    kith_str text;      // empty where the store keeps none
    uint32_t beg, end;  // bytes of the article's text
    uint32_t number;    // within the document, where all sentences count
    uint32_t paragraph; // the same of its paragraph or line
    uint64_t block;     // of that, in 48 bits: equal where the words are, of copied text nearly
                        // equal where they nearly are (see graph/minhash.h); 0 without a mention
    bool copy;          // that paragraph is long enough to be copied text, not a line that recurs
} kith_facts_sentence;

typedef struct {
    uint32_t sentence, local; // indices
    uint32_t beg;             // bytes of the sentence
    kith_str surface;
    uint8_t via; // kith_via
} kith_facts_mention;

/* See kith_local. */
typedef struct {
    kith_str label, iso;
    uint32_t known;
    uint8_t type; // kith_type
    bool part_only;
} kith_facts_local;

/* Borrowed from where it comes from. */
typedef struct {
    kith_str name, title, date, language, source, author; // empty when unknown
    uint64_t hash;                                        // of the article's text
    uint64_t bytes, tokens;                               // of the article's text
    uint64_t sentences;            // of the article: those that a store leaves out too
    kith_str signature;            // a kith_sketch in bytes; empty for a text too short for one
    kith_facts_sentence *sentence; // [n_sentences] ascending: all, or those with a mention
    size_t n_sentences;
    kith_facts_mention *mention; // [n_mentions] ascending
    size_t n_mentions;
    kith_facts_local *local; // [n_locals]
    size_t n_locals;
} kith_facts;

/* The facts of x, from a; they borrow x's strings. */
kith_facts kith_facts_of(kith_arena *a, const kith_extraction *x);

/* The same as a pipeline prepares it: a kith_facts. */
const void *kith_facts_prepare(kith_arena *a, const kith_extraction *x);
