// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/yed.h"

#include "export/font_width.h"
#include "export/xml.h"

#include <math.h>

static const char *const shape[KITH_TYPES] = {"ellipse", "rectangle", "roundrectangle"};

void kith_yed_keys(GString *to)
{
    g_string_append(to, " <key id=\"n_graphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
                        " <key id=\"e_graphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n");
}

/* A box that its label fits in; yEd's y axis points down. */
void kith_yed_node(GString *to, const kith_node *node)
{
    int font = 9 + (int)((fmin(fmax(node->size, 10), 60) - 10) * 0.4);
    int x = (int)fmin(fmax(node->x, -1e6), 1e6), y = (int)fmin(fmax(-node->y, -1e6), 1e6);
    int wide = (int)(kith_font_width(node->label, false) * font) + font, high = 2 * font;

    g_string_append_printf(to,
                           "   <data key=\"n_graphics\"><y:ShapeNode>"
                           "<y:Geometry x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                           "<y:Fill color=\"#%02x%02x%02x\" transparent=\"false\"/>"
                           "<y:BorderStyle hasColor=\"false\"/>"
                           "<y:NodeLabel fontSize=\"%d\" textColor=\"#1a1a1a\">",
                           x - wide / 2, y - high / 2, wide, high, node->r, node->g, node->b, font);
    kith_xml_text(to, node->label);
    g_string_append_printf(to, "</y:NodeLabel><y:Shape type=\"%s\"/></y:ShapeNode></data>\n",
                           shape[node->type]);
}

void kith_yed_edge(GString *to, const kith_edge *edge, double most)
{
    int width = 5 + (int)(45 * log1p(edge->weight) / log1p(most));

    g_string_append_printf(to,
                           "   <data key=\"e_graphics\"><y:PolyLineEdge>"
                           "<y:LineStyle color=\"#999999\" type=\"line\" width=\"%d.%d\"/>"
                           "<y:Arrows source=\"none\" target=\"none\"/>"
                           "</y:PolyLineEdge></data>\n",
                           width / 10, width % 10);
}
