// SPDX-License-Identifier: GPL-3.0-or-later
/* What kind of line a line of a document looks to be, from its own words and marks alone. */
#pragma once

#include "extract/read/doc.h"

typedef enum {
    KITH_LOOK_RUNNING,  // running text
    KITH_LOOK_SENTENCE, // a short sentence with its stop
    KITH_LOOK_BULLET,   // an item of a list, without a stop
    KITH_LOOK_HEADLINE, // three words and more without a stop
    KITH_LOOK_SHORT,    // one or two words
    KITH_LOOK_UI,       // asks the reader to share, subscribe, search ...
    KITH_LOOK_MENU,     // names of sections, breadcrumbs, tags
    KITH_LOOK_LEAD,     // introduces other articles: "Read more: ...", "Related"
    KITH_LOOK_TIME,     // dates and times, with or without a byline
    KITH_LOOK_CREDIT,   // "By ...", "Photo: ...", initials
    KITH_LOOK_LEGAL,
    KITH_LOOK_MARKS, // no letter, no digit
    KITH_LOOKS
} kith_look;

typedef struct {
    uint8_t look;   // kith_look
    bool stop;      // ends with a stop, closing marks passed
    bool cut;       // ends with "..." or without a stop in running text: a teaser
    bool bullet;    // begins with the mark of a list
    bool colon;     // ends with one
    bool about;     // begins with "About": may introduce who sent a press release
    bool remarks;   // introduces what readers wrote
    bool names;     // a few words, all of them or all but one with a capital
    uint16_t words; // capped
} kith_line_look;

kith_line_look kith_line_look_at(kith_str line);

/* The same without the short way of plain lines, which a test compares with it. */
kith_line_look kith_line_look_closely(kith_str line);

/* What a byte counts as in a hash: 0 nothing, 1 the beginning of a character above ASCII, else a
 * small letter, or '0' for any digit. */
extern const uint8_t kith_line_counts[256];

#define KITH_LINE_START 0xcbf29ce484222325u

/* A hash with eight letters more, or the last of fewer. */
static inline uint64_t kith_line_mixed(uint64_t hash, uint64_t eight)
{
    hash = (hash ^ eight) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

/* 64 bits over the letters and digits of s, small, all digits alike, all else left out. */
uint64_t kith_line_hash(kith_str s);

/* The same over the first of them alone: what differs here differs there, and costs no reading of
 * long lines. */
uint32_t kith_line_key(kith_str s);
