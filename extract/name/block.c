// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/block.h"

kith_blocks kith_blocks_for(kith_arena *a, size_t n)
{
    return (kith_blocks){
        .of = kith_strmap_for(a, n), .list = kith_room(a, kith_block_list, n + 1), .room = n + 1};
}

kith_block_list *kith_block_of(kith_blocks *b, kith_str word)
{
    uint32_t *at = kith_strmap_at(&b->of, word);

    if (*at == 0) {
        if (b->n == b->room) {
            b->room *= 2;
            b->list = kith_grow(b->of.arena, kith_block_list, b->list, b->n, b->room);
        }
        b->list[b->n].n = 0;
        *at = (uint32_t)++b->n;
    }
    return &b->list[*at - 1];
}

const kith_block_list *kith_block_known(const kith_blocks *b, kith_str word)
{
    uint32_t at = kith_strmap_get(&b->of, word);

    return at ? &b->list[at - 1] : NULL;
}

void kith_block_add(kith_block_list *list, uint32_t form)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (list->form[i] == form)
            return;
    if (list->n == KITH_BLOCK) {
        memmove(list->form + 1, list->form + 2, (KITH_BLOCK - 2) * sizeof *list->form);
        list->n--;
    }
    list->form[list->n++] = form;
}
