// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "cli/term/term.h"
#include "graph/store_ask.h"

#include <glib.h>

enum { KEY_TOP = KITH_KEY_OWN, KEY_NAMES };

static const kith_option options[] = {
    {KEY_TOP, "top", "N", "only the N largest, 0 for all (default: 20)"},
    {KEY_NAMES, "names", "N", "N names of each (default: 5)"},
    {0},
};

static const kith_manual manual = {
    .usage = "communities [OPTION]... GRAPH",
    .about = "Lists the communities of GRAPH, those who are named with each other more than\n"
             "with others, the largest first. SIZE counts its members; WITHIN is the share of\n"
             "their links that stays inside. It is led by those of the strongest links, and\n"
             "marked by those whose links inside are strongest compared with links outside.",
    .group = {options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith communities graph.graphml\n"
                "  kith communities graph.graphml --top 3 --names 10\n"
                "  kith communities graph.graphml --json | jq -r '.[0].leading[]'\n",
};

static const kith_column columns[] = {
    {.head = "COMMUNITY", .key = "community", .right = true},
    {.head = "SIZE", .key = "size", .right = true},
    {.key = "edges"},
    {.key = "weight"},
    {.head = "WITHIN", .key = "within", .right = true, .spare = 1},
    {.head = "LED BY", .key = "leading", .strong = true, .give = 1},
    {.key = "marking"},
};

static kith_str labels(kith_arena *a, const kith_graph *g, const uint32_t *node, size_t n)
{
    GString *all = g_string_new(NULL);
    kith_str joined;

    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c(all, '|');
        g_string_append_len(all, g->node[node[i]].label.ptr, (gssize)g->node[node[i]].label.len);
    }
    joined = kith_arena_str(a, (kith_str){all->str, all->len});
    g_string_free(all, TRUE);
    return joined;
}

static kith_rows *rows(kith_arena *a, const kith_graph *g, const kith_group *group, size_t n)
{
    kith_rows *table = kith_rows_new(a, columns, G_N_ELEMENTS(columns));

    for (size_t i = 0; i < n; i++) {
        const kith_group *at = &group[i];
        double all = at->within + at->across;
        kith_rows_count(table, at->community);
        kith_rows_count(table, at->size);
        kith_rows_count(table, at->edges);
        kith_rows_number(table, at->within, 0);
        kith_rows_number(table, all > 0 ? at->within / all : 0, 2);
        kith_rows_list(table, labels(a, g, at->lead, at->n_lead), '|');
        kith_rows_list(table, labels(a, g, at->mark, at->n_mark), '|');
    }
    return table;
}

typedef struct {
    kith_arena *a;
    const kith_graph *g;
    const kith_group *group;
} shown_groups;

static void print_marks(kith_out *out, size_t row, const void *of)
{
    const shown_groups *s = of;
    const kith_group *at = &s->group[row];
    kith_str names = kith_text_list(s->a, labels(s->a, s->g, at->mark, at->n_mark), '|');
    kith_str line = kith_arena_printf(s->a, "marked by %.*s", (int)names.len, names.ptr);

    kith_text_wrap(out, kith_text_tame(s->a, line), kith_term_width(), 4);
}

/* The groups, of which *of exist. */
static bool find(kith_arena *a, kith_asked *asked, size_t top, size_t names, kith_group **group,
                 size_t *n, size_t *of, kith_err *err)
{
    kith_graph *g;

    if (asked->store == NULL) {
        *group = kith_groups_find(a, asked->g, names, n);
        *of = *n;
        return true;
    }
    if (!kith_store_groups(asked->store, a, top, names, &g, group, n, of, err))
        return false;
    kith_asked_take(asked, g);
    return true;
}

static int answer(const kith_args *args, const kith_query_args *query, kith_asked *asked,
                  uint32_t names)
{
    kith_arena *a = kith_arena_new();
    kith_err err = {0};
    size_t n = 0, of = 0, shown;
    kith_group *group = NULL;
    shown_groups all = {.a = a};
    kith_rows *table;
    int status;

    if (!find(a, asked, query->top, names, &group, &n, &of, &err)) {
        kith_arena_free(a);
        return kith_say_err(&err);
    }
    if (n == 0 && !args->quiet)
        kith_say("the graph holds nothing");
    all.g = asked->g;
    all.group = group;
    shown = kith_query_shown(args, query, of);
    table = rows(a, asked->g, group, MIN(n, shown));
    kith_rows_explain(table, print_marks, &all);
    status = kith_query_print(args, table, (kith_query_about){0});
    kith_arena_free(a);
    return status;
}

int kith_run_communities(int argc, char **argv)
{
    kith_args args;
    kith_query_args query = {.top = KITH_TOP};
    kith_asked asked;
    uint32_t names = 5;
    int key, status;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (key == KEY_TOP)
            kith_args_number(&args, "--top", 0, UINT32_MAX, &query.top);
        else
            kith_args_number(&args, "--names", 1, 1000, &names);
    if (args.stop)
        return args.status;
    if (!kith_asked_open(&args, 1, 1, "one graph", &asked))
        return args.status;
    status = answer(&args, &query, &asked, names);
    kith_asked_close(&asked);
    return status;
}
