// SPDX-License-Identifier: GPL-3.0-or-later
/* Near misses are what the resolution refused, and names of one family word whose other letters
 * differ by two at most. Those are sought within buckets of a bounded size, never all with all. */
#include "graph/explain.h"

#include "graph/name.h"

#include <stdlib.h>

void kith_trace_fill(kith_trace *t, const kith_collection *all, const kith_pool *names,
                     const kith_resolver *r, const uint32_t *node)
{
    *t = (kith_trace){.arena = kith_arena_new(), .n_forms = all->F};
    t->form = kith_new(t->arena, kith_trace_form, all->F);
    t->n_names = all->usage_first[all->F];
    t->name = kith_new(t->arena, kith_trace_name, t->n_names);
    for (size_t f = 0; f < all->F; f++) {
        const kith_form *form = &all->form[f];
        t->form[f] = (kith_trace_form){kith_arena_str(t->arena, form->label), form->type,
                                       form->documents, form->mentions, node[f]};
    }
    for (size_t u = 0; u < t->n_names; u++)
        t->name[u] = (kith_trace_name){all->usage[u].form,
                                       kith_arena_str(t->arena, names->at[all->usage[u].surface]),
                                       all->usage[u].mentions, all->usage[u].via};
    t->n_joins = r->n_joins;
    t->join = kith_new(t->arena, kith_join, r->n_joins);
    if (r->n_joins > 0)
        memcpy(t->join, r->join, r->n_joins * sizeof *r->join);
    t->n_refusals = r->n_refusals;
    t->refusal = kith_new(t->arena, kith_refusal, r->n_refusals);
    if (r->n_refusals > 0)
        memcpy(t->refusal, r->refusal, r->n_refusals * sizeof *r->refusal);
}

void kith_trace_fini(kith_trace *t)
{
    kith_arena_free(t->arena);
    *t = (kith_trace){0};
}

static uint32_t lesser(const kith_trace *t, uint32_t a, uint32_t b)
{
    uint32_t x = t->form[a].mentions, y = t->form[b].mentions;

    return x < y ? x : y;
}

typedef struct {
    kith_trace *t;
    kith_near *at;
    size_t n, room;
    kith_table seen; // pairs of nodes
} nears;

static void add(nears *s, uint32_t a, uint32_t b, kith_near_kind kind, uint8_t why)
{
    uint32_t x = s->t->form[a].node, y = s->t->form[b].node, *known;

    if (x == y || x == KITH_NONE || y == KITH_NONE)
        return;
    known = kith_table_at(&s->seen, x < y ? kith_pair(x, y) : kith_pair(y, x));
    if (*known != KITH_NONE)
        return;
    *known = 1;
    s->at = kith_more(s->at, s->n, &s->room, sizeof *s->at);
    s->at[s->n++] = (kith_near){a, b, (uint8_t)kind, why, lesser(s->t, a, b)};
}

/* A name in the bucket of its last word. */
typedef struct {
    kith_str family, given; // folded
    uint32_t form, mentions;
} entry;

static int by_family(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    int order = kith_str_cmp(a->family, b->family);

    if (order != 0)
        return order;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    return (a->form > b->form) - (a->form < b->form);
}

enum { LONGEST = 40, CLOSE = 2, BUCKET = 40 };

/* Levenshtein's distance, as far as it is at most CLOSE; more is CLOSE + 1. */
static int distance(kith_str a, kith_str b)
{
    int row[LONGEST + 1];

    if (a.len > LONGEST || b.len > LONGEST || a.len > b.len + CLOSE || b.len > a.len + CLOSE)
        return CLOSE + 1;
    for (size_t k = 0; k <= b.len; k++)
        row[k] = (int)k;
    for (size_t i = 1; i <= a.len; i++) {
        int corner = row[0];
        row[0] = (int)i;
        for (size_t k = 1; k <= b.len; k++) {
            int here = corner + (a.ptr[i - 1] != b.ptr[k - 1]);
            corner = row[k];
            here = here <= row[k] + 1 ? here : row[k] + 1;
            row[k] = here <= row[k - 1] + 1 ? here : row[k - 1] + 1;
        }
    }
    return row[b.len] <= CLOSE ? row[b.len] : CLOSE + 1;
}

static bool are_alike(const entry *a, const entry *b)
{
    size_t len = a->given.len < b->given.len ? a->given.len : b->given.len;
    int apart;

    if (len == 1)
        return a->given.ptr[0] == b->given.ptr[0];
    apart = distance(a->given, b->given);
    return apart <= (len > 5 ? CLOSE : 1) && len > 2;
}

/* Names of more than a word, but for countries; how many. */
static size_t list_names(const kith_trace *t, kith_arena *a, entry *at)
{
    size_t n = 0;

    for (uint32_t f = 0; f < t->n_forms; f++) {
        kith_str folded = kith_name_fold(a, t->form[f].label);
        size_t cut = folded.len;
        if (t->form[f].type == KITH_COUNTRY || t->form[f].node == KITH_NONE)
            continue;
        while (cut > 0 && folded.ptr[cut - 1] != ' ')
            cut--;
        if (cut > 1)
            at[n++] = (entry){kith_word_translit(a, kith_str_sub(folded, cut, folded.len)),
                              kith_str_sub(folded, 0, cut - 1), f, t->form[f].mentions};
    }
    return n;
}

static void add_alike(nears *s)
{
    kith_arena *a = kith_arena_new();
    entry *at = kith_zeroed(s->t->n_forms, sizeof *at);
    size_t n = list_names(s->t, a, at);

    if (n > 0)
        qsort(at, n, sizeof *at, by_family);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && k - i < BUCKET && kith_str_eq(at[i].family, at[k].family);
             k++)
            if (s->t->form[at[i].form].type == s->t->form[at[k].form].type &&
                are_alike(&at[i], &at[k]))
                add(s, at[i].form, at[k].form, KITH_NEAR_ALIKE, 0);
    free(at);
    kith_arena_free(a);
}

static int by_weight(const void *x, const void *y)
{
    const kith_near *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

kith_near *kith_trace_near(kith_trace *t, size_t *n)
{
    nears s = {.t = t};
    kith_near *out;

    for (size_t i = 0; i < t->n_refusals; i++)
        add(&s, t->refusal[i].a, t->refusal[i].b, KITH_NEAR_REFUSED, t->refusal[i].why);
    add_alike(&s);
    if (s.n > 0)
        qsort(s.at, s.n, sizeof *s.at, by_weight);
    out = kith_new(t->arena, kith_near, s.n);
    if (s.n > 0)
        memcpy(out, s.at, s.n * sizeof *out);
    *n = s.n;
    kith_table_fini(&s.seen);
    free(s.at);
    return out;
}

/* Joins that rest on a guess, however good: the others on what names have in common. */
static bool is_doubtful(const kith_trace *t, const kith_join *join)
{
    switch (join->why) {
    case KITH_WHY_TRANSLIT:
    case KITH_WHY_MIDDLE:
    case KITH_WHY_INITIAL:
    case KITH_WHY_NICKNAME:
    case KITH_WHY_ORDER:
    case KITH_WHY_FAMILIES:
    case KITH_WHY_ACRONYM:
    case KITH_WHY_SURNAME:
    case KITH_WHY_TYPE:
        return t->form[join->a].type != KITH_COUNTRY;
    default:
        return false;
    }
}

static int by_doubt(const void *x, const void *y)
{
    const kith_doubt *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->join > b->join) - (a->join < b->join);
}

kith_doubt *kith_trace_doubts(kith_trace *t, size_t *n)
{
    kith_doubt *out = kith_new(t->arena, kith_doubt, t->n_joins);

    *n = 0;
    for (uint32_t j = 0; j < t->n_joins; j++)
        if (is_doubtful(t, &t->join[j]))
            out[(*n)++] = (kith_doubt){j, lesser(t, t->join[j].a, t->join[j].b)};
    if (*n > 0)
        qsort(out, *n, sizeof *out, by_doubt);
    return out;
}
