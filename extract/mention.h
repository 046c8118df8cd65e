// SPDX-License-Identifier: GPL-3.0-or-later
/* From the tagger's spans and the lexicon to mentions of persons, countries and organizations:
 * country names and demonyms (also inside hyphenated words: "pro-Russian"), capitals that stand
 * for governments, titles and possessives off. */
#pragma once

#include "extract/extract.h"
#include "extract/name/surface.h"

typedef struct {
    uint32_t beg, end;         // bytes of the text
    uint32_t tok_beg, tok_end; // tokens that hold it, half-open
    uint32_t sentence;
    uint8_t type; // kith_type
    uint8_t via;  // kith_via
    float margin;
    uint32_t surface; // number of its text in kith_names + 1; 0: it has none
    kith_str iso;     // of a country
} kith_name;

typedef struct {
    kith_name *at; // [n] ascending, not overlapping
    size_t n;
    const kith_token_fact *fact; // [T] as far as is known; NULL when nobody looked
    const kith_surface *surface; // [n_surfaces] distinct texts of names
    size_t n_surfaces;
} kith_names;

kith_names kith_names_find(kith_arena *a, const kith_lexicon *lex, kith_str text,
                           kith_tokens tokens, kith_sentences sentences, kith_spans found,
                           const kith_extract_options *options);
