// SPDX-License-Identifier: GPL-3.0-or-later
/* The node that a user means by a name. */
#pragma once

#include "graph/graph.h"

/* True and *node when name is the id of a node or can mean one alone. Otherwise says on standard
 * error what is near, or which nodes it can be, and gives false. graph: as the user called it;
 * more: nodes that it can be, too, and that g has not. */
bool kith_node_find(const kith_graph *g, const char *graph, const char *name, uint32_t *node);
bool kith_node_find_of(const kith_graph *g, const char *graph, const char *name, size_t more,
                       uint32_t *node);
