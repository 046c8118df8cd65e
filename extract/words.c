// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/words.h"

#include "extract/wordtable.h"

#include "data/words.inc"

uint32_t kith_word_classes(kith_str word)
{
    return kith_word_table_find(&words, word);
}

uint32_t kith_word_folded(kith_str word)
{
    return kith_word_table_find_folded(&words, word);
}

uint32_t kith_word_hashed(kith_str word, uint32_t hash)
{
    return kith_word_table_find_hashed(&words, word, hash);
}
