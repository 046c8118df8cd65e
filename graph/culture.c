// SPDX-License-Identifier: GPL-3.0-or-later
/* Ukrainian and Russian spellings of one name differ in h and g, y and i, Volodymyr and Vladimir;
 * Serbian ones in dj and dž; Arabic ones in nearly every vowel; Greek ones in i and y. Folding
 * that for all would join Hall with Gall: a culture's rows are used where the family name has one
 * of its endings, or the given name is one of its own. */
#include "graph/culture.h"

#define END(text)                                                                                  \
    {                                                                                              \
        (text), sizeof(text) - 1                                                                   \
    }

/* Rows with the longest first where one begins another. */
static const kith_respelling slavic_letters[] = {
    {"yov", "ev"}, {"shch", "sh"}, {"sch", "sh"}, {"ie", "e"}, {"h", "g"},
    {"y", "i"},    {"w", "v"},     {"j", "i"},    {0},
};

static const kith_ending slavic_ends[] = {
    END("sky"),  END("ska"),  END("ski"), END("enko"), END("chuk"), END("yuk"), END("ov"),
    END("ev"),   END("ova"),  END("eva"), END("vich"), END("vych"), END("ych"), END("yha"),
    END("yga"),  END("iha"),  END("iga"), END("tsya"), END("dze"),  END("iuk"), END("yk"),
    END("shyn"), END("shin"), END("bok"), END("bokh"), END("iov"),  END("yov"), END("skaya"),
    END("naya"), END("yan"),  {NULL, 0}};

static const char *const slavic_given[] = {
    "vladimir", "aleksandr", "alekse",     "andre",    "serge",  "nikolai", "migail",   "dmitri",
    "evgeni",   "elena",     "katerina",   "pavel",    "petr",   "vasili",  "iuri",     "oleg",
    "igor",     "fedor",     "viacheslav", "kiril",    "denis",  "grigori", "ruslan",   "iulya",
    "ksenya",   "olga",      "svetlana",   "irina",    "arseni", "rustem",  "vitali",   "valeri",
    "gennadi",  "anatoli",   "iaroslav",   "taras",    "bogdan", "nikita",  "liudmila", "kseniya",
    "iulia",    "ksenia",    "stanislav",  "miroslav", NULL,
};

static const kith_respelling slavic_same[] = {
    {"volodimir", "vladimir"},
    {"voldimir", "vladimir"},
    {"uladzimir", "vladimir"},
    {"oleksandr", "aleksandr"},
    {"aleksander", "aleksandr"},
    {"oleksi", "alekse"},
    {"oleksei", "alekse"},
    {"aleksi", "alekse"},
    {"andri", "andre"},
    {"sergi", "serge"},
    {"mikola", "nikolai"},
    {"nikola", "nikolai"},
    {"mikailo", "migail"},
    {"migailo", "migail"},
    {"dmitro", "dmitri"},
    {"dimitri", "dmitri"},
    {"evgen", "evgeni"},
    {"olena", "elena"},
    {"kateryna", "katerina"},
    {"ekaterina", "katerina"},
    {"pavlo", "pavel"},
    {"petro", "petr"},
    {"piotr", "petr"},
    {"vasil", "vasili"},
    {"kirilo", "kiril"},
    {"fiodor", "fedor"},
    {"grigori", "grigori"},
    {"irina", "irina"},
    {"valenti", "valentin"},
    {"viktar", "viktor"},
    {"siarge", "serge"},
    {"raman", "roman"},
    {"julya", "iulya"},
    {"piotro", "petr"},
    {0},
};

static const kith_respelling balkan_letters[] = {
    {"dzh", "d"}, {"sh", "s"}, {"ch", "c"}, {"dj", "d"}, {"dz", "d"}, {"j", "i"}, {"y", "i"}, {0},
};

static const kith_ending balkan_ends[] = {END("ic"), END("ich"), {NULL, 0}};

static const char *const balkan_given[] = {"zoran",   "slobodan", "dragan",     "radovan",
                                           "milorad", "ratko",    "vuk",        "tomislav",
                                           "ivica",   "franio",   "aleksandar", NULL};

static const kith_respelling none_same[] = {{0}};

static const kith_respelling arabic_letters[] = {
    {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ay", "i"}, {"ai", "i"},
    {"ei", "i"}, {"ey", "i"}, {"gh", "g"}, {"dh", "d"}, {"th", "t"},
    {"q", "k"},  {"e", "i"},  {"o", "u"},  {"y", "i"},  {0},
};

static const kith_ending arabic_ends[] = {{NULL, 0}};

static const char *const arabic_given[] = {
    "muhamid", "ahmid",   "hasan",     "husin",   "mahmud", "mustafa", "umar",  "usama", "khalid",
    "abdil",   "abu",     "sif",       "ibrahim", "ismail", "iusif",   "jamal", "tarik", "salah",
    "nuri",    "aiman",   "husni",     "rashid",  "muamar", "bashar",  "sadam", "nasir", "faisal",
    "salman",  "walid",   "hamid",     "karim",   "samir",  "fuad",    "hafiz", "najib", "kasim",
    "haidir",  "ruhulah", "ashraf",    "hashimi", "mir",    "iahia",   "rafik", "riad",  "manuchir",
    "masud",   "ali",     "abdilaziz", "abdula",  "halid",  "iasir",   NULL,
};

static const kith_respelling arabic_same[] = {
    {"muhamad", "muhamid"},  {"mahamad", "muhamid"},
    {"muhamud", "muhamid"},  {"mahamid", "muhamid"},
    {"ahmad", "ahmid"},      {"husain", "husin"},
    {"hasain", "husin"},     {"khalid", "halid"},
    {"abdul", "abdil"},      {"abdalah", "abdula"},
    {"abdulah", "abdula"},   {"abdala", "abdula"},
    {"rashid", "rashid"},    {"rachid", "rashid"},
    {"mumar", "muamar"},     {"muamir", "muamar"},
    {"iusuf", "iusif"},      {"iasir", "iasir"},
    {"tarik", "tarik"},      {"gasim", "kasim"},
    {"haidar", "haidir"},    {"hidar", "haidir"},
    {"hidir", "haidir"},     {"nagib", "najib"},
    {"sulaiman", "suliman"}, {0},
};

static const kith_respelling greek_letters[] = {
    {"ch", "ch"}, {"y", "i"}, {"c", "k"}, {"tz", "ts"}, {"nd", "nt"}, {"z", "s"}, {0},
};

static const kith_ending greek_ends[] = {END("akis"), END("oulos"), END("ulos"),
                                         END("idis"), END("iadis"), {NULL, 0}};

static const char *const greek_given[] = {
    "aleksis",   "kiriakos", "giorgos",  "antonis",  "kostas", "konstantinos",
    "evangelos", "prokopis", "nikos",    "ianis",    "lukas",  "panos",
    "stavros",   "spiros",   "dimitris", "christos", NULL,
};

static const kith_respelling greek_same[] = {
    {"georgios", "giorgos"}, {"georgos", "giorgos"}, {"iorgos", "giorgos"},
    {"gianis", "ianis"},     {"iannis", "ianis"},    {0},
};

const kith_culture kith_cultures[] = {
    {slavic_ends, slavic_given, slavic_letters, slavic_same},
    {balkan_ends, balkan_given, balkan_letters, none_same},
    {arabic_ends, arabic_given, arabic_letters, arabic_same},
    {greek_ends, greek_given, greek_letters, greek_same},
    {0},
};

const kith_respelling *kith_respelling_at(const kith_respelling *rows, kith_str s)
{
    for (; rows->from != NULL; rows++)
        if (rows->from[0] == s.ptr[0] && kith_str_starts(s, kith_str_of(rows->from)))
            return rows;
    return NULL;
}

/* A bit for a letter, the same for few others. */
static inline uint32_t bit_of(char c)
{
    return UINT32_C(1) << ((unsigned char)c & 31);
}

size_t kith_respell(const kith_respelling *rows, kith_str word, char *out)
{
    uint32_t begins = 0; // what the rows begin with: most letters begin none
    size_t len = 0;

    for (const kith_respelling *row = rows; row->from != NULL; row++)
        begins |= bit_of(row->from[0]);
    for (size_t i = 0; i < word.len;) {
        const kith_respelling *row = NULL;
        if ((begins & bit_of(word.ptr[i])) != 0)
            row = kith_respelling_at(rows, kith_str_sub(word, i, word.len));
        if (row == NULL)
            out[len++] = word.ptr[i++];
        else {
            memcpy(out + len, row->to, strlen(row->to));
            len += strlen(row->to);
            i += strlen(row->from);
        }
    }
    return len;
}

size_t kith_undouble(char *at, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        if (n == 0 || at[n - 1] != at[i] || (unsigned char)at[i] >= 0x80)
            at[n++] = at[i];
    return n;
}

static bool is_among(const char *const *list, kith_str word)
{
    for (; *list != NULL; list++)
        if ((*list)[0] == word.ptr[0] && kith_str_eq(word, kith_str_of(*list)))
            return true;
    return false;
}

bool kith_culture_has(const kith_culture *culture, kith_str given, kith_str family)
{
    char out[KITH_RESPELT];

    for (const kith_ending *end = culture->ends; end->text != NULL; end++)
        if (family.len > end->len + 1 && family.ptr[family.len - 1] == end->text[end->len - 1] &&
            kith_str_ends(family, (kith_str){end->text, end->len}))
            return true;
    if (given.len == 0 || given.len > sizeof out)
        return false;
    given = kith_culture_word(culture, given, true, out);
    return given.len > 0 && is_among(culture->given, given);
}

/* An -h behind a last vowel is not heard: Abdallah, Abdalla. */
kith_str kith_culture_word(const kith_culture *culture, kith_str word, bool given, char *out)
{
    size_t len = kith_undouble(out, kith_respell(culture->letters, word, out));

    if (culture->same == arabic_same && len > 3 && out[len - 1] == 'h' &&
        (out[len - 2] == 'a' || out[len - 2] == 'i'))
        out[--len - 1] = 'a';
    if (given)
        for (const kith_respelling *row = culture->same; row->from != NULL; row++)
            if (row->from[0] == out[0] && kith_str_eq((kith_str){out, len}, kith_str_of(row->from)))
                return kith_str_of(row->to);
    return (kith_str){out, len};
}
