// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/node_json.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/query.h"

#include <glib.h>
#include <inttypes.h>

static const kith_manual manual = {
    .usage = "info [OPTION]... GRAPH",
    .about = "Counts what GRAPH holds.",
    .takes = KITH_TAKES_JSON,
    .examples = "  kith info graph.graphml\n"
                "  kith info graph.graphml --json | jq .edges\n",
};

typedef struct {
    size_t type[KITH_TYPES], communities;
    uint64_t weight; // of all edges
    kith_str first, last;
} counts;

static counts count(const kith_graph *g)
{
    counts c = {0};

    for (size_t v = 0; v < g->V; v++) {
        const kith_node *node = &g->node[v];
        c.type[node->type]++;
        c.communities = MAX(c.communities, (size_t)node->community + 1);
        if (node->first.len > 0 && (c.first.len == 0 || kith_str_cmp(node->first, c.first) < 0))
            c.first = node->first;
        if (node->last.len > 0 && (c.last.len == 0 || kith_str_cmp(node->last, c.last) > 0))
            c.last = node->last;
    }
    for (size_t e = 0; e < g->E; e++)
        c.weight += g->edge[e].weight;
    return c;
}

static void print_json(kith_out *out, const kith_graph *g, const counts *c)
{
    kith_out_printf(out, "{\"nodes\":%zu,\"edges\":%zu", g->V, g->E);
    kith_out_printf(out, ",\"people\":%zu,\"countries\":%zu,\"organizations\":%zu",
                    c->type[KITH_PERSON], c->type[KITH_COUNTRY], c->type[KITH_ORGANIZATION]);
    kith_out_printf(out, ",\"weight\":%" PRIu64 ",\"communities\":%zu", c->weight, c->communities);
    if (g->totals.documents > 0)
        kith_out_printf(out, ",\"documents\":%" PRIu64 ",\"sentences\":%" PRIu64,
                        g->totals.documents, g->totals.sentences);
    if (c->first.len > 0) {
        kith_json_field(out, "first", c->first);
        kith_json_field(out, "last", c->last);
    }
    kith_out_puts(out, "}\n");
}

static void line(kith_out *out, const char *what, uint64_t n)
{
    kith_out_printf(out, "%-14s%10" PRIu64 "\n", what, n);
}

static void print_text(kith_out *out, const kith_graph *g, const counts *c)
{
    if (g->totals.documents > 0) {
        line(out, "documents", g->totals.documents);
        line(out, "sentences", g->totals.sentences);
    }
    line(out, "people", c->type[KITH_PERSON]);
    line(out, "countries", c->type[KITH_COUNTRY]);
    line(out, "organizations", c->type[KITH_ORGANIZATION]);
    line(out, "edges", g->E);
    line(out, "weight", c->weight);
    line(out, "communities", c->communities);
    if (c->first.len > 0)
        kith_out_printf(out, "%-14s%.*s to %.*s\n", "dates", (int)c->first.len, c->first.ptr,
                        (int)c->last.len, c->last.ptr);
}

int kith_run_info(int argc, char **argv)
{
    kith_args args;
    kith_err err = {0};
    kith_graph *g;
    kith_out *out;
    counts c;
    bool ok;

    kith_args_init(&args, &manual, argc, argv);
    while (kith_args_next(&args) != 0) {
    }
    if (args.stop)
        return args.status;
    g = kith_query_graph(&args, 1, 1, "one graph");
    if (g == NULL)
        return args.status;
    c = count(g);
    out = kith_out_open("-", &err);
    if (args.json)
        print_json(out, g, &c);
    else
        print_text(out, g, &c);
    ok = kith_out_close(out, &err);
    kith_graph_free(g);
    return ok ? KITH_OK : kith_say_err(&err);
}
