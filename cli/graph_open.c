// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/graph_open.h"

#include "export/export.h"

bool kith_graph_open(const char *path, kith_graph **out, kith_err *err)
{
    return kith_graphml_read(strcmp(path, "-") == 0 ? "/dev/stdin" : path, out, err);
}
