// SPDX-License-Identifier: GPL-3.0-or-later
/* What counts as one place, where those that are named belong together. */
#pragma once

#include "base/arena.h"

typedef enum {
    KITH_WINDOW_SENTENCE,
    KITH_WINDOW_PARAGRAPH,
    KITH_WINDOW_DOCUMENT,
    KITH_WINDOW_NEAR // at most `reach` sentences apart, in one document
} kith_window_kind;

typedef struct {
    uint8_t kind;   // kith_window_kind
    uint32_t reach; // of NEAR: 1 and more
} kith_window;      // zeroed: the sentence

enum { KITH_MAX_REACH = 100 };

/* "sentence", "paragraph", "document", or a number of sentences; 0 of them is "sentence". */
bool kith_window_parse(kith_str text, kith_window *out);

/* The same, from a. */
kith_str kith_window_text(kith_arena *a, kith_window window);
