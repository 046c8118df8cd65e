// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/acronym.h"

#include "extract/name/cues.h"

/* Small words may or may not count ("DRC" has one, "OSCE" has none): the letters are walked along
 * the words, and only small words, legal forms and "the" may be passed over. */
bool kith_acronym_fits(const kith_form *acronym, const kith_form *full)
{
    kith_str key = acronym->key;
    size_t at = 0;
    uint32_t w;

    if (!acronym->acronym || full->n_words < 2 || key.len < 2)
        return false;
    for (w = 0; w < full->n_words; w++) {
        kith_str word = full->word[w];
        if (at < key.len && word.ptr[0] == key.ptr[at])
            at++;
        else if (!(kith_cues(word) & (KITH_CUE_SMALL | KITH_CUE_LEGAL)))
            return false;
    }
    return at == key.len;
}

kith_str kith_acronym_of(kith_arena *a, const kith_form *full, unsigned passed)
{
    char *to = kith_room(a, char, full->n_words + 1);
    size_t n = 0;

    for (uint32_t w = 0; w < full->n_words; w++)
        if (passed == 0 || !(kith_cues(full->word[w]) & passed))
            to[n++] = full->word[w].ptr[0];
    return (kith_str){to, n};
}

kith_str kith_acronym_join(kith_arena *a, const kith_str *word, size_t n)
{
    size_t len = 0;
    char *to;

    for (size_t i = 0; i < n; i++)
        len += word[i].len + 1;
    to = kith_room(a, char, len + 1);
    len = 0;
    for (size_t i = 0; i < n; i++) {
        memcpy(to + len, word[i].ptr, word[i].len);
        len += word[i].len;
        to[len++] = ' ';
    }
    return (kith_str){to, len};
}
