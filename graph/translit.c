// SPDX-License-Identifier: GPL-3.0-or-later
/* Transliterations of one name differ in few, regular ways: letters doubled or not, -y, -yy, -iy,
 * -ii at the end, kh for h, ia for ya, x for ks. Those are folded for every name; what is
 * particular to a culture only for names that belong to it. */
#include "graph/name.h"

#include "graph/culture.h"

/* The longest first where one begins another. */
static const kith_respelling common[] = {
    {"dzh", "j"}, {"tch", "ch"}, {"zh", "j"},  {"kh", "h"},   {"ph", "f"},
    {"ck", "k"},  {"dh", "d"},   {"ja", "ya"}, {"iya", "ya"}, {"iia", "ya"},
    {"ia", "ya"}, {"ju", "yu"},  {"iu", "yu"}, {"ye", "e"},   {"x", "ks"},
    {"ou", "u"},  {"oo", "u"},   {"ee", "i"},  {0},
};

/* -iy, -ii, -ij, -yi, -ey, -ei and -i end as -y does. */
static size_t one_ending(char *at, size_t len)
{
    while (len > 2 && (at[len - 1] == 'y' || at[len - 1] == 'i' || at[len - 1] == 'j') &&
           (at[len - 2] == 'i' || at[len - 2] == 'y' || at[len - 2] == 'e'))
        len--;
    if (len > 2 && strchr("iyj", at[len - 1]) != NULL)
        at[len - 1] = 'y';
    else if (len > 2 && at[len - 1] == 'e' && at[len - 2] == 'i')
        at[--len - 1] = 'y';
    return len;
}

kith_str kith_word_translit(kith_arena *a, kith_str word)
{
    char *at = kith_new(a, char, 2 * word.len + 2);
    size_t len = kith_respell(common, word, at);

    return (kith_str){at, one_ending(at, kith_undouble(at, len))};
}

/* The Arabic article comes and goes: Bashar Assad, Bashar al-Assad; ibn is bin. */
static bool is_article(kith_str word)
{
    return kith_str_eq(word, KITH_STR("al")) || kith_str_eq(word, KITH_STR("el")) ||
           kith_str_eq(word, KITH_STR("ul"));
}

static kith_str son(kith_str word)
{
    return kith_str_eq(word, KITH_STR("ibn")) || kith_str_eq(word, KITH_STR("ben"))
               ? KITH_STR("bin")
               : word;
}

static void respell_words(kith_arena *a, kith_str *word, size_t n)
{
    for (const kith_culture *c = kith_cultures; c->ends != NULL; c++)
        if (kith_culture_has(c, a, word[0], word[n - 1]))
            for (size_t i = 0; i < n; i++)
                word[i] = kith_culture_word(c, a, word[i], i + 1 < n);
}

kith_str kith_name_translit(kith_arena *a, kith_str folded)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(folded, word), len = 0;
    char *at = kith_new(a, char, 8 * folded.len + 64);

    if (n == KITH_NAME_WORDS || folded.len > 200 || n == 0)
        return folded;
    for (size_t i = 0; i < n; i++)
        word[i] = kith_word_translit(a, i > 0 && i + 1 < n ? son(word[i]) : word[i]);
    if (n > 1)
        respell_words(a, word, n);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && i + 1 < n && is_article(word[i]))
            continue;
        memcpy(at + len, word[i].ptr, word[i].len);
        len += word[i].len;
    }
    return (kith_str){at, len};
}
