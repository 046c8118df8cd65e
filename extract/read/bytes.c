// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/bytes.h"

enum { FIRST_ROOM = 256 };

void kith_bytes_grow(kith_bytes *b, size_t n)
{
    size_t room = b->room * 2 + n + FIRST_ROOM;
    char *at = kith_room(b->arena, char, room);

    if (b->n > 0)
        memcpy(at, b->at, b->n);
    if (b->at != NULL)
        kith_arena_give_back(b->arena, b->at);
    b->at = at;
    b->room = room;
}
