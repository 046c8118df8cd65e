// SPDX-License-Identifier: GPL-3.0-or-later
/* Counts over time. */
#pragma once

#include "base/arena.h"

typedef struct {
    int32_t day; // since 1970-01-01
    uint32_t sentences, documents;
} kith_when; // a day, or the period that begins with it

typedef enum { KITH_DAY, KITH_WEEK, KITH_MONTH, KITH_YEAR, KITH_SPANS } kith_span_kind;
extern const char *const kith_span_name[KITH_SPANS]; // "day", "week", "month", "year"

/* The day of "2024-03-09", "2024-03" or "2024", whatever stands behind it; false when it is none
 * from the years 1 to 9999. */
bool kith_day_of(kith_str date, int32_t *day);

/* The first day of the period that a day is in (weeks begin on Monday), and of the next. */
int32_t kith_span_begin(kith_span_kind kind, int32_t day);
int32_t kith_span_next(kith_span_kind kind, int32_t beg);

/* How a period is called: "2024-03-09", "2024-W10", "2024-03", "2024". */
enum { KITH_SPAN_TEXT = 48 };
void kith_span_write(kith_span_kind kind, int32_t beg, char out[KITH_SPAN_TEXT]);

/* The kind that gives about forty periods or fewer from one day to another. */
kith_span_kind kith_span_fit(int32_t first, int32_t last);

/* Days, which ascend, in periods, those without any included, as far as there are no more than
 * `most`. [*n] from a. */
kith_when *kith_when_group(kith_arena *a, const kith_when *at, size_t days, kith_span_kind kind,
                           size_t most, size_t *n);
