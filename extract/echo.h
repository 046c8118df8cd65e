// SPDX-License-Identifier: GPL-3.0-or-later
/* What was said before: a filter over the runs of four words of texts, in which a line that says
 * the same again is known by nearly all of its runs. */
#pragma once

#include "base/arena.h"

typedef struct kith_echo kith_echo;

/* For texts of about so many words. From a. */
kith_echo *kith_echo_new(kith_arena *a, size_t words);
void kith_echo_add(kith_echo *echo, kith_str text);

/* The share of line's runs that were added `times` times and more (1 or 2), 0..1, of the first few
 * hundred words; 0 where it has no run. *words, unless NULL: how many words were looked at. */
float kith_echo_share(const kith_echo *echo, kith_str line, unsigned times, unsigned *words);
