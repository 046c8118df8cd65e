// SPDX-License-Identifier: GPL-3.0-or-later
/* What the corpus remembers of its documents: numbers and interned names. A mention costs 4 bytes
 * and its share of a sentence (20, of which 8 are forgotten when it is counted, and 16 more where
 * evidence is wanted); a name as it is used costs 12, once. */
#pragma once

#include "graph/corpus.h"
#include "graph/evidence.h"
#include "graph/minhash.h"
#include "graph/table.h"

/* A name as the documents use it: what coreference within them gave as one thing. The same form
 * in two documents is one form; whether two forms are one entity is for the resolution. */
typedef struct {
    kith_str label;               // without title: "Mark Rutte"
    kith_str iso;                 // see kith_local
    uint32_t known;               // lexicon entry id + 1, or 0
    uint8_t type;                 // kith_type
    bool part_only;               // a person called by one word
    uint32_t documents, mentions; // that count; filled when linking
} kith_form;

typedef struct {
    uint32_t name, date;            // in about; date: KITH_NONE when unknown
    uint32_t site;                  // in about: where it is from; KITH_NONE when unknown
    uint64_t hash;                  // of its text
    uint32_t sentence, n_sentences; // those with a mention
    uint32_t sentences;             // all
} kith_doc_record;

typedef struct {
    uint32_t doc;
    uint32_t number, paragraph; // within the document, where all sentences count
} kith_sentence_record;

/* What it says, until that is counted. */
typedef struct {
    uint32_t block;
    uint32_t mention; // the first: the next sentence's is behind the last
} kith_sentence_content;

/* Of a sentence that may serve as evidence. */
typedef struct {
    uint64_t text; // offset in the evidence file, or KITH_NO_TEXT
    uint64_t hash; // of its text where that is kept: one sentence is evidence once
} kith_quotable;

/* A form as it is written: what a mention is. */
typedef struct {
    uint32_t form;
    uint32_t surface; // in names
    uint8_t via;      // kith_via
} kith_usage_record;

/* A paragraph or line that holds mentions, by content. */
typedef struct __attribute__((packed)) {
    uint64_t known; // see kith_facts_sentence.block
    bool copy;      // long enough to be copied text, not a line that just recurs
} kith_block_record;

/* What a document said last of one whom it names: while it is added. */
typedef struct {
    uint32_t form; // KITH_NONE: nothing yet
    uint32_t usage;
    kith_str surface;
    uint8_t via;
} kith_recent;

struct kith_corpus {
    kith_link_options options;
    kith_evidence *evidence; // NULL when none is wanted
    kith_pool names;         // surfaces and labels, numbered by first use
    kith_pool about;         // names and dates of documents

    kith_form *form; // numbered by first use, too
    size_t n_forms, form_room;
    kith_table form_index;
    kith_usage_record *usage;
    size_t n_usages, usage_room;
    kith_table usage_index; // by form and surface: the first of its vias

    kith_doc_record *doc;
    size_t n_docs, doc_room;
    kith_table doc_index; // by hash
    kith_sketch *sketch;  // [n_docs]; NULL where copies are kept
    size_t sketch_room;
    kith_table copies; // document and another name under which its text was given

    kith_sentence_record *sentence;
    kith_sentence_content *content; // [n_sentences]
    size_t n_sentences, sentence_room, content_room;
    kith_quotable *quotable; // [n_sentences]; NULL where no evidence is wanted
    size_t quotable_room;
    uint32_t *mention; // usages
    size_t n_mentions, mention_room;
    kith_block_record *block;
    size_t n_blocks, block_room;
    kith_table block_index;
    kith_recent *recent; // [locals] of the document that is added
    size_t recent_room;
    uint32_t at_block, at_block_id; // block of the sentence added last, and its record
    uint32_t at_doc;                // that has the text of what was added last

    kith_meanwhile *meanwhile; // see kith_corpus_meanwhile(); NULL: nothing
    void *meanwhile_self;

    kith_totals totals;
};
