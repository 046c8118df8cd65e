// SPDX-License-Identifier: GPL-3.0-or-later
/* Every place at which a number or the name of a month begins is tried with each way of writing a
 * date; a try reads a few dozen bytes at most. */
#include "extract/read/date.h"

#include <glib.h>
#include <stdio.h>

static const char *const months[12] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};

/* What is left of the text, eaten from the front. */
typedef struct {
    kith_str rest;
} cursor;

static char peek(const cursor *c)
{
    return c->rest.len > 0 ? c->rest.ptr[0] : '\0';
}

static void skip(cursor *c, size_t n)
{
    c->rest = kith_str_sub(c->rest, n, c->rest.len);
}

static bool eat(cursor *c, const char *any)
{
    if (peek(c) == '\0' || strchr(any, peek(c)) == NULL)
        return false;
    skip(c, 1);
    return true;
}

/* Spaces, those that do not break among them. */
static void eat_spaces(cursor *c)
{
    static const char *const wide[] = {"\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};

    for (int i = 0; i < 3; i++) {
        eat(c, " \t");
        for (size_t k = 0; k < sizeof wide / sizeof *wide; k++)
            if (kith_str_starts(c->rest, kith_str_of(wide[k])))
                skip(c, strlen(wide[k]));
    }
}

/* A number of least to most digits; -1 when there is none, or it goes on. */
static int number(cursor *c, size_t least, size_t most)
{
    size_t n = 0;
    int value = 0;

    while (n < most && n < c->rest.len && g_ascii_isdigit(c->rest.ptr[n]))
        value = value * 10 + (c->rest.ptr[n++] - '0');
    if (n < least || (n < c->rest.len && g_ascii_isdigit(c->rest.ptr[n])))
        return -1;
    skip(c, n);
    return value;
}

/* The name of a month, whole or cut to three letters or more, with or without a stop; 0: none. */
static int month_name(cursor *c)
{
    size_t n = 0;

    while (n < c->rest.len && n < 10 && g_ascii_isalpha(c->rest.ptr[n]))
        n++;
    if (n < 3)
        return 0;
    for (int m = 0; m < 12; m++) {
        if (n > strlen(months[m]) || (n > 4 && n < strlen(months[m])) ||
            g_ascii_strncasecmp(c->rest.ptr, months[m], n) != 0)
            continue;
        skip(c, n);
        eat(c, ".");
        return m + 1;
    }
    return 0;
}

static void eat_ordinal(cursor *c)
{
    static const char *const tails[] = {"st", "nd", "rd", "th"};

    for (size_t i = 0; i < 4; i++)
        if (c->rest.len >= 2 && g_ascii_strncasecmp(c->rest.ptr, tails[i], 2) == 0) {
            skip(c, 2);
            return;
        }
}

static bool valid(int year, int month, int day, char iso[KITH_DATE_BYTES])
{
    if (year < 1800 || year > 2199 || month < 1 || day < 1 || day > 31 || month > 12 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return false;
    snprintf(iso, KITH_DATE_BYTES, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)day % 100);
    return true;
}

/* December 3, 2024; Dec. 3rd 2024 */
static bool month_first(cursor c, char iso[KITH_DATE_BYTES])
{
    int month = month_name(&c), day;

    eat_spaces(&c);
    if (month == 0 || (day = number(&c, 1, 2)) < 0)
        return false;
    eat_ordinal(&c);
    eat(&c, ",");
    eat_spaces(&c);
    return valid(number(&c, 4, 4), month, day, iso);
}

/* 3 December 2024; 3rd of Dec., 2024; 3. December 2024; 03-Dec-2024 */
static bool day_first(cursor c, char iso[KITH_DATE_BYTES])
{
    int day = number(&c, 1, 2), month;

    if (day < 0)
        return false;
    eat_ordinal(&c);
    eat(&c, ".-");
    eat_spaces(&c);
    if (kith_str_starts(c.rest, KITH_STR("of ")))
        skip(&c, 3);
    if ((month = month_name(&c)) == 0)
        return false;
    eat(&c, ",-");
    eat_spaces(&c);
    return valid(number(&c, 4, 4), month, day, iso);
}

/* 2024-12-03, 2024/12/03, 2024.12.03 */
static bool year_first(cursor c, char iso[KITH_DATE_BYTES])
{
    int year = number(&c, 4, 4), month;
    char sep = peek(&c);

    if (year < 0 || !eat(&c, "-/."))
        return false;
    month = number(&c, 1, 2);
    if (month < 0 || peek(&c) != sep)
        return false;
    skip(&c, 1);
    return valid(year, month, number(&c, 1, 2), iso);
}

/* 3.12.2024; 16/03/2016 and 03/16/2016 where only one reading is a date */
static bool numbers(cursor c, char iso[KITH_DATE_BYTES])
{
    int first = number(&c, 1, 2), second, year;
    char sep = peek(&c);

    if (first < 0 || !eat(&c, "./"))
        return false;
    second = number(&c, 1, 2);
    if (second < 0 || peek(&c) != sep)
        return false;
    skip(&c, 1);
    year = number(&c, 4, 4);
    if (sep == '.' || first > 12)
        return valid(year, second, first, iso);
    return second > 12 && valid(year, first, second, iso);
}

bool kith_date_find(kith_str text, char iso[KITH_DATE_BYTES])
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char at = (unsigned char)text.ptr[i];
        unsigned char before = i > 0 ? (unsigned char)text.ptr[i - 1] : ' ';
        cursor c = {kith_str_sub(text, i, text.len)};
        if (g_ascii_isdigit(at) && !g_ascii_isdigit(before)) {
            if (year_first(c, iso) || day_first(c, iso) || numbers(c, iso))
                return true;
        } else if (g_ascii_isalpha(at) && (!g_ascii_isalpha(before) || g_ascii_isupper(at)) &&
                   month_first(c, iso))
            return true;
    }
    return false;
}
