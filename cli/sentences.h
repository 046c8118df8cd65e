// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences as answers: wrapped to the terminal with names highlighted, or as rows. */
#pragma once

#include "cli/query_args.h"
#include "graph/said.h"

typedef struct {
    size_t width;  // of the terminal; 0: no bound
    size_t indent; // cells before each line
    bool color;
} kith_sentence_style;

/* One sentence, with its date and document behind it when tell_document. */
void kith_sentence_print(kith_out *out, const kith_said *said, const kith_sentence_style *style,
                         bool tell_document);

/* Those of said[n], on standard output in the form asked for: under a line for each document on a
 * terminal. about: what JSON says besides "sentences". Gives the exit status. */
int kith_sentences_print(const kith_args *args, const kith_said *said, size_t n,
                         kith_query_about about);
