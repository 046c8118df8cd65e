// SPDX-License-Identifier: GPL-3.0-or-later
/* The graph that a command is asked about. */
#pragma once

#include "graph/graph.h"

/* path: a store, or a GraphML file that kith wrote; "-": standard input. *out is the caller's.
 * KITH_EINPUT: it cannot be read, or is none. */
bool kith_graph_open(const char *path, kith_graph **out, kith_err *err);
