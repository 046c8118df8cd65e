// SPDX-License-Identifier: GPL-3.0-or-later
/* What g_string_append_len() does, laid into the loops that put large files together: of GLib
 * before 2.76 each piece, however short, is three calls. */
#pragma once

#include "base/str.h"

#include <glib.h>

static inline void kith_append(GString *to, const char *text, size_t n)
{
    if (n == 0)
        return;
    if (to->allocated_len - to->len <= n) {
        g_string_append_len(to, text, (gssize)n);
        return;
    }
    memcpy(to->str + to->len, text, n);
    to->len += n;
    to->str[to->len] = '\0';
}

static inline void kith_append_str(GString *to, kith_str s)
{
    kith_append(to, s.ptr, s.len);
}
