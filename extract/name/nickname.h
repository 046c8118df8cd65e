// SPDX-License-Identifier: GPL-3.0-or-later
/* Given names that stand for each other: "bill" for "william". All folded. */
#pragma once

#include "base/str.h"

bool kith_is_nickname(kith_str a, kith_str b);

enum { KITH_FULL_NAMES = 4 };

/* What nick is short for; how many. */
size_t kith_nickname_full(kith_str nick, kith_str full[KITH_FULL_NAMES]);
