// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/wide.h"

#include "extract/read/decode.h"

bool kith_split_narrow(kith_split *split, kith_stream **own, kith_err *err)
{
    kith_str head = kith_stream_peek(split->in, 2), bytes;
    size_t n_repaired;

    *own = NULL;
    if (head.len < 2 ||
        (memcmp(head.ptr, "\xff\xfe", 2) != 0 && memcmp(head.ptr, "\xfe\xff", 2) != 0))
        return true;
    if (!kith_stream_all(split->in, split->max, split->arena, &bytes, err))
        return false;
    *own = split->in = kith_stream_of(kith_decode(split->arena, bytes, NULL, &n_repaired));
    return true;
}
