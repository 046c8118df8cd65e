// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_digest.h"

#include "graph/groups.h"
#include "graph/query.h"

#include <glib.h>
#include <inttypes.h>

static void put_number(kith_store *s, const char *key, uint64_t n)
{
    char text[32];

    g_snprintf(text, sizeof text, "%" PRIu64, n);
    kith_store_set(s, key, kith_str_of(text));
}

static void put_counts(kith_store *s, const kith_graph *g)
{
    uint64_t type[KITH_TYPES] = {0}, weight = 0, communities = 0;
    kith_str first = KITH_STR(""), last = KITH_STR("");

    for (size_t v = 0; v < g->V; v++) {
        const kith_node *node = &g->node[v];
        type[node->type]++;
        communities = MAX(communities, (uint64_t)node->community + 1);
        if (node->first.len > 0 && (first.len == 0 || kith_str_cmp(node->first, first) < 0))
            first = node->first;
        if (node->last.len > 0 && (last.len == 0 || kith_str_cmp(node->last, last) > 0))
            last = node->last;
    }
    for (size_t e = 0; e < g->E; e++)
        weight += g->edge[e].weight;
    put_number(s, "people", type[KITH_PERSON]);
    put_number(s, "countries", type[KITH_COUNTRY]);
    put_number(s, "organizations", type[KITH_ORGANIZATION]);
    put_number(s, "edges", g->E);
    put_number(s, "weight", weight);
    put_number(s, "communities", communities);
    kith_store_set(s, "first", first);
    kith_store_set(s, "last", last);
}

/* Entities of nodes, each as it is. */
static void pack_nodes(kith_pack *p, const uint32_t *node, size_t n)
{
    p->n = 0;
    for (size_t i = 0; i < n; i++)
        kith_pack_uint(p, (uint64_t)node[i] + 1);
}

static void put_top(kith_store *s, const kith_graph *g)
{
    sqlite3_stmt *sql = kith_store_prepare(s, "INSERT INTO top VALUES(?,?,?)", &s->failed);
    kith_pack p = {0};

    for (int by = 0; by < KITH_BYS && sql != NULL; by++)
        for (int type = 0; type < KITH_TYPES; type++) {
            kith_arena *a = kith_arena_new();
            size_t n;
            const uint32_t *node = kith_query_rank(a, g, (kith_by)by, 1u << type, &n);
            pack_nodes(&p, node, MIN(n, KITH_DIGEST_TOP));
            sqlite3_bind_text(sql, 1, kith_by_name[by], -1, SQLITE_STATIC);
            sqlite3_bind_int(sql, 2, type);
            kith_bind_pack(sql, 3, &p);
            kith_store_write(s, sql);
            kith_arena_free(a);
        }
    sqlite3_finalize(sql);
    kith_pack_fini(&p);
}

static void put_group(kith_store *s, sqlite3_stmt *sql, const kith_group *group)
{
    kith_pack lead = {0}, mark = {0};

    pack_nodes(&lead, group->lead, group->n_lead);
    pack_nodes(&mark, group->mark, group->n_mark);
    sqlite3_bind_int64(sql, 1, group->community);
    sqlite3_bind_int64(sql, 2, group->size);
    sqlite3_bind_int64(sql, 3, group->edges);
    sqlite3_bind_int64(sql, 4, (int64_t)group->within);
    sqlite3_bind_int64(sql, 5, (int64_t)group->across);
    kith_bind_pack(sql, 6, &lead);
    kith_bind_pack(sql, 7, &mark);
    kith_store_write(s, sql);
    kith_pack_fini(&lead);
    kith_pack_fini(&mark);
}

static void put_groups(kith_store *s, const kith_graph *g)
{
    sqlite3_stmt *sql =
        kith_store_prepare(s, "INSERT INTO community VALUES(?,?,?,?,?,?,?)", &s->failed);
    kith_arena *a = kith_arena_new();
    size_t n;
    const kith_group *group = kith_groups_find(a, g, KITH_DIGEST_NAMES, &n);

    for (size_t i = 0; i < MIN(n, KITH_DIGEST_GROUPS) && sql != NULL; i++)
        put_group(s, sql, &group[i]);
    sqlite3_finalize(sql);
    kith_arena_free(a);
}

void kith_store_digest(kith_store *s, const kith_graph *g)
{
    if (s->failed.code != KITH_OK ||
        !kith_store_run(s, "DELETE FROM top; DELETE FROM community;", &s->failed))
        return;
    put_counts(s, g);
    put_top(s, g);
    put_groups(s, g);
}
