// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/graph_open.h"

#include "export/export.h"
#include "graph/store.h"

enum { EVIDENCE = 3 }; // sentences of an edge

static bool read_store(const char *path, kith_graph **out, kith_err *err)
{
    kith_store *store;
    bool ok;

    if (!kith_store_open(path, false, &store, err))
        return false;
    ok = kith_store_graph(store, EVIDENCE, out, err);
    kith_store_free(store);
    return ok;
}

bool kith_graph_open(const char *path, kith_graph **out, kith_err *err)
{
    bool ok;

    if (kith_store_is(path))
        return read_store(path, out, err);
    ok = kith_graphml_read(strcmp(path, "-") == 0 ? "/dev/stdin" : path, out, err);

    if (!ok)
        err->code = KITH_EINPUT; // also what the system would not read is an input that is wrong
    return ok;
}
