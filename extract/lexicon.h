// SPDX-License-Identifier: GPL-3.0-or-later
/* The lexicon: names known before reading, compiled from data/ into the binary. A name in it
 * says what a name can be; the text says what it is.
 *
 * Names are walked word by word (tokens as kith_tokenize makes them; a hyphenated name can be
 * walked whole or with its hyphens as tokens of their own), so that all names that begin at a
 * token are found in one walk:
 *
 *     uint32_t at = KITH_LEXICON_ROOT;
 *     for (t = beg; t < end && (at = kith_lexicon_step(lex, at, word_hash(t))) != 0; t++)
 *         if (kith_lexicon_classes(lex, at)) ... tokens [beg, t + 1) are a known name
 */
#pragma once

#include "base/str.h"

typedef struct kith_lexicon kith_lexicon;

/* Which lists hold a name: bits, one a list. */
typedef enum {
    KITH_LEX_COUNTRY = 1 << 0, // name of a country
    KITH_LEX_DEMONYM = 1 << 1, // adjective or noun of nationality
    KITH_LEX_CAPITAL = 1 << 2, // city that is a seat of government
    KITH_LEX_PLACE = 1 << 3,
    KITH_LEX_PERSON = 1 << 4, // full name of a known person
    KITH_LEX_FAMILY = 1 << 5, // family name
    KITH_LEX_GIVEN = 1 << 6,  // given name
    KITH_LEX_PARTY = 1 << 7,
    KITH_LEX_INSTITUTION = 1 << 8, // of a state
    KITH_LEX_INTERNATIONAL = 1 << 9,
    KITH_LEX_MEDIA = 1 << 10,
    KITH_LEX_COMPANY = 1 << 11,
    KITH_LEX_ACADEMIA = 1 << 12,
    KITH_LEX_SPORT = 1 << 13,
    KITH_LEX_TRAP = 1 << 14,    // holds the word of a country and is none: "Indian Ocean"
    KITH_LEX_OTHER = 1 << 15,   // events, prizes, products, treaties, religions, peoples ...
    KITH_LEX_TITLE = 1 << 16,   // stands before a person's name: "President", "Mrs."
    KITH_LEX_ORGHEAD = 1 << 17, // word that heads names of organizations: "Ministry", "Bank"
    KITH_LEX_LEGAL = 1 << 18,   // legal form of a company: "Inc.", "GmbH"
    KITH_LEX_NATION = 1 << 19,  // part of a state with a name of its own: "Scotland", "Welsh";
                                // countries say of which
    KITH_LEX_ORGANIZATION = KITH_LEX_PARTY | KITH_LEX_INSTITUTION | KITH_LEX_INTERNATIONAL |
                            KITH_LEX_MEDIA | KITH_LEX_COMPANY | KITH_LEX_ACADEMIA | KITH_LEX_SPORT,
} kith_lex_class;

enum { KITH_LEXICON_ROOT = 1 };

/* One thing with all its names. */
typedef struct {
    kith_str name;      // canonical: "United Nations"
    kith_str countries; // ISO 3166-1 codes joined by '|'; of a COUNTRY, DEMONYM, CAPITAL its own
    uint32_t classes;   // one bit of kith_lex_class
    uint8_t female;     // GIVEN, TITLE: 1 man's, 2 woman's, 3 either, 0 unknown
} kith_lex_entry;

/* The one that is built in; ready at once (its tables are constant data), shared by threads. */
const kith_lexicon *kith_lexicon_builtin(void);

/* The same on large pages: states, ids and strings are the same. For long texts; it takes some
 * milliseconds once. */
const kith_lexicon *kith_lexicon_large(void);

/* The state after `word` (kith_str_hash of its bytes), or 0 when no name goes on so. */
uint32_t kith_lexicon_step(const kith_lexicon *lex, uint32_t state, uint64_t word);

/* Says that it will soon be asked what begins with a word, and whether one has it behind. */
void kith_lexicon_expect(const kith_lexicon *lex, uint64_t word);

/* May any name have that word behind its first? False for nearly all words that none has so. */
bool kith_lexicon_follows(const kith_lexicon *lex, uint64_t word);

/* Does any name go on from state? */
bool kith_lexicon_goes_on(const kith_lexicon *lex, uint32_t state);

/* Classes of the names that end at state; 0 when none does. */
uint32_t kith_lexicon_classes(const kith_lexicon *lex, uint32_t state);

/* The entries whose name (or alias) ends at state: [*n], ids for kith_lexicon_entry(). Names of
 * class FAMILY, and names of bodies that many countries have ("Foreign Ministry", "Supreme
 * Court": INSTITUTION), have no entry. */
const uint32_t *kith_lexicon_entries(const kith_lexicon *lex, uint32_t state, size_t *n);

/* How many entries there are. */
size_t kith_lexicon_size(const kith_lexicon *lex);

kith_lex_entry kith_lexicon_entry(const kith_lexicon *lex, uint32_t id);

/* State at the end of a whole name, tokenised as text is; 0 when it is unknown. */
uint32_t kith_lexicon_find(const kith_lexicon *lex, kith_str name);

/* The usual English name of a country: "UA" gives "Ukraine"; empty when there is none. */
kith_str kith_lexicon_country(const kith_lexicon *lex, kith_str iso);
