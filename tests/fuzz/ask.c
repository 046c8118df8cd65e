// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/ask.h"

#include "graph/store_ask.h"
#include "graph/store_search.h"
#include "tests/fuzz/check.h"

#include <stdlib.h>

enum { SOME = 8 }; // nodes that are asked of

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* What a question gave: a graph that holds together, which goes, or an error. */
static void done(bool ok, kith_graph *g, kith_err *err)
{
    if (!ok) {
        check_err(err);
        must(g == NULL);
        *err = (kith_err){0};
        return;
    }
    for (size_t v = 0; g != NULL && v < g->V; v++)
        must(g->node[v].type < KITH_TYPES);
    for (size_t e = 0; g != NULL && e < g->E; e++)
        must(g->edge[e].a < g->edge[e].b && g->edge[e].b < g->V);
    kith_graph_free(g);
}

static void ask_names(kith_store *s)
{
    static const char *const names[] = {"Ann Lee", "ray", "UA", "acme", "jordn", "c:UA", ""};
    kith_graph *g = NULL;
    bool ok;
    kith_err err = {0};
    size_t of;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++, g = NULL) {
        ok = kith_store_find(s, kith_str_of(names[i]), &g, &of, &err);
        done(ok, g, &err);
    }
    ok = kith_store_matching(s, KITH_STR("*e*"), 0, 5, &g, &of, &err);
    done(ok, g, &err);
    g = NULL;
    ok = kith_store_matching(s, KITH_STR("ann"), 1, 0, &g, &of, &err);
    done(ok, g, &err);
    for (int by = 0; by < KITH_BYS; by++) {
        g = NULL;
        ok = kith_store_top(s, (kith_by)by, 0, 3, &g, &of, &err);
        done(ok, g, &err);
        g = NULL;
        ok = kith_store_top(s, (kith_by)by, 1, 0, &g, &of, &err);
        done(ok, g, &err);
    }
}

static void ask_around(kith_store *s, kith_arena *a, uint32_t entity)
{
    const kith_store_wish wish = {.top = 3, .evidence = 2};
    kith_graph *g = NULL;
    bool ok;
    kith_second *second;
    size_t n, of, through;
    kith_err err = {0};

    ok = kith_store_around(s, entity, &wish, &g, &of, &err);
    done(ok, g, &err);
    g = NULL;
    ok = kith_store_second(s, a, entity, &wish, &g, &second, &n, &of, &through, &err);
    done(ok, g, &err);
}

static void ask_said(kith_store *s, kith_arena *a, const uint32_t entity[2])
{
    kith_said *said;
    kith_when *when;
    int64_t *id;
    uint32_t undated;
    size_t n;
    kith_err err = {0};
    bool ok;

    ok = kith_store_said(s, a, entity, 4, &said, &n, &err);
    for (size_t i = 0; ok && i < n; i++)
        for (size_t k = 0; k < said[i].marks; k++)
            must(said[i].mark[k].beg <= said[i].mark[k].end &&
                 said[i].mark[k].end <= said[i].text.len);
    done(ok, NULL, &err);
    done(kith_store_places(s, a, entity, 0, &id, &n, &err), NULL, &err);
    done(kith_store_when(s, a, entity, &when, &n, &undated, &err), NULL, &err);
}

static void ask_two(kith_store *s, kith_arena *a, const uint32_t entity[2])
{
    kith_graph *g = NULL;
    bool ok;
    kith_paths paths;
    kith_err err = {0};

    ok = kith_store_pair(s, entity, 3, &g, &err);
    done(ok, g, &err);
    g = NULL;
    ok = kith_store_paths(s, a, entity, 3, &g, &paths, &err);
    done(ok, g, &err);
    ask_said(s, a, entity);
}

static void ask_whole(kith_store *s, kith_arena *a)
{
    static char ann[] = "ann", met[] = "me*", both[] = "bob ray";
    char *const words[] = {ann, met, both};
    kith_graph *g = NULL;
    bool ok;
    kith_group *group;
    kith_web web;
    kith_found found;
    kith_str key, value;
    size_t n, of;
    kith_err err = {0};

    ok = kith_store_groups(s, a, 3, 3, &g, &group, &n, &of, &err);
    done(ok, g, &err);
    g = NULL;
    ok = kith_store_nodes(s, &g, &err);
    done(ok, g, &err);
    done(kith_store_web(s, a, &web, &err), NULL, &err);
    g = NULL;
    ok = kith_store_graph(s, 3, &g, &err);
    done(ok, g, &err);
    if (kith_store_has_index(s))
        for (size_t i = 1; i <= 3; i++)
            done(kith_store_search(s, a, words + 3 - i, i, 5, &found, &err), NULL, &err);
    for (size_t i = 0; i < 1000 && kith_store_setting(s, a, i, &key, &value); i++)
        must(key.len < 1u << 30 && value.len < 1u << 30);
}

/* Of nodes that there are, as a question's answer tells them; how many. */
static uint32_t find_some(kith_store *s, uint32_t entity[SOME])
{
    kith_graph *g = NULL;
    kith_err err = {0};
    uint32_t n = 0;
    size_t of;
    bool ok = kith_store_top(s, KITH_BY_STRENGTH, 0, SOME, &g, &of, &err);

    for (size_t v = 0; ok && v < g->V && n < SOME; v++)
        entity[n++] = g->entity[v];
    done(ok, g, &err);
    return n;
}

void ask_all(kith_store *s)
{
    kith_arena *a = kith_arena_new();
    uint32_t entity[SOME], n = find_some(s, entity);

    ask_names(s);
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t one[2] = {entity[i], 0}, two[2] = {entity[i], entity[(i + 1) % n]};
        ask_around(s, a, entity[i]);
        ask_said(s, a, one);
        if (two[0] != two[1])
            ask_two(s, a, two);
    }
    ask_whole(s, a);
    kith_store_count(s, "people");
    kith_arena_free(a);
}
