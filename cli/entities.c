// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/name.h"
#include "graph/pattern.h"
#include "graph/store_ask.h"

#include <glib.h>

static const kith_manual manual = {
    .usage = "entities [OPTION]... GRAPH [PATTERN]",
    .about = "Lists the people, countries and organizations of GRAPH that have a name with\n"
             "PATTERN in it, most often named first. Case, accents and dots do not matter; one\n"
             "or two letters must be a word of the name; with * (any letters) or ? (one\n"
             "letter) in it, PATTERN must match a name from end to end.",
    .group = {kith_query_options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith entities graph.graphml united\n"
                "  kith entities graph.graphml \"A*\" --types country\n"
                "  kith entities graph.graphml --json --top 0 | jq -r '.[].id'\n",
};

static bool node_matches(kith_arena *scratch, const kith_pattern *want, const kith_node *node)
{
    kith_str rest = node->aliases, alias;
    bool fits = kith_pattern_fits(want, kith_name_fold(scratch, node->label));

    while (!fits && rest.len > 0 && kith_str_field(&rest, '|', &alias))
        fits = kith_pattern_fits(want, kith_name_fold(scratch, alias));
    kith_arena_reset(scratch);
    return fits;
}

/* Those of at[n] that match, moved to the front; how many. */
static size_t sift(const kith_graph *g, const char *text, uint32_t *at, size_t n)
{
    kith_pattern *want = kith_pattern_new(kith_str_of(text));
    kith_arena *scratch = kith_arena_new();
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (node_matches(scratch, want, &g->node[at[i]]))
            at[kept++] = at[i];
    kith_arena_free(scratch);
    kith_pattern_free(want);
    return kept;
}

enum {
    SHOWN = 1 << KITH_NODE_LABEL | 1 << KITH_NODE_TYPE | 1 << KITH_NODE_MENTIONS |
            1 << KITH_NODE_DOCUMENTS | 1 << KITH_NODE_ALIASES
};

/* Nothing matched: what is near the pattern, taken as a name. */
static void suggest(kith_arena *a, kith_asked *asked, const char *text)
{
    bool near_only;
    size_t n = 0;
    const uint32_t *at;
    kith_graph *g;

    if (text == NULL) {
        kith_say("%s: the graph holds nothing of these types", asked->path);
        return;
    }
    if (asked->store != NULL && kith_store_find(asked->store, kith_str_of(text), &g, &n, NULL))
        kith_asked_take(asked, g);
    at = kith_query_find(a, asked->g, kith_str_of(text), &n, &near_only);
    if (n > 0)
        kith_say("%s: no name matches '%s'; the nearest is '%.*s'", asked->path, text,
                 (int)asked->g->node[at[0]].label.len, asked->g->node[at[0]].label.ptr);
    else
        kith_say("%s: no name matches '%s'", asked->path, text);
}

/* What a store holds of what is asked for. */
static bool load(kith_asked *asked, const kith_query_args *query, const char *text, size_t *of,
                 kith_err *err)
{
    kith_store *s = asked->store;
    kith_graph *g;
    bool ok = text != NULL
                  ? kith_store_matching(s, kith_str_of(text), query->types, query->top, &g, of, err)
                  : kith_store_top(s, KITH_BY_MENTIONS, query->types, query->top, &g, of, err);

    if (ok)
        kith_asked_take(asked, g);
    return ok;
}

static int print(kith_arena *a, const kith_args *args, const kith_graph *g, const uint32_t *at,
                 size_t n)
{
    kith_rows *table = kith_node_table(a, SHOWN, NULL);

    for (size_t i = 0; i < n; i++)
        kith_node_cells(table, &g->node[at[i]]);
    return kith_query_print(args, table, (kith_query_about){0});
}

static int answer(const kith_args *args, const kith_query_args *query, kith_asked *asked,
                  const char *text)
{
    kith_arena *a;
    kith_err err = {0};
    size_t n, of = 0, shown;
    uint32_t *at;
    int status;

    if (asked->store != NULL && !load(asked, query, text, &of, &err))
        return kith_say_err(&err);
    a = kith_arena_new();
    at = kith_query_rank(a, asked->g, KITH_BY_MENTIONS, query->types, &n);
    if (asked->store == NULL)
        of = n = text != NULL ? sift(asked->g, text, at, n) : n;
    if (n == 0)
        suggest(a, asked, text);
    shown = kith_query_shown(args, query, of);
    status = print(a, args, asked->g, at, MIN(n, shown));
    kith_arena_free(a);
    return status;
}

int kith_run_entities(int argc, char **argv)
{
    kith_args args;
    kith_query_args query = {.top = KITH_TOP};
    kith_asked asked;
    char **rest;
    int key, status;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        kith_query_take(&args, key, &query);
    if (args.stop)
        return args.status;
    if (!kith_asked_open(&args, 1, 2, "a graph and at most one pattern", &asked))
        return args.status;
    rest = kith_args_rest(&args, &n);
    status = answer(&args, &query, &asked, n > 1 ? rest[1] : NULL);
    kith_asked_close(&asked);
    return status;
}
