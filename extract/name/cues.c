// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/cues.h"

#include "extract/wordtable.h"

#include "data/cues.inc"

unsigned kith_cues(kith_str folded)
{
    return kith_word_table_find(&cues, folded);
}
