// SPDX-License-Identifier: GPL-3.0-or-later
/* Days of the proleptic Gregorian calendar, counted by Howard Hinnant's "chrono-compatible
 * low-level date algorithms": years begin in March, so that leap days come last. */
#include "graph/when.h"

#include <stdio.h>

const char *const kith_span_name[KITH_SPANS] = {"day", "week", "month", "year"};

typedef struct {
    int32_t year, month, day;
} date;

static int32_t day_of(date d)
{
    int32_t y = d.month <= 2 ? d.year - 1 : d.year, era = y / 400;
    int32_t of_era = y - era * 400;
    int32_t of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static date date_of(int32_t day)
{
    int32_t z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    int32_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    date d = {y + era * 400, m < 10 ? m + 3 : m - 9, of_year - (153 * m + 2) / 5 + 1};

    d.year += d.month <= 2;
    return d;
}

/* Digits at s[at..at + n); -1: there are none. */
static int32_t digits(kith_str s, size_t at, size_t n)
{
    int32_t value = 0;

    for (size_t i = at; i < at + n; i++) {
        if (i >= s.len || s.ptr[i] < '0' || s.ptr[i] > '9')
            return -1;
        value = value * 10 + (s.ptr[i] - '0');
    }
    return value;
}

static bool has_dash(kith_str s, size_t at)
{
    return at < s.len && s.ptr[at] == '-';
}

bool kith_day_of(kith_str s, int32_t *day)
{
    date d = {digits(s, 0, 4), 1, 1};

    if (d.year < 1)
        return false;
    if (has_dash(s, 4) && digits(s, 5, 2) >= 1 && digits(s, 5, 2) <= 12) {
        d.month = digits(s, 5, 2);
        if (has_dash(s, 7) && digits(s, 8, 2) >= 1 && digits(s, 8, 2) <= 31)
            d.day = digits(s, 8, 2);
    }
    *day = day_of(d);
    return true;
}

int32_t kith_span_begin(kith_span_kind kind, int32_t day)
{
    date d = date_of(day);

    switch (kind) {
    case KITH_WEEK:
        return day - ((day + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday
    case KITH_MONTH:
        return day_of((date){d.year, d.month, 1});
    case KITH_YEAR:
        return day_of((date){d.year, 1, 1});
    default:
        return day;
    }
}

int32_t kith_span_next(kith_span_kind kind, int32_t beg)
{
    date d = date_of(beg);

    switch (kind) {
    case KITH_WEEK:
        return beg + 7;
    case KITH_MONTH:
        return day_of(d.month == 12 ? (date){d.year + 1, 1, 1} : (date){d.year, d.month + 1, 1});
    case KITH_YEAR:
        return day_of((date){d.year + 1, 1, 1});
    default:
        return beg + 1;
    }
}

/* The number of an ISO 8601 week: it belongs to the year that its Thursday is in. */
static void write_week(int32_t beg, char *out)
{
    date thursday = date_of(beg + 3);
    int32_t first = day_of((date){thursday.year, 1, 1});

    snprintf(out, KITH_SPAN_TEXT, "%04d-W%02d", (int)thursday.year, (int)(beg + 3 - first) / 7 + 1);
}

void kith_span_write(kith_span_kind kind, int32_t beg, char out[KITH_SPAN_TEXT])
{
    date d = date_of(beg);
    int year = (int)d.year, month = (int)d.month, day = (int)d.day;

    if (kind == KITH_WEEK)
        write_week(beg, out);
    else if (kind == KITH_YEAR)
        snprintf(out, KITH_SPAN_TEXT, "%04d", year);
    else if (kind == KITH_MONTH)
        snprintf(out, KITH_SPAN_TEXT, "%04d-%02d", year, month);
    else
        snprintf(out, KITH_SPAN_TEXT, "%04d-%02d-%02d", year, month, day);
}

kith_span_kind kith_span_fit(int32_t first, int32_t last)
{
    int32_t days = last - first;

    return days < 40        ? KITH_DAY
           : days < 40 * 7  ? KITH_WEEK
           : days < 40 * 31 ? KITH_MONTH
                            : KITH_YEAR;
}

/* How many periods there are, `most` + 1 when more than that. */
static size_t count_spans(int32_t first, int32_t last, kith_span_kind kind, size_t most)
{
    size_t n = 0;

    for (int32_t beg = kith_span_begin(kind, first); beg <= last && n <= most; n++)
        beg = kith_span_next(kind, beg);
    return n;
}

kith_when *kith_when_group(kith_arena *a, const kith_when *at, size_t days, kith_span_kind kind,
                           size_t most, size_t *n)
{
    kith_when *out = NULL;
    bool gaps = days > 0 && count_spans(at[0].day, at[days - 1].day, kind, most) <= most;
    size_t room = 0;

    *n = 0;
    for (size_t i = 0; i < days; i++) {
        int32_t beg = kith_span_begin(kind, at[i].day);
        while (*n == 0 || out[*n - 1].day < beg) {
            if (*n == room) {
                room = room > 0 ? 2 * room : 64;
                out = kith_grow(a, kith_when, out, *n, room);
            }
            out[*n] =
                (kith_when){.day = *n == 0 || !gaps ? beg : kith_span_next(kind, out[*n - 1].day)};
            ++*n;
        }
        out[*n - 1].sentences += at[i].sentences;
        out[*n - 1].documents += at[i].documents;
    }
    return out;
}
