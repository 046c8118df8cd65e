// SPDX-License-Identifier: GPL-3.0-or-later
/* Repairs to text that is valid UTF-8, and yet not what its author wrote. */
#pragma once

#include "base/arena.h"

/* Text whose UTF-8 was once read as Windows-1252 and encoded anew ("CafÃ©", "donâ€™t") as it was
 * before, from a; s itself when not every character above ASCII agrees that this happened, as in
 * text that is good ("NÃO"). Text that suffered it twice is mended twice. */
kith_str kith_mend_doubled(kith_arena *a, kith_str s);

/* s in normalisation form C, from a; s itself where nothing has to change. Marks beyond 60 on one
 * letter stay as they are. */
kith_str kith_mend_composed(kith_arena *a, kith_str s);
