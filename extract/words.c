// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/words.h"

#include "extract/wordtable.h"

#include "data/words.inc"

enum { LONGEST = 64 };

uint32_t kith_word_classes(kith_str word)
{
    return kith_word_table_find(&words, word);
}

uint32_t kith_word_folded(kith_str word)
{
    char small[LONGEST];

    if (word.len > LONGEST)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        small[i] =
            word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] | 0x20) : word.ptr[i];
    return kith_word_table_find(&words, (kith_str){small, word.len});
}
