// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/compare.h"
#include "graph/store_ask.h"

#include <glib.h>

enum { KEY_EDGES = KITH_KEY_OWN };

static const kith_option options[] = {
    {KEY_EDGES, "edges", NULL, "compare links, by their weight"},
    {0},
};

static const kith_manual manual = {
    .usage = "compare [OPTION]... GRAPH GRAPH",
    .about = "Shows what became of the people, countries and organizations of the first graph\n"
             "in the second: who appeared, vanished, grew or shrank, the most surprising\n"
             "first. BEFORE and AFTER count mentions; TIMES is how much larger its share of\n"
             "all mentions has become, so that graphs of different size can be compared.",
    .group = {options, kith_query_options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith compare january.graphml february.graphml\n"
                "  kith compare january.graphml february.graphml --types person --top 10\n"
                "  kith compare january.graphml february.graphml --edges --csv > links.csv\n",
};

static const kith_column change_columns[] = {
    {.head = "CHANGE", .key = "change"},
    {.head = "BEFORE", .key = "before", .right = true},
    {.head = "AFTER", .key = "after", .right = true},
    {.key = "share_before"},
    {.key = "share_after"},
    {.head = "TIMES", .key = "times", .right = true},
    {.head = "SURPRISE", .key = "surprise", .right = true, .spare = 1},
};
static const kith_column other_columns[] = {
    {.key = "id_b"},
    {.head = "AND", .key = "label_b", .strong = true, .give = 1},
    {.head = "TYPE", .key = "type_b", .spare = 2},
};

enum { BEFORE, AFTER };

typedef struct {
    kith_graph *g[2];
    kith_web web[2];
    kith_change *at;
    size_t n;
    bool edges;
} changes;

/* The ends of an edge, or the node twice: as the later graph has it, where it has. */
static void ends(const changes *c, const kith_change *change, const kith_node *end[2])
{
    int side = change->after != UINT32_MAX ? AFTER : BEFORE;
    uint32_t i = side == AFTER ? change->after : change->before;

    end[0] = &c->g[side]->node[c->edges ? c->web[side].a[i] : i];
    end[1] = &c->g[side]->node[c->edges ? c->web[side].b[i] : i];
}

static void count_cells(kith_rows *table, const kith_change *change)
{
    for (int side = 0; side < 2; side++)
        kith_rows_count(table, change->count[side]);
    for (int side = 0; side < 2; side++)
        kith_rows_number(table, change->share[side], 4);
    if (change->kind == KITH_APPEARED || change->kind == KITH_VANISHED)
        kith_rows_none(table);
    else
        kith_rows_number(table, change->ratio, 2);
    kith_rows_number(table, change->surprise, 1);
}

static kith_rows *rows(kith_arena *a, const changes *c, size_t shown)
{
    const kith_node *end[2];
    size_t n;
    const kith_column *columns = kith_columns_join(
        a, &n, change_columns, (size_t)1, kith_who_columns, (size_t)KITH_WHO_COLUMNS, other_columns,
        c->edges ? G_N_ELEMENTS(other_columns) : (size_t)0, change_columns + 1,
        G_N_ELEMENTS(change_columns) - 1, NULL);
    kith_rows *table = kith_rows_new(a, columns, n);

    for (size_t i = 0; i < shown; i++) {
        ends(c, &c->at[i], end);
        kith_rows_cell(table, kith_str_of(kith_change_name[c->at[i].kind]));
        kith_who_cells(table, end[0]);
        if (c->edges)
            kith_who_cells(table, end[1]);
        count_cells(table, &c->at[i]);
    }
    return table;
}

static void tell_counts(const changes *c)
{
    size_t n[KITH_CHANGES] = {0};

    for (size_t i = 0; i < c->n; i++)
        n[c->at[i].kind]++;
    kith_tell("%zu appeared, %zu grew, %zu shrank, %zu vanished, %zu are the same",
              n[KITH_APPEARED], n[KITH_GREW], n[KITH_SHRANK], n[KITH_VANISHED], n[KITH_SAME]);
}

/* What of a graph is compared. */
static bool load(kith_arena *a, const char *path, bool edges, kith_graph **g, kith_web *web,
                 kith_err *err)
{
    kith_asked asked;
    bool ok = kith_asked_open_path(path, &asked, err);

    if (!ok)
        return false;
    if (asked.store == NULL) {
        *g = asked.g;
        asked.g = NULL;
        if (edges)
            *web = kith_web_of(a, *g);
    } else
        ok = kith_store_nodes(asked.store, g, err) &&
             (!edges || kith_store_web(asked.store, a, web, err));
    kith_asked_close(&asked);
    return ok;
}

static int answer(const kith_args *args, const kith_query_args *query, kith_arena *a, changes *c)
{
    size_t shown;

    c->at =
        kith_compare(a, c->g[BEFORE], c->g[AFTER], query->types, c->edges ? c->web : NULL, &c->n);
    if (kith_query_talks(args))
        tell_counts(c);
    while (c->n > 0 && c->at[c->n - 1].kind == KITH_SAME)
        c->n--;
    shown = kith_query_shown(args, query, c->n);
    return kith_query_print(args, rows(a, c, shown), (kith_query_about){0});
}

int kith_run_compare(int argc, char **argv)
{
    kith_args args;
    kith_query_args query = {.top = KITH_TOP};
    changes c = {.edges = false};
    kith_err err = {0};
    kith_arena *a;
    char **rest;
    int key, status;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        if (!kith_query_take(&args, key, &query))
            c.edges = true;
    if (args.stop || (rest = kith_query_rest(&args, 2, 2, "two graphs")) == NULL)
        return args.status;
    a = kith_arena_new();
    if (load(a, rest[0], c.edges, &c.g[BEFORE], &c.web[BEFORE], &err) &&
        load(a, rest[1], c.edges, &c.g[AFTER], &c.web[AFTER], &err))
        status = answer(&args, &query, a, &c);
    else
        status = kith_say_err(&err);
    kith_arena_free(a);
    kith_graph_free(c.g[BEFORE]);
    kith_graph_free(c.g[AFTER]);
    return status;
}
