// SPDX-License-Identifier: GPL-3.0-or-later
/* The short way of the tokenizer. For it, and for nobody else. */
#pragma once

#include "extract/token.h"
#include "extract/token_class.h"

/* Appends the plain tokens that stand at pos, as far as there is room for them: words of ASCII
 * letters, none but the first a capital, 's behind one, digits, and single marks. Returns where the
 * first other one stands, or one that stands too near to the end. *space: white space stands before
 * pos, and before where it comes to. text ends where the block ends; `whole` bytes of it may be
 * read. */
size_t kith_tokens_plain(kith_str text, size_t pos, size_t whole, bool *space, kith_tokens *tokens);
