// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/sentences.h"
#include "cli/term/say.h"
#include "cli/term/term.h"
#include "graph/store_ask.h"

#include <glib.h>
#include <inttypes.h>

enum { KEY_DEPTH = KITH_KEY_OWN, KEY_EVIDENCE };

static const kith_option options[] = {
    {KEY_DEPTH, "depth", "N",
     "with 2, also who is named with those, but not with NAME (default: 1)"},
    {KEY_EVIDENCE, "evidence", "N", "show N sentences that name both (default: 0)"},
    {0},
};

static const kith_manual manual = {
    .usage = "neighbours [OPTION]... GRAPH NAME",
    .about = "Lists who is named together with NAME, most often first. NAME is any name of a\n"
             "person, country or organization in GRAPH, or the id of its node. WEIGHT counts\n"
             "the sentences that name both, DOCUMENTS the documents these are in; NPMI, from\n"
             "-1 to 1, tells how much oftener that is than chance. With '--depth 2', VIA are\n"
             "those between, and WEIGHT adds up the weaker of the two links over each.",
    .group = {options, kith_query_options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith neighbours graph.graphml NATO\n"
                "  kith neighbours graph.graphml \"United States\" --types person --top 5\n"
                "  kith neighbours graph.graphml NATO --top 3 --evidence 2\n"
                "  kith neighbours graph.graphml NATO --json | jq '.neighbours[0].label'\n",
};

typedef struct {
    kith_query_args query;
    uint32_t depth, evidence;
} wishes;

/* What is asked of one node, and what is found. */
typedef struct {
    kith_arena *a;
    kith_asked *asked;
    const kith_graph *g;
    const kith_args *args;
    const wishes *want;
    uint32_t node, entity; // its row in a store
    kith_neighbour *first;
    size_t n_first;
    size_t of_first;      // of which so many are
    const kith_graph *g2; // of second
    kith_graph *part;     // to be freed
    kith_second *second;
    size_t n_second, of_second;
} question;

static const kith_column depth_columns[] = {{.head = "DEPTH", .key = "depth", .right = true},
                                            {.head = "VIA", .key = "via", .give = 2}};

/* The first `evidence` sentences alone. */
static kith_edge with_evidence(const kith_edge *edge, uint32_t evidence)
{
    kith_edge e = *edge;
    kith_str rest = edge->evidence, line;

    e.evidence.len = 0;
    for (uint32_t i = 0; i < evidence && rest.len > 0 && kith_str_line(&rest, &line); i++)
        e.evidence.len = (size_t)(line.ptr + line.len - edge->evidence.ptr);
    return e;
}

static kith_str via(const question *q, const kith_second *s)
{
    kith_str names = KITH_STR("");

    for (size_t i = 0; i < s->n_via; i++) {
        kith_str label = q->g2->node[s->via[i]].label;
        names = kith_arena_printf(q->a, "%.*s%s%.*s", (int)names.len, names.ptr, i > 0 ? "|" : "",
                                  (int)label.len, label.ptr);
    }
    return names;
}

static void fill(const question *q, kith_rows *table)
{
    for (size_t i = 0; i < q->n_first; i++) {
        kith_edge edge = with_evidence(&q->g->edge[q->first[i].edge], q->want->evidence);
        kith_who_cells(table, &q->g->node[q->first[i].node]);
        kith_edge_cells(table, &edge);
        if (q->want->depth > 1) {
            kith_rows_count(table, 1);
            kith_rows_none(table);
        }
    }
    for (size_t i = 0; i < q->n_second; i++) {
        kith_who_cells(table, &q->g2->node[q->second[i].node]);
        kith_rows_count(table, q->second[i].weight);
        for (size_t c = 1; c < KITH_EDGE_COLUMNS; c++)
            kith_rows_none(table);
        kith_rows_count(table, 2);
        kith_rows_list(table, via(q, &q->second[i]), '|');
    }
}

static void print_evidence(kith_out *out, size_t row, const void *of)
{
    const question *q = of;
    kith_sentence_style style = {kith_term_width(), 4, q->args->color};
    const kith_said *said;
    size_t n = 0;

    if (row >= q->n_first)
        return;
    said = kith_said_of(q->a, q->g, &q->g->edge[q->first[row].edge], &n);
    for (size_t i = 0; i < MIN(n, q->want->evidence); i++)
        kith_sentence_print(out, &said[i], &style, true);
}

static void about(kith_out *out, const void *of)
{
    const question *q = of;
    kith_rows *table = kith_node_table(q->a, 0, NULL);

    kith_node_cells(table, &q->g->node[q->node]);
    kith_out_puts(out, "\"node\":{");
    kith_rows_json_row(table, out, 0);
    kith_out_putc(out, '}');
}

static int print(question *q)
{
    size_t n;
    const kith_column *columns =
        kith_columns_join(q->a, &n, kith_who_columns, (size_t)KITH_WHO_COLUMNS, kith_edge_columns,
                          (size_t)KITH_EDGE_COLUMNS, depth_columns,
                          q->want->depth > 1 ? G_N_ELEMENTS(depth_columns) : (size_t)0, NULL);
    kith_rows *table = kith_rows_new(q->a, columns, n);

    fill(q, table);
    if (q->want->evidence > 0)
        kith_rows_explain(table, print_evidence, q);
    return kith_query_print(q->args, table, (kith_query_about){"neighbours", about, q});
}

/* Those beside the node, and of a store the part of the graph that they are. */
static bool find_first(question *q, kith_err *err)
{
    const wishes *want = q->want;
    kith_store_wish wish = {want->query.types, want->query.top, want->evidence};
    kith_graph *g;

    if (q->asked->store != NULL) {
        if (!kith_store_around(q->asked->store, q->entity, &wish, &g, &q->of_first, err))
            return false;
        kith_asked_take(q->asked, g);
        for (q->node = 0; g->entity[q->node] != q->entity; q->node++)
            ;
    }
    q->g = q->asked->g;
    q->first = kith_query_neighbours(q->a, q->g, q->node, want->query.types, &q->n_first);
    if (q->asked->store == NULL)
        q->of_first = q->n_first;
    return true;
}

/* Those two steps away. */
static bool find_second(question *q, kith_err *err)
{
    const wishes *want = q->want;
    kith_store_wish wish = {want->query.types, want->query.top, 0};
    kith_graph *g = NULL;
    size_t through = 0;

    if (q->asked->store == NULL) {
        q->g2 = q->g;
        q->second = kith_query_second(q->a, q->g, q->node, want->query.types, &q->n_second);
        q->of_second = q->n_second;
        return true;
    }
    if (!kith_store_second(q->asked->store, q->a, q->entity, &wish, &g, &q->second, &q->n_second,
                           &q->of_second, &through, err))
        return false;
    q->g2 = q->part = g;
    if (through < q->g->node[q->node].degree && kith_query_talks(q->args))
        kith_tell("two steps away: over the %zu strongest of %" PRIu32 " neighbours", through,
                  q->g->node[q->node].degree);
    return true;
}

static int answer(question *q)
{
    const kith_query_args *query = &q->want->query;
    const kith_node *of;
    kith_err err = {0};
    size_t shown;

    if (!find_first(q, &err))
        return kith_say_err(&err);
    of = &q->g->node[q->node];
    if (q->n_first == 0 && kith_query_talks(q->args))
        kith_say("%.*s (%s) has no neighbours%s", (int)of->label.len, of->label.ptr,
                 kith_type_name[of->type], query->types != 0 ? " of these types" : "");
    shown = kith_query_shown(q->args, query, q->of_first);
    q->n_first = MIN(q->n_first, shown);
    if (q->want->depth > 1) {
        if (!find_second(q, &err))
            return kith_say_err(&err);
        shown = kith_query_shown(q->args, query, q->of_second);
        q->n_second = MIN(q->n_second, shown);
    }
    return print(q);
}

static void tell_node(const kith_node *node)
{
    kith_tell("%.*s, %s: %" PRIu32 " mention%s in %" PRIu32 " document%s", (int)node->label.len,
              node->label.ptr, kith_type_name[node->type], node->mentions,
              node->mentions == 1 ? "" : "s", node->documents, node->documents == 1 ? "" : "s");
}

static void take(kith_args *args, int key, wishes *want)
{
    if (key == KEY_DEPTH)
        kith_args_number(args, "--depth", 1, 2, &want->depth);
    else if (key == KEY_EVIDENCE)
        kith_args_number(args, "--evidence", 0, 1000, &want->evidence);
    else
        kith_query_take(args, key, &want->query);
}

int kith_run_neighbours(int argc, char **argv)
{
    kith_args args;
    wishes want = {.query = {.top = KITH_TOP}, .depth = 1};
    kith_asked asked;
    question q = {.args = &args, .want = &want, .asked = &asked};
    int key, status;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while ((key = kith_args_next(&args)) != 0)
        take(&args, key, &want);
    if (args.stop ||
        !kith_asked_open(&args, 2, 2, "a graph and a name (in quotes when it has spaces)", &asked))
        return args.status;
    q.a = kith_arena_new();
    if (kith_asked_find(&asked, kith_args_rest(&args, &n)[1], &q.node, &status)) {
        q.entity = asked.store != NULL ? asked.g->entity[q.node] : 0;
        if (kith_query_talks(&args))
            tell_node(&asked.g->node[q.node]);
        status = answer(&q);
    }
    kith_arena_free(q.a);
    kith_graph_free(q.part);
    kith_asked_close(&asked);
    return status;
}
