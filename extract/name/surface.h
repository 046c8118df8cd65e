// SPDX-License-Identifier: GPL-3.0-or-later
/* The distinct texts of a document's spans: what is asked of a text (how it is folded, what lists
 * know of it) is found out once, however often the text stands in the document. */
#pragma once

#include "extract/name/strmap.h"

typedef struct {
    kith_str text;     // as written
    kith_str folded;   // kith_fold() of it
    uint32_t beg, end; // tokens where it first stands
    uint32_t fold;     // number of folded among those of all surfaces
    uint32_t state;    // of the lexicon; 0: unknown
    uint32_t classes;  // at that state
    uint32_t last;     // surface of its last token + 1; 0 while nobody asked
    bool literal;      // the state is that of its words as written, and no other way was tried
    uint8_t learned;   // 1 + kith_tag_type of what it names wherever it stands; 0: nothing
} kith_surface;

typedef struct {
    kith_strmap of;   // text to surface + 1
    kith_strmap fold; // folded text to its number + 1
    kith_surface *at; // [n]
    size_t n, room;
} kith_surfaces;
