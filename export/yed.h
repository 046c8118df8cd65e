// SPDX-License-Identifier: GPL-3.0-or-later
/* What yEd adds to GraphML: it shows nothing of a node but what its own elements say. */
#pragma once

#include "graph/graph.h"

#include <glib.h>

void kith_yed_keys(GString *to);
void kith_yed_node(GString *to, const kith_node *node);

/* most: the greatest weight. */
void kith_yed_edge(GString *to, const kith_edge *edge, double most);
