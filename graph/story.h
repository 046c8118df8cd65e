// SPDX-License-Identifier: GPL-3.0-or-later
/* Which documents tell the same story: what the corpus finds when it links, as a list to read. */
#pragma once

#include "graph/facts.h"

typedef struct kith_stories kith_stories;
kith_stories *kith_stories_new(void);
void kith_stories_free(kith_stories *s); // NULL is fine

/* Copies what it needs of x. */
void kith_stories_add(kith_stories *s, const kith_facts *x);

/* A document and the one that counts in its place. */
typedef struct {
    kith_str kept, title; // title: of the one that is kept
    kith_str name;
    double similarity; // how much of the shorter is in the longer, 0..1
    bool exact;        // the same text
} kith_story_copy;

/* The copies by kept name, then name; the same whatever the order in which documents were added.
 * similar: see KITH_SIMILAR. *copy is the caller's, to be freed with free(); its strings are s's.
 */
size_t kith_stories_find(const kith_stories *s, double similar, kith_story_copy **copy);
