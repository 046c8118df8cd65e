// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/claim.h"

#include <stdlib.h>

/* owner: [n_keys] the dominant bearer of each key; first: [n_keys] any of its bearers. */
static uint32_t *owners(kith_resolver *r, kith_claim *claim, size_t n, size_t n_keys,
                        uint32_t *first)
{
    uint32_t *owner = kith_zeroed(n_keys, sizeof *owner);

    for (size_t k = 0; k < n_keys; k++)
        owner[k] = first[k] = KITH_NONE;
    n = kith_claims_sort(claim, n);
    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg; end < n && claim[end].key == claim[beg].key; end++)
            ;
        owner[claim[beg].key] = kith_dominant(r, claim + beg, end - beg);
        first[claim[beg].key] = claim[beg].root;
    }
    return owner;
}

static void join_owner(kith_resolver *r, uint32_t f, uint32_t owner, uint32_t first, kith_why why)
{
    if (kith_resolver_find(r, f) == kith_resolver_find(r, first))
        return;
    if (owner == KITH_NONE)
        kith_resolver_refuse(r, f, first, why, KITH_NOT_SEVERAL);
    else if (!kith_never_meet(r, f, owner))
        kith_resolver_refuse(r, f, owner, why, KITH_NOT_MEET);
    else
        kith_resolver_join(r, f, owner, why);
}

void kith_join_wanted(kith_resolver *r, const kith_str *wanted, const kith_str *offered,
                      kith_why why)
{
    size_t F = r->forms->F, n = 0;
    kith_pool keys = {0};
    kith_claim *claim = kith_zeroed(F, sizeof *claim);
    uint32_t *id = kith_zeroed(F, sizeof *id), *first = kith_zeroed(F + 1, sizeof *first), *owner;

    for (size_t f = 0; f < F; f++)
        id[f] = wanted[f].len > 0 ? kith_pool_add(&keys, wanted[f]) : KITH_NONE;
    for (uint32_t f = 0; f < F; f++) {
        uint32_t key = offered[f].len > 0 ? kith_pool_find(&keys, offered[f]) : KITH_NONE;
        if (key != KITH_NONE)
            claim[n++] = (kith_claim){kith_resolver_find(r, f), key};
    }
    owner = owners(r, claim, n, keys.n, first);
    for (uint32_t f = 0; f < F; f++)
        if (id[f] != KITH_NONE && first[id[f]] != KITH_NONE)
            join_owner(r, f, owner[id[f]], first[id[f]], why);
    free(owner);
    free(first);
    free(id);
    free(claim);
    kith_pool_fini(&keys);
}
