// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/formats.h"

#include <glib.h>

const char *const kith_theme_name[KITH_THEMES] = {"light", "dark", "print"};
const kith_look kith_look_plain = {.theme = KITH_LIGHT, .size_by = KITH_BY_STRENGTH};

/* Numbers of edges that the programs still move about at ease. */
enum { GEPHI = 250 * 1000, CYTOSCAPE = 50 * 1000, YED = 10 * 1000 };

const kith_format kith_formats[] = {
    {.name = "graphml",
     .suffix = ".graphml",
     .summary = "GraphML, for Gephi, igraph, networkx, Cytoscape",
     .write = kith_write_graphml,
     .max_edges = GEPHI},
    {.name = "yed",
     .suffix = ".graphml",
     .summary = "GraphML for yEd, with shapes and colours",
     .write = kith_write_yed,
     .max_edges = YED},
    {.name = "gexf",
     .suffix = ".gexf",
     .summary = "GEXF 1.2, for Gephi and networkx",
     .write = kith_write_gexf,
     .max_edges = GEPHI},
    {.name = "gexf13",
     .suffix = ".gexf",
     .summary = "GEXF 1.3 with time, for Gephi's timeline",
     .write = kith_write_gexf13,
     .max_edges = GEPHI},
    {.name = "json",
     .suffix = ".json",
     .summary = "JSON, node-link, for d3 and networkx",
     .write = kith_write_json},
    {.name = "cyjs",
     .suffix = ".cyjs",
     .summary = "JSON for Cytoscape and cytoscape.js",
     .write = kith_write_cyjs,
     .max_edges = CYTOSCAPE},
    {.name = "csv",
     .suffix = ".csv",
     .summary = "NAME-nodes.csv and NAME-edges.csv, for Gephi, pandas",
     .write = kith_write_nodes_csv,
     .edges = kith_write_edges_csv,
     .max_edges = GEPHI},
    {.name = "dot", .suffix = ".dot", .summary = "DOT, for Graphviz", .write = kith_write_dot},
    {.name = "svg",
     .suffix = ".svg",
     .summary = "a picture, rendered by Graphviz, or plainer without it",
     .write = kith_write_dot,
     .engine = "svg",
     .alone = kith_write_svg},
    {.name = "png",
     .suffix = ".png",
     .summary = "a picture, rendered by Graphviz",
     .write = kith_write_dot,
     .engine = "png"},
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

static bool write_one(const kith_graph *g, kith_write *write, const kith_look *look,
                      const char *path, kith_err *err)
{
    kith_out *out = kith_out_open(path, err);

    if (out == NULL)
        return false;
    write(out, g, look);
    return kith_out_close(out, err);
}

/* NAME.csv: NAME-nodes.csv and NAME-edges.csv. */
static bool write_two(const kith_graph *g, const kith_format *format, const kith_look *look,
                      const char *path, kith_err *err)
{
    size_t n = strlen(path);
    char *nodes, *edges;
    bool ok;

    if (strcmp(path, "-") == 0)
        return kith_fail(err, KITH_EUSAGE,
                         "%s is two files and standard output is one; give a name, as in '-o "
                         "graph%s'",
                         format->name, format->suffix);
    if (kith_str_ends(kith_str_of(path), kith_str_of(format->suffix)))
        n -= strlen(format->suffix);
    nodes = g_strdup_printf("%.*s-nodes%s", (int)n, path, format->suffix);
    edges = g_strdup_printf("%.*s-edges%s", (int)n, path, format->suffix);
    ok = write_one(g, format->write, look, nodes, err) &&
         write_one(g, format->edges, look, edges, err);
    g_free(nodes);
    g_free(edges);
    return ok;
}

bool kith_export(const kith_graph *g, const kith_format *format, const kith_look *look,
                 const char *path, kith_err *err)
{
    if (format->engine != NULL)
        return kith_render(g, format, look, path, err);
    if (format->edges != NULL)
        return write_two(g, format, look, path, err);
    return write_one(g, format->write, look, path, err);
}
