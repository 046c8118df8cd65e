// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/html_bound.h"

#include <glib.h>

enum { MOST_ATTRIBUTES = 400 };

/* Where the tag that begins at pos ends (behind its '>'), and where its attributes become too
 * many: *cut, 0 when they do not. */
static size_t tag_end(kith_str page, size_t pos, size_t *cut)
{
    size_t parts = 0;
    char quote = '\0';

    *cut = 0;
    for (; pos < page.len; pos++) {
        char c = page.ptr[pos];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
            continue;
        }
        if (c == '>')
            return pos + 1;
        if ((c == '"' || c == '\'') && pos > 0 && page.ptr[pos - 1] == '=')
            quote = c;
        if ((g_ascii_isspace(c) || c == '"' || c == '\'' || c == '/') &&
            ++parts == 3 * MOST_ATTRIBUTES)
            *cut = pos;
    }
    return pos;
}

kith_str kith_html_bounded(kith_arena *a, kith_str page)
{
    char *copy = NULL;

    for (size_t pos = 0; pos < page.len;) {
        const char *at = memchr(page.ptr + pos, '<', page.len - pos);
        size_t beg, cut, end;
        if (at == NULL)
            break;
        beg = (size_t)(at - page.ptr);
        if (beg + 1 >= page.len || !g_ascii_isalpha(page.ptr[beg + 1])) {
            pos = beg + 1;
            continue;
        }
        end = tag_end(page, beg, &cut);
        if (cut > 0) {
            if (copy == NULL)
                copy = kith_new(a, char, page.len), memcpy(copy, page.ptr, page.len);
            memset(copy + cut, ' ', end - (end < page.len || page.ptr[end - 1] == '>') - cut);
        }
        pos = end;
    }
    return copy != NULL ? (kith_str){copy, page.len} : page;
}
