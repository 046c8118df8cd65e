// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/node_find.h"

#include "cli/term/say.h"
#include "graph/query.h"

#include <glib.h>

enum { SHOWN = 8 };

static void tell_nodes(const kith_graph *g, const uint32_t *at, size_t n, size_t more)
{
    for (size_t i = 0; i < MIN(n, SHOWN); i++) {
        const kith_node *node = &g->node[at[i]];
        kith_tell("  %.*s  %.*s, %s, %" G_GUINT32_FORMAT " mention%s", (int)node->id.len,
                  node->id.ptr, (int)node->label.len, node->label.ptr, kith_type_name[node->type],
                  node->mentions, node->mentions == 1 ? "" : "s");
    }
    if (n + more > SHOWN)
        kith_tell("  and %zu more", n + more - SHOWN);
}

/* How many of the answers at the front have the name itself as label. */
static size_t exact(const kith_graph *g, kith_str name, const uint32_t *at, size_t n)
{
    size_t same = 0;

    while (same < n && kith_str_eq(g->node[at[same]].label, name))
        same++;
    return same;
}

bool kith_node_find_of(const kith_graph *g, const char *graph, const char *name, size_t more,
                       uint32_t *node)
{
    kith_arena *a = kith_arena_new();
    kith_str s = kith_str_trim(kith_str_of(name));
    bool near_only = false, ok = false;
    uint32_t *at;
    size_t n = 0;

    at = kith_query_find(a, g, s, &n, &near_only);
    if (!near_only && (n == 1 || exact(g, s, at, n) == 1)) {
        *node = at[0];
        ok = true;
    } else if (n == 0)
        kith_say("%s: nothing is called '%s'; 'kith entities %s' lists what is there", graph, name,
                 graph);
    else if (near_only) {
        kith_say("%s: nothing is called '%s'; near it are", graph, name);
        tell_nodes(g, at, n, more);
    } else {
        kith_say("%s: '%s' can be several; say which by its name in full or its id", graph, name);
        tell_nodes(g, at, n, more);
    }
    kith_arena_free(a);
    return ok;
}

bool kith_node_find(const kith_graph *g, const char *graph, const char *name, uint32_t *node)
{
    return kith_node_find_of(g, graph, name, 0, node);
}
