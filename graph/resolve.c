// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/resolve.h"

#include <stdlib.h>

const char *const kith_why_name[KITH_WHYS] = {
    "rule",
    "country code",
    "lexicon",
    "spelling",
    "transliteration",
    "middle name",
    "initial",
    "nickname",
    "order of names",
    "second family name",
    "acronym defined",
    "sole bearer",
    "type",
};

const char *const kith_not_name[KITH_NOTS] = {
    "a rule keeps them apart",
    "a document names both",
    "others can be meant as well",
    "those around them differ",
};

void kith_resolver_init(kith_resolver *r, const kith_forms *forms)
{
    *r = (kith_resolver){.forms = forms,
                         .arena = kith_arena_new(),
                         .script = kith_script_new(),
                         .parent = kith_zeroed(forms->F, sizeof *r->parent),
                         .documents = kith_zeroed(forms->F, sizeof *r->documents)};
    for (size_t f = 0; f < forms->F; f++) {
        r->parent[f] = (uint32_t)f;
        r->documents[f] = forms->form[f].documents;
    }
}

void kith_resolver_fini(kith_resolver *r)
{
    kith_arena_free(r->arena);
    kith_script_free(r->script);
    free(r->parent);
    free(r->documents);
    free(r->join);
    free(r->refusal);
    kith_apart_fini(&r->apart);
    *r = (kith_resolver){0};
}

uint32_t kith_resolver_find(kith_resolver *r, uint32_t form)
{
    while (r->parent[form] != form) {
        r->parent[form] = r->parent[r->parent[form]];
        form = r->parent[form];
    }
    return form;
}

void kith_resolver_refuse(kith_resolver *r, uint32_t a, uint32_t b, kith_why wish, kith_not why)
{
    r->refusal = kith_more(r->refusal, r->n_refusals, &r->refusal_room, sizeof *r->refusal);
    r->refusal[r->n_refusals++] = (kith_refusal){a, b, (uint8_t)why, (uint8_t)wish};
}

/* The root with more documents stays; of equals the first in order. */
bool kith_resolver_join(kith_resolver *r, uint32_t a, uint32_t b, kith_why why)
{
    uint32_t x = kith_resolver_find(r, a), y = kith_resolver_find(r, b), rule;

    if (x == y)
        return true;
    if (!kith_apart_allows(&r->apart, x, y, &rule)) {
        kith_resolver_refuse(r, a, b, why, KITH_NOT_RULE);
        return false;
    }
    if (r->documents[y] > r->documents[x] || (y < x && r->documents[y] == r->documents[x])) {
        uint32_t swap = x;
        x = y;
        y = swap;
    }
    r->parent[y] = x;
    r->documents[x] += r->documents[y];
    if (r->apart.n > 0)
        kith_apart_join(&r->apart, x, y);
    r->join = kith_more(r->join, r->n_joins, &r->join_room, sizeof *r->join);
    r->join[r->n_joins++] = (kith_join){a, b, (uint8_t)why};
    return true;
}

uint32_t kith_bucket_first(kith_bucket *b, kith_str key, uint32_t form)
{
    size_t known = b->keys.n;
    uint32_t id = kith_pool_add(&b->keys, key);

    b->first = kith_more(b->first, known, &b->room, sizeof *b->first);
    if (id == known)
        b->first[id] = form;
    return b->first[id];
}

void kith_bucket_join(kith_resolver *r, kith_bucket *b, kith_str key, uint32_t form, kith_why why)
{
    uint32_t first = kith_bucket_first(b, key, form);

    if (!kith_resolver_join(r, form, first, why))
        b->first[kith_pool_find(&b->keys, key)] = form;
}

void kith_bucket_fini(kith_bucket *b)
{
    kith_pool_fini(&b->keys);
    free(b->first);
    *b = (kith_bucket){0};
}

uint32_t kith_dominant(const kith_resolver *r, const kith_claim *claim, size_t n)
{
    uint64_t all = 0;
    size_t best = 0;

    for (size_t i = 0; i < n; i++) {
        all += r->documents[claim[i].root];
        if (r->documents[claim[i].root] > r->documents[claim[best].root])
            best = i;
    }
    if (n == 0)
        return KITH_NONE;
    all -= r->documents[claim[best].root];
    return r->documents[claim[best].root] >= KITH_DOMINANT * all ? claim[best].root : KITH_NONE;
}

static int by_key(const void *x, const void *y)
{
    const kith_claim *a = x, *b = y;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->root > b->root) - (a->root < b->root);
}

size_t kith_claims_sort(kith_claim *claim, size_t n)
{
    size_t kept = 0;

    if (n > 0)
        qsort(claim, n, sizeof *claim, by_key);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || by_key(&claim[kept - 1], &claim[i]) != 0)
            claim[kept++] = claim[i];
    return kept;
}

bool kith_never_meet(const kith_resolver *r, uint32_t a, uint32_t b)
{
    const size_t *first = r->forms->doc_first;
    const uint32_t *doc = r->forms->doc;
    size_t i = first[a], j = first[b];

    while (i < first[a + 1] && j < first[b + 1]) {
        if (doc[i] == doc[j])
            return false;
        if (doc[i] < doc[j])
            i++;
        else
            j++;
    }
    return true;
}
