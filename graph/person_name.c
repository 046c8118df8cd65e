// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/person_name.h"

#include "graph/culture.h"

/* Generations, the spelling that is kept second. */
static const char *const generations[][2] = {
    {"jr", "jr"},     {"jnr", "jr"}, {"junior", "jr"}, {"sr", "sr"},  {"snr", "sr"},
    {"senior", "sr"}, {"2nd", "ii"}, {"3rd", "iii"},   {"4th", "iv"},
};

static kith_str last_word(kith_str s)
{
    size_t beg = s.len;

    while (beg > 0 && s.ptr[beg - 1] != ' ')
        beg--;
    return kith_str_sub(s, beg, s.len);
}

static bool is_numeral(kith_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (strchr("IVX", word.ptr[i]) == NULL)
            return false;
    return word.len > 0 && word.len <= 6;
}

/* The generation that word, as folded, stands for; empty when it is none. */
static kith_str generation_of(kith_str label, kith_str word)
{
    for (size_t i = 0; i < sizeof generations / sizeof *generations; i++)
        if (kith_str_eq(word, kith_str_of(generations[i][0])))
            return kith_str_of(generations[i][1]);
    return is_numeral(last_word(label)) ? word : KITH_STR("");
}

/* Initials are in capitals, and short: "J.", "J.K.", "JRR". */
static bool is_initials(kith_str label)
{
    kith_str word = {"", 0};
    size_t letters = 0;

    kith_str_field(&label, ' ', &word);
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] != '.' && (word.ptr[i] < 'A' || word.ptr[i] > 'Z'))
            return false;
        letters += word.ptr[i] != '.';
    }
    return letters > 0 && letters <= 3 && label.len > 0;
}

kith_str kith_person_key(kith_arena *a, kith_str words, kith_str generation)
{
    kith_str key = kith_name_translit(a, words);

    return generation.len == 0 ? key : kith_name_join(a, key, generation);
}

kith_str kith_person_outer(kith_arena *a, kith_str given, kith_str family, kith_str generation)
{
    return kith_person_key(a, kith_name_join(a, given, family), generation);
}

kith_person_name kith_person_name_of(kith_arena *a, kith_script *script, kith_str label)
{
    kith_person_name name = {.generation = KITH_STR("")};
    kith_str last;

    label = kith_script_latin(script, a, label);
    name.folded = kith_name_fold(a, label);
    last = last_word(name.folded);
    if (last.len < name.folded.len) {
        name.generation = generation_of(label, last);
        if (name.generation.len > 0)
            name.folded.len -= last.len + 1;
    }
    name.abbreviated = is_initials(label);
    name.key = kith_person_key(a, name.folded, name.generation);
    return name;
}

/* Family names that stand first, the spelling that is kept second. Korean ones: */
static const char *const korean[][2] = {
    {"kim", "kim"},     {"lee", "lee"},     {"yi", "lee"},      {"rhee", "lee"},
    {"park", "park"},   {"pak", "park"},    {"choi", "choi"},   {"choe", "choi"},
    {"chung", "chung"}, {"jung", "chung"},  {"jeong", "chung"}, {"chong", "chung"},
    {"kang", "kang"},   {"cho", "cho"},     {"jo", "cho"},      {"yoon", "yoon"},
    {"yun", "yoon"},    {"chang", "chang"}, {"lim", "lim"},     {"han", "han"},
    {"oh", "oh"},       {"seo", "seo"},     {"suh", "seo"},     {"shin", "shin"},
    {"sin", "shin"},    {"kwon", "kwon"},   {"hwang", "hwang"}, {"ahn", "ahn"},
    {"song", "song"},   {"ryu", "ryu"},     {"yoo", "ryu"},     {"hong", "hong"},
    {"moon", "moon"},   {"mun", "moon"},    {"roh", "roh"},     {"noh", "roh"},
    {"bae", "bae"},     {"baek", "baek"},   {"paek", "baek"},   {"nam", "nam"},
    {"ban", "ban"},     {"chun", "chun"},   {"ri", "ri"},       {"ro", "ro"},
};

/* Chinese ones. */
static const char *const chinese[] = {
    "wang", "li",   "zhang", "liu",    "chen", "yang",  "huang", "zhao",  "wu",   "zhou",  "xu",
    "sun",  "ma",   "zhu",   "hu",     "guo",  "he",    "lin",   "luo",   "gao",  "liang", "zheng",
    "xie",  "tang", "feng",  "deng",   "cao",  "peng",  "zeng",  "xiao",  "tian", "dong",  "pan",
    "yuan", "cai",  "tsai",  "jiang",  "yu",   "du",    "ye",    "cheng", "wei",  "su",    "lu",
    "ding", "ren",  "shen",  "yao",    "cui",  "zhong", "tan",   "wen",   "xi",   "mao",   "jia",
    "qin",  "qian", "hsu",   "chiang", "chou", "teng",
};

/* The spelling that is kept of a Korean family name, or a Chinese one; empty for others. */
static kith_str family_of(kith_str word, bool *of_korea)
{
    *of_korea = true;
    for (size_t i = 0; i < sizeof korean / sizeof *korean; i++)
        if (korean[i][0][0] == word.ptr[0] && kith_str_eq(word, kith_str_of(korean[i][0])))
            return kith_str_of(korean[i][1]);
    *of_korea = false;
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
        if (chinese[i][0] == word.ptr[0] && kith_str_eq(word, kith_str_of(chinese[i])))
            return word;
    return KITH_STR("");
}

kith_str kith_person_eastern(kith_arena *a, const kith_person_name *name)
{
    static const kith_respelling vowels[] = {{"eo", "u"}, {"oo", "u"}, {"ch", "j"}, {0}};
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(name->folded, word), len = 0;
    bool of_korea;
    kith_str family;
    char *at;

    if (n < 2 || n > 3 || name->abbreviated)
        return (kith_str){"", 0};
    family = family_of(word[0], &of_korea);
    if (family.len == 0)
        return (kith_str){"", 0};
    at = kith_new(a, char, name->folded.len + 1);
    for (size_t i = 1; i < n; i++) {
        if (of_korea) {
            len += kith_respell(vowels, word[i], at + len);
            continue;
        }
        memcpy(at + len, word[i].ptr, word[i].len);
        len += word[i].len;
    }
    return kith_arena_printf(a, "%c%.*s %.*s%.*s", of_korea ? 'k' : 'c', (int)family.len,
                             family.ptr, (int)len, at, (int)name->generation.len,
                             name->generation.ptr);
}
