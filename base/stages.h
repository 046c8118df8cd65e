// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the time goes: CPU time by stage, each thread with an account of its own, added up at the
 * end. A mark costs a call of the system, half a microsecond: it stands behind a stage of a whole
 * document, not behind a sentence, and costs nothing where nobody asked (a NULL account). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    KITH_STAGE_READ,        // files to documents: opened, unpacked, decoded, parsed
    KITH_STAGE_BOILERPLATE, // the article found, menus and footers left out
    KITH_STAGE_SENTENCES,   // tokens and sentences
    KITH_STAGE_TAG,         // names found
    KITH_STAGE_RESOLVE,     // who is meant, in the document and in the corpus
    KITH_STAGE_COUNT,       // mentions kept, repeats found, pairs counted
    KITH_STAGE_MEASURE,     // communities, centralities, places
    KITH_STAGE_WRITE,       // the store and the files
    KITH_STAGES
} kith_stage;

extern const char *const kith_stage_name[KITH_STAGES];

typedef struct {
    int64_t spent[KITH_STAGES]; // ns
    int64_t since;              // ns, of the clock: when the last mark was made
    bool whole;                 // the clock is that of all threads of the program
    uint64_t bytes, tokens;     // that were read; that were tagged
} kith_stages;

/* The clock starts: of the calling thread, or (whole) of the program, while one stage after the
 * other has all its threads. Each takes a NULL account. */
void kith_stages_begin(kith_stages *s, bool whole);

/* The time since the last mark was spent on this stage. */
void kith_stages_mark(kith_stages *s, kith_stage stage);

/* So many ns that were marked as one stage's were another's. */
void kith_stages_move(kith_stages *s, kith_stage from, kith_stage to, int64_t spent);

/* Adds up what another thread spent. */
void kith_stages_add(kith_stages *to, const kith_stages *s);
