// SPDX-License-Identifier: GPL-3.0-or-later
/* A tagger now and then takes an organization for a person. Where one full name is the one in
 * five times as many documents as the other, the rest are such slips; otherwise both are nodes. */
#include "graph/name.h"
#include "graph/resolve.h"

#include <stdlib.h>

typedef struct {
    uint32_t form[KITH_TYPES];      // first of the type, KITH_NONE: none
    uint32_t documents[KITH_TYPES]; // all of the type
} rivals;

static bool votes(const kith_form *form)
{
    return form->type == KITH_PERSON || form->type == KITH_ORGANIZATION;
}

static void vote(kith_resolver *r, rivals *v, uint32_t f)
{
    uint8_t type = r->forms->form[f].type;

    if (v->documents[type] == 0)
        v->form[type] = f;
    v->documents[type] += r->forms->form[f].documents;
}

static bool dominates(const rivals *v)
{
    uint32_t p = v->documents[KITH_PERSON], o = v->documents[KITH_ORGANIZATION];

    return p > 0 && o > 0 && (p >= KITH_DOMINANT * o || o >= KITH_DOMINANT * p);
}

void kith_resolve_types(kith_resolver *r)
{
    size_t F = r->forms->F;
    kith_pool names = {0};
    rivals *rival = kith_zeroed(F, sizeof *rival);

    for (uint32_t f = 0; f < F; f++) {
        const kith_form *form = &r->forms->form[f];
        if (votes(form))
            vote(r, &rival[kith_pool_add(&names, kith_name_fold(r->arena, form->label))], f);
    }
    for (size_t n = 0; n < names.n; n++)
        if (dominates(&rival[n]))
            kith_resolver_join(r, rival[n].form[KITH_PERSON], rival[n].form[KITH_ORGANIZATION],
                               KITH_WHY_TYPE);
    free(rival);
    kith_pool_fini(&names);
}
