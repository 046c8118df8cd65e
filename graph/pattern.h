// SPDX-License-Identifier: GPL-3.0-or-later
/* Names like a pattern: those with it in them, without regard to case, accents and marks; with *
 * (any letters) or ? (one) in it, those that it describes from end to end. A pattern of one or two
 * letters must be a word of the name: "U.S." is in "the US", not in "Russia". */
#pragma once

#include "base/arena.h"

typedef struct kith_pattern kith_pattern;

kith_pattern *kith_pattern_new(kith_str text);
void kith_pattern_free(kith_pattern *p); // NULL is fine

/* folded: by kith_name_fold(). */
bool kith_pattern_fits(const kith_pattern *p, kith_str folded);
