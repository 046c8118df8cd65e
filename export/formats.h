// SPDX-License-Identifier: GPL-3.0-or-later
/* The writers behind the rows of kith_formats[]: one file each. */
#pragma once

#include "export/export.h"

void kith_write_graphml(kith_out *out, const kith_graph *g);
void kith_write_gexf(kith_out *out, const kith_graph *g);
void kith_write_dot(kith_out *out, const kith_graph *g);
void kith_write_json(kith_out *out, const kith_graph *g);

/* Renders g with the dot program into path. KITH_EIO: no such program, or it failed. */
bool kith_render(const kith_graph *g, const kith_format *format, const char *path, kith_err *err);
