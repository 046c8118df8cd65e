// SPDX-License-Identifier: GPL-3.0-or-later
/* From a document to its sentences and mentions, each mention with the entity it means within
 * the document. Documents are independent of each other. */
#pragma once

#include "base/stages.h"
#include "extract/article.h"
#include "extract/tagger.h"

typedef enum { KITH_PERSON, KITH_COUNTRY, KITH_ORGANIZATION, KITH_TYPES } kith_type;

extern const char *const kith_type_name[KITH_TYPES]; // "person", "country", "organization"

/* How a mention names its entity. */
typedef enum {
    KITH_VIA_NAME,    // a name: "Mark Rutte", "Ukraine"
    KITH_VIA_PART,    // a part of a name: "Rutte", "the Commission"
    KITH_VIA_ACRONYM, // "IMF"
    KITH_VIA_DEMONYM, // "Ukrainian", "Americans"
    KITH_VIA_CAPITAL, // "Kyiv" for Ukraine's government; off the graph unless asked for
    KITH_VIAS
} kith_via;

extern const char *const kith_via_name[KITH_VIAS];

typedef struct {
    uint32_t beg, end; // bytes of the article's text
    uint32_t sentence; // index into sentences
    uint32_t entity;   // index into entities of the document
    uint8_t via;       // kith_via
    float margin;      // the tagger's certainty; larger is surer
} kith_mention;

/* What coreference within the document found to be one thing. */
typedef struct {
    uint8_t type;      // kith_type
    kith_str label;    // its fullest name here, without title: "Mark Rutte", "NATO"
    kith_str iso;      // of a country "UA"; of an organization that is one state's, if known
    kith_str *surface; // [n_surfaces] distinct names used here, by first use
    const char **why;  // [n_surfaces] why each is this entity's: a static phrase
    size_t n_surfaces;
    uint32_t n_mentions;
    uint32_t known; // lexicon entry id + 1 (of a user's: see lexicon_user.h); 0 when unknown or
                    // ambiguous
    uint8_t gender; // 1 man, 2 woman, 0 unknown
    bool part_only; // a person only ever called by one word here
} kith_local;

typedef struct {
    uint32_t beg, end; // bytes of the article's text
    uint32_t block;    // of the article
} kith_line_span;

/* Borrowed from the arena given. */
typedef struct {
    kith_str name, title, date, author, language, source; // of the document
    kith_article article;
    kith_line_span *sentence; // [n_sentences]
    size_t n_sentences;
    kith_mention *mention; // [n_mentions] ascending, not overlapping
    size_t n_mentions;
    kith_local *entity; // [n_entities]
    size_t n_entities;
    size_t n_tokens;
    size_t n_repaired;
    const void *prepared; // what a pipeline's caller made of it in the worker's thread; or NULL
} kith_extraction;

typedef struct {
    bool keep_boilerplate;
    bool no_demonyms;   // "Ukrainian" is no mention of Ukraine
    bool capitals;      // mentions via capital are given too
    bool article_only;  // the article alone: no sentence, no mention
    bool any_language;  // articles the model has no words of are tagged too
    bool forget_text;   // a long document's text and lines are freed when its article is found
    bool mentions_only; // a long document gets mentions and labels: no sentences, no surfaces
    const struct kith_user_lexicon *user; // names of the user's own; NULL: none
} kith_extract_options;

/* One per thread: the tagger's cache. */
typedef struct kith_extractor kith_extractor;
kith_extractor *kith_extractor_new(const kith_tagger *tagger, const kith_extract_options *options);
void kith_extractor_free(kith_extractor *x); // NULL is fine

/* Accounts for the time that it takes from here on. */
void kith_extractor_time(kith_extractor *x, kith_stages *stages);

/* Cannot fail: any text gives a result. An article in another language than the model's has no
 * sentence (article.foreign says why), unless any_language is set. doc must outlive it, and is left
 * alone unless its text is to be forgotten: it is from a then, and has no text and no lines behind
 * it. */
kith_extraction kith_extract(kith_extractor *x, kith_arena *a, kith_doc *doc);
