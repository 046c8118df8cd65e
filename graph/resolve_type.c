// SPDX-License-Identifier: GPL-3.0-or-later
/* A tagger now and then takes an organization for a person. Where one name is the one in five times
 * as many documents as the other, or in as many and known so, the rest are such slips; otherwise
 * both are nodes. */
#include "graph/name.h"
#include "graph/resolve.h"

#include <stdlib.h>

typedef struct {
    uint32_t form[KITH_TYPES];      // first of the type
    uint32_t documents[KITH_TYPES]; // all of the type
    bool known[KITH_TYPES];         // the lexicon has the name as of this type
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
    v->known[type] = v->known[type] || r->forms->form[f].known != 0;
}

/* Has t, against u, five times the documents, or as many and the lexicon alone on its side? A
 * single word is many people's name, whatever firm the lexicon knows by it. */
static bool dominates(const rivals *v, bool one_word, kith_type t, kith_type u)
{
    uint32_t of_t = v->documents[t], of_u = v->documents[u];

    if (of_t == 0 || of_u == 0)
        return false;
    return of_t >= KITH_DOMINANT * of_u ||
           (!one_word && of_t >= of_u && v->known[t] && !v->known[u]);
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
        if (dominates(&rival[n], kith_name_count(names.at[n]) == 1, KITH_PERSON,
                      KITH_ORGANIZATION) ||
            dominates(&rival[n], kith_name_count(names.at[n]) == 1, KITH_ORGANIZATION, KITH_PERSON))
            kith_resolver_join(r, rival[n].form[KITH_PERSON], rival[n].form[KITH_ORGANIZATION],
                               KITH_WHY_TYPE);
    free(rival);
    kith_pool_fini(&names);
}
