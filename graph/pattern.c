// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/pattern.h"

#include "graph/name.h"

#include <glib.h>
#include <string.h>

struct kith_pattern {
    kith_arena *arena;
    kith_str part; // folded; when glob is not used
    char *glob;    // with signs; NULL when part is used
};

static bool is_sign(char c)
{
    return c == '*' || c == '?';
}

/* What stands between the signs, folded: white space at its ends stays a space. */
static void fold_between(GString *to, kith_arena *a, kith_str text)
{
    kith_str folded = kith_name_fold(a, text);

    if (text.len > 0 && text.ptr[0] == ' ' && to->len > 0)
        g_string_append_c(to, ' ');
    g_string_append_len(to, folded.ptr, (gssize)folded.len);
    if (folded.len > 0 && text.ptr[text.len - 1] == ' ')
        g_string_append_c(to, ' ');
}

kith_pattern *kith_pattern_new(kith_str text)
{
    kith_arena *a = kith_arena_new();
    kith_pattern *p = kith_new(a, kith_pattern, 1);
    GString *glob = g_string_new(NULL);
    bool signs = false;

    p->arena = a;
    p->part = kith_name_fold(a, text);
    for (size_t beg = 0, end; beg < text.len; beg = end) {
        for (end = beg; end < text.len && !is_sign(text.ptr[end]); end++)
            ;
        fold_between(glob, a, kith_str_sub(text, beg, end));
        for (; end < text.len && is_sign(text.ptr[end]); end++) {
            g_string_append_c(glob, text.ptr[end]);
            signs = true;
        }
    }
    if (signs)
        p->glob = g_string_free(glob, FALSE);
    else
        g_string_free(glob, TRUE);
    return p;
}

void kith_pattern_free(kith_pattern *p)
{
    if (p == NULL)
        return;
    g_free(p->glob);
    kith_arena_free(p->arena);
}

static bool has_part(kith_str name, kith_str part, bool word)
{
    for (size_t at = 0; part.len > 0 && at + part.len <= name.len; at++) {
        const char *found = memchr(name.ptr + at, part.ptr[0], name.len - part.len - at + 1);
        if (found == NULL)
            return false;
        at = (size_t)(found - name.ptr);
        if (memcmp(found, part.ptr, part.len) == 0 &&
            (!word || ((at == 0 || found[-1] == ' ') &&
                       (at + part.len == name.len || found[part.len] == ' '))))
            return true;
    }
    return false;
}

static size_t letter(kith_str name, size_t at)
{
    size_t next = at + 1;

    while (next < name.len && ((unsigned char)name.ptr[next] & 0xc0) == 0x80)
        next++;
    return next;
}

/* The first place from `at` on where the rest of a pattern can begin; name.len: nowhere, unless the
 * rest is a sign. */
static size_t candidate(kith_str name, size_t at, char rest)
{
    const char *next = is_sign(rest) ? name.ptr + at : memchr(name.ptr + at, rest, name.len - at);

    return next != NULL ? (size_t)(next - name.ptr) : name.len;
}

/* From end to end. Where something does not fit, the last star takes more letters: no earlier one
 * need. */
static bool fits_glob(const char *glob, kith_str name)
{
    const char *star = NULL;
    size_t at = 0, taken = 0;

    while (at < name.len || *glob == '*') {
        if (*glob == '*') {
            star = ++glob;
            if (*star == '\0')
                return true;
            taken = at = candidate(name, at, *star);
        } else if (*glob == '?') {
            glob++;
            at = letter(name, at);
        } else if (*glob == name.ptr[at]) {
            glob++;
            at++;
        } else if (star != NULL) {
            taken = at = candidate(name, letter(name, taken), *star);
            glob = star;
        } else
            return false;
    }
    return *glob == '\0';
}

bool kith_pattern_fits(const kith_pattern *p, kith_str folded)
{
    return p->glob == NULL ? has_part(folded, p->part, p->part.len < 3)
                           : fits_glob(p->glob, folded);
}
