// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/query.h"

#include <glib.h>

static const kith_manual manual = {
    .usage = "entities [OPTION]... GRAPH [PATTERN]",
    .about = "Lists the people, countries and organizations of GRAPH that have a name with\n"
             "PATTERN in it, most often named first. Case and accents do not matter; with *\n"
             "(any letters) or ? (one letter) in it, PATTERN must match a name from end to\n"
             "end.",
    .group = {kith_query_options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith entities graph.graphml united\n"
                "  kith entities graph.graphml \"A*\" --types country\n"
                "  kith entities graph.graphml --json --top 0 | jq -r '.[].id'\n",
};

typedef struct {
    char *part;         // folded; NULL when glob is used
    GPatternSpec *glob; // NULL when part is used
} pattern;

/* Without case and accents. */
static char *fold(kith_str s)
{
    char *valid = g_utf8_make_valid(s.ptr != NULL ? s.ptr : "", (gssize)s.len);
    char *wide = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL);
    char *to = wide, *folded;

    for (char *at = wide; *at != '\0'; at = g_utf8_next_char(at))
        if (!g_unichar_ismark(g_utf8_get_char(at)))
            to += g_unichar_to_utf8(g_utf8_get_char(at), to);
    *to = '\0';
    folded = g_utf8_casefold(wide, -1);
    g_free(wide);
    g_free(valid);
    return folded;
}

static bool matches(const pattern *want, kith_str name)
{
    char *folded = fold(name);
    bool yes = want->glob != NULL ? g_pattern_spec_match_string(want->glob, folded)
                                  : strstr(folded, want->part) != NULL;

    g_free(folded);
    return yes;
}

static bool node_matches(const pattern *want, const kith_node *node)
{
    kith_str rest = node->aliases, alias;

    if (matches(want, node->label))
        return true;
    while (rest.len > 0 && kith_str_field(&rest, '|', &alias))
        if (matches(want, alias))
            return true;
    return false;
}

/* Those of at[n] that match, moved to the front; how many. */
static size_t sift(const kith_graph *g, const char *text, uint32_t *at, size_t n)
{
    pattern want = {.part = fold(kith_str_of(text))};
    size_t kept = 0;

    if (strpbrk(text, "*?") != NULL)
        want.glob = g_pattern_spec_new(want.part);
    for (size_t i = 0; i < n; i++)
        if (node_matches(&want, &g->node[at[i]]))
            at[kept++] = at[i];
    if (want.glob != NULL)
        g_pattern_spec_free(want.glob);
    g_free(want.part);
    return kept;
}

enum {
    SHOWN = 1 << KITH_NODE_LABEL | 1 << KITH_NODE_TYPE | 1 << KITH_NODE_MENTIONS |
            1 << KITH_NODE_DOCUMENTS | 1 << KITH_NODE_ALIASES
};

/* Nothing matched: what is near the pattern, taken as a name. */
static void suggest(kith_arena *a, const kith_graph *g, const char *graph, const char *text)
{
    bool near_only;
    size_t n = 0;
    const uint32_t *at;

    if (text == NULL) {
        kith_say("%s: the graph holds nothing of these types", graph);
        return;
    }
    at = kith_query_find(a, g, kith_str_of(text), &n, &near_only);
    if (n > 0)
        kith_say("%s: no name matches '%s'; the nearest is '%.*s'", graph, text,
                 (int)g->node[at[0]].label.len, g->node[at[0]].label.ptr);
    else
        kith_say("%s: no name matches '%s'", graph, text);
}

static int answer(const kith_args *args, const kith_query_args *query, const kith_graph *g,
                  const char *graph, const char *text)
{
    kith_arena *a = kith_arena_new();
    size_t n;
    uint32_t *at = kith_query_rank(a, g, KITH_BY_MENTIONS, query->types, &n);
    kith_rows *table;
    size_t shown;
    int status;

    n = text != NULL ? sift(g, text, at, n) : n;
    if (n == 0)
        suggest(a, g, graph, text);
    shown = kith_query_shown(args, query, n);
    table = kith_node_table(a, SHOWN, NULL);
    for (size_t i = 0; i < shown; i++)
        kith_node_cells(table, &g->node[at[i]]);
    status = kith_query_print(args, table, (kith_query_about){0});
    kith_arena_free(a);
    return status;
}

int kith_run_entities(int argc, char **argv)
{
    kith_args args;
    kith_query_args query = {.top = KITH_TOP};
    kith_graph *g;
    char **rest;
    int key, status;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        kith_query_take(&args, key, &query);
    if (args.stop)
        return args.status;
    g = kith_query_graph(&args, 1, 2, "a graph and at most one pattern");
    if (g == NULL)
        return args.status;
    rest = kith_args_rest(&args, &n);
    status = answer(&args, &query, g, rest[0], n > 1 ? rest[1] : NULL);
    kith_graph_free(g);
    return status;
}
