// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/cues.h"

#include "extract/name/fold.h"
#include "extract/wordtable.h"

#include "data/cues.inc"

unsigned kith_cues(kith_str folded)
{
    return kith_word_table_find(&cues, folded);
}

unsigned kith_cues_of(kith_str word)
{
    char small[64];
    size_t n;
    kith_arena *a;
    unsigned classes;

    if (word.len <= sizeof small && kith_fold_ascii(word, small, &n))
        return kith_cues((kith_str){small, n});
    a = kith_arena_new();
    classes = kith_cues(kith_fold(a, word));
    kith_arena_free(a);
    return classes;
}

bool kith_cues_institution(unsigned first, unsigned last)
{
    if ((first & KITH_CUE_STATE) && (first & KITH_CUE_ORGAN))
        return true;
    return (last & (KITH_CUE_STATE | KITH_CUE_ORGAN)) && ((first | last) & KITH_CUE_STATE);
}
