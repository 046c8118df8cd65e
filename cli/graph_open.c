// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/graph_open.h"

#include "export/export.h"

bool kith_graph_open(const char *path, kith_graph **out, kith_err *err)
{
    bool ok = kith_graphml_read(strcmp(path, "-") == 0 ? "/dev/stdin" : path, out, err);

    if (!ok)
        err->code = KITH_EINPUT; // also what the system would not read is an input that is wrong
    return ok;
}
