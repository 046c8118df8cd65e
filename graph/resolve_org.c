// SPDX-License-Identifier: GPL-3.0-or-later
/* Organizations: the lexicon's entry, else the name without case, accents and legal form. One
 * name with two countries ("Foreign Ministry" of Ukraine, of Russia) is two organizations; without
 * a country it belongs to the only one there is. An acronym alone ("IMF") is what the documents
 * that define it say, if they agree. */
#include "graph/name.h"
#include "graph/resolve.h"

#include <stdlib.h>

static bool is_organization(const kith_form *form)
{
    return form->type == KITH_ORGANIZATION;
}

static kith_str key_of(kith_resolver *r, uint32_t f)
{
    return kith_name_organization(r->arena, kith_name_fold(r->arena, r->forms->form[f].label));
}

static void join_known(kith_resolver *r)
{
    kith_bucket by_entry = {0};

    for (uint32_t f = 0; f < r->forms->F; f++) {
        const kith_form *form = &r->forms->form[f];
        if (!is_organization(form) || form->known == 0)
            continue;
        kith_str key = kith_arena_printf(r->arena, "%u %.*s", (unsigned)form->known,
                                         (int)form->iso.len, form->iso.ptr);
        kith_bucket_join(r, &by_entry, key, f, KITH_WHY_LEXICON);
    }
    kith_bucket_fini(&by_entry);
}

/* Name and country equal. */
static void join_named(kith_resolver *r, kith_pool *keys, uint32_t *key)
{
    kith_bucket by_name = {0};

    for (uint32_t f = 0; f < r->forms->F; f++) {
        const kith_form *form = &r->forms->form[f];
        if (!is_organization(form))
            continue;
        kith_str name = key_of(r, f);
        key[f] = kith_pool_add(keys, name);
        name = kith_arena_pair(r->arena, name, '|', form->iso);
        kith_bucket_join(r, &by_name, name, f, KITH_WHY_SPELLING);
    }
    kith_bucket_fini(&by_name);
}

/* A name without country goes to the only country's that has it. */
static void join_stateless(kith_resolver *r, const uint32_t *key, size_t n_keys)
{
    uint32_t *owner = kith_zeroed(n_keys, sizeof *owner); // root + 1; KITH_NONE: several

    for (uint32_t f = 0; f < r->forms->F; f++) {
        const kith_form *form = &r->forms->form[f];
        if (!is_organization(form) || form->iso.len == 0)
            continue;
        uint32_t root = kith_resolver_find(r, f) + 1, *old = &owner[key[f]];
        *old = *old == 0 || *old == root ? root : KITH_NONE;
    }
    for (uint32_t f = 0; f < r->forms->F; f++) {
        const kith_form *form = &r->forms->form[f];
        if (is_organization(form) && form->iso.len == 0 && owner[key[f]] != 0 &&
            owner[key[f]] != KITH_NONE)
            kith_resolver_join(r, f, owner[key[f]] - 1, KITH_WHY_SPELLING);
    }
    free(owner);
}

/* Claims of longer names on the acronyms that documents give them. */
static size_t acronym_claims(kith_resolver *r, kith_pool *acronyms, kith_claim *claim)
{
    const kith_forms *x = r->forms;
    size_t n = 0;

    for (uint32_t f = 0; f < x->F; f++)
        for (size_t u = x->usage_first[f]; u < x->usage_first[f + 1]; u++) {
            kith_str surface = x->names->at[x->usage[u].surface];
            if (!is_organization(&x->form[f]) || x->usage[u].via != KITH_VIA_ACRONYM ||
                kith_str_eq(surface, x->form[f].label))
                continue;
            claim[n++] = (kith_claim){kith_resolver_find(r, f),
                                      kith_pool_add(acronyms, kith_name_fold(r->arena, surface))};
        }
    return kith_claims_sort(claim, n);
}

static bool same_state(const kith_form *a, const kith_form *b)
{
    return a->iso.len == 0 || b->iso.len == 0 || kith_str_eq(a->iso, b->iso);
}

static void join_acronym(kith_resolver *r, uint32_t f, const kith_pool *acronyms,
                         const uint32_t *owner)
{
    const kith_form *form = &r->forms->form[f];
    uint32_t id;

    if (!is_organization(form) || !kith_name_is_upper(form->label) ||
        kith_name_count(form->label) != 1)
        return;
    id = kith_pool_find(acronyms, kith_name_fold(r->arena, form->label));
    if (id != KITH_NONE && owner[id] != KITH_NONE && same_state(form, &r->forms->form[owner[id]]))
        kith_resolver_join(r, f, owner[id], KITH_WHY_ACRONYM);
}

static void join_acronyms(kith_resolver *r)
{
    kith_pool acronyms = {0};
    kith_claim *claim = kith_zeroed(r->forms->usage_first[r->forms->F], sizeof *claim);
    size_t n = acronym_claims(r, &acronyms, claim);
    uint32_t *owner = kith_zeroed(acronyms.n, sizeof *owner);

    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg; end < n && claim[end].key == claim[beg].key; end++)
            ;
        owner[claim[beg].key] = kith_dominant(r, claim + beg, end - beg);
    }
    for (uint32_t f = 0; f < r->forms->F; f++)
        join_acronym(r, f, &acronyms, owner);
    free(owner);
    free(claim);
    kith_pool_fini(&acronyms);
}

void kith_resolve_organizations(kith_resolver *r)
{
    kith_pool keys = {0};
    uint32_t *key = kith_zeroed(r->forms->F, sizeof *key);

    join_known(r);
    join_named(r, &keys, key);
    join_stateless(r, key, keys.n);
    join_acronyms(r);
    free(key);
    kith_pool_fini(&keys);
}
