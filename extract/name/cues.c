// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/cues.h"

#include "extract/wordtable.h"

#include "data/cues.inc"

unsigned kith_cues(kith_str folded)
{
    return kith_word_table_find(&cues, folded);
}

bool kith_cues_institution(unsigned first, unsigned last)
{
    if ((first & KITH_CUE_STATE) && (first & KITH_CUE_ORGAN))
        return true;
    return (last & (KITH_CUE_STATE | KITH_CUE_ORGAN)) && ((first | last) & KITH_CUE_STATE);
}
