// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/lexicon_same.h"

static const char NAME = 'n', ALIAS = 'a';
static const kith_str NOWHERE = {"", 0}, ANYWHERE = {"*", 1};

static kith_str key_of(kith_arena *a, char what, kith_str name, kith_str countries)
{
    size_t exact = kith_str_starts(name, KITH_STR("=")) ? 1 : 0;

    return kith_arena_printf(a, "%c\t%.*s\t%.*s", what, (int)(name.len - exact), name.ptr + exact,
                             (int)countries.len, countries.ptr);
}

static uint32_t noted(const kith_lexicon_builder *b, kith_arena *a, char what, kith_str name,
                      kith_str countries)
{
    return kith_lexicon_noted(b, key_of(a, what, name, countries));
}

static uint32_t same_name(const kith_lexicon_builder *b, kith_arena *a, const kith_lex_entry *e)
{
    uint32_t found = noted(b, a, NAME, e->name, e->countries);

    if (found != KITH_NO_ENTRY || memchr(e->name.ptr, ' ', e->name.len) == NULL)
        return found;
    return noted(b, a, NAME, e->name, e->countries.len > 0 ? NOWHERE : ANYWHERE);
}

/* A club and a company of one name. */
static bool is_sponsor(uint32_t classes)
{
    return (classes & KITH_LEX_SPORT) && (classes & (KITH_LEX_COMPANY | KITH_LEX_MEDIA));
}

static uint32_t same_alias(const kith_lexicon_builder *b, kith_arena *a, const kith_lex_entry *e,
                           kith_str aliases)
{
    uint32_t found = noted(b, a, ALIAS, e->name, e->countries);
    kith_str alias;

    while (found == KITH_NO_ENTRY && aliases.len > 0 && kith_str_field(&aliases, '|', &alias))
        found = noted(b, a, NAME, alias, e->countries);
    if (found != KITH_NO_ENTRY && is_sponsor(e->classes | kith_lexicon_entry_classes(b, found)))
        return KITH_NO_ENTRY;
    return found;
}

uint32_t kith_lexicon_same(const kith_lexicon_builder *b, const kith_lex_entry *entry,
                           kith_str aliases)
{
    kith_arena *a = kith_arena_new();
    uint32_t found = same_name(b, a, entry);

    if (found == KITH_NO_ENTRY)
        found = same_alias(b, a, entry, aliases);
    kith_arena_free(a);
    return found;
}

void kith_lexicon_same_note(kith_lexicon_builder *b, const kith_lex_entry *line, kith_str aliases,
                            uint32_t entry)
{
    kith_arena *a = kith_arena_new();
    kith_str alias;

    kith_lexicon_note(b, key_of(a, NAME, line->name, line->countries), entry);
    kith_lexicon_note(b, key_of(a, NAME, line->name, ANYWHERE), entry);
    while (aliases.len > 0 && kith_str_field(&aliases, '|', &alias))
        kith_lexicon_note(b, key_of(a, ALIAS, alias, line->countries), entry);
    kith_arena_free(a);
}
