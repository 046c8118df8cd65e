// SPDX-License-Identifier: GPL-3.0-or-later
/* ASCII, nearly all of it, is folded byte by byte; the rest through Unicode decomposition. */
#include "extract/name/fold.h"

#include <glib.h>

static const struct {
    uint32_t letter;
    const char *ascii;
} plain[] = {
    {0xdf, "ss"}, {0xe6, "ae"}, {0xf0, "d"},  {0xf8, "o"},   {0xfe, "th"}, {0x111, "d"},
    {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x259, "a"},
};

const char *kith_letter_plain(uint32_t c)
{
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i].letter == c)
            return plain[i].ascii;
    return NULL;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static bool is_dropped(uint32_t c)
{
    return c == '.' || c == '\'' || c == '`' || c == 0xb4 || c == 0x2018 || c == 0x2019 ||
           c == 0x2bc || c == 0x2bb || c == 0xad || c == 0x200b;
}

static void put_letter(GString *to, uint32_t c)
{
    const char *ascii = kith_letter_plain(c = g_unichar_tolower(c));

    if (ascii != NULL) {
        g_string_append(to, ascii);
        return;
    }
    gunichar part[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    size_t n = g_unichar_fully_decompose(c, TRUE, part, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
    for (size_t i = 0; i < n; i++)
        if (!g_unichar_ismark(part[i]))
            g_string_append_unichar(to, g_unichar_tolower(part[i]));
}

static kith_str fold_unicode(kith_arena *a, kith_str s)
{
    GString *to = g_string_sized_new(s.len + 8);
    kith_str result;

    for (size_t at = 0; at < s.len;) {
        uint32_t c = kith_utf8_next(s, &at);
        if (is_dropped(c))
            continue;
        if (is_dash(c))
            g_string_append_c(to, '-');
        else if (!g_unichar_isspace(c))
            put_letter(to, c);
        else if (to->len > 0 && to->str[to->len - 1] != ' ')
            g_string_append_c(to, ' ');
    }
    result = kith_arena_str(a, (kith_str){to->str, to->len});
    g_string_free(to, TRUE);
    return result;
}

bool kith_fold_ascii(kith_str s, char *to, size_t *n)
{
    size_t put = 0;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if ((unsigned char)c >= 0x80)
            return false;
        if (c == '.' || c == '\'' || c == '`')
            continue;
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            if (put > 0 && to[put - 1] != ' ')
                to[put++] = ' ';
        } else {
            to[put++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
    }
    *n = put;
    return true;
}

static bool is_small(kith_str s)
{
    size_t i = 0;

    while (i < s.len && s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
        i++;
    return i == s.len;
}

kith_str kith_fold(kith_arena *a, kith_str s)
{
    kith_str folded = s;
    char *to;

    if (is_small(s))
        return s;
    to = kith_room(a, char, s.len + 1);
    if (!kith_fold_ascii(s, to, &folded.len))
        return fold_unicode(a, s);
    folded.ptr = to;
    return folded;
}

/* Habits of transliteration, the longer first; `end` ones at the end of a word only. */
static const struct {
    char from[5], to[4];
    bool start, end;
} habits[] = {
    {"skyy", "ski", false, true}, {"skiy", "ski", false, true}, {"skij", "ski", false, true},
    {"skyi", "ski", false, true}, {"tsch", "c", false, false},  {"dsch", "j", false, false},
    {"shch", "s", false, false},  {"yev", "ev", false, false},  {"iev", "ev", false, false},
    {"sch", "s", false, false},   {"eev", "ev", false, false},  {"ayev", "aev", false, false},
    {"iy", "i", false, true},     {"yy", "i", false, true},     {"ij", "i", false, true},
    {"yi", "i", false, true},     {"ii", "i", false, false},    {"ye", "e", true, false},
    {"ya", "a", false, false},    {"ia", "a", false, false},    {"ja", "a", false, false},
    {"yu", "u", false, false},    {"iu", "u", false, false},    {"ju", "u", false, false},
    {"io", "o", false, false},    {"yo", "o", false, false},    {"jo", "o", false, false},
    {"ch", "c", false, false},    {"sh", "s", false, false},    {"zh", "z", false, false},
    {"kh", "h", false, false},    {"gh", "h", false, false},    {"th", "t", false, false},
    {"dh", "d", false, false},    {"ph", "f", false, false},    {"ts", "s", false, false},
    {"tz", "s", false, false},    {"dj", "j", false, false},    {"dz", "j", false, false},
    {"ou", "u", false, false},    {"oo", "u", false, false},    {"ee", "i", false, false},
    {"ck", "k", false, false},    {"ks", "x", false, false},    {"y", "i", false, false},
    {"j", "i", false, false},     {"w", "v", false, false},     {"q", "k", false, false},
    {"c", "k", false, false},     {"g", "h", false, false},     {"-", "", false, false},
};

/* Half of the letters of a name begin no habit. */
static bool begins_habit(char c)
{
    switch (c) {
    case 'b':
    case 'f':
    case 'h':
    case 'l':
    case 'm':
    case 'n':
    case 'r':
    case 'u':
    case 'v':
    case 'x':
        return false;
    default:
        return true;
    }
}

static size_t apply_habit(kith_str s, size_t at, const char **to)
{
    for (size_t h = 0; h < sizeof habits / sizeof *habits && begins_habit(s.ptr[at]); h++) {
        const char *from = habits[h].from;
        size_t n = 1;
        if (from[0] != s.ptr[at])
            continue;
        while (n < s.len - at && from[n] != '\0' && from[n] == s.ptr[at + n])
            n++;
        if (from[n] != '\0' || (habits[h].start && at > 0) || (habits[h].end && at + n < s.len))
            continue;
        *to = habits[h].to;
        return n;
    }
    return 0;
}

kith_str kith_sound(kith_arena *a, kith_str folded)
{
    char *to = kith_room(a, char, folded.len + 1);
    size_t n = 0;

    for (size_t at = 0; at < folded.len;) {
        const char *by = NULL;
        size_t taken = apply_habit(folded, at, &by);
        char one[2] = {folded.ptr[at], '\0'};
        if (taken == 0) {
            by = one;
            taken = 1;
        }
        for (; *by != '\0'; by++)
            if (n == 0 || to[n - 1] != *by) // doubled letters as one
                to[n++] = *by;
        at += taken;
    }
    return (kith_str){to, n};
}

bool kith_is_upper(kith_str s)
{
    bool upper = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t c = kith_utf8_next(s, &at);
        if (g_unichar_islower(c))
            return false;
        upper = upper || g_unichar_isupper(c);
    }
    return upper;
}

/* "MCDONALD", but not "MCI": does the word at `at` begin as the names of Scots and Irish do? */
static bool is_mac(kith_str s, size_t at)
{
    return s.len - at > 4 && g_ascii_tolower(s.ptr[at]) == 'm' &&
           g_ascii_tolower(s.ptr[at + 1]) == 'c' && g_ascii_isalpha(s.ptr[at + 3]);
}

kith_str kith_title_case(kith_arena *a, kith_str s)
{
    GString *to = g_string_sized_new(s.len + 8);
    size_t word = 0; // where the word begins
    kith_str result;

    for (size_t at = 0; at < s.len;) {
        size_t beg = at;
        bool upper = beg == word || (beg == word + 2 && is_mac(s, word));
        uint32_t c = kith_utf8_next(s, &at);
        g_string_append_unichar(to, upper ? g_unichar_toupper(c) : g_unichar_tolower(c));
        if (!g_unichar_isalnum(c) && c != '\'' && c != 0x2019)
            word = at;
    }
    result = kith_arena_str(a, (kith_str){to->str, to->len});
    g_string_free(to, TRUE);
    return result;
}
