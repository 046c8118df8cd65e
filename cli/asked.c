// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/asked.h"

#include "cli/graph_open.h"
#include "cli/node_find.h"
#include "cli/query_args.h"
#include "cli/term/say.h"
#include "graph/store_ask.h"

bool kith_asked_open_path(const char *path, kith_asked *out, kith_err *err)
{
    *out = (kith_asked){.path = path};
    return strcmp(path, "-") != 0 && kith_store_is(path)
               ? kith_store_open(path, false, &out->store, err)
               : kith_graph_open(path, &out->g, err);
}

bool kith_asked_open(kith_args *args, size_t min, size_t max, const char *what, kith_asked *out)
{
    kith_err err = {0};
    char **rest = kith_query_rest(args, min, max, what);

    if (rest == NULL || kith_asked_open_path(rest[0], out, &err))
        return rest != NULL;
    args->stop = true;
    args->status = kith_say_err(&err);
    return false;
}

void kith_asked_close(kith_asked *asked)
{
    kith_store_free(asked->store);
    kith_graph_free(asked->g);
    *asked = (kith_asked){0};
}

void kith_asked_take(kith_asked *asked, kith_graph *g)
{
    kith_graph_free(asked->g);
    asked->g = g;
}

bool kith_asked_find(kith_asked *asked, const char *name, uint32_t *node, int *status)
{
    kith_graph *g = asked->g;
    kith_err err = {0};
    size_t of = 0;

    *status = KITH_EINPUT;
    if (asked->store != NULL) {
        if (!kith_store_find(asked->store, kith_str_of(name), &g, &of, &err)) {
            *status = kith_say_err(&err);
            return false;
        }
        kith_asked_take(asked, g);
    }
    return kith_node_find_of(g, asked->path, name, of > g->V ? of - g->V : 0, node);
}

bool kith_asked_pair(kith_asked *asked, char *const name[2], unsigned evidence, uint32_t node[2],
                     int *status)
{
    uint32_t entity[2] = {0, 0};
    kith_err err = {0};
    kith_graph *g;

    for (int i = 0; i < 2; i++) {
        if (!kith_asked_find(asked, name[i], &node[i], status))
            return false;
        entity[i] = asked->store != NULL ? asked->g->entity[node[i]] : node[i];
    }
    if (entity[0] == entity[1]) {
        const kith_node *both = &asked->g->node[node[1]];
        kith_say("%s: '%s' and '%s' are both %.*s", asked->path, name[0], name[1],
                 (int)both->label.len, both->label.ptr);
        return false;
    }
    if (asked->store == NULL)
        return true;
    if (!kith_store_pair(asked->store, entity, evidence, &g, &err)) {
        *status = kith_say_err(&err);
        return false;
    }
    kith_asked_take(asked, g);
    node[0] = entity[0] > entity[1];
    node[1] = entity[0] < entity[1];
    return true;
}

const kith_edge *kith_edge_between(const kith_graph *g, uint32_t a, uint32_t b)
{
    uint32_t less = a < b ? a : b, more = a < b ? b : a;
    size_t beg = 0, end = g->E;

    while (beg < end) {
        size_t mid = beg + (end - beg) / 2;
        const kith_edge *e = &g->edge[mid];
        if (e->a == less && e->b == more)
            return e;
        if (e->a < less || (e->a == less && e->b < more))
            beg = mid + 1;
        else
            end = mid;
    }
    return NULL;
}

bool kith_asked_is_store(const kith_asked *asked, int *status)
{
    if (asked->store == NULL) {
        kith_say("%s: only a store keeps sentences and their dates; make one with "
                 "'kith build ARTICLES -o press.kith'",
                 asked->path);
        *status = KITH_EINPUT;
    }
    return asked->store != NULL;
}

int kith_asked_run_pair(const kith_pair_question *question, int argc, char **argv)
{
    kith_args args;
    kith_asked asked;
    uint32_t node[2], number = question->number;
    char **rest;
    int status;
    size_t n;

    kith_args_init(&args, question->manual, argc, argv);
    while (kith_args_next(&args) != 0)
        kith_args_number(&args, question->option, question->least, question->most, &number);
    if (args.stop ||
        !kith_asked_open(&args, 3, 3, "a graph and two names (in quotes when they have spaces)",
                         &asked))
        return args.status;
    rest = kith_args_rest(&args, &n);
    if (kith_asked_pair(&asked, rest + 1, 0, node, &status))
        status = question->answer(&args, &asked, node, number);
    kith_asked_close(&asked);
    return status;
}
