// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/window.h"

static const char *const name[KITH_WINDOW_NEAR] = {"sentence", "paragraph", "document"};

bool kith_window_parse(kith_str text, kith_window *out)
{
    uint32_t reach = 0;

    for (uint8_t kind = 0; kind < KITH_WINDOW_NEAR; kind++)
        if (kith_str_eq(text, kith_str_of(name[kind]))) {
            *out = (kith_window){.kind = kind};
            return true;
        }
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || reach > KITH_MAX_REACH)
            return false;
        reach = reach * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    if (text.len == 0 || reach > KITH_MAX_REACH)
        return false;
    *out = (kith_window){reach > 0 ? KITH_WINDOW_NEAR : KITH_WINDOW_SENTENCE, reach};
    return true;
}

kith_str kith_window_text(kith_arena *a, kith_window window)
{
    if (window.kind < KITH_WINDOW_NEAR)
        return kith_str_of(name[window.kind]);
    return kith_arena_printf(a, "%u", window.reach);
}
