// SPDX-License-Identifier: GPL-3.0-or-later
/* Graph files. A format is one file, one golden and one row of kith_formats[], from which
 * --format, --help and the manual page are made. */
#pragma once

#include "base/err.h"
#include "base/out.h"
#include "graph/query.h"

typedef enum { KITH_LIGHT, KITH_DARK, KITH_PRINT, KITH_THEMES } kith_theme;
extern const char *const kith_theme_name[KITH_THEMES];

/* How pictures look, and who makes files. */
typedef struct {
    kith_theme theme;
    kith_by size_by;  // what the size of nodes, which the graph holds, is made from: for the legend
    unsigned threads; // that put a large file together; 0: as many as there are processors
} kith_look;

extern const kith_look kith_look_plain; // light, by strength, all processors

/* A writer's failures are kept in out. */
typedef void kith_write(kith_out *out, const kith_graph *g, const kith_look *look);

typedef struct {
    const char *name;    // "graphml"
    const char *suffix;  // ".graphml"; of several formats of one suffix it means the first
    const char *summary; // "GraphML, for Gephi, igraph, networkx, Cytoscape"
    kith_write *write;
    kith_write *edges; // into a second file: then write() is for NAME-nodes and this for NAME-edges
    const char *engine; // a picture: the dot program's -T; its DOT is written by write()
    kith_write *alone;  // draws that picture where there is no dot program; NULL: cannot
    uint32_t max_edges; // more than the programs that open it can move; 0: any number
} kith_format;

extern const kith_format kith_formats[]; // ends with a row whose name is NULL

/* The format that `name` (or, when it is NULL, the suffix of path) asks for. KITH_EUSAGE: none
 * does; the message lists them. */
const kith_format *kith_format_find(const char *name, const char *path, kith_err *err);

/* Writes g to path, or to NAME-nodes.csv and NAME-edges.csv for NAME.csv. Pictures are rendered by
 * the dot program; KITH_EIO when it is missing and the format has no other way. */
bool kith_export(const kith_graph *g, const kith_format *format, const kith_look *look,
                 const char *path, kith_err *err);

/* Reads a GraphML file that kith wrote (or any whose nodes have a label). *out is the caller's.
 * KITH_EINPUT: no GraphML; the message names the line. KITH_EIO: cannot be read. */
bool kith_graphml_read(const char *path, kith_graph **out, kith_err *err);
