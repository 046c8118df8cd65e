// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/lexicon_words.h"

#include <glib.h>

#include "extract/token.h"

static kith_tokens tokens_of(kith_arena *a, kith_str name)
{
    kith_tokens tokens = {0};

    kith_tokenize(a, name, 0, name.len, &tokens);
    return tokens;
}

kith_words kith_words_of(kith_arena *a, kith_str name)
{
    kith_tokens tokens = tokens_of(a, name);
    kith_words words = {kith_new(a, uint64_t, tokens.n + 1), tokens.n};

    for (size_t t = 0; t < tokens.n; t++)
        words.word[t] = kith_str_hash(kith_token_str(name, tokens.at[t]));
    return words;
}

kith_words kith_words_split(kith_arena *a, kith_str name)
{
    kith_tokens tokens = tokens_of(a, name);
    kith_words words = {kith_new(a, uint64_t, 2 * name.len + 1), 0};

    for (size_t t = 0; t < tokens.n; t++) {
        kith_str rest = kith_token_str(name, tokens.at[t]), part;
        bool first = true;
        while (kith_str_field(&rest, '-', &part)) {
            if (!first)
                words.word[words.n++] = kith_str_hash(KITH_STR("-"));
            if (part.len > 0)
                words.word[words.n++] = kith_str_hash(part);
            first = false;
        }
    }
    if (words.n == tokens.n)
        words.n = 0;
    return words;
}

/* Letters that no accent comes off, and what is written for them in plain ASCII. */
static const struct {
    gunichar letter;
    const char *plain, *digraph; // digraph: NULL where plain is all there is
} letters[] = {
    {0xc4, "A", "Ae"},  {0xc5, "A", "Aa"},  {0xc6, "Ae", NULL},  {0xd0, "D", NULL},
    {0xd6, "O", "Oe"},  {0xd8, "O", "Oe"},  {0xdc, "U", "Ue"},   {0xde, "Th", NULL},
    {0xdf, "ss", NULL}, {0xe4, "a", "ae"},  {0xe5, "a", "aa"},   {0xe6, "ae", NULL},
    {0xf0, "d", NULL},  {0xf6, "o", "oe"},  {0xf8, "o", "oe"},   {0xfc, "u", "ue"},
    {0xfe, "th", NULL}, {0x110, "D", "Dj"}, {0x111, "d", "dj"},  {0x131, "i", NULL},
    {0x141, "L", NULL}, {0x142, "l", NULL}, {0x152, "Oe", NULL}, {0x153, "oe", NULL},
    {0x18f, "A", NULL}, {0x259, "a", NULL}, {0x2bb, "'", NULL},  {0x2bc, "'", NULL},
};

static const char *plain(gunichar c, bool digraph)
{
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].letter == c)
            return digraph && letters[i].digraph ? letters[i].digraph : letters[i].plain;
    return NULL;
}

/* c without its accent; c itself when it has none. */
static gunichar bare(gunichar c)
{
    gunichar parts[4];
    gsize n = g_unichar_fully_decompose(c, FALSE, parts, 4);

    return n > 1 && parts[0] < 0x80 ? parts[0] : c;
}

/* name in plain letters. */
static kith_str folded(kith_arena *a, kith_str name, bool digraph)
{
    GString *out = g_string_new(NULL);
    kith_str result;

    for (size_t pos = 0; pos < name.len;) {
        gunichar c = kith_utf8_next(name, &pos);
        const char *is = plain(c, digraph);
        if (is != NULL)
            g_string_append(out, is);
        else if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
            g_string_append_unichar(out, bare(c));
    }
    result = kith_arena_str(a, (kith_str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

/* name with every straight apostrophe made typographic, or the other way round. */
static kith_str other_apostrophes(kith_arena *a, kith_str name)
{
    GString *out = g_string_new_len(name.ptr, (gssize)name.len);
    kith_str result;

    if (g_string_replace(out, "'", "\xe2\x80\x99", 0) == 0)
        g_string_replace(out, "\xe2\x80\x99", "'", 0);
    result = kith_arena_str(a, (kith_str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

static kith_str in_capitals(kith_arena *a, kith_str name)
{
    char *up = g_utf8_strup(name.ptr, (gssize)name.len);
    kith_str result = kith_arena_str(a, kith_str_of(up));

    g_free(up);
    return result;
}

/* Appends s to the n of list, of which room is the size, unless it is there. */
static size_t add_to(kith_str *list, size_t n, size_t room, kith_str s)
{
    for (size_t i = 0; i < n; i++)
        if (kith_str_eq(list[i], s))
            return n;
    assert(n < room);
    list[n] = s;
    return n + 1;
}

static size_t add(kith_str spelling[KITH_SPELLINGS], size_t n, kith_str s)
{
    return add_to(spelling, n, KITH_SPELLINGS, s);
}

size_t kith_spellings(kith_arena *a, kith_str name, bool capitals,
                      kith_str spelling[KITH_SPELLINGS])
{
    size_t n = add(spelling, 0, name);
    size_t have;

    n = add(spelling, n, folded(a, name, false));
    n = add(spelling, n, folded(a, name, true));
    have = n;
    for (size_t i = 0; i < have; i++)
        n = add(spelling, n, other_apostrophes(a, spelling[i]));
    have = capitals ? n : 0;
    for (size_t i = 0; i < have; i++)
        n = add(spelling, n, in_capitals(a, spelling[i]));
    return n;
}

/* Words that are written in two ways; a group changes as one. */
enum { ENGLISH, AMPERSAND, DOTS, GROUPS };
static const struct {
    int group;
    const char *way[2];
} twins[] = {
    {ENGLISH, {"Organisation", "Organization"}},
    {ENGLISH, {"Organisations", "Organizations"}},
    {ENGLISH, {"Programme", "Program"}},
    {ENGLISH, {"Centre", "Center"}},
    {ENGLISH, {"Centres", "Centers"}},
    {ENGLISH, {"Defence", "Defense"}},
    {ENGLISH, {"Labour", "Labor"}},
    {ENGLISH, {"Theatre", "Theater"}},
    {ENGLISH, {"Harbour", "Harbor"}},
    {ENGLISH, {"Co-operation", "Cooperation"}},
    {ENGLISH, {"Co-operative", "Cooperative"}},
    {AMPERSAND, {"&", "and"}},
    {DOTS, {"U.S.", "US"}},
    {DOTS, {"U.N.", "UN"}},
    {DOTS, {"U.K.", "UK"}},
    {DOTS, {"E.U.", "EU"}},
};

static kith_str twin(kith_str word, int group, int way)
{
    for (size_t i = 0; i < G_N_ELEMENTS(twins); i++)
        if (twins[i].group == group && kith_str_eq(word, kith_str_of(twins[i].way[!way])))
            return kith_str_of(twins[i].way[way]);
    return word;
}

/* name with its words of group written that way. */
static kith_str written(kith_arena *a, kith_str name, int group, int way)
{
    kith_str rest = name, word, result;
    GString *out = g_string_new(NULL);

    while (kith_str_field(&rest, ' ', &word)) {
        word = twin(word, group, way);
        if (out->len > 0)
            g_string_append_c(out, ' ');
        g_string_append_len(out, word.ptr, (gssize)word.len);
    }
    result = kith_arena_str(a, (kith_str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

size_t kith_forms(kith_arena *a, kith_str name, kith_str form[KITH_FORMS])
{
    size_t n = add_to(form, 0, KITH_FORMS, name);
    kith_str bare;

    if (kith_str_starts(name, KITH_STR("The "))) {
        bare = kith_str_sub(name, 4, name.len);
        if (memchr(bare.ptr, ' ', bare.len) != NULL)
            n = add_to(form, n, KITH_FORMS, bare);
    }
    for (int group = 0; group < GROUPS; group++) {
        size_t have = n;
        for (size_t i = 0; i < have; i++)
            for (int way = 0; way < 2; way++)
                n = add_to(form, n, KITH_FORMS, written(a, form[i], group, way));
    }
    return n;
}
