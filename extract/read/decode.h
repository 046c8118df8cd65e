// SPDX-License-Identifier: GPL-3.0-or-later
/* From the bytes of a file to text as kith wants it: valid UTF-8, lines ended by LF, no control
 * characters but tab and LF. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

/* Text of `bytes`, borrowed from a or, where nothing had to change, from bytes. A byte order mark
 * decides (UTF-8, UTF-16), else charset, a name as pages declare it, or NULL for UTF-8; a name
 * that nobody knows is UTF-8. What cannot be decoded, NUL too, becomes U+FFFD and is counted in
 * *n_repaired. */
kith_str kith_decode(kith_arena *a, kith_str bytes, const char *charset, size_t *n_repaired);

/* What a file is that is no text ("a PDF", "a binary file"), from its first bytes; NULL for text.
 */
const char *kith_binary_kind(kith_str head);
