// SPDX-License-Identifier: GPL-3.0-or-later
/* What is known of text after one look at each byte: is it UTF-8, must anything in it change? */
#pragma once

#include "base/str.h"

typedef struct {
    bool valid;    // UTF-8 throughout; where it is not, the rest is false
    bool ascii;    // nothing above U+007F
    bool clean;    // no character for which kith_utf8_fate() is not KEEP
    bool composed; // normalised as NFC has it; false: perhaps not
} kith_utf8_facts;

/* 64 bytes a step while text is ASCII, a character a step elsewhere. */
kith_utf8_facts kith_utf8_scan(kith_str s);

/* The end of the run of ASCII without control characters (tab and LF are none) that begins at
 * pos; pos itself when there is none. */
size_t kith_utf8_plain_end(kith_str s, size_t pos);

/* Whether s holds a byte below a space that is no white space nor the escape of some encodings: a
 * byte that text has in UTF-16 and UTF-32 alone. */
bool kith_utf8_has_controls(kith_str s);

/* What tells a file of text from any other: how many bytes are such, of these NUL, and how many
 * would be spaces or small letters. */
typedef struct {
    size_t controls, nuls, letters;
} kith_utf8_signs;

kith_utf8_signs kith_utf8_count_signs(kith_str s);

/* How much of s is UTF-8: sequences of two bytes and more, and bytes that fit into none. A
 * sequence that the end of s cuts behind its second byte is neither. */
void kith_utf8_count(kith_str s, size_t *sequences, size_t *strays);

typedef enum {
    KITH_FATE_KEEP,
    KITH_FATE_DROP,  // control, or a mark without width that would stand within a name
    KITH_FATE_BREAK, // ends a line
} kith_utf8_fate;

/* What becomes of a character, CR and NUL not asked about. */
kith_utf8_fate kith_utf8_fate_of(uint32_t c);

/* Whether no normalisation to NFC can change c, whatever stands around it. */
bool kith_utf8_is_settled(uint32_t c);
