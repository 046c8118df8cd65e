// SPDX-License-Identifier: GPL-3.0-or-later
/* DOT for Graphviz, to be looked at: sfdp keeps communities together, prism takes labels apart;
 * community by colour, type by shape, strength by letter size, weight by width and darkness. Only
 * the strongest nodes of a large graph are drawn: beyond that nobody can read it. */
#include "export/formats.h"

#include "graph/measure.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

/* More than LEGIBLE nodes cannot be read; then the STRONGEST are drawn. */
enum { LEGIBLE = 300, STRONGEST = 120, PIECE = 8000 };

/* Edges drawn for a node on average: what is weaker than those hides what is stronger. */
enum { EDGES_A_NODE = 4 };

static const char header[] =
    "  graph [charset=\"UTF-8\", layout=\"sfdp\", outputorder=\"edgesfirst\", overlap=\"prism\",\n"
    "         overlap_scaling=-4, sep=\"+8\", splines=\"line\", K=1.0, repulsiveforce=1.5,\n"
    "         bgcolor=\"white\", pad=0.4, fontname=\"DejaVu Sans\", fontsize=12,\n"
    "         fontcolor=\"#555555\", labelloc=\"b\", labeljust=\"l\"];\n"
    "  node [fontname=\"DejaVu Sans\", fontcolor=\"#1a1a1a\", penwidth=0,\n"
    "        margin=\"0.07,0.04\", width=0.1, height=0.1];\n";

/* By type: persons are round, countries square and bold, organizations in between. */
static const char *const shape[KITH_TYPES] = {
    "shape=\"ellipse\", style=\"filled\", margin=\"0.02,0.02\"",
    "shape=\"box\", style=\"filled\", fontname=\"DejaVu Sans Bold\"",
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

/* Text inside a label of HTML's kind. */
static void put_html(kith_out *out, kith_str s)
{
    for (size_t i = 0; i < s.len; i++)
        switch (s.ptr[i]) {
        case '&':
            kith_out_puts(out, "&amp;");
            break;
        case '<':
            kith_out_puts(out, "&lt;");
            break;
        case '>':
            kith_out_puts(out, "&gt;");
            break;
        default:
            kith_out_putc(out, (unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7f ? ' ' : s.ptr[i]);
        }
}

/* A name that fits a legend. */
static kith_str shortened(kith_str s)
{
    size_t n = s.len < 40 ? s.len : 40;

    while (n < s.len && n > 0 && ((unsigned char)s.ptr[n] & 0xc0) == 0x80)
        n--;
    return kith_str_sub(s, 0, n);
}

enum { NAMED = 8 };

/* The strongest node of each of the first communities; those that are grey have none. */
static size_t leaders(const kith_graph *g, const kith_node *leader[NAMED])
{
    size_t size[NAMED] = {0}, n = 0;

    memset(leader, 0, NAMED * sizeof(*leader));
    for (size_t v = 0; v < g->V; v++) {
        const kith_node *node = &g->node[v];
        if (node->community >= NAMED)
            continue;
        size[node->community]++;
        if (leader[node->community] == NULL || node->strength > leader[node->community]->strength)
            leader[node->community] = node;
    }
    for (size_t c = 0; c < NAMED; c++)
        if (size[c] >= 3)
            leader[n++] = leader[c];
    return n;
}

/* A line for the shapes and one for each colour, named after its strongest node. */
static void put_legend(kith_out *out, const kith_graph *g, const kith_graph *whole)
{
    const kith_node *leader[NAMED];
    size_t n = leaders(g, leader);

    kith_out_puts(out, "  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"1\" "
                       "cellpadding=\"1\">\n");
    kith_out_puts(out, "   <tr><td align=\"left\">round: person · square: country · rounded: "
                       "organization · size: strength · ");
    if (g->V < whole->V)
        kith_out_printf(out, "the %zu strongest of %zu names</td></tr>\n", g->V, whole->V);
    else
        kith_out_printf(out, "%zu names</td></tr>\n", g->V);
    for (size_t i = 0; i < n; i++) {
        kith_out_printf(out, "   <tr><td align=\"left\"><font color=\"#%02x%02x%02x\">■</font> ",
                        leader[i]->r, leader[i]->g, leader[i]->b);
        kith_out_puts(out, "around ");
        put_html(out, shortened(leader[i]->label));
        kith_out_puts(out, "</td></tr>\n");
    }
    kith_out_puts(out, "  </table>>;\n");
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

/* The strongest nodes, measured anew: their communities, not those of the many others, are what
 * the colours tell apart. */
static kith_graph *strongest_of(const kith_graph *g)
{
    kith_filter filter = {.top = STRONGEST};
    kith_graph *less = kith_graph_filter(g, &filter);

    kith_measure(less, NULL);
    return less;
}

void kith_write_dot(kith_out *out, const kith_graph *g)
{
    kith_graph *less = g->V > LEGIBLE ? strongest_of(g) : NULL;

    write_drawn(out, less != NULL ? less : g, g);
    kith_graph_free(less);
}
