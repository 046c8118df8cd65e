// SPDX-License-Identifier: GPL-3.0-or-later
/* From the bytes of a file to text as kith wants it: valid UTF-8, normalised (NFC), lines ended by
 * LF, no control characters but tab and LF, no marks without width (soft hyphens, direction). */
#pragma once

#include "base/arena.h"
#include "base/err.h"

/* Text of `bytes`, borrowed from a or, where nothing had to change, from bytes. A byte order mark
 * decides; then whether they are UTF-8; then charset, what the source states (an HTTP header, a
 * page's head), or NULL; then the look of the bytes: see charset.h. What cannot be decoded, NUL
 * too, becomes U+FFFD and is counted in *n_repaired. */
kith_str kith_decode(kith_arena *a, kith_str bytes, const char *charset, size_t *n_repaired);

/* The same for text that is UTF-8 by its format, once its escapes are read (a string of JSON). */
kith_str kith_decode_clean(kith_arena *a, kith_str text, size_t *n_repaired);

/* What a file is that is no text ("a PDF", "a binary file"), from its first bytes; NULL for text.
 */
const char *kith_binary_kind(kith_str head);
