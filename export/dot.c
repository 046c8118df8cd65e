// SPDX-License-Identifier: GPL-3.0-or-later
/* DOT for Graphviz, to be looked at: sfdp keeps communities together, prism takes labels apart;
 * community by colour, type by shape, strength by letter size, weight by width and darkness. Only
 * the strongest nodes of a large graph are drawn: beyond that nobody can read it. */
#include "export/formats.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

/* More than LEGIBLE nodes cannot be read; then the STRONGEST are drawn. */
enum { LEGIBLE = 300, STRONGEST = 120, PIECE = 8000 };

/* Edges drawn for a node on average: what is weaker than those hides what is stronger. */
enum { EDGES_A_NODE = 4 };

static const char header[] =
    "  graph [charset=\"UTF-8\", layout=\"sfdp\", outputorder=\"edgesfirst\", overlap=\"prism\",\n"
    "         overlap_scaling=-4, sep=\"+5\", splines=\"line\", K=1.0, repulsiveforce=1.5,\n"
    "         bgcolor=\"white\", pad=0.4, fontname=\"DejaVu Sans\", fontsize=12,\n"
    "         fontcolor=\"#555555\", labelloc=\"b\", labeljust=\"l\"];\n"
    "  node [fontname=\"DejaVu Sans\", fontcolor=\"#1a1a1a\", penwidth=0,\n"
    "        margin=\"0.07,0.04\", width=0.1, height=0.1];\n";

/* By type: persons are round, countries square, organizations in between. */
static const char *const shape[KITH_TYPES] = {
    "shape=\"ellipse\", style=\"filled\", margin=\"0.02,0.02\"",
    "shape=\"box\", style=\"filled\"",
    "shape=\"box\", style=\"filled,rounded\"",
};

/* A string in quotes. Backslashes would start Graphviz's own sequences and '&' one of HTML's;
 * its scanner takes no string of more than 16384 characters, so that long ones are in pieces. */
static void put_string(kith_out *out, kith_str s)
{
    size_t since = 0;

    kith_out_putc(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (since++ >= PIECE && (c & 0xc0) != 0x80) {
            kith_out_puts(out, "\" + \"");
            since = 0;
        }
        if (c == '"' || c == '\\')
            kith_out_putc(out, '\\');
        if (c == '&')
            kith_out_puts(out, "&amp;");
        else
            kith_out_putc(out, c < ' ' || c == 0x7f ? ' ' : (char)c);
    }
    kith_out_putc(out, '"');
}

static double strongest(const kith_graph *g)
{
    double most = 1;

    for (size_t v = 0; v < g->V; v++)
        most = fmax(most, g->node[v].strength);
    return most;
}

static void put_node(kith_out *out, const kith_node *node, double most)
{
    kith_out_puts(out, "  ");
    put_string(out, node->id);
    kith_out_puts(out, " [label=");
    put_string(out, node->label);
    kith_out_printf(out, ", %s, fontsize=%d, fillcolor=\"#%02x%02x%02x%s\"];\n", shape[node->type],
                    9 + (int)(19 * sqrt(node->strength / most)), node->r, node->g, node->b, "b8");
}

typedef struct {
    uint32_t weight, edge;
} drawn;

static int by_weight(const void *x, const void *y)
{
    const drawn *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

/* The strongest edges, and of every node its strongest, so that none is cut off; the strongest
 * come last and so lie on top. *n of them, to be freed with g_free(). */
static drawn *choose_edges(const kith_graph *g, size_t *n)
{
    drawn *all = g_new0(drawn, g->E + 1);
    bool *held = g_new0(bool, g->V + 1);
    size_t kept = 0;

    for (size_t e = 0; e < g->E; e++)
        all[e] = (drawn){g->edge[e].weight, (uint32_t)e};
    qsort(all, g->E, sizeof *all, by_weight);
    for (size_t i = 0; i < g->E; i++) {
        const kith_edge *e = &g->edge[all[i].edge];
        if (i < g->V * EDGES_A_NODE || !held[e->a] || !held[e->b])
            all[kept++] = all[i];
        held[e->a] = held[e->b] = true;
    }
    g_free(held);
    *n = kept;
    return all;
}

static void put_edge(kith_out *out, const kith_graph *g, const kith_edge *e, double most)
{
    const kith_node *a = &g->node[e->a], *b = &g->node[e->b];
    double share = log1p(e->weight) / log1p(most);
    bool within = a->community == b->community;

    kith_out_puts(out, "  ");
    put_string(out, a->id);
    kith_out_puts(out, " -- ");
    put_string(out, b->id);
    kith_out_printf(out, " [weight=%u, penwidth=%d.%d, color=\"#%02x%02x%02x%02x\"];\n", e->weight,
                    (int)(0.4 + 5 * share), (int)(10 * (0.4 + 5 * share)) % 10,
                    within ? a->r * 4 / 5 : 120, within ? a->g * 4 / 5 : 120,
                    within ? a->b * 4 / 5 : 120, 60 + (int)(130 * share));
}

static void put_edges(kith_out *out, const kith_graph *g)
{
    size_t n;
    drawn *edge = choose_edges(g, &n);

    for (size_t i = n; i-- > 0;)
        put_edge(out, g, &g->edge[edge[i].edge], edge[0].weight);
    g_free(edge);
}

static void put_legend(kith_out *out, const kith_graph *g, const kith_graph *whole)
{
    char text[256];

    g_snprintf(text, sizeof text,
               "round: person   square: country   rounded: organization   size: strength   "
               "colour: community   %zu of %zu names",
               g->V, whole->V);
    kith_out_puts(out, "  label=");
    put_string(out, kith_str_of(text));
    kith_out_puts(out, ";\n");
}

static void write_drawn(kith_out *out, const kith_graph *g, const kith_graph *whole)
{
    double most = strongest(g);

    kith_out_puts(out, "// kith · who is named with whom\n");
    if (g->V < whole->V)
        kith_out_printf(out, "// the %zu strongest of %zu nodes\n", g->V, whole->V);
    kith_out_puts(out, "graph kith {\n");
    kith_out_puts(out, header);
    put_legend(out, g, whole);
    for (size_t v = 0; v < g->V; v++)
        put_node(out, &g->node[v], most);
    put_edges(out, g);
    kith_out_puts(out, "}\n");
}

void kith_write_dot(kith_out *out, const kith_graph *g)
{
    kith_filter filter = {.top = STRONGEST, .keep_isolated = false};
    kith_graph *less = g->V > LEGIBLE ? kith_graph_filter(g, &filter) : NULL;

    write_drawn(out, less != NULL ? less : g, g);
    kith_graph_free(less);
}
