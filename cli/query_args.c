// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/query_args.h"

#include "cli/graph_open.h"
#include "cli/term/say.h"

enum { KEY_TYPES = KITH_KEY_FILTER, KEY_TOP };

const kith_option kith_query_options[] = {
    {KEY_TYPES, "types", "LIST", "only these: person, country, organization, joined by commas"},
    {KEY_TOP, "top", "N", "only the first N, 0 for all (default: 20)"},
    {0},
};

bool kith_query_take(kith_args *args, int key, kith_query_args *query)
{
    if (key == KEY_TYPES)
        kith_args_types(args, &query->types);
    else if (key == KEY_TOP)
        kith_args_number(args, "--top", 0, UINT32_MAX, &query->top);
    return key == KEY_TYPES || key == KEY_TOP;
}

kith_graph *kith_query_graph(kith_args *args, size_t min, size_t max, const char *what)
{
    kith_graph *g = NULL;
    kith_err err = {0};
    size_t n;
    char **rest = kith_args_rest(args, &n);

    if (n < min || n > max) {
        kith_args_wrong(args, "takes %s; see 'kith %s --help'", what, args->command);
        return NULL;
    }
    if (kith_graph_open(rest[0], &g, &err))
        return g;
    args->stop = true;
    args->status = kith_say_err(&err);
    return NULL;
}

size_t kith_query_shown(const kith_args *args, const kith_query_args *query, size_t n)
{
    if (query->top == 0 || n <= query->top)
        return n;
    if (!args->quiet && !args->json)
        kith_tell("the first %u of %zu; '--top 0' shows all", (unsigned)query->top, n);
    return query->top;
}

int kith_query_end(kith_out *out, size_t n)
{
    kith_err err = {0};

    if (!kith_out_close(out, &err))
        return kith_say_err(&err);
    return n == 0 ? KITH_EINPUT : KITH_OK;
}
