// SPDX-License-Identifier: GPL-3.0-or-later
/* DOT for Graphviz, to be looked at: sfdp keeps communities together, prism takes labels apart.
 * What is shown is the picture's. */
#include "export/formats.h"
#include "export/seats.h"

#include <glib.h>

enum { PIECE = 8000 };

static const char header[] =
    "  graph [charset=\"UTF-8\", layout=\"neato\", inputscale=72, overlap=\"true\", "
    "splines=\"line\",\n"
    "         outputorder=\"edgesfirst\", pad=0.2, fontname=\"DejaVu Sans\", labelloc=\"b\",\n"
    "         labeljust=\"l\", ";

/* By type: persons are round, countries square and bold, organizations in between. */
static const char *const shape[KITH_TYPES] = {
    "shape=\"ellipse\", style=\"filled\"",
    "shape=\"box\", style=\"filled\", fontname=\"DejaVu Sans Bold\"",
    "shape=\"box\", style=\"filled,rounded\"",
};

/* A string in quotes. Backslashes would start Graphviz's own sequences and '&' one of HTML's;
 * its scanner takes no string of more than 16384 characters, so that long ones are in pieces.
 * lines: line breaks stay; else they are blanks, like all that no picture can show. */
static void put_text(kith_out *out, kith_str s, bool lines)
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
        else if (c == '\n' && lines)
            kith_out_puts(out, "\\n");
        else
            kith_out_putc(out, c < ' ' || c == 0x7f ? ' ' : (char)c);
    }
    kith_out_putc(out, '"');
}

static void put_string(kith_out *out, kith_str s)
{
    put_text(out, s, false);
}

static void put_ink(kith_out *out, const char *name, kith_ink ink)
{
    kith_out_printf(out, "%s=\"#%02x%02x%02x", name, ink.r, ink.g, ink.b);
    if (ink.a < 255)
        kith_out_printf(out, "%02x", ink.a);
    kith_out_putc(out, '"');
}

/* One decimal, whatever the locale. */
static void put_tenths(kith_out *out, const char *name, double value)
{
    int n = (int)(10 * value + 0.5);

    kith_out_printf(out, "%s=%d.%d", name, n / 10, n % 10);
}

/* Thousandths, whatever the locale. */
static void put_thousandths(kith_out *out, const char *name, double value)
{
    int n = (int)(1000 * value + 0.5);

    kith_out_printf(out, "%s=%d.%03d", name, n / 1000, n % 1000);
}

static void put_label(kith_out *out, const kith_str *line, size_t n)
{
    kith_out_puts(out, "label=");
    put_string(out, line[0]);
    if (n > 1) {
        kith_out_puts(out, " + \"\\n\" + ");
        put_string(out, line[1]);
    }
}

/* Points from below; Graphviz takes sizes in inches. */
static void put_place(kith_out *out, const kith_seats *s, size_t v)
{
    kith_out_printf(out, "pos=\"%d,%d!\", ", (int)(s->box[v].x + 0.5),
                    (int)(s->high - s->box[v].y + 0.5));
    put_thousandths(out, "width", s->box[v].wide / 36);
    kith_out_puts(out, ", ");
    put_thousandths(out, "height", s->box[v].high / 36);
}

/* The label is in at most two lines; all of it stands in the tooltip. */
static void put_node(kith_out *out, const kith_picture *p, const kith_seats *s, size_t v)
{
    const kith_node *node = &p->g->node[v];

    kith_out_puts(out, "  ");
    put_string(out, node->id);
    kith_out_puts(out, " [");
    put_label(out, s->line[v], s->n_lines[v]);
    kith_out_puts(out, ", tooltip=");
    put_string(out, node->label);
    kith_out_printf(out, ", %s, fontsize=%d, ", shape[node->type], (int)kith_picture_letters(node));
    put_place(out, s, v);
    put_ink(out, ", fillcolor", kith_picture_fill(p, node));
    if (kith_picture_has_border(p, node)) {
        kith_out_puts(out, ", penwidth=1.2, ");
        put_ink(out, "color", kith_picture_border(p, node));
    }
    kith_out_puts(out, "];\n");
}

static void put_edge(kith_out *out, const kith_picture *p, const kith_edge *e)
{
    kith_stroke stroke = kith_picture_stroke(p, e);

    kith_out_puts(out, "  ");
    put_string(out, p->g->node[e->a].id);
    kith_out_puts(out, " -- ");
    put_string(out, p->g->node[e->b].id);
    kith_out_printf(out, " [weight=%u, ", e->weight);
    put_tenths(out, "penwidth", stroke.width);
    kith_out_puts(out, ", ");
    put_ink(out, "color", stroke.ink);
    if (e->evidence.len > 0) {
        kith_out_puts(out, ", tooltip=");
        put_text(out, e->evidence, true);
    }
    kith_out_puts(out, "];\n");
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

/* A line for the shapes, then the colours, each named after its strongest node, four in a line. */
static void put_legend(kith_out *out, const kith_picture *p, kith_arena *a)
{
    const kith_node *leader[KITH_NAMED];
    size_t n = kith_picture_leaders(p, leader);

    kith_out_puts(out, "  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"1\" "
                       "cellpadding=\"1\">\n   <tr><td align=\"left\">");
    put_html(out, kith_picture_note(p, a));
    kith_out_puts(out, "</td></tr>\n");
    for (size_t i = 0; i < n; i++) {
        kith_ink ink = kith_picture_fill(p, leader[i]);
        if (p->look->theme == KITH_PRINT)
            ink = kith_picture_border(p, leader[i]);
        kith_out_puts(out, i % 4 == 0 ? "   <tr><td align=\"left\">" : "    ");
        kith_out_printf(out, "<font color=\"#%02x%02x%02x\">■</font> around ", ink.r, ink.g, ink.b);
        put_html(out, shortened(leader[i]->label));
        kith_out_puts(out, i % 4 == 3 || i + 1 == n ? "</td></tr>\n" : "\n");
    }
    kith_out_puts(out, "  </table>>;\n");
}

static void put_header(kith_out *out, const kith_picture *p)
{
    kith_out_puts(out, header);
    put_ink(out, "bgcolor", p->paint.paper);
    kith_out_puts(out, ", ");
    put_ink(out, "fontcolor", p->paint.note);
    kith_out_printf(out, ", fontsize=%d];\n", (int)kith_picture_note_letters(p));
    kith_out_puts(out, "  node [fontname=\"DejaVu Sans\", penwidth=0, fixedsize=true, margin=0, ");
    put_ink(out, "fontcolor", p->paint.text);
    kith_out_puts(out, "];\n");
}

void kith_write_dot(kith_out *out, const kith_graph *g, const kith_look *look)
{
    kith_arena *a = kith_arena_new();
    kith_picture p;
    kith_seats seats;

    kith_picture_init(&p, g, look);
    seats = kith_seats_of(a, &p);
    kith_out_puts(out, "// kith · who is named with whom\n");
    if (p.own != NULL)
        kith_out_printf(out, "// the %zu strongest of %zu nodes\n", p.g->V, g->V);
    kith_out_puts(out, "graph kith {\n");
    put_header(out, &p);
    put_legend(out, &p, a);
    for (size_t v = 0; v < p.g->V; v++)
        put_node(out, &p, &seats, v);
    for (size_t i = 0; i < p.n_edges; i++)
        put_edge(out, &p, &p.g->edge[p.edge[i]]);
    kith_out_puts(out, "}\n");
    kith_picture_fini(&p);
    kith_arena_free(a);
}
