// SPDX-License-Identifier: GPL-3.0-or-later
/* Dates as texts write them: "December 3, 2024", "3 Dec. 2024", "2024-12-03T10:00", "3.12.2024". */
#pragma once

#include "base/str.h"

enum { KITH_DATE_BYTES = 11 }; // "2024-12-03" and its NUL

/* The first whole date (day, month and year) in text, as ISO 8601. A date may be glued to the
 * word before it. "3/4/2024" is none: nobody knows which is the month. */
bool kith_date_find(kith_str text, char iso[KITH_DATE_BYTES]);
