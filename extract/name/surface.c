// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/find.h"

#include "extract/name/fold.h"

static uint32_t number_of_fold(kith_surfaces *all, kith_str folded)
{
    uint32_t *number = kith_strmap_at(&all->fold, folded);

    if (*number == 0)
        *number = (uint32_t)all->fold.n;
    return *number - 1;
}

/* Are its words looked up as they are written, and in no other way as well? */
static bool is_literal(const kith_finder *f, uint32_t beg, uint32_t end)
{
    for (uint32_t t = beg; t < end; t++)
        if (kith_step_tries(kith_find_raw(f, t), f->tokens.at[t].cap))
            return false;
    return true;
}

static void add(kith_finder *f, kith_str text, uint32_t beg, uint32_t end)
{
    kith_surfaces *all = &f->surfaces;
    kith_str folded = kith_fold(f->a, text);
    uint32_t state = kith_find_known(f, beg, end);

    if (all->n == all->room) {
        all->room *= 2;
        all->at = kith_grow(f->a, kith_surface, all->at, all->n, all->room);
    }
    all->at[all->n++] = (kith_surface){
        .text = text,
        .folded = folded,
        .beg = beg,
        .end = end,
        .fold = number_of_fold(all, folded),
        .state = state,
        .literal = is_literal(f, beg, end),
        .classes = state != 0 ? kith_lexicon_classes(f->lex, state) : 0,
    };
}

uint32_t kith_find_surface(kith_finder *f, uint32_t beg, uint32_t end)
{
    kith_str text = kith_find_text(f, beg, end);
    uint32_t *surface = kith_strmap_at(&f->surfaces.of, text);

    if (*surface == 0) {
        *surface = (uint32_t)f->surfaces.n + 1;
        add(f, text, beg, end);
    }
    return *surface - 1;
}

uint32_t kith_find_last(kith_finder *f, uint32_t surface)
{
    const kith_surface *s = &f->surfaces.at[surface];
    uint32_t last = s->last;

    if (last == 0) {
        last = 1 + (s->end - s->beg == 1 ? surface : kith_find_surface(f, s->end - 1, s->end));
        f->surfaces.at[surface].last = last;
    }
    return last - 1;
}

void kith_find_surfaces(kith_finder *f)
{
    size_t n = f->n_spans / 2 + 16; // of running text

    f->surfaces = (kith_surfaces){.of = kith_strmap_for(f->a, n),
                                  .fold = kith_strmap_for(f->a, n),
                                  .at = kith_room(f->a, kith_surface, n),
                                  .room = n};
    for (size_t i = 0; i < f->n_spans; i++)
        f->span[i].surface = 1 + kith_find_surface(f, f->span[i].beg, f->span[i].end);
}
