// SPDX-License-Identifier: GPL-3.0-or-later
/* Countries are a closed list: the code is the entity. What has no code is known by its name. */
#include "graph/name.h"
#include "graph/resolve.h"

void kith_resolve_countries(kith_resolver *r)
{
    kith_bucket by_code = {0}, by_name = {0};

    for (uint32_t f = 0; f < r->forms->F; f++) {
        const kith_form *form = &r->forms->form[f];
        if (form->type != KITH_COUNTRY)
            continue;
        if (form->iso.len > 0)
            kith_bucket_join(r, &by_code, form->iso, f, KITH_WHY_ISO);
        else
            kith_bucket_join(r, &by_name, kith_name_fold(r->arena, form->label), f,
                             KITH_WHY_SPELLING);
    }
    kith_bucket_fini(&by_code);
    kith_bucket_fini(&by_name);
}
