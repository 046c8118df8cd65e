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

/* Into out, which has room for twice its length. */
static size_t translit(kith_str word, char *out)
{
    return one_ending(out, kith_undouble(out, kith_respell(common, word, out)));
}

kith_str kith_word_translit(kith_arena *a, kith_str word)
{
    char *at = kith_new(a, char, 2 * word.len + 2);

    return (kith_str){at, translit(word, at)};
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

/* Bytes; a given name that stands for another may be longer by two, in each of four cultures. */
enum { LONGEST = 200, ROOM = 2 * LONGEST + 8 * KITH_NAME_WORDS };

/* The words of one name, in a room of their own. */
typedef struct {
    char at[ROOM];
    kith_str word[KITH_NAME_WORDS];
} words;

/* By each culture that the name belongs to; where the words stand in the end. */
static const words *respell_words(words *from, words *to, size_t n)
{
    for (const kith_culture *c = kith_cultures; c->ends != NULL; c++) {
        words *swap = to;
        size_t len = 0;
        if (!kith_culture_has(c, from->word[0], from->word[n - 1]))
            continue;
        for (size_t i = 0; i < n; i++) {
            to->word[i] = kith_culture_word(c, from->word[i], i + 1 < n, to->at + len);
            len += from->word[i].len;
        }
        to = from;
        from = swap;
    }
    return from;
}

kith_str kith_name_translit(kith_arena *a, kith_str folded)
{
    words one, other;
    const words *last = &one;
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(folded, word), len = 0;
    char *at;

    if (n == KITH_NAME_WORDS || folded.len > LONGEST || n == 0)
        return folded;
    for (size_t i = 0; i < n; i++) {
        kith_str w = i > 0 && i + 1 < n ? son(word[i]) : word[i];
        one.word[i] = (kith_str){one.at + len, translit(w, one.at + len)};
        len += one.word[i].len;
    }
    if (n > 1)
        last = respell_words(&one, &other, n);
    at = kith_new(a, char, len + 8 * n);
    len = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && i + 1 < n && is_article(last->word[i]))
            continue;
        memcpy(at + len, last->word[i].ptr, last->word[i].len);
        len += last->word[i].len;
    }
    return (kith_str){at, len};
}
