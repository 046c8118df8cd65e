// SPDX-License-Identifier: GPL-3.0-or-later
/* A document's lines while the article is sought among them; shared by the files that do it, and
 * by nobody else. */
#pragma once

#include "extract/body.h"
#include "extract/echo.h"
#include "extract/line.h"
#include "extract/read/doc.h"
#include "extract/topic.h"
#include "extract/wrap.h"

/* Where a line is: before the article, in it, in something put into it, behind it. */
typedef enum { KITH_BEFORE, KITH_INSIDE, KITH_PUT_IN, KITH_BEHIND, KITH_STATES } kith_state;

/* A line with its neighbourhood. */
typedef struct {
    kith_line_look is;
    uint32_t key;  // kith_line_key of text
    uint64_t hash; // kith_line_hash of it, where the key is not enough
    kith_str text; // without a credit at its end
    float cost[KITH_STATES];
    uint8_t from[KITH_STATES]; // best state before, for the way back
    uint8_t state;
    bool text_before; // running text stands somewhere before it
    bool text_next;   // the next line is running text or a sentence
    uint16_t ahead;   // headlines and short lines before the next running text; large: none
    bool listed;      // stands in a list that a lead began
    bool echo;        // says what another line says
    bool again;       // the same words are thrice or more in the document
    bool put_in;      // stands in a block of furniture within it
    bool in_body;     // stands in the part of the page that holds the article
    uint16_t place;   // kith_place bits, as they count for it
    float stated;     // share of it that the page states to be the article's
} kith_cell;

typedef struct {
    const kith_doc *doc;
    kith_unit *unit;
    kith_cell *at;
    size_t n;
    size_t running;          // lines of running text
    bool sure;               // the format itself says what the article is
    bool has_article;        // the page marks what is its article
    kith_body body;          // the part of the page that holds it
    const kith_echo *stated; // what the page states to be its text; or NULL
    bool all_stated;         // and that seems to be all of it
    size_t headline;         // the line that is it; n when there is none
    size_t first_in_body;    // first line in that part; n when there is none
    kith_topic *topic;       // words of the first paragraphs, when somebody asked for them
    kith_str title;          // of the document
    uint8_t *met;            // [met_mask + 1] how many lines have a key, up to 3
    uint32_t met_mask;
} kith_sought;

static inline const kith_line *kith_line_of(const kith_sought *p, size_t i)
{
    return &p->doc->line[p->unit[i].line];
}

static inline bool kith_is_text(const kith_cell *c)
{
    return c->is.look == KITH_LOOK_RUNNING || c->is.look == KITH_LOOK_SENTENCE;
}

static inline bool kith_is_furniture(const kith_cell *c)
{
    return c->is.look >= KITH_LOOK_UI;
}

/* Whether line i has the words of the document's title. */
static inline bool kith_is_title(const kith_sought *p, size_t i)
{
    return p->title.len > 0 && kith_line_key(p->title) == p->at[i].key &&
           kith_line_hash(p->title) == kith_line_hash(p->at[i].text);
}

/* The share of line i's longer words that the article has, 0..1. */
float kith_sought_shared(const kith_sought *p, size_t i);

/* What each line looks like and what stands around it: all but cost, from and state; and, from a,
 * body, unless a is NULL: then it is known. Whether any line is a sentence. */
bool kith_sought_look(kith_sought *p, kith_arena *a);

/* How many lines from i on end a press release with who sent it; 0: none. */
size_t kith_sought_sender(const kith_sought *p, size_t i);

/* The price of each line in each state: cost. */
void kith_sought_price(kith_sought *p);
