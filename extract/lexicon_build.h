// SPDX-License-Identifier: GPL-3.0-or-later
/* Builds a lexicon: entries and their names go in, one block of memory comes out that
 * kith_lexicon_step() and the others walk. Used when kith is compiled, for the lists in data/,
 * and when it runs, for a user's own. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "extract/lexicon.h"

typedef struct kith_lexicon_builder kith_lexicon_builder;

kith_lexicon_builder *kith_lexicon_builder_new(void);
void kith_lexicon_builder_free(kith_lexicon_builder *b); // NULL is fine

/* Adds an entry, whose strings are copied, and returns its id. Its own name is not yet a name
 * that is found. */
uint32_t kith_lexicon_add(kith_lexicon_builder *b, kith_lex_entry entry);

static const uint32_t KITH_NO_ENTRY = UINT32_MAX;

/* Lets name, in all its spellings, lead to entry (or to no entry: then only to classes).
 * capitals: also when written in capitals. A name that begins with "=" (in no way part of it)
 * is found only as it is written. A name without a token is ignored. */
void kith_lexicon_name(kith_lexicon_builder *b, kith_str name, uint32_t entry, uint32_t classes,
                       bool capitals);

/* An entry is of these classes too. */
void kith_lexicon_add_classes(kith_lexicon_builder *b, uint32_t entry, uint32_t classes);
uint32_t kith_lexicon_entry_classes(const kith_lexicon_builder *b, uint32_t entry);

/* Remembers that a key means an entry, unless it means one already. */
void kith_lexicon_note(kith_lexicon_builder *b, kith_str key, uint32_t entry);
uint32_t kith_lexicon_noted(const kith_lexicon_builder *b, kith_str key); // or KITH_NO_ENTRY

/* Adds the lines of one list; what its lines mean is told by the list's name: see data/README.md.
 * KITH_EINPUT: a line is not what its list promises; path and line are named. */
bool kith_lexicon_read(kith_lexicon_builder *b, const char *path, kith_str list, kith_err *err);

/* The finished block, of *size bytes, to be freed with g_free(). KITH_EINPUT: too many names. */
kith_lexicon *kith_lexicon_pack(const kith_lexicon_builder *b, size_t *size, kith_err *err);
