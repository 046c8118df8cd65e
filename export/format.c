// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/formats.h"

#include <glib.h>

const kith_format kith_formats[] = {
    {"graphml", ".graphml", "GraphML, for Gephi, igraph, networkx, Cytoscape", kith_write_graphml,
     NULL},
    {"gexf", ".gexf", "GEXF 1.2, for Gephi and networkx", kith_write_gexf, NULL},
    {"dot", ".dot", "DOT, for Graphviz", kith_write_dot, NULL},
    {"json", ".json", "JSON, node-link, for d3 and networkx", kith_write_json, NULL},
    {"svg", ".svg", "a picture, rendered by Graphviz", kith_write_dot, "svg"},
    {"png", ".png", "a picture, rendered by Graphviz", kith_write_dot, "png"},
    {0},
};

static bool no_format(const char *asked, const char *what, kith_err *err)
{
    GString *all = g_string_new(NULL);

    for (const kith_format *f = kith_formats; f->name != NULL; f++)
        g_string_append_printf(all, "%s%s", all->len > 0 ? " " : "", f->name);
    kith_fail(err, KITH_EUSAGE, "%s: %s; formats are %s", asked, what, all->str);
    g_string_free(all, TRUE);
    return false;
}

const kith_format *kith_format_find(const char *name, const char *path, kith_err *err)
{
    for (const kith_format *f = kith_formats; f->name != NULL; f++)
        if (name != NULL ? strcmp(name, f->name) == 0
                         : kith_str_ends(kith_str_of(path), kith_str_of(f->suffix)))
            return f;
    if (name != NULL)
        no_format(name, "no such format", err);
    else
        no_format(path, "its suffix names no format, and there is no --format", err);
    return NULL;
}

bool kith_export(const kith_graph *g, const kith_format *format, const char *path, kith_err *err)
{
    kith_out *out;

    if (format->engine != NULL)
        return kith_render(g, format, path, err);
    if ((out = kith_out_open(path, err)) == NULL)
        return false;
    format->write(out, g);
    return kith_out_close(out, err);
}
