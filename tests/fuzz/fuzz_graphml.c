// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are a graph or an error that says something; a graph that was read can be written, and
 * read again with as many nodes and edges. */
#include "export/export.h"
#include "tests/fuzz/check.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/fuzz_graphml.XXXXXX.graphml";
    int fd = g_mkstemp(path);
    kith_graph *g = NULL, *again = NULL;
    kith_err err = {0};

    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    close(fd);
    if (kith_graphml_read(path, &g, &err)) {
        if (!kith_export(g, kith_format_find("graphml", NULL, &err), &kith_look_plain, path,
                         &err) ||
            !kith_graphml_read(path, &again, &err) || again->V != g->V || again->E != g->E)
            abort();
    } else if (err.code == KITH_OK || err.msg[0] == '\0')
        abort();
    kith_graph_free(again);
    kith_graph_free(g);
    g_unlink(path);
    return 0;
}
