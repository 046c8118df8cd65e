// SPDX-License-Identifier: GPL-3.0-or-later
/* Coreference within a document: which of its names mean the same. Surname to full name,
 * acronym to what it stands for, shortened organizations to their full form, demonym to country;
 * types vote; two people with one surname stay two. */
#pragma once

#include "extract/mention.h"

/* Fills mention, entity (with n_*) of x from the names of x's text. The rest of x is not touched.
 */
void kith_coref(kith_arena *a, const kith_lexicon *lex, kith_tokens tokens,
                kith_sentences sentences, kith_names names, kith_extraction *x);
