// SPDX-License-Identifier: GPL-3.0-or-later
/* What a mistyped word was meant to be. */
#pragma once

#include <stddef.h>

/* The one of words[n] that is nearest to word by edits (a swap of neighbours is one), or that it
 * begins; NULL when none is near. */
const char *kith_nearest(const char *word, const char *const *words, size_t n);
