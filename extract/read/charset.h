// SPDX-License-Identifier: GPL-3.0-or-later
/* How text is encoded, and from any encoding to UTF-8. */
#pragma once

#include "base/arena.h"

/* The name that an XML declaration or a <meta> at the head of a page states; in a, NULL when there
 * is none. */
const char *kith_charset_declared(kith_arena *a, kith_str page);

/* True for UTF-16 or UTF-32, with or without a byte order mark, from the first bytes: such text
 * is full of NULs, as no other is. */
bool kith_charset_is_wide(kith_str head);

/* The encoding of bytes, a name that kith_charset_convert() knows, and how many bytes of a mark to
 * pass over; NULL for UTF-8. A byte order mark decides; then whether they are UTF-8; then
 * `stated`, a name or NULL, when it is known and fits; then what the bytes look like. */
const char *kith_charset_of(kith_str bytes, const char *stated, size_t *mark);

/* Text of bytes in UTF-8, from a. What cannot be decoded is U+FFFD, counted in *n_lost. */
kith_str kith_charset_convert(kith_arena *a, kith_str bytes, const char *charset, size_t *n_lost);
