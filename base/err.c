// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/err.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What g_utf8_get_char_validated() says of a character whose end is missing. */
static const gunichar CUT = (gunichar)-2;

/* One line of valid UTF-8, whatever a file name held: control characters become '?', and what
 * was cut in the middle of a character ends before it. */
static void tidy(char *msg)
{
    const char *end;

    for (char *at = msg; *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = '?';
    while (!g_utf8_validate(msg, -1, &end))
        msg[end - msg] = g_utf8_get_char_validated(end, -1) == CUT ? '\0' : '?';
}

bool kith_fail(kith_err *err, kith_code code, const char *fmt, ...)
{
    va_list args;

    if (err == NULL)
        return false;
    err->code = code;
    va_start(args, fmt);
    vsnprintf(err->msg, sizeof err->msg, fmt, args);
    va_end(args);
    tidy(err->msg);
    return false;
}

bool kith_fail_in(kith_err *err, const char *fmt, ...)
{
    char doing[sizeof err->msg], whole[2 * sizeof err->msg + 2];
    va_list args;

    if (err == NULL)
        return false;
    va_start(args, fmt);
    vsnprintf(doing, sizeof doing, fmt, args);
    va_end(args);
    snprintf(whole, sizeof whole, "%s: %s", doing, err->msg);
    g_strlcpy(err->msg, whole, sizeof err->msg);
    tidy(err->msg);
    return false;
}
