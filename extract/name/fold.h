// SPDX-License-Identifier: GPL-3.0-or-later
/* Names made comparable. */
#pragma once

#include "base/arena.h"

/* Lower case, without accents, apostrophes and full stops; dashes of every kind as '-'; runs of
 * white space as one space: "J.D. Díaz’s" gives "jd diazs". From a, or s itself. */
kith_str kith_fold(kith_arena *a, kith_str s);

/* The same into room for s.len bytes, *n of them used; false when s is not ASCII. */
bool kith_fold_ascii(kith_str s, char *to, size_t *n);

/* How English writes a small letter that Unicode does not take apart: "ss" for one, "o" for
 * another; NULL for all others. */
const char *kith_letter_plain(uint32_t c);

/* True for text without a lower-case letter and with an upper-case one: "RUTTE". */
bool kith_is_upper(kith_str s);

/* "RUTTE" gives "Rutte", "VAN-DAM" gives "Van-Dam". */
kith_str kith_title_case(kith_arena *a, kith_str s);

/* The same into room for s.len bytes; false when s is not ASCII. */
bool kith_title_ascii(kith_str s, char *to);
