// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/scan.h"

/* Behind the closing quotation mark of a string in which i stands; the end when there is none. */
static size_t string_end(kith_json_scan *scan, kith_str value, size_t i)
{
    for (; i < value.len; i++) {
        if (scan->escaped)
            scan->escaped = false;
        else if (value.ptr[i] == '\\')
            scan->escaped = true;
        else if (value.ptr[i] == '"') {
            scan->quoted = false;
            return i + 1;
        }
    }
    return i;
}

static bool is_open(char c)
{
    return c == '{' || c == '[';
}

static bool is_close(char c)
{
    return c == '}' || c == ']';
}

static bool ends_scalar(char c)
{
    return c == ',' || is_close(c) || is_open(c) || c == '"' || c == ' ' ||
           (c >= '\t' && c <= '\r');
}

size_t kith_json_value(kith_json_scan *scan, kith_str value)
{
    size_t i = scan->seen;

    while (i < value.len) {
        char c = value.ptr[i];
        if (scan->quoted) {
            i = string_end(scan, value, i);
            if (!scan->quoted && scan->depth == 0)
                return scan->seen = i;
            continue;
        }
        if (scan->scalar && ends_scalar(c))
            return scan->seen = i;
        i++;
        scan->quoted = c == '"';
        scan->depth += is_open(c);
        scan->scalar = scan->depth == 0 && c != '"' && !is_close(c) && c != ',';
        if (is_close(c) && scan->depth > 0)
            scan->depth--;
        if (scan->depth == 0 && (is_close(c) || c == ','))
            return scan->seen = i;
    }
    scan->seen = i;
    return 0;
}
