// SPDX-License-Identifier: GPL-3.0-or-later
/* What holds for any input, of what the stages before the graph give. Aborts where it does not. */
#pragma once

#include "extract/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An error that says what is wrong, in one line of valid text. */
void check_err(const kith_err *err);

void check_doc(const kith_doc *doc);
void check_article(const kith_article *article, const kith_doc *doc);
void check_tokens(kith_str text, kith_tokens tokens, kith_sentences sentences);
void check_extraction(const kith_extraction *x);
