// SPDX-License-Identifier: GPL-3.0-or-later
/* Dates as texts write them: "December 3, 2024", "3 Dec. 2024", "2024-12-03T10:00", "3.12.2024",
 * "le 1er mai 2024", "3 de diciembre de 2024", "2024年12月3日". */
#pragma once

#include "base/str.h"

enum { KITH_DATE_BYTES = 11 }; // "2024-12-03" and its NUL

/* What stands first in "03/04/2024". */
typedef enum { KITH_ORDER_UNKNOWN, KITH_ORDER_DAY, KITH_ORDER_MONTH } kith_date_order;

typedef struct {
    char iso[KITH_DATE_BYTES];
    size_t beg, end; // bytes of the text
} kith_date;

/* The first whole date (day, month and year) in text from byte `from` on. A date may be glued to
 * the word before it. "3/4/2024" is one where the order is known alone, or day and month are
 * equal. */
bool kith_date_next(kith_str text, size_t from, kith_date_order order, kith_date *date);

/* The first date of text as ISO 8601, the order unknown. */
bool kith_date_find(kith_str text, char iso[KITH_DATE_BYTES]);

/* The date of a field that holds nothing else: also 20241203, 20241203T101500Z and seconds or
 * milliseconds since 1970 (1733184000). */
bool kith_date_parse(kith_str field, char iso[KITH_DATE_BYTES]);

/* The order that the dates with slashes in text agree on: those of which one number can be no
 * month. Looks at no more than a few thousand bytes. */
kith_date_order kith_date_order_of(kith_str text);
