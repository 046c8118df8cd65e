// SPDX-License-Identifier: GPL-3.0-or-later
/* The writers behind the rows of kith_formats[]: one file each. */
#pragma once

#include "export/export.h"

kith_write kith_write_graphml;
kith_write kith_write_yed;
kith_write kith_write_gexf;
kith_write kith_write_gexf13;
kith_write kith_write_dot;
kith_write kith_write_svg;
kith_write kith_write_json;
kith_write kith_write_cyjs;
kith_write kith_write_nodes_csv;
kith_write kith_write_edges_csv;

/* Renders g with the dot program into path. KITH_EIO: no such program, or it failed. */
bool kith_render(const kith_graph *g, const kith_format *format, const kith_look *look,
                 const char *path, kith_err *err);
