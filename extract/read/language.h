// SPDX-License-Identifier: GPL-3.0-or-later
/* The language of a text, by its script and the words that every text of a language is full of. */
#pragma once

#include "base/str.h"

/* The language that the model knows, and the only one it does. */
#define KITH_LANGUAGE_MODEL "en"

/* The code of the language (ISO 639-1: "de"; "ckb" where that has none) that the first words of
 * text are in; NULL when they are too few (20, as a rule) or in no language that is known, as
 * lists and tables are. stated, "pt-BR" or empty, decides between two that are near. The result
 * is a constant. */
const char *kith_language_of(kith_str text, kith_str stated);

/* "German"; the code itself when it is unknown. */
const char *kith_language_name(const char *code);
