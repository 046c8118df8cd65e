// SPDX-License-Identifier: GPL-3.0-or-later
/* A user's own names: lines of name, type, country, aliases and identifier, set apart by tabs.
 * All names of a line are one entity, found wherever they stand, whatever the tagger says. */
#pragma once

#include "extract/lexicon_build.h"
#include "extract/mention.h"

typedef struct kith_user_lexicon kith_user_lexicon;

/* Numbers of kith_local.known from here on are entries of a user's lexicon. */
static const uint32_t KITH_USER_KNOWN = 0x40000000;

/* path is for messages. *out is the caller's. KITH_EINPUT: a line is not name, type (person,
 * country, organization), country (a code or nothing), aliases (joined by '|') and identifier. */
bool kith_user_lexicon_read(const char *path, kith_str text, kith_user_lexicon **out,
                            kith_err *err);
void kith_user_lexicon_free(kith_user_lexicon *user); // NULL is fine

/* Names with those of the user put in: they replace what overlaps with them, but for longer
 * persons and organizations that hold them. */
kith_names kith_user_names(const kith_user_lexicon *user, kith_arena *a, kith_str text,
                           kith_tokens tokens, kith_sentences sentences, kith_names names);

/* Marks the document's entities that bear one of the user's names. */
void kith_user_mark(const kith_user_lexicon *user, kith_extraction *x);

/* The identifier of what kith_local.known says; empty when it is no user's, or has none. */
kith_str kith_user_ref(const kith_user_lexicon *user, uint32_t known);
