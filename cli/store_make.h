// SPDX-License-Identifier: GPL-3.0-or-later
/* What is done to a store, together with the graph that it holds: what build, add, relink and merge
 * have in common. */
#pragma once

#include "cli/corrections.h"
#include "cli/intake.h"

/* Links the corpus of `in`; its store, when there is one, gets the graph, too. *g is the caller's.
 * link: as for in->corpus; with links where there is a store. A store whose documents came out of
 * order is written anew, in order, to take the place of path: in->store is then another. */
bool kith_store_make(kith_intake *in, const kith_link_options *link, const char *path,
                     kith_graph **g, kith_err *err);

/* Closes the store, with an index to search where that is asked for: then all takes effect. */
bool kith_store_done(kith_intake *in, bool index, kith_err *err);
