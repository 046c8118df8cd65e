// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/store_ask.h"

#include <glib.h>

static const kith_manual manual = {
    .usage = "info [OPTION]... GRAPH",
    .about = "Counts what GRAPH holds.",
    .takes = KITH_TAKES_FORM,
    .examples = "  kith info press.kith\n"
                "  kith info graph.graphml --json | jq .edges\n",
};

typedef struct {
    uint64_t documents, sentences; // 0 when unknown
    uint64_t type[KITH_TYPES], edges, weight, communities;
    kith_str first, last;
} counts;

static counts count(const kith_graph *g)
{
    counts c = {.documents = g->totals.documents, .sentences = g->totals.sentences, .edges = g->E};

    for (size_t v = 0; v < g->V; v++) {
        const kith_node *node = &g->node[v];
        c.type[node->type]++;
        c.communities = MAX(c.communities, (uint64_t)node->community + 1);
        if (node->first.len > 0 && (c.first.len == 0 || kith_str_cmp(node->first, c.first) < 0))
            c.first = node->first;
        if (node->last.len > 0 && (c.last.len == 0 || kith_str_cmp(node->last, c.last) > 0))
            c.last = node->last;
    }
    for (size_t e = 0; e < g->E; e++)
        c.weight += g->edge[e].weight;
    return c;
}

/* As it was counted when the store was made. */
static counts counted(kith_arena *a, kith_store *s)
{
    counts c = {.documents = kith_store_count(s, "documents"),
                .sentences = kith_store_count(s, "sentences"),
                .edges = kith_store_count(s, "edges"),
                .weight = kith_store_count(s, "weight"),
                .communities = kith_store_count(s, "communities")};

    c.type[KITH_PERSON] = kith_store_count(s, "people");
    c.type[KITH_COUNTRY] = kith_store_count(s, "countries");
    c.type[KITH_ORGANIZATION] = kith_store_count(s, "organizations");
    kith_store_get(s, a, "first", &c.first);
    kith_store_get(s, a, "last", &c.last);
    return c;
}

/* What is counted: as people read it, and in JSON and CSV. */
enum { MOST_LINES = 16 };
typedef struct {
    const char *what, *key;
    uint64_t n;
} line;

/* The lines of a graph; how many. */
static size_t lines(const counts *c, line *to)
{
    size_t n = 0;

    if (c->documents > 0) {
        to[n++] = (line){"documents", "documents", c->documents};
        to[n++] = (line){"sentences", "sentences", c->sentences};
    }
    to[n++] = (line){"people", "people", c->type[KITH_PERSON]};
    to[n++] = (line){"countries", "countries", c->type[KITH_COUNTRY]};
    to[n++] = (line){"organizations", "organizations", c->type[KITH_ORGANIZATION]};
    to[n++] = (line){NULL, "nodes",
                     c->type[KITH_PERSON] + c->type[KITH_COUNTRY] + c->type[KITH_ORGANIZATION]};
    to[n++] = (line){"edges", "edges", c->edges};
    to[n++] = (line){"weight", "weight", c->weight};
    to[n++] = (line){"communities", "communities", c->communities};
    return n;
}

static void print_text(kith_out *out, const line *at, size_t n, const counts *c)
{
    for (size_t i = 0; i < n; i++)
        if (at[i].what != NULL)
            kith_out_printf(out, "%-14s%10" G_GUINT64_FORMAT "\n", at[i].what, at[i].n);
    if (c->first.len > 0)
        kith_out_printf(out, "%-14s%.*s to %.*s\n", "dates", (int)c->first.len, c->first.ptr,
                        (int)c->last.len, c->last.ptr);
}

/* One row of JSON or CSV. */
static void print_row(kith_out *out, const line *at, size_t n, const counts *c, bool json)
{
    kith_arena *a = kith_arena_new();
    kith_column *column = kith_new(a, kith_column, n + 2);
    kith_rows *table = kith_rows_new(a, column, n + 2);

    for (size_t i = 0; i < n; i++) {
        column[i].key = at[i].key;
        kith_rows_count(table, at[i].n);
    }
    column[n].key = "first";
    kith_rows_cell(table, c->first);
    column[n + 1].key = "last";
    kith_rows_cell(table, c->last);
    if (json) {
        kith_out_putc(out, '{');
        kith_rows_json_row(table, out, 0);
        kith_out_puts(out, "}\n");
    } else
        kith_rows_csv(table, out);
    kith_arena_free(a);
}

int kith_run_info(int argc, char **argv)
{
    kith_args args;
    kith_err err = {0};
    kith_asked asked;
    kith_out *out;
    counts c;
    line at[MOST_LINES];
    kith_arena *a;
    size_t n;
    bool ok;

    kith_args_init(&args, &manual, argc, argv);
    while (kith_args_next(&args) != 0) {
    }
    if (args.stop)
        return args.status;
    if (!kith_asked_open(&args, 1, 1, "one graph", &asked))
        return args.status;
    a = kith_arena_new();
    c = asked.store != NULL ? counted(a, asked.store) : count(asked.g);
    out = kith_out_open("-", &err);
    n = lines(&c, at);
    if (args.json || args.csv)
        print_row(out, at, n, &c, args.json);
    else
        print_text(out, at, n, &c);
    ok = kith_out_close(out, &err);
    kith_asked_close(&asked);
    kith_arena_free(a);
    return ok ? KITH_OK : kith_say_err(&err);
}
