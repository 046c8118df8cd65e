// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/claim.h"

#include <stdlib.h>

/* owner: [n_keys] the dominant bearer of each key. */
static uint32_t *owners(kith_resolver *r, kith_claim *claim, size_t n, size_t n_keys)
{
    uint32_t *owner = kith_zeroed(n_keys, sizeof *owner);

    for (size_t k = 0; k < n_keys; k++)
        owner[k] = KITH_NONE;
    n = kith_claims_sort(claim, n);
    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg; end < n && claim[end].key == claim[beg].key; end++)
            ;
        owner[claim[beg].key] = kith_dominant(r, claim + beg, end - beg);
    }
    return owner;
}

void kith_join_wanted(kith_resolver *r, const kith_str *wanted, const kith_str *offered,
                      kith_why why)
{
    size_t F = r->forms->F, n = 0;
    kith_pool keys = {0};
    kith_claim *claim = kith_zeroed(F, sizeof *claim);
    uint32_t *id = kith_zeroed(F, sizeof *id), *owner;

    for (size_t f = 0; f < F; f++)
        id[f] = wanted[f].len > 0 ? kith_pool_add(&keys, wanted[f]) : KITH_NONE;
    for (uint32_t f = 0; f < F; f++) {
        uint32_t key = offered[f].len > 0 ? kith_pool_find(&keys, offered[f]) : KITH_NONE;
        if (key != KITH_NONE)
            claim[n++] = (kith_claim){kith_resolver_find(r, f), key};
    }
    owner = owners(r, claim, n, keys.n);
    for (uint32_t f = 0; f < F; f++)
        if (id[f] != KITH_NONE && owner[id[f]] != KITH_NONE && kith_never_meet(r, f, owner[id[f]]))
            kith_resolver_join(r, f, owner[id[f]], why);
    free(owner);
    free(id);
    free(claim);
    kith_pool_fini(&keys);
}
