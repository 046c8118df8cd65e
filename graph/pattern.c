// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/pattern.h"

#include "graph/name.h"

#include <glib.h>

struct kith_pattern {
    kith_arena *arena;
    kith_str part;      // folded; when glob is not used
    GPatternSpec *glob; // NULL when part is used
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
        p->glob = g_pattern_spec_new(glob->str);
    g_string_free(glob, TRUE);
    return p;
}

void kith_pattern_free(kith_pattern *p)
{
    if (p == NULL)
        return;
    if (p->glob != NULL)
        g_pattern_spec_free(p->glob);
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

bool kith_pattern_fits(const kith_pattern *p, kith_str folded)
{
    char room[256], *text = room;
    bool fits;

    if (p->glob == NULL)
        return has_part(folded, p->part, p->part.len < 3);
    if (folded.len >= sizeof room)
        text = g_malloc(folded.len + 1);
    memcpy(text, folded.ptr, folded.len);
    text[folded.len] = '\0';
    fits = g_pattern_spec_match(p->glob, folded.len, text, NULL);
    if (text != room)
        g_free(text);
    return fits;
}
