// SPDX-License-Identifier: GPL-3.0-or-later
/* Graph files. A format is one file, one golden and one row of kith_formats[], from which
 * --format, --help and the manual page are made. */
#pragma once

#include "base/err.h"
#include "base/out.h"
#include "graph/graph.h"

typedef struct {
    const char *name;    // "graphml"
    const char *suffix;  // ".graphml"
    const char *summary; // "GraphML, for Gephi, igraph, networkx, Cytoscape"
    void (*write)(kith_out *out, const kith_graph *g); // failures are kept in out
    const char *engine; // a picture: the dot program's -T; its DOT is written by write()
} kith_format;

extern const kith_format kith_formats[]; // ends with a row whose name is NULL

/* The format that `name` (or, when it is NULL, the suffix of path) asks for. KITH_EUSAGE: none
 * does; the message lists them. */
const kith_format *kith_format_find(const char *name, const char *path, kith_err *err);

/* Writes g to path. Pictures are rendered by the dot program (KITH_EIO when it is missing). */
bool kith_export(const kith_graph *g, const kith_format *format, const char *path, kith_err *err);

/* Reads a GraphML file that kith wrote (or any whose nodes have a label). *out is the caller's.
 * KITH_EINPUT: no GraphML; the message names the line. KITH_EIO: cannot be read. */
bool kith_graphml_read(const char *path, kith_graph **out, kith_err *err);
