// SPDX-License-Identifier: GPL-3.0-or-later
/* What the user knows better: --rules, --lexicon. */
#pragma once

#include "cli/term/args.h"
#include "extract/lexicon_user.h"
#include "graph/rules.h"

enum { KITH_MAX_RULES = 16 };

typedef struct {
    const char *path[KITH_MAX_RULES];
    kith_str text[KITH_MAX_RULES]; // once read
    size_t n;
    kith_arena *arena;
    kith_rules rules;
    const char *lexicon; // path, or NULL
    kith_str names;      // its text
    kith_user_lexicon *user;
} kith_corrections; // zeroed is empty

extern const kith_option kith_correction_options[];
extern const kith_option kith_lexicon_options[]; // --lexicon alone

/* True when key was one of the options above. */
bool kith_corrections_take(kith_args *args, int key, kith_corrections *c);

/* After the last option: reads the files. */
bool kith_corrections_load(kith_corrections *c, kith_err *err);

/* The same when path, text, lexicon and names are known already. */
bool kith_corrections_take_text(kith_corrections *c, kith_err *err);

/* After linking: says which rules meant nobody. */
void kith_corrections_check(const kith_corrections *c);
void kith_corrections_fini(kith_corrections *c);
