// SPDX-License-Identifier: GPL-3.0-or-later
/* What is known of single words that are no names: abbreviations, closed classes, verbs of
 * speech, days and months, the vocabulary of web pages. From data/words/, one look-up a word. */
#pragma once

#include "base/str.h"

/* Bits, in the order of data/words/words.py. */
typedef enum {
    KITH_WORD_TITLE = 1 << 0, // abbreviations; see data/words/abbreviations.tsv
    KITH_WORD_MIDDLE = 1 << 1,
    KITH_WORD_AFTER = 1 << 2,
    KITH_WORD_TAIL = 1 << 3,
    KITH_WORD_NUMBER = 1 << 4,
    KITH_WORD_DATE = 1 << 5,
    KITH_WORD_PLACE = 1 << 6,
    KITH_WORD_ABBREVIATION = (1 << 7) - 1,
    KITH_WORD_STARTER = 1 << 7,
    KITH_WORD_FUNCTION = 1 << 8,
    KITH_WORD_SPEECH = 1 << 9,
    KITH_WORD_CALENDAR = 1 << 10, // day or month
    KITH_WORD_ZONE = 1 << 11,     // time zone
    KITH_WORD_WEB = 1 << 12,      // word of web furniture: see data/words/web.tsv
    KITH_WORD_LEAD = 1 << 13,
    KITH_WORD_CREDIT = 1 << 14,
    KITH_WORD_UI = 1 << 15,
    KITH_WORD_LEGAL = 1 << 16,
    KITH_WORD_STAMP = 1 << 17, // word of time stamps: see data/words/stamp.tsv
    KITH_WORD_HINT = 1 << 18,
    KITH_WORD_READER = 1 << 19, // speaks to the reader, or of the page's owners: "you", "our"
} kith_word_class;

/* Classes of the word as written; 0 when it has none. */
uint32_t kith_word_classes(kith_str word);

/* Classes of the word with its ASCII capitals made small. */
uint32_t kith_word_folded(kith_str word);

/* The same, of a word whose kith_word_hash() over small letters is known: see wordtable.h. */
uint32_t kith_word_hashed(kith_str word, uint32_t hash);
