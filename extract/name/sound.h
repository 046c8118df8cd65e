// SPDX-License-Identifier: GPL-3.0-or-later
/* Names that were written down by ear made comparable. */
#pragma once

#include "base/arena.h"

/* What stays of a folded word when the habits of transliteration are taken out: "zelenskyy",
 * "zelenskiy" and "zelensky" are one, as are "sybiha" and "sybiga", "yeltsin" and "eltsin". Only
 * a hint: to be used where another sign agrees. */
kith_str kith_sound(kith_arena *a, kith_str folded);
