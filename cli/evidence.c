// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/asked.h"
#include "cli/columns.h"
#include "cli/query_args.h"
#include "cli/sentences.h"
#include "cli/term/say.h"
#include "graph/store_ask.h"

#include <glib.h>
#include <inttypes.h>

enum { KEY_LIMIT = KITH_KEY_OWN };

static const kith_option options[] = {
    {KEY_LIMIT, "limit", "N", "only the first N sentences, 0 for all (default: 20)"},
    {0},
};

static const kith_manual manual = {
    .usage = "evidence [OPTION]... GRAPH A B",
    .about = "Shows the sentences that name both A and B, with document and date. A file of a\n"
             "graph keeps some of them for each pair ('kith build --evidence N'), a store all.",
    .group = {options},
    .takes = KITH_TAKES_FORM,
    .examples = "  kith evidence press.kith NATO Ukraine\n"
                "  kith evidence graph.graphml \"United States\" NATO --limit 3\n"
                "  kith evidence graph.graphml NATO Ukraine --json | jq -r '.sentences[].text'\n",
};

typedef struct {
    const kith_node *a, *b;
    const kith_edge *edge;
} found;

static void about(kith_out *out, const void *of)
{
    const found *f = of;

    kith_json_who(out, "a", f->a);
    kith_out_putc(out, ',');
    kith_json_who(out, "b", f->b);
    kith_out_printf(out, ",\"weight\":%" PRIu32 ",\"documents\":%" PRIu32, f->edge->weight,
                    f->edge->documents);
}

static void tell(const found *f, size_t shown)
{
    uint32_t weight = f->edge->weight, documents = f->edge->documents;

    kith_tell("%.*s and %.*s: %" PRIu32 " sentence%s in %" PRIu32 " document%s",
              (int)f->a->label.len, f->a->label.ptr, (int)f->b->label.len, f->b->label.ptr, weight,
              weight == 1 ? "" : "s", documents, documents == 1 ? "" : "s");
    if (shown < weight)
        kith_tell("%zu of them shown", shown);
}

/* The sentences, at most `limit` of them, 0: all. */
static bool find(kith_arena *a, const kith_asked *asked, const uint32_t node[2],
                 const kith_edge *edge, uint32_t limit, kith_said **said, size_t *n, kith_err *err)
{
    const kith_graph *g = asked->g;
    uint32_t entity[2];

    if (asked->store != NULL) {
        entity[0] = g->entity[node[0]];
        entity[1] = g->entity[node[1]];
        return kith_store_said(asked->store, a, entity, limit, said, n, err);
    }
    *said = kith_said_of(a, g, edge, n);
    if (limit > 0)
        *n = MIN(*n, limit);
    return true;
}

static int answer(const kith_args *args, kith_asked *asked, const uint32_t node[2], uint32_t limit)
{
    const kith_graph *g = asked->g;
    found f = {&g->node[node[0]], &g->node[node[1]], kith_edge_between(g, node[0], node[1])};
    kith_arena *a;
    kith_said *said;
    kith_err err = {0};
    size_t n;
    int status;

    if (f.edge == NULL) {
        kith_say("no sentence names both %.*s and %.*s", (int)f.a->label.len, f.a->label.ptr,
                 (int)f.b->label.len, f.b->label.ptr);
        return KITH_EINPUT;
    }
    a = kith_arena_new();
    if (!find(a, asked, node, f.edge, limit, &said, &n, &err)) {
        kith_arena_free(a);
        return kith_say_err(&err);
    }
    if (n == 0)
        kith_say("the graph keeps no sentences; 'kith build' does, unless told '--evidence 0'");
    else if (kith_query_talks(args))
        tell(&f, n);
    if (n > 0 && said[0].text.len == 0 && kith_query_talks(args))
        kith_tell("%s keeps no text: these are the documents", asked->path);
    status = kith_sentences_print(args, said, n, (kith_query_about){"sentences", about, &f});
    kith_arena_free(a);
    return status;
}

int kith_run_evidence(int argc, char **argv)
{
    static const kith_pair_question question = {&manual,    "--limit", 0,
                                                UINT32_MAX, KITH_TOP,  answer};

    return kith_asked_run_pair(&question, argc, argv);
}
