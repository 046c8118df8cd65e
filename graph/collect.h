// SPDX-License-Identifier: GPL-3.0-or-later
/* From the records of all documents to what counts: documents and forms in an order that their
 * content decides, repeats left out, mentions counted, sentences of two names as windows. */
#pragma once

#include "graph/resolve.h"

typedef struct {
    uint32_t *doc_order; // [D] records, by name
    uint32_t
        *copy_of;   // [D] of which it is nearly a copy, itself when of none; KITH_NONE: not wanted
    uint32_t *date; // [D] of the so-manieth document: rank among dates from 1; 0 unknown
    kith_str *date_name; // [n_dates]; of rank 0 empty
    size_t n_dates;
    kith_form *form;  // [F]
    uint32_t *number; // [forms] of the corpus: which of these; KITH_NONE: none counts
    kith_usage *usage;
    size_t *usage_first; // [F + 1]
    uint32_t *form_doc;
    size_t *form_doc_first; // [F + 1]
    kith_windows windows;
    size_t F;
    uint64_t mentions, near, repeats, crowded, outside, undated; // see kith_totals
    uint64_t documents, sentences;                               // that count, repeats too
} kith_collection;

void kith_collect(const kith_corpus *corpus, kith_collection *out);
void kith_collection_fini(kith_collection *c);           // zeroed is fine
void kith_collection_forget_docs(kith_collection *c);    // of forms: gives back their room
void kith_collection_forget_windows(kith_collection *c); // the same
