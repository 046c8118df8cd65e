// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/term/say.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>

static kith_progress *around;

void kith_say_around(kith_progress *progress)
{
    around = progress;
}

/* Names and words of the user may hold anything: what would move the terminal's cursor or break
 * the line becomes '?'. */
static void __attribute__((format(printf, 2, 0)))
put(const char *before, const char *fmt, va_list args)
{
    char *text = g_strdup_vprintf(fmt, args);

    for (char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = '?';
    kith_progress_clear(around);
    fprintf(stderr, "%s%s\n", before, text);
    g_free(text);
}

void kith_say(const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    put("kith: ", fmt, args);
    va_end(args);
}

void kith_tell(const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    put("", fmt, args);
    va_end(args);
}

int kith_say_err(const kith_err *err)
{
    if (err->msg[0] != '\0') // else it has been said
        kith_say("%s", err->msg);
    return (int)err->code;
}
