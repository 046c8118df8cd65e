// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/name.h"

#include "extract/name/fold.h"

#include <glib.h>

typedef struct {
    char *at;
    size_t len;
    bool gap; // a space is due before the next letter
} folder;

static void put(folder *f, uint32_t c)
{
    if (f->gap && f->len > 0)
        f->at[f->len++] = ' ';
    f->gap = false;
    if (c < 0x80)
        f->at[f->len++] = (char)c;
    else
        f->len += (size_t)g_unichar_to_utf8(c, f->at + f->len);
}

static bool put_plain(folder *f, uint32_t c)
{
    const char *plain = kith_letter_plain(g_unichar_tolower(c));

    for (const char *at = plain; at != NULL && *at != '\0'; at++)
        put(f, (uint32_t)*at);
    return plain != NULL;
}

/* Apostrophes and their look-alikes, dots and soft hyphens vanish; they part no words. */
static bool vanishes(uint32_t c)
{
    return c == '.' || c == '\'' || c == '`' || c == 0xad || c == 0xb4 || c == 0xb7 ||
           (c >= 0x2b9 && c <= 0x2bf) || c == 0x2c8 || c == 0x2018 || c == 0x2019 || c == 0x201b ||
           c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2032 || c == 0xfeff;
}

static void fold_wide(folder *f, uint32_t c)
{
    gunichar part[4];
    size_t n;

    if (put_plain(f, c))
        return;
    n = g_unichar_fully_decompose(c, FALSE, part, G_N_ELEMENTS(part));
    n = n < G_N_ELEMENTS(part) ? n : G_N_ELEMENTS(part);
    for (size_t i = 0; i < n; i++) {
        if (g_unichar_ismark(part[i]))
            continue;
        if (g_unichar_isalnum(part[i]))
            put(f, g_unichar_tolower(part[i]));
        else
            f->gap = true;
    }
}

static inline bool is_small(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static void fold_one(folder *f, uint32_t c)
{
    if (is_small(c))
        put(f, c);
    else if (vanishes(c))
        return;
    else if (c >= 'A' && c <= 'Z')
        put(f, c + ('a' - 'A'));
    else if (c >= 0x80)
        fold_wide(f, c);
    else if (c >= '0' && c <= '9')
        put(f, c);
    else if (c == '&') {
        f->gap = true;
        put(f, 'a');
        put(f, 'n');
        put(f, 'd');
        f->gap = true;
    } else
        f->gap = true;
}

/* An upper bound of the folded length. */
static size_t folded_room(kith_str name)
{
    size_t room = 8;

    for (size_t i = 0; i < name.len; i++)
        room += (unsigned char)name.ptr[i] >= 0x80 ? 8 : name.ptr[i] == '&' ? 5 : 2;
    return room;
}

kith_str kith_name_fold(kith_arena *a, kith_str name)
{
    folder f = {.at = kith_room(a, char, folded_room(name))};
    kith_str folded;

    for (size_t pos = 0; pos < name.len;) {
        unsigned char c = (unsigned char)name.ptr[pos];
        if (is_small(c) && !f.gap) { // as nearly all are
            f.at[f.len++] = (char)c;
            pos++;
        } else if (c < 0x80) {
            fold_one(&f, c);
            pos++;
        } else
            fold_one(&f, kith_utf8_next(name, &pos));
    }
    folded = (kith_str){f.at, f.len};
    if (kith_str_starts(folded, KITH_STR("the ")))
        folded = kith_str_sub(folded, 4, folded.len);
    return folded;
}

kith_str kith_name_join(kith_arena *a, kith_str x, kith_str y)
{
    return kith_arena_pair(a, x, ' ', y);
}

size_t kith_name_words(kith_str folded, kith_str word[KITH_NAME_WORDS])
{
    size_t n = 0;
    kith_str field;

    while (n < KITH_NAME_WORDS && kith_str_field(&folded, ' ', &field))
        if (field.len > 0)
            word[n++] = field;
    return n;
}

size_t kith_name_count(kith_str name)
{
    size_t n = 0;
    kith_str field;

    while (kith_str_field(&name, ' ', &field))
        n += field.len > 0;
    return n;
}

bool kith_name_is_upper(kith_str name)
{
    bool upper = false;

    for (size_t pos = 0; pos < name.len;) {
        uint32_t c = kith_utf8_next(name, &pos);
        if (g_unichar_islower(c))
            return false;
        upper = upper || g_unichar_isupper(c);
    }
    return upper;
}

/* Forms that say how a firm is owned, at the end of a folded name. */
static const char *const legal_forms[] = {
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "co",
    "gmbh",
    "ag",
    "kg",
    "se",
    "sa",
    "sas",
    "sarl",
    "nv",
    "bv",
    "spa",
    "ab",
    "asa",
    "as",
    "oyj",
    "oy",
    "pao",
    "oao",
    "ooo",
    "zao",
    "jsc",
    "pjsc",
    "ojsc",
    "pty",
    "bhd",
    "srl",
    "kk",
    "aktiengesellschaft",
    "ao",
};

/* Those that also stand in front; clubs' that stand at either end. */
static const char *const leading_forms[] = {"ooo", "pao", "oao", "zao", "ao", "pt"};
static const char *const club_forms[] = {"fc", "afc", "sc", "cf", "fk", "bc"};

/* British and American spellings, the one that is kept second. */
static const char *const spellings[][2] = {
    {"centre", "center"},  {"defence", "defense"},           {"organisation", "organization"},
    {"labour", "labor"},   {"programme", "program"},         {"theatre", "theater"},
    {"harbour", "harbor"}, {"civilisation", "civilization"},
};

static bool is_among(const char *const *list, size_t n, kith_str word)
{
    for (size_t i = 0; i < n; i++)
        if (kith_str_eq(word, kith_str_of(list[i])))
            return true;
    return false;
}

/* Drops legal forms from both ends ("& Co." with its "and"); how many words are left. */
static size_t drop_legal(kith_str *word, size_t n)
{
    size_t from = n > 1 && is_among(leading_forms, G_N_ELEMENTS(leading_forms), word[0]);

    while (n > from + 1 && (is_among(legal_forms, G_N_ELEMENTS(legal_forms), word[n - 1]) ||
                            kith_str_eq(word[n - 1], KITH_STR("and"))))
        n--;
    memmove(word, word + from, (n - from) * sizeof *word);
    return n - from;
}

/* FC Barcelona, Barcelona FC: the form goes to the end. */
static void turn_club(kith_str *word, size_t n)
{
    kith_str first = word[0];

    if (n < 2 || !is_among(club_forms, G_N_ELEMENTS(club_forms), first))
        return;
    memmove(word, word + 1, (n - 1) * sizeof *word);
    word[n - 1] = first;
}

static kith_str american(kith_str word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++)
        if (kith_str_eq(word, kith_str_of(spellings[i][0])))
            return kith_str_of(spellings[i][1]);
    return word;
}

kith_str kith_name_organization(kith_arena *a, kith_str folded)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(folded, word), len = 0;
    char *at = kith_new(a, char, folded.len + (size_t)4 * KITH_NAME_WORDS);

    if (n == KITH_NAME_WORDS)
        return folded;
    n = drop_legal(word, n);
    turn_club(word, n);
    for (size_t i = 0; i < n; i++) {
        kith_str w = american(word[i]);
        if (len > 0)
            at[len++] = ' ';
        memcpy(at + len, w.ptr, w.len);
        len += w.len;
    }
    return (kith_str){at, len};
}
