// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/net.h"

/* igraph is linked with OpenMP and adds up in as many threads as there are; floating-point sums
 * then differ from run to run. Weak: where igraph comes without OpenMP nobody has it. */
extern void omp_set_num_threads(int n) __attribute__((weak));

/* igraph tells the reason only to its handler, which has no argument of ours. */
static char reason[200];

static void keep_reason(const char *text, const char *file, int line, igraph_error_t why)
{
    (void)file;
    (void)line;
    (void)why;
    if (reason[0] == '\0') {
        size_t n = strlen(text);
        n = n < sizeof reason ? n : sizeof reason - 1;
        memcpy(reason, text, n);
        reason[n] = '\0';
    }
    IGRAPH_FINALLY_FREE();
}

static void stay_quiet(const char *text, const char *file, int line)
{
    (void)text;
    (void)file;
    (void)line;
}

bool kith_net_fail(kith_err *err, igraph_error_t why, const char *doing)
{
    kith_code code = why == IGRAPH_ENOMEM ? KITH_EIO : KITH_EINPUT;

    kith_fail(err, code, "%s: %s", doing, reason[0] != '\0' ? reason : igraph_strerror(why));
    reason[0] = '\0';
    return false;
}

void kith_net_seed(void)
{
    igraph_rng_seed(igraph_rng_default(), 20);
}

static igraph_error_t fill(kith_net *net, const kith_graph *g)
{
    igraph_vector_int_t ends = {0};
    igraph_error_t why;

    if ((why = igraph_vector_int_init(&ends, (igraph_integer_t)(2 * g->E))) != IGRAPH_SUCCESS)
        return why;
    for (size_t e = 0; e < g->E; e++) {
        VECTOR(ends)[2 * e] = g->edge[e].a;
        VECTOR(ends)[2 * e + 1] = g->edge[e].b;
        VECTOR(net->weight)[e] = g->edge[e].weight;
    }
    why = igraph_create(&net->graph, &ends, (igraph_integer_t)g->V, IGRAPH_UNDIRECTED);
    net->made = why == IGRAPH_SUCCESS;
    igraph_vector_int_destroy(&ends);
    return why;
}

bool kith_net_init(kith_net *net, const kith_graph *g, kith_err *err)
{
    igraph_error_t why;

    *net = (kith_net){.made = false};
    igraph_set_error_handler(keep_reason);
    igraph_set_warning_handler(stay_quiet);
    if (omp_set_num_threads != NULL)
        omp_set_num_threads(1);
    if ((why = igraph_vector_init(&net->weight, (igraph_integer_t)g->E)) == IGRAPH_SUCCESS)
        why = fill(net, g);
    return why == IGRAPH_SUCCESS || kith_net_fail(err, why, "making the graph");
}

void kith_net_fini(kith_net *net)
{
    if (net->made)
        igraph_destroy(&net->graph);
    igraph_vector_destroy(&net->weight);
    *net = (kith_net){.made = false};
}
