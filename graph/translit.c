// SPDX-License-Identifier: GPL-3.0-or-later
/* Transliterations of one name differ in few, regular ways: letters doubled or not, -y, -yy, -iy,
 * -ii at the end, kh for h, ia for ya, x for ks. Those are folded for every name. Ukrainian and
 * Russian spellings of the same name differ in more (h and g, y and i, Volodymyr and Vladimir);
 * these are folded only where the family name has a Slavic ending, because elsewhere they would
 * join Hall with Gall. */
#include "graph/name.h"

#include <glib.h>

typedef struct {
    const char *from, *to;
} rule;

/* The longest first where one begins another. */
static const rule common[] = {
    {"dzh", "j"}, {"tch", "ch"}, {"zh", "j"},  {"kh", "h"},  {"ph", "f"},  {"ck", "k"},
    {"dh", "d"},  {"ja", "ya"},  {"ia", "ya"}, {"ju", "yu"}, {"iu", "yu"}, {"ye", "e"},
    {"x", "ks"},  {"ou", "u"},   {"oo", "u"},  {"ee", "i"},
};

static const rule slavic[] = {
    {"yov", "ev"}, {"sch", "sh"}, {"shch", "sh"}, {"h", "g"}, {"y", "i"}, {"w", "v"}, {"j", "i"},
};

static const char *const slavic_ends[] = {
    "sky",  "ska",  "ski",  "enko",  "chuk", "yuk",  "ov",  "ev",   "ova", "eva",
    "vich", "vych", "ych",  "yha",   "yga",  "iha",  "iga", "tsya", "dze", "iuk",
    "yk",   "shyn", "shin", "tskyy", "bok",  "bokh", "iov", "yov",
};

/* Given names that are one name, in the spelling that both rules leave, kept second. */
static const rule given[] = {
    {"volodimir", "vladimir"},
    {"aleksander", "aleksandr"},
    {"piotr", "petr"},
    {"oleksandr", "aleksandr"},
    {"oleksii", "aleksei"},
    {"oleksi", "aleksei"},
    {"aleksi", "aleksei"},
    {"andri", "andrei"},
    {"sergi", "sergei"},
    {"mikola", "nikolai"},
    {"nikola", "nikolai"},
    {"mikhailo", "mihail"},
    {"migailo", "migail"},
    {"dmitro", "dmitri"},
    {"evgen", "evgeni"},
    {"evgenii", "evgeni"},
    {"olena", "elena"},
    {"kateryna", "katerina"},
    {"pavlo", "pavel"},
    {"petro", "petr"},
    {"vasil", "vasili"},
    {"iuri", "yuri"},
    {"oleg", "oleg"},
    {"igor", "igor"},
    {"viacheslav", "viacheslav"},
};

/* Arabic given names as newspapers spell them. */
static const rule arabic[] = {
    {"mohamad", "mohamed"}, {"usama", "osama"},     {"moamar", "muamar"},  {"muhamad", "mohamed"},
    {"muhamed", "mohamed"}, {"mohamud", "mohamed"}, {"mahmud", "mahmoud"}, {"abdul", "abdel"},
    {"husein", "husayn"},   {"husain", "husayn"},   {"hosein", "husayn"},  {"hasan", "hasan"},
    {"yousef", "yusuf"},    {"yusef", "yusuf"},     {"yousuf", "yusuf"},   {"ahmad", "ahmed"},
};

/* One rule's match at the head of s; its index or -1. */
static int match(const rule *rules, size_t n, kith_str s)
{
    for (size_t i = 0; i < n; i++)
        if (kith_str_starts(s, kith_str_of(rules[i].from)))
            return (int)i;
    return -1;
}

static size_t apply(const rule *rules, size_t n, kith_str word, char *out)
{
    size_t len = 0;

    for (size_t i = 0; i < word.len;) {
        int r = match(rules, n, kith_str_sub(word, i, word.len));
        const char *to = r < 0 ? NULL : rules[r].to;
        if (to == NULL)
            out[len++] = word.ptr[i++];
        else {
            memcpy(out + len, to, strlen(to));
            len += strlen(to);
            i += strlen(rules[r].from);
        }
    }
    return len;
}

static size_t undouble(char *at, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        if (n == 0 || at[n - 1] != at[i] || (unsigned char)at[i] >= 0x80)
            at[n++] = at[i];
    return n;
}

/* -iy, -ii, -ij, -yi, -ey, -ei and -i end as -y does. */
static size_t one_ending(char *at, size_t len)
{
    while (len > 2 && (at[len - 1] == 'y' || at[len - 1] == 'i' || at[len - 1] == 'j') &&
           (at[len - 2] == 'i' || at[len - 2] == 'y' || at[len - 2] == 'e'))
        len--;
    if (len > 2 && strchr("iyje", at[len - 1]) != NULL && at[len - 1] != 'e')
        at[len - 1] = 'y';
    else if (len > 2 && at[len - 1] == 'e' && at[len - 2] == 'i')
        at[--len - 1] = 'y';
    return len;
}

kith_str kith_word_translit(kith_arena *a, kith_str word)
{
    char *at = kith_new(a, char, 2 * word.len + 2);
    size_t len = apply(common, G_N_ELEMENTS(common), word, at);

    return (kith_str){at, one_ending(at, undouble(at, len))};
}

static bool is_slavic(kith_str word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(slavic_ends); i++)
        if (word.len > strlen(slavic_ends[i]) + 1 &&
            kith_str_ends(word, kith_str_of(slavic_ends[i])))
            return true;
    return false;
}

static kith_str same_given(const rule *rules, size_t n, kith_str word)
{
    for (size_t i = 0; i < n; i++)
        if (kith_str_eq(word, kith_str_of(rules[i].from)))
            return kith_str_of(rules[i].to);
    return word;
}

static kith_str slavic_word(kith_arena *a, kith_str word)
{
    char *at = kith_new(a, char, 2 * word.len + 2);
    size_t len = apply(slavic, G_N_ELEMENTS(slavic), word, at);

    return (kith_str){at, undouble(at, len)};
}

/* The Arabic article comes and goes: Bashar Assad, Bashar al-Assad. */
static bool is_article(kith_str word)
{
    return kith_str_eq(word, KITH_STR("al")) || kith_str_eq(word, KITH_STR("el"));
}

kith_str kith_name_translit(kith_arena *a, kith_str folded)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(folded, word), len = 0;
    char *at = kith_new(a, char, 4 * folded.len + 64);
    bool loose;

    if (n == KITH_NAME_WORDS || folded.len > 200)
        return folded;
    for (size_t i = 0; i < n; i++)
        word[i] = kith_word_translit(a, word[i]);
    loose = n > 1 && is_slavic(word[n - 1]);
    for (size_t i = 0; i < n; i++) {
        kith_str w = loose ? slavic_word(a, word[i]) : word[i];
        if (i > 0 && i + 1 < n && is_article(w))
            continue;
        if (i + 1 < n)
            w = loose ? same_given(given, G_N_ELEMENTS(given), w)
                      : same_given(arabic, G_N_ELEMENTS(arabic), w);
        memcpy(at + len, w.ptr, w.len);
        len += w.len;
    }
    return (kith_str){at, len};
}
