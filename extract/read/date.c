// SPDX-License-Identifier: GPL-3.0-or-later
/* Every place at which a number or the English name of a month begins is tried with each way of
 * writing a date; a try reads a few dozen bytes at most. */
#include "extract/read/date.h"

#include <glib.h>
#include <stdio.h>
#include <time.h>

#include "extract/read/month.h"

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

/* The name of a month, whole or cut, with or without a stop; 0: none. */
static int month_name(cursor *c, bool *english)
{
    size_t n = 0;
    int month = kith_month_at(c->rest, &n, english);

    skip(c, n);
    if (month != 0)
        eat(c, ".");
    return month;
}

/* One of the words, whatever its capitals, if it stands here. */
static bool eat_word(cursor *c, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        if (c->rest.len >= len && g_ascii_strncasecmp(c->rest.ptr, words[i], len) == 0) {
            skip(c, len);
            return true;
        }
    }
    return false;
}

static void eat_ordinal(cursor *c)
{
    static const char *const tails[] = {"st", "nd", "rd", "th", "er", "\xc2\xba", "\xc2\xb0"};

    eat_word(c, tails, sizeof tails / sizeof *tails);
}

/* "of" before the month or the year. */
static void eat_of(cursor *c)
{
    static const char *const words[] = {"of ", "de ", "del ", "di "};

    if (eat_word(c, words, sizeof words / sizeof *words))
        eat_spaces(c);
}

static bool valid(int year, int month, int day, kith_date *date)
{
    if (year < 1800 || year > 2099 || month < 1 || day < 1 || day > 31 || month > 12 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return false;
    snprintf(date->iso, sizeof date->iso, "%04u-%02u-%02u", (unsigned)year % 10000,
             (unsigned)month % 100, (unsigned)day % 100);
    return true;
}

/* What every way of writing ends with. */
static bool ends(const cursor *c, kith_str text, int year, int month, int day, kith_date *date)
{
    date->end = (size_t)(c->rest.ptr - text.ptr);
    return valid(year, month, day, date);
}

/* December 3, 2024; Dec. 3rd 2024 */
static bool month_first(kith_str text, cursor c, kith_date *date)
{
    bool english = false;
    int month = month_name(&c, &english), day, year;

    eat_spaces(&c);
    if (month == 0 || !english || (day = number(&c, 1, 2)) < 0)
        return false;
    eat_ordinal(&c);
    eat(&c, ",");
    eat_spaces(&c);
    year = number(&c, 4, 4);
    return ends(&c, text, year, month, day, date);
}

/* 3 December 2024; 3rd of Dec., 2024; 3. Dezember 2024; 03-Dec-2024; 3 de diciembre de 2024 */
static bool day_first(kith_str text, cursor c, kith_date *date)
{
    bool english;
    int day = number(&c, 1, 2), month, year;

    if (day < 0)
        return false;
    eat_ordinal(&c);
    eat(&c, ".-/");
    eat_spaces(&c);
    eat_of(&c);
    if ((month = month_name(&c, &english)) == 0)
        return false;
    eat(&c, ",-/");
    eat_spaces(&c);
    eat_of(&c);
    year = number(&c, 4, 4);
    return ends(&c, text, year, month, day, date);
}

/* 2024 December 3; 2024. december 3. */
static bool year_and_name(kith_str text, cursor c, kith_date *date)
{
    bool english;
    int year = number(&c, 4, 4), month, day;

    eat(&c, ".-");
    eat_spaces(&c);
    if (year < 0 || (month = month_name(&c, &english)) == 0)
        return false;
    eat(&c, "-");
    eat_spaces(&c);
    day = number(&c, 1, 2);
    return ends(&c, text, year, month, day, date);
}

/* 2024年12月3日, 2024년 12월 3일 */
static bool east_asian(kith_str text, cursor c, kith_date *date)
{
    static const char *const year_word[] = {"年", "년"}, *const month_word[] = {"月", "월"};
    int year = number(&c, 4, 4), month, day;

    eat_spaces(&c);
    if (year < 0 || !eat_word(&c, year_word, 2))
        return false;
    eat_spaces(&c);
    month = number(&c, 1, 2);
    eat_spaces(&c);
    if (month < 0 || !eat_word(&c, month_word, 2))
        return false;
    eat_spaces(&c);
    day = number(&c, 1, 2);
    return ends(&c, text, year, month, day, date);
}

/* 2024-12-03, 2024/12/03, 2024.12.03 */
static bool year_first(kith_str text, cursor c, kith_date *date)
{
    int year = number(&c, 4, 4), month, day;
    char sep = peek(&c);

    if (year < 0 || !eat(&c, "-/."))
        return false;
    eat_spaces(&c);
    month = number(&c, 1, 2);
    if (month < 0 || peek(&c) != sep)
        return false;
    skip(&c, 1);
    eat_spaces(&c);
    day = number(&c, 1, 2);
    return ends(&c, text, year, month, day, date);
}

/* Three numbers, the year last; what stands between them. */
static bool three(cursor *c, char *sep, int number_of[3])
{
    number_of[0] = number(c, 1, 2);
    *sep = peek(c);
    if (number_of[0] < 0 || !eat(c, "./-"))
        return false;
    number_of[1] = number(c, 1, 2);
    if (number_of[1] < 0 || peek(c) != *sep)
        return false;
    skip(c, 1);
    return (number_of[2] = number(c, 4, 4)) >= 0;
}

/* 3.12.2024; 16/03/2016 and 03/16/2016 where only one reading is a date, or the order is known */
static bool numbers(kith_str text, cursor c, kith_date_order order, kith_date *date)
{
    int n[3];
    char sep;

    if (!three(&c, &sep, n))
        return false;
    if (sep == '.' || n[0] > 12 || n[0] == n[1])
        order = KITH_ORDER_DAY;
    else if (n[1] > 12)
        order = KITH_ORDER_MONTH;
    if (order == KITH_ORDER_UNKNOWN)
        return false;
    return order == KITH_ORDER_DAY ? ends(&c, text, n[2], n[1], n[0], date)
                                   : ends(&c, text, n[2], n[0], n[1], date);
}

/* Whether the number at i goes on one before it: "12-14 May 2024" is no day, nor is "1.2.3.2024".
 */
static bool goes_on(kith_str text, size_t i)
{
    unsigned char before = i > 0 ? (unsigned char)text.ptr[i - 1] : ' ';

    if (g_ascii_isdigit(before))
        return true;
    if (i >= 4 && memcmp(text.ptr + i - 3, "\xe2\x80\x93", 3) == 0)
        return g_ascii_isdigit(text.ptr[i - 4]);
    return i >= 2 && (before == '.' || before == '-' || before == '/') && g_ascii_isdigit(text.ptr[i - 2]);
}

/* What a byte can begin. */
typedef enum { NOTHING, NUMBER, MONTH } beginning;

/* clang-format off */
static const uint8_t begins[256] = {
    ['0'] = NUMBER, ['1'] = NUMBER, ['2'] = NUMBER, ['3'] = NUMBER, ['4'] = NUMBER,
    ['5'] = NUMBER, ['6'] = NUMBER, ['7'] = NUMBER, ['8'] = NUMBER, ['9'] = NUMBER,
    ['a'] = MONTH, ['d'] = MONTH, ['f'] = MONTH, ['j'] = MONTH,
    ['m'] = MONTH, ['n'] = MONTH, ['o'] = MONTH, ['s'] = MONTH,
    ['A'] = MONTH, ['D'] = MONTH, ['F'] = MONTH, ['J'] = MONTH,
    ['M'] = MONTH, ['N'] = MONTH, ['O'] = MONTH, ['S'] = MONTH,
};
/* clang-format on */

#define THREE(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

/* Whether a month's English name may begin at i, a letter: by its first three. A month may be glued
 * to the word before it when it has a capital. */
static bool may_be_month(kith_str text, size_t i)
{
    const char *at = text.ptr + i;

    if (text.len - i < 3 || (i > 0 && g_ascii_isalpha(at[-1]) && !g_ascii_isupper(at[0])))
        return false;
    switch (THREE(at[0] | 0x20, at[1] | 0x20, at[2] | 0x20)) {
    case THREE('j', 'a', 'n'):
    case THREE('f', 'e', 'b'):
    case THREE('m', 'a', 'r'):
    case THREE('a', 'p', 'r'):
    case THREE('m', 'a', 'y'):
    case THREE('j', 'u', 'n'):
    case THREE('j', 'u', 'l'):
    case THREE('a', 'u', 'g'):
    case THREE('s', 'e', 'p'):
    case THREE('o', 'c', 't'):
    case THREE('n', 'o', 'v'):
    case THREE('d', 'e', 'c'):
        return true;
    default:
        return false;
    }
}

static bool number_first(kith_str text, cursor c, kith_date_order order, kith_date *date)
{
    return year_first(text, c, date) || day_first(text, c, date) || numbers(text, c, order, date) ||
           year_and_name(text, c, date) || east_asian(text, c, date);
}

bool kith_date_next(kith_str text, size_t from, kith_date_order order, kith_date *date)
{
    for (size_t i = from; i < text.len; i++) {
        uint8_t what = begins[(unsigned char)text.ptr[i]];
        cursor c;
        if (what == NOTHING || (what == NUMBER ? goes_on(text, i) : !may_be_month(text, i)))
            continue;
        c = (cursor){kith_str_sub(text, i, text.len)};
        date->beg = i;
        if (what == NUMBER ? number_first(text, c, order, date) : month_first(text, c, date))
            return true;
    }
    return false;
}

bool kith_date_find(kith_str text, char iso[KITH_DATE_BYTES])
{
    kith_date date;

    if (!kith_date_next(text, 0, KITH_ORDER_UNKNOWN, &date))
        return false;
    memcpy(iso, date.iso, sizeof date.iso);
    return true;
}

/* 20241203, with or without a time behind it */
static bool compact(kith_str field, kith_date *date)
{
    int value = 0;

    if (field.len < 8 || (field.len > 8 && field.ptr[8] != 'T' && field.len != 14))
        return false;
    for (size_t i = 0; i < 8; i++) {
        if (!g_ascii_isdigit(field.ptr[i]))
            return false;
        value = value * 10 + (field.ptr[i] - '0');
    }
    return valid(value / 10000, value / 100 % 100, value % 100, date);
}

/* Seconds since 1970, in ten digits, or milliseconds in thirteen. */
static bool seconds(kith_str field, kith_date *date)
{
    time_t at = 0;
    struct tm day;

    if (field.len != 10 && field.len != 13)
        return false;
    for (size_t i = 0; i < field.len; i++) {
        if (!g_ascii_isdigit(field.ptr[i]))
            return false;
        if (i < 10)
            at = at * 10 + (field.ptr[i] - '0');
    }
    return gmtime_r(&at, &day) != NULL &&
           valid(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, date);
}

bool kith_date_parse(kith_str field, char iso[KITH_DATE_BYTES])
{
    kith_date date;

    field = kith_str_trim(field);
    if (!compact(field, &date) && !seconds(field, &date))
        return kith_date_find(field, iso);
    memcpy(iso, date.iso, sizeof date.iso);
    return true;
}

kith_date_order kith_date_order_of(kith_str text)
{
    enum { LOOKED_AT = 16384 };
    bool day = false, month = false;

    text = kith_str_sub(text, 0, MIN(text.len, LOOKED_AT));
    for (size_t i = 2; i < text.len; i++) {
        const char *slash = memchr(text.ptr + i, '/', text.len - i);
        size_t beg;
        int n[3];
        char sep;
        if (slash == NULL)
            break;
        beg = i = (size_t)(slash - text.ptr);
        while (beg > 0 && i - beg < 2 && g_ascii_isdigit(text.ptr[beg - 1]))
            beg--;
        cursor c = {kith_str_sub(text, beg, text.len)};
        if (goes_on(text, beg) || !three(&c, &sep, n) || sep != '/')
            continue;
        day |= n[0] > 12 && n[0] < 32 && n[1] <= 12;
        month |= n[1] > 12 && n[1] < 32 && n[0] <= 12;
    }
    if (day == month)
        return KITH_ORDER_UNKNOWN;
    return day ? KITH_ORDER_DAY : KITH_ORDER_MONTH;
}
