// SPDX-License-Identifier: GPL-3.0-or-later
/* The names of months in the languages of Europe. */
#pragma once

#include "base/str.h"

/* The month, from 1, whose name or abbreviation s begins with; 0 when there is none. *len: bytes
 * of the name, without a stop behind it. english: it is English, and may stand before its day. */
int kith_month_at(kith_str s, size_t *len, bool *english);
