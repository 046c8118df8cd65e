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
        char c = s.ptr[i], small = (char)(c | 0x20);
        if (small >= 'a' && small <= 'z') {
            to[put++] = small;
            continue;
        }
        if ((unsigned char)c >= 0x80)
            return false;
        if (c == '.' || c == '\'' || c == '`')
            continue;
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            if (put > 0 && to[put - 1] != ' ')
                to[put++] = ' ';
        } else {
            to[put++] = c;
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

static bool is_upper_behind(kith_str s, size_t at, bool upper)
{
    while (at < s.len) {
        uint32_t c = kith_utf8_next(s, &at);
        if (c < 0x80 ? g_ascii_islower((char)c) : g_unichar_islower(c))
            return false;
        upper = upper || (c < 0x80 ? g_ascii_isupper((char)c) : g_unichar_isupper(c));
    }
    return upper;
}

/* Most are told by an ASCII letter among their first bytes. */
bool kith_is_upper(kith_str s)
{
    bool upper = false;

    for (size_t at = 0; at < s.len; at++) {
        if ((unsigned char)s.ptr[at] >= 0x80)
            return is_upper_behind(s, at, upper);
        if (s.ptr[at] >= 'a' && s.ptr[at] <= 'z')
            return false;
        upper = upper || (s.ptr[at] >= 'A' && s.ptr[at] <= 'Z');
    }
    return upper;
}

/* "MCDONALD", but not "MCI": does the word at `at` begin as the names of Scots and Irish do? */
static bool is_mac(kith_str s, size_t at)
{
    return s.len - at > 4 && g_ascii_tolower(s.ptr[at]) == 'm' &&
           g_ascii_tolower(s.ptr[at + 1]) == 'c' && g_ascii_isalpha(s.ptr[at + 3]);
}

bool kith_title_ascii(kith_str s, char *to)
{
    size_t word = 0; // where the word begins

    for (size_t at = 0; at < s.len; at++) {
        char c = s.ptr[at];
        if ((unsigned char)c >= 0x80)
            return false;
        to[at] = at == word || (at == word + 2 && is_mac(s, word)) ? g_ascii_toupper(c)
                                                                   : g_ascii_tolower(c);
        if (!g_ascii_isalnum(c) && c != '\'')
            word = at + 1;
    }
    return true;
}

static kith_str title_unicode(kith_arena *a, kith_str s)
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

kith_str kith_title_case(kith_arena *a, kith_str s)
{
    char *to = kith_room(a, char, s.len + 1);

    return kith_title_ascii(s, to) ? (kith_str){to, s.len} : title_unicode(a, s);
}
