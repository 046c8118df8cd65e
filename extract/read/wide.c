// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/wide.h"

#include "extract/read/decode.h"

static bool is_wide(kith_str s)
{
    return s.len >= 2 && (memcmp(s.ptr, "\xff\xfe", 2) == 0 || memcmp(s.ptr, "\xfe\xff", 2) == 0);
}

kith_str kith_head_narrow(kith_str head, char room[KITH_HEAD])
{
    size_t n = 0;

    if (!is_wide(head))
        return head;
    for (size_t i = 2; i < head.len && i < KITH_HEAD; i++)
        if (head.ptr[i] != '\0')
            room[n++] = head.ptr[i];
    return (kith_str){room, n};
}

bool kith_split_narrow(kith_split *split, kith_stream **own, kith_err *err)
{
    kith_str head = kith_stream_peek(split->in, 2), bytes;
    size_t n_repaired;

    *own = NULL;
    if (!is_wide(head))
        return true;
    if (!kith_stream_all(split->in, split->max, split->arena, &bytes, err))
        return false;
    *own = split->in = kith_stream_of(kith_decode(split->arena, bytes, NULL, &n_repaired));
    return true;
}
