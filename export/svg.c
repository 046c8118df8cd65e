// SPDX-License-Identifier: GPL-3.0-or-later
/* SVG without Graphviz: nodes stand where the layout has them, in a room that their labels need,
 * and are then pushed apart. The width of text is known well enough; textLength makes it so in a
 * font of another width. */
#include "export/font_width.h"
#include "export/formats.h"
#include "export/seats.h"
#include "export/xml.h"

#include <math.h>
#include <stdlib.h>

static const double MARGIN = 24, LINE_HEIGHT = 1.18;

typedef struct {
    kith_picture picture;
    kith_arena *arena;
    kith_seats seats;
    GString *to;
} drawing;

/* One decimal, in the C locale. */
static void put_number(GString *to, const char *name, double value)
{
    int n = (int)floor(10 * value + 0.5);

    g_string_append_printf(to, " %s=\"%s%d.%d\"", name, n < 0 ? "-" : "", abs(n) / 10, abs(n) % 10);
}

static void put_ink(GString *to, const char *name, kith_ink ink)
{
    g_string_append_printf(to, " %s=\"#%02x%02x%02x\"", name, ink.r, ink.g, ink.b);
    if (ink.a < 255)
        g_string_append_printf(to, " %s-opacity=\"0.%02d\"", name, ink.a * 99 / 255);
}

static void put_edge(drawing *d, const kith_edge *edge)
{
    kith_stroke stroke = kith_picture_stroke(&d->picture, edge);

    g_string_append(d->to, "<line");
    put_number(d->to, "x1", d->seats.box[edge->a].x);
    put_number(d->to, "y1", d->seats.box[edge->a].y);
    put_number(d->to, "x2", d->seats.box[edge->b].x);
    put_number(d->to, "y2", d->seats.box[edge->b].y);
    put_ink(d->to, "stroke", stroke.ink);
    put_number(d->to, "stroke-width", stroke.width);
    if (edge->evidence.len > 0) {
        g_string_append(d->to, "><title>");
        kith_xml_text(d->to, edge->evidence);
        g_string_append(d->to, "</title></line>\n");
    } else
        g_string_append(d->to, "/>\n");
}

static void put_shape(drawing *d, const kith_node *node, const kith_box *box)
{
    double wide = box->wide, high = box->high;

    if (node->type == KITH_PERSON) {
        g_string_append(d->to, "<ellipse");
        put_number(d->to, "cx", box->x);
        put_number(d->to, "cy", box->y);
        put_number(d->to, "rx", wide);
        put_number(d->to, "ry", high);
    } else {
        g_string_append(d->to, "<rect");
        put_number(d->to, "x", box->x - wide);
        put_number(d->to, "y", box->y - high);
        put_number(d->to, "width", 2 * wide);
        put_number(d->to, "height", 2 * high);
        if (node->type == KITH_ORGANIZATION)
            put_number(d->to, "rx", high * 0.6);
    }
    put_ink(d->to, "fill", kith_picture_fill(&d->picture, node));
    if (kith_picture_has_border(&d->picture, node))
        put_ink(d->to, "stroke", kith_picture_border(&d->picture, node));
    g_string_append(d->to, "/>\n");
}

static void put_text(drawing *d, kith_str text, double x, double y, double letters, bool bold)
{
    g_string_append(d->to, "<text");
    put_number(d->to, "x", x);
    put_number(d->to, "y", y);
    put_number(d->to, "font-size", letters);
    put_number(d->to, "textLength", kith_font_width(text, bold) * letters);
    g_string_append(d->to, bold ? " font-weight=\"bold\">" : ">");
    kith_xml_text(d->to, text);
    g_string_append(d->to, "</text>\n");
}

static void put_node(drawing *d, uint32_t v)
{
    const kith_node *node = &d->picture.g->node[v];
    double letters = kith_picture_letters(node), n = (double)d->seats.n_lines[v];

    g_string_append(d->to, "<g><title>");
    kith_xml_text(d->to, node->label);
    g_string_append(d->to, "</title>\n");
    put_shape(d, node, &d->seats.box[v]);
    for (size_t i = 0; i < d->seats.n_lines[v]; i++)
        put_text(d, d->seats.line[v][i], d->seats.box[v].x,
                 d->seats.box[v].y + letters * (0.36 + LINE_HEIGHT * ((double)i - (n - 1) / 2)),
                 letters, kith_seats_bold(node));
    g_string_append(d->to, "</g>\n");
}

/* One colour of the legend. */
static void put_colour(drawing *d, const kith_node *leader, double x, double y, double letters)
{
    size_t lines;
    kith_str *line = kith_picture_lines(d->arena, leader->label, &lines), text;
    kith_ink ink = d->picture.look->theme == KITH_PRINT ? kith_picture_border(&d->picture, leader)
                                                        : kith_picture_fill(&d->picture, leader);

    g_string_append(d->to, "<rect");
    put_number(d->to, "x", x);
    put_number(d->to, "y", y - letters * 0.75);
    put_number(d->to, "width", letters * 0.8);
    put_number(d->to, "height", letters * 0.8);
    put_ink(d->to, "fill", ink);
    g_string_append(d->to, "/>\n");
    text = kith_arena_printf(d->arena, "around %.*s%s%.*s", (int)line[0].len, line[0].ptr,
                             lines > 1 ? " " : "", (int)line[1].len, lines > 1 ? line[1].ptr : "");
    put_text(d, text, x + 1.3 * letters, y, letters, false);
}

enum { COLUMNS = 2 };

/* The first line, then the colours in two columns. */
static void put_legend(drawing *d, double letters)
{
    const kith_node *leader[KITH_NAMED];
    size_t n = kith_picture_leaders(&d->picture, leader);
    double y = d->seats.high + letters;

    g_string_append(d->to, "<g text-anchor=\"start\"");
    put_ink(d->to, "fill", d->picture.paint.note);
    g_string_append(d->to, ">\n");
    put_text(d, kith_picture_note(&d->picture, d->arena), MARGIN, y, letters, false);
    for (size_t i = 0; i < n; i++)
        put_colour(d, leader[i], MARGIN + (double)(i % COLUMNS) * 20 * letters,
                   y + letters * 1.4 * (double)(1 + i / COLUMNS), letters);
    g_string_append(d->to, "</g>\n");
}

static void put_head(drawing *d, double letters)
{
    const kith_node *leader[KITH_NAMED];
    size_t lines = (kith_picture_leaders(&d->picture, leader) + COLUMNS - 1) / COLUMNS;
    double high = d->seats.high + letters * (2 + 1.4 * (double)lines), wide;

    wide = kith_font_width(kith_picture_note(&d->picture, d->arena), false) * letters + 2 * MARGIN;
    wide = fmax(d->seats.wide, wide);
    g_string_append_printf(d->to,
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" "
                           "height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" text-anchor=\"middle\" "
                           "font-family=\"DejaVu Sans, Verdana, Arial, sans-serif\">\n"
                           "<title>kith · who is named with whom</title>\n"
                           "<rect width=\"100%%\" height=\"100%%\"",
                           wide, high, wide, high);
    put_ink(d->to, "fill", d->picture.paint.paper);
    g_string_append(d->to, "/>\n");
}

static void draw(drawing *d)
{
    const kith_graph *g = d->picture.g;
    double letters = kith_picture_note_letters(&d->picture);

    put_head(d, letters);
    for (size_t i = 0; i < d->picture.n_edges; i++)
        put_edge(d, &g->edge[d->picture.edge[i]]);
    g_string_append(d->to, "<g");
    put_ink(d->to, "fill", d->picture.paint.text);
    g_string_append(d->to, ">\n");
    for (uint32_t v = 0; v < g->V; v++)
        put_node(d, v);
    g_string_append(d->to, "</g>\n");
    put_legend(d, letters);
    g_string_append(d->to, "</svg>\n");
}

void kith_write_svg(kith_out *out, const kith_graph *g, const kith_look *look)
{
    drawing d = {.arena = kith_arena_new(), .to = g_string_new(NULL)};

    kith_picture_init(&d.picture, g, look);
    d.seats = kith_seats_of(d.arena, &d.picture);
    draw(&d);
    kith_out_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    kith_out_write(out, d.to->str, d.to->len);
    g_string_free(d.to, TRUE);
    kith_picture_fini(&d.picture);
    kith_arena_free(d.arena);
}
