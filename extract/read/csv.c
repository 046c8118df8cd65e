// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/csv.h"

typedef enum { AT_FIELD, IN_PLAIN, IN_QUOTES, BEHIND_QUOTE } place;

char kith_csv_separator(kith_str head)
{
    static const char marks[] = "\t,;|";
    size_t n[sizeof marks - 1] = {0}, best = 1;
    bool quoted = false;

    for (size_t i = 0; i < head.len && (quoted || head.ptr[i] != '\n'); i++) {
        const char *mark = memchr(marks, head.ptr[i], sizeof marks - 1);
        if (head.ptr[i] == '"')
            quoted = !quoted;
        else if (!quoted && mark != NULL)
            n[mark - marks]++;
    }
    for (size_t m = 0; m < sizeof marks - 1; m++)
        if (n[m] > n[best])
            best = m;
    return marks[best];
}

bool kith_csv_is_quoted(const kith_csv_scan *scan)
{
    return scan->state == IN_QUOTES;
}

/* Up to the next quotation mark, counting lines. */
static size_t skip_quoted(kith_csv_scan *scan, kith_str row, size_t i)
{
    const char *end = memchr(row.ptr + i, '"', row.len - i);
    size_t to = end != NULL ? (size_t)(end - row.ptr) : row.len;

    for (const char *at = row.ptr + i; (at = memchr(at, '\n', (size_t)(row.ptr + to - at))) != NULL;
         at++)
        scan->lines++;
    return to;
}

size_t kith_csv_row(kith_csv_scan *scan, kith_str row, char separator)
{
    size_t i = scan->seen;

    for (; i < row.len; i++) {
        char c;
        if (scan->state == IN_QUOTES && (i = skip_quoted(scan, row, i)) == row.len)
            break;
        c = row.ptr[i];
        if (scan->state == IN_QUOTES)
            scan->state = BEHIND_QUOTE;
        else if (c == '\n') {
            scan->lines++;
            return i + 1;
        } else if (c == separator)
            scan->state = AT_FIELD;
        else if (c == '"' && scan->state != IN_PLAIN)
            scan->state = IN_QUOTES;
        else {
            scan->odd |= scan->state == BEHIND_QUOTE && c != '\r';
            scan->state = IN_PLAIN;
        }
    }
    scan->seen = i;
    return 0;
}

/* The end of the quoted part that begins at 1; *doubled when it has quotes in it. */
static size_t quoted_end(kith_str row, bool *doubled)
{
    size_t i = 1;

    for (;; i += 2) {
        const char *at = memchr(row.ptr + i, '"', row.len - i);
        if (at == NULL)
            return row.len;
        i = (size_t)(at - row.ptr);
        if (i + 1 == row.len || row.ptr[i + 1] != '"')
            return i;
        *doubled = true;
    }
}

static kith_str undoubled(kith_arena *a, kith_str s)
{
    char *at = kith_room(a, char, s.len);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        at[n++] = s.ptr[i];
        i += s.ptr[i] == '"';
    }
    return (kith_str){at, n};
}

/* What stands behind the closing mark, up to the next separator, belongs to the field too. */
static kith_str with_rest(kith_arena *a, kith_str field, kith_str rest)
{
    char *at;

    if (rest.len == 0)
        return field;
    at = kith_room(a, char, field.len + rest.len);
    if (field.len > 0)
        memcpy(at, field.ptr, field.len);
    memcpy(at + field.len, rest.ptr, rest.len);
    return (kith_str){at, field.len + rest.len};
}

bool kith_csv_field(kith_arena *a, kith_str *row, char separator, kith_str *field)
{
    kith_str here = *row;
    size_t end, from = 0;
    bool doubled = false;
    const char *at;

    if (here.ptr == NULL)
        return false;
    *field = (kith_str){here.ptr, 0};
    if (here.len > 0 && here.ptr[0] == '"') {
        end = quoted_end(here, &doubled);
        *field = kith_str_sub(here, 1, end);
        if (doubled)
            *field = undoubled(a, *field);
        from = end < here.len ? end + 1 : end;
    }
    at = from < here.len ? memchr(here.ptr + from, separator, here.len - from) : NULL;
    end = at != NULL ? (size_t)(at - here.ptr) : here.len;
    *field = with_rest(a, *field, kith_str_sub(here, from, end));
    *row = at != NULL ? kith_str_sub(here, end + 1, here.len) : (kith_str){0};
    return true;
}
