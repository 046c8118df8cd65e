// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/store_names.h"

#include "graph/array.h"
#include "graph/name.h"

#include <stdlib.h>

enum { BLOCK = 2000 }; // bytes: four to a page

typedef struct {
    kith_str folded;
    uint32_t entity;
} entry;

static int by_folded(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    int order = kith_str_cmp(a->folded, b->folded);

    return order != 0 ? order : (a->entity > b->entity) - (a->entity < b->entity);
}

typedef struct {
    entry *at;
    size_t n, room;
} entries;

static void add(entries *all, kith_str folded, size_t v)
{
    if (folded.len == 0)
        return;
    all->at = kith_more(all->at, all->n, &all->room, sizeof *all->at);
    all->at[all->n++] = (entry){folded, (uint32_t)v + 1};
}

static void collect(kith_arena *a, const kith_graph *g, entries *all)
{
    for (size_t v = 0; v < g->V; v++) {
        kith_str rest = g->node[v].aliases, alias;
        add(all, kith_name_fold(a, g->node[v].label), v);
        while (rest.len > 0 && kith_str_field(&rest, '|', &alias))
            add(all, kith_name_fold(a, alias), v);
    }
    if (all->n > 1)
        qsort(all->at, all->n, sizeof *all->at, by_folded);
}

static size_t shared(kith_str a, kith_str b)
{
    size_t n = 0;

    while (n < a.len && n < b.len && a.ptr[n] == b.ptr[n])
        n++;
    return n;
}

static void put_block(kith_store *s, sqlite3_stmt *sql, int64_t id, kith_str first,
                      const kith_pack *p)
{
    sqlite3_bind_int64(sql, 1, id);
    kith_bind_str(sql, 2, first);
    kith_bind_pack(sql, 3, p);
    kith_store_write(s, sql);
}

static void put_all(kith_store *s, sqlite3_stmt *sql, const entries *all)
{
    kith_pack p = {0};
    kith_str before = KITH_STR(""), first = KITH_STR("");
    int64_t id = 0;

    for (size_t i = 0; i < all->n; i++) {
        const entry *e = &all->at[i];
        size_t same = shared(before, e->folded);
        if (i > 0 && by_folded(&all->at[i - 1], e) == 0)
            continue;
        if (p.n == 0)
            first = e->folded;
        kith_pack_uint(&p, same);
        kith_pack_uint(&p, e->folded.len - same);
        for (size_t k = same; k < e->folded.len; k++)
            kith_pack_byte(&p, (unsigned char)e->folded.ptr[k]);
        kith_pack_uint(&p, e->entity);
        before = e->folded;
        if (p.n >= BLOCK) {
            put_block(s, sql, ++id, first, &p);
            before = KITH_STR("");
            p.n = 0;
        }
    }
    if (p.n > 0)
        put_block(s, sql, ++id, first, &p);
    kith_pack_fini(&p);
}

void kith_names_write(kith_store *s, const kith_graph *g)
{
    kith_arena *a;
    entries all = {0};
    sqlite3_stmt *sql;

    if (s->failed.code != KITH_OK || !kith_store_run(s, "DELETE FROM alias", &s->failed))
        return;
    sql = kith_store_prepare(s, "INSERT INTO alias VALUES(?,?,?)", &s->failed);
    if (sql == NULL)
        return;
    a = kith_arena_new();
    collect(a, g, &all);
    put_all(s, sql, &all);
    sqlite3_finalize(sql);
    free(all.at);
    kith_arena_free(a);
}

bool kith_names_open(kith_names *names, kith_store *s, kith_err *err)
{
    *names = (kith_names){.store = s, .err = err};
    names->blocks = kith_store_number(s, "SELECT max(id) FROM alias", 0);
    names->sql = kith_store_prepare(s, "SELECT first, names FROM alias WHERE id = ?", err);
    return names->sql != NULL;
}

void kith_names_close(kith_names *names)
{
    sqlite3_finalize(names->sql);
    free(names->at);
    *names = (kith_names){0};
}

static bool fail(kith_names *names, const char *what)
{
    names->failed = true;
    return kith_store_damaged(names->store, names->err, what);
}

static bool load(kith_names *names, int64_t block)
{
    int why;

    sqlite3_reset(names->sql);
    sqlite3_bind_int64(names->sql, 1, block);
    why = sqlite3_step(names->sql);
    if (why == SQLITE_ROW) {
        names->in = kith_column_unpack(names->sql, 1);
        names->block = block;
        names->len = 0;
        return true;
    }
    if (why == SQLITE_DONE)
        return fail(names, "a block of names is missing");
    names->failed = true;
    return kith_store_fail(names->store, names->err);
}

/* The name at hand becomes one that shares so many bytes with it and adds the next so many. */
static bool take(kith_names *names, uint64_t same, uint64_t more)
{
    kith_unpack *in = &names->in;

    if (in->bad || same > names->len || more > in->n - in->next)
        return false;
    names->len = (size_t)(same + more);
    if (names->len > names->room) {
        names->room = 2 * names->len;
        names->at = realloc(names->at, names->room);
        if (names->at == NULL)
            kith_out_of_memory();
    }
    memcpy(names->at + same, in->at + in->next, (size_t)more);
    in->next += (size_t)more;
    return true;
}

bool kith_names_next(kith_names *names, kith_str *folded, int64_t *entity)
{
    uint64_t same, number;

    if (names->failed)
        return false;
    while (names->in.next >= names->in.n) {
        if (names->block >= names->blocks || !load(names, names->block + 1))
            return false;
    }
    same = kith_unpack_uint(&names->in);
    if (!take(names, same, kith_unpack_uint(&names->in)))
        return fail(names, "a name cannot be");
    number = kith_unpack_uint(&names->in);
    if (names->in.bad || number == 0 || number > UINT32_MAX)
        return fail(names, "a name is nobody's");
    *folded = (kith_str){names->at, names->len};
    *entity = (int64_t)number;
    return true;
}

bool kith_names_seek(kith_names *names, kith_str folded)
{
    int64_t beg = 0, end = names->blocks; // blocks up to beg begin below folded

    while (beg < end) {
        int64_t mid = end - (end - beg) / 2; // above beg
        if (!load(names, mid))
            return false;
        if (kith_str_cmp(kith_column_str(names->sql, 0), folded) < 0)
            beg = mid;
        else
            end = mid - 1;
    }
    return names->blocks == 0 || load(names, beg > 0 ? beg : 1);
}
