// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes are a graph or an error that says something; a graph that was read can be written, and
 * what is written of it is read back as the same graph: written again, it is the same bytes. */
#include "export/export.h"
#include "tests/fuzz/check.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_graph(const kith_graph *g)
{
    for (size_t v = 0; v < g->V; v++)
        must(g->node[v].type < KITH_TYPES && g->node[v].id.len > 0);
    for (size_t e = 0; e < g->E; e++)
        must(g->edge[e].a < g->edge[e].b && g->edge[e].b < g->V);
}

/* Writes g to path, reads that, writes it again. */
static void check_again(const kith_graph *g, const char *path)
{
    const kith_format *format = kith_format_find("graphml", NULL, NULL);
    kith_graph *again = NULL;
    kith_err err = {0};
    char *first, *second;
    size_t n, m;

    must(kith_export(g, format, &kith_look_plain, path, &err));
    must(g_file_get_contents(path, &first, &n, NULL));
    must(kith_graphml_read(path, &again, &err) && again->V == g->V && again->E == g->E);
    must(kith_export(again, format, &kith_look_plain, path, &err));
    must(g_file_get_contents(path, &second, &m, NULL));
    must(n == m && memcmp(first, second, n) == 0);
    g_free(first);
    g_free(second);
    kith_graph_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/fuzz_graphml.XXXXXX.graphml";
    int fd = g_mkstemp(path);
    kith_graph *g = NULL;
    kith_err err = {0};

    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    close(fd);
    if (kith_graphml_read(path, &g, &err)) {
        check_graph(g);
        check_again(g, path);
    } else
        check_err(&err);
    kith_graph_free(g);
    g_unlink(path);
    return 0;
}
