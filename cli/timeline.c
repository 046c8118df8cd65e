// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "cli/term/term.h"
#include "graph/store_ask.h"

#include <glib.h>
#include <inttypes.h>

enum { KEY_BY = KITH_KEY_OWN };

static const kith_option options[] = {
    {KEY_BY, "by", "SPAN", "count by day, week, month or year (default: what fits the screen)"},
    {0},
};

static const kith_manual manual = {
    .usage = "timeline [OPTION]... STORE NAME [NAME]",
    .about = "Shows when NAME was named, or when two names were named together: how many\n"
             "sentences, in how many documents, by the dates of the documents.",
    .group = {options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith timeline press.kith NATO\n"
                "  kith timeline press.kith NATO Ukraine --by month\n"
                "  kith timeline press.kith NATO --by week --csv > weeks.csv\n",
};

enum { MOST_SPANS = 5000, BAR = 40 }; // rows with gaps filled; cells where the screen has no end

typedef struct {
    kith_arena *a;
    const kith_args *args;
    int by; // kith_span_kind; -1: what fits
    kith_graph *g;
    uint32_t node[2];
    bool pair;
    kith_when *at; // [n]
    size_t n;
    kith_span_kind kind;
    uint32_t undated;
} question;

static const kith_column columns[] = {
    {.head = "WHEN", .key = "when"},
    {.key = "first_day"},
    {.head = "SENTENCES", .key = "sentences", .right = true},
    {.head = "DOCUMENTS", .key = "documents", .right = true, .spare = 1},
    {.head = ""},
};

/* Eighths of a cell, so that short bars differ, too. */
static kith_str bar(kith_arena *a, uint32_t value, uint32_t most, size_t cells)
{
    static const char *const part[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    size_t eighths = most > 0 ? (size_t)((double)value / most * (double)cells * 8 + 0.5) : 0;
    GString *text = g_string_new(NULL);
    kith_str out;

    if (value > 0 && eighths == 0)
        eighths = 1;
    for (size_t i = 0; i < eighths / 8; i++)
        g_string_append(text, "█");
    g_string_append(text, part[eighths % 8]);
    out = kith_arena_str(a, (kith_str){text->str, text->len});
    g_string_free(text, TRUE);
    return out;
}

/* Cells that are left for bars beside the other columns. */
static size_t bar_width(void)
{
    size_t width = kith_term_width(), others = sizeof "2024-03-09  SENTENCES  DOCUMENTS  ";

    return width == 0 ? BAR : width > others + 8 ? width - others : 8;
}

static kith_rows *rows(const question *q)
{
    kith_rows *table = kith_rows_new(q->a, columns, G_N_ELEMENTS(columns));
    uint32_t most = 0;

    for (size_t i = 0; i < q->n; i++)
        most = MAX(most, q->at[i].sentences);
    for (size_t i = 0; i < q->n; i++) {
        char text[KITH_SPAN_TEXT];
        kith_span_write(q->kind, q->at[i].day, text);
        kith_rows_cell(table, kith_arena_str(q->a, kith_str_of(text)));
        kith_span_write(KITH_DAY, q->at[i].day, text);
        kith_rows_cell(table, kith_arena_str(q->a, kith_str_of(text)));
        kith_rows_count(table, q->at[i].sentences);
        kith_rows_count(table, q->at[i].documents);
        kith_rows_cell(table, bar(q->a, q->at[i].sentences, most, bar_width()));
    }
    return table;
}

static void about(kith_out *out, const void *of)
{
    const question *q = of;

    kith_json_who(out, q->pair ? "a" : "node", &q->g->node[q->node[0]]);
    if (q->pair) {
        kith_out_putc(out, ',');
        kith_json_who(out, "b", &q->g->node[q->node[1]]);
    }
    kith_out_printf(out, ",\"by\":\"%s\",\"undated\":%" PRIu32, kith_span_name[q->kind],
                    q->undated);
}

static void tell(const question *q)
{
    const kith_node *x = &q->g->node[q->node[0]], *y = &q->g->node[q->node[1]];

    if (q->n == 0)
        kith_say("%.*s%s%.*s: named in no document of a known date", (int)x->label.len,
                 x->label.ptr, q->pair ? " and " : "", q->pair ? (int)y->label.len : 0,
                 y->label.ptr);
    else if (kith_query_talks(q->args))
        kith_tell("%.*s%s%.*s by %s", (int)x->label.len, x->label.ptr, q->pair ? " and " : "",
                  q->pair ? (int)y->label.len : 0, y->label.ptr, kith_span_name[q->kind]);
    if (q->undated > 0 && kith_query_talks(q->args))
        kith_tell("%" PRIu32 " document%s no date", q->undated,
                  q->undated == 1 ? " has" : "s have");
}

static int answer(question *q, const kith_asked *asked)
{
    uint32_t entity[2] = {asked->g->entity[q->node[0]], q->pair ? asked->g->entity[q->node[1]] : 0};
    kith_err err = {0};
    kith_when *days;
    size_t n;

    q->g = asked->g;
    if (!q->pair)
        q->node[1] = q->node[0];
    if (!kith_store_when(asked->store, q->a, entity, &days, &n, &q->undated, &err))
        return kith_say_err(&err);
    q->kind = q->by >= 0 ? (kith_span_kind)q->by
              : n > 0    ? kith_span_fit(days[0].day, days[n - 1].day)
                         : KITH_DAY;
    q->at = kith_when_group(q->a, days, n, q->kind, MOST_SPANS, &q->n);
    tell(q);
    return kith_query_print(q->args, rows(q), (kith_query_about){"counts", about, q});
}

static void choose(kith_args *args, int *by)
{
    for (int i = 0; i < KITH_SPANS; i++)
        if (strcmp(args->value, kith_span_name[i]) == 0) {
            *by = i;
            return;
        }
    kith_args_wrong(args, "'--by' takes day, week, month or year, not '%s'", args->value);
}

int kith_run_timeline(int argc, char **argv)
{
    kith_args args;
    question q = {.args = &args, .by = -1};
    kith_asked asked;
    char **rest;
    int status;
    size_t n;

    kith_args_init(&args, &manual, argc, argv);
    while (kith_args_next(&args) != 0)
        choose(&args, &q.by);
    if (args.stop || !kith_asked_open(&args, 2, 3,
                                      "a store and one or two names (in quotes when they have "
                                      "spaces)",
                                      &asked))
        return args.status;
    rest = kith_args_rest(&args, &n);
    q.pair = n == 3;
    q.a = kith_arena_new();
    if (!kith_asked_is_store(&asked, &status))
        ;
    else if (q.pair ? kith_asked_pair(&asked, rest + 1, 0, q.node, &status)
                    : kith_asked_find(&asked, rest[1], &q.node[0], &status))
        status = answer(&q, &asked);
    kith_arena_free(q.a);
    kith_asked_close(&asked);
    return status;
}
