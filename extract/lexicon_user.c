// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/lexicon_user.h"

#include <glib.h>

typedef struct {
    kith_str id;
    uint8_t type; // kith_type
} entry;

struct kith_user_lexicon {
    kith_arena *arena;
    kith_lexicon *lex;
    GArray *entry;       // entry, by number in lex
    GHashTable *builtin; // id + 1 of the lexicon that is built in, to entry + 1
};

static const uint32_t CLASS_OF[KITH_TYPES] = {
    [KITH_PERSON] = KITH_LEX_PERSON,
    [KITH_COUNTRY] = KITH_LEX_COUNTRY,
    [KITH_ORGANIZATION] = KITH_LEX_COMPANY,
};

static uint8_t type_of(kith_str text)
{
    uint8_t t = 0;

    while (t < KITH_TYPES && !kith_str_eq(text, kith_str_of(kith_type_name[t])))
        t++;
    return t;
}

/* The entry that is built in and has this name alone, so that its other names are known too. */
static void tie(kith_user_lexicon *user, kith_str name, uint8_t type, uint32_t number)
{
    const kith_lexicon *lex = kith_lexicon_builtin();
    uint32_t wanted = type == KITH_ORGANIZATION ? KITH_LEX_ORGANIZATION : CLASS_OF[type], at,
             id = 0;
    size_t n = 0, found = 0;
    const uint32_t *ids;

    at = kith_lexicon_find(lex, name);
    ids = at != 0 ? kith_lexicon_entries(lex, at, &n) : NULL;
    for (size_t i = 0; i < n; i++)
        if (kith_lexicon_entry(lex, ids[i]).classes & wanted) {
            id = ids[i];
            found++;
        }
    if (found == 1)
        g_hash_table_insert(user->builtin, GUINT_TO_POINTER(id + 1), GUINT_TO_POINTER(number + 1));
}

static void add_name(kith_user_lexicon *user, kith_lexicon_builder *b, kith_str name, uint8_t type,
                     uint32_t number)
{
    name = kith_str_trim(name);
    if (name.len == 0)
        return;
    kith_lexicon_name(b, name, number, CLASS_OF[type], true);
    tie(user, name, type, number);
}

/* NULL, or what is wrong with the line. */
static const char *add_line(kith_user_lexicon *user, kith_lexicon_builder *b, kith_str text)
{
    kith_str field[5] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}}, alias;
    size_t n = 0;
    uint32_t number;
    entry e;

    while (n < 5 && kith_str_field(&text, '\t', &field[n])) {
        field[n] = kith_str_trim(field[n]);
        n++;
    }
    e.type = type_of(field[1]);
    if (n < 2 || field[0].len == 0 || text.len > 0)
        return "is not name, type, country, aliases and identifier, set apart by tabs";
    if (e.type == KITH_TYPES)
        return "has a type that is not person, country or organization";
    if (field[2].len != 0 && kith_lexicon_country(kith_lexicon_builtin(), field[2]).len == 0)
        return "has a country that is no code of ISO 3166-1, like UA";
    if (e.type == KITH_COUNTRY && field[2].len == 0)
        return "has a country without its code";
    number = kith_lexicon_add(b, (kith_lex_entry){field[0], field[2], CLASS_OF[e.type], 0});
    e.id = kith_arena_str(user->arena, field[4]);
    g_array_append_val(user->entry, e);
    add_name(user, b, field[0], e.type, number);
    while (field[3].len > 0 && kith_str_field(&field[3], '|', &alias))
        add_name(user, b, alias, e.type, number);
    return NULL;
}

bool kith_user_lexicon_read(const char *path, kith_str text, kith_user_lexicon **out, kith_err *err)
{
    kith_user_lexicon *user = g_new0(kith_user_lexicon, 1);
    kith_lexicon_builder *b = kith_lexicon_builder_new();
    kith_str line;
    size_t size;
    bool ok = true;

    user->arena = kith_arena_new();
    user->entry = g_array_new(FALSE, TRUE, sizeof(entry));
    user->builtin = g_hash_table_new(NULL, NULL);
    for (size_t n = 1; ok && kith_str_line(&text, &line); n++) {
        const char *wrong;
        kith_str trimmed = kith_str_trim(line);
        if (trimmed.len == 0 || trimmed.ptr[0] == '#')
            continue;
        wrong = add_line(user, b, line);
        if (wrong != NULL)
            ok = kith_fail(err, KITH_EINPUT, "%s:%zu: %s", path, n, wrong);
    }
    ok = ok && (user->lex = kith_lexicon_pack(b, &size, err)) != NULL;
    kith_lexicon_builder_free(b);
    if (ok)
        *out = user;
    else
        kith_user_lexicon_free(user);
    return ok;
}

void kith_user_lexicon_free(kith_user_lexicon *user)
{
    if (user == NULL)
        return;
    g_free(user->lex);
    g_array_free(user->entry, TRUE);
    g_hash_table_destroy(user->builtin);
    kith_arena_free(user->arena);
    g_free(user);
}

/* Token behind the longest name that begins at t; t when there is none. */
static uint32_t longest_at(const kith_user_lexicon *user, kith_str text, kith_tokens tokens,
                           uint32_t t, uint32_t end, uint32_t *state)
{
    uint32_t at = KITH_LEXICON_ROOT, best = t;

    for (uint32_t k = t; k < end; k++) {
        at = kith_lexicon_step(user->lex, at, kith_str_hash(kith_token_str(text, tokens.at[k])));
        if (at == 0)
            break;
        if (kith_lexicon_classes(user->lex, at) != 0) {
            best = k + 1;
            *state = at;
        }
    }
    return best;
}

static kith_name name_of(const kith_user_lexicon *user, kith_tokens tokens, uint32_t beg,
                         uint32_t end, uint32_t sentence, uint32_t state)
{
    size_t n;
    uint32_t id = kith_lexicon_entries(user->lex, state, &n)[0];
    const entry *e = &g_array_index(user->entry, entry, id);

    return (kith_name){.beg = tokens.at[beg].beg,
                       .end = tokens.at[end - 1].end,
                       .tok_beg = beg,
                       .tok_end = end,
                       .sentence = sentence,
                       .type = e->type,
                       .via = KITH_VIA_NAME,
                       .margin = 1e6F, // beyond doubt
                       .iso = e->type == KITH_COUNTRY ? kith_lexicon_entry(user->lex, id).countries
                                                      : (kith_str){"", 0}};
}

/* Names of one sentence; how many. */
static size_t find_in(const kith_user_lexicon *user, kith_str text, kith_tokens tokens,
                      kith_sentence s, uint32_t sentence, kith_name *out)
{
    size_t n = 0;

    for (uint32_t t = s.beg; t < s.end;) {
        uint32_t state = 0, end = longest_at(user, text, tokens, t, s.end, &state);
        if (end > t)
            out[n++] = name_of(user, tokens, t, end, sentence, state);
        t = end > t ? end : t + 1;
    }
    return n;
}

/* A longer person or organization that holds the user's name stays: "Acme Foundation". */
static bool stands(const kith_name *old, const kith_name *mine)
{
    return old->type != KITH_COUNTRY && old->beg <= mine->beg && old->end >= mine->end &&
           old->end - old->beg > mine->end - mine->beg;
}

/* Both ascend; of those that overlap one is taken. */
static kith_names put_in(kith_arena *a, kith_names names, const kith_name *mine, size_t n)
{
    kith_names out = names;
    size_t i = 0, k = 0;

    out.at = kith_new(a, kith_name, names.n + n);
    out.n = 0;
    while (i < names.n || k < n) {
        if (k == n || (i < names.n && names.at[i].end <= mine[k].beg))
            out.at[out.n++] = names.at[i++];
        else if (i == names.n || mine[k].end <= names.at[i].beg)
            out.at[out.n++] = mine[k++];
        else if (stands(&names.at[i], &mine[k]))
            k++;
        else
            i++;
    }
    return out;
}

kith_names kith_user_names(const kith_user_lexicon *user, kith_arena *a, kith_str text,
                           kith_tokens tokens, kith_sentences sentences, kith_names names)
{
    kith_name *mine;
    size_t n = 0;

    if (user == NULL)
        return names;
    mine = kith_new(a, kith_name, tokens.n + 1);
    for (size_t s = 0; s < sentences.n; s++)
        n += find_in(user, text, tokens, sentences.at[s], (uint32_t)s, mine + n);
    return n == 0 ? names : put_in(a, names, mine, n);
}

/* The entry that one of the names is; 0 when none is, else its number + 1. */
static uint32_t entry_of(const kith_user_lexicon *user, const kith_local *local)
{
    for (size_t s = 0; s <= local->n_surfaces; s++) {
        kith_str name = s < local->n_surfaces ? local->surface[s] : local->label;
        uint32_t at = kith_lexicon_find(user->lex, name);
        size_t n = 0;
        const uint32_t *id = at != 0 ? kith_lexicon_entries(user->lex, at, &n) : NULL;
        for (size_t i = 0; i < n; i++)
            if (g_array_index(user->entry, entry, id[i]).type == local->type)
                return id[i] + 1;
    }
    return GPOINTER_TO_UINT(
        g_hash_table_lookup(user->builtin, GUINT_TO_POINTER((guint)local->known)));
}

void kith_user_mark(const kith_user_lexicon *user, kith_extraction *x)
{
    for (size_t e = 0; user != NULL && e < x->n_entities; e++) {
        uint32_t number = entry_of(user, &x->entity[e]);
        if (number == 0)
            continue;
        x->entity[e].known = KITH_USER_KNOWN + number;
        x->entity[e].part_only = false;
    }
}

kith_str kith_user_ref(const kith_user_lexicon *user, uint32_t known)
{
    if (user == NULL || known <= KITH_USER_KNOWN || known - KITH_USER_KNOWN > user->entry->len)
        return (kith_str){"", 0};
    return g_array_index(user->entry, entry, known - KITH_USER_KNOWN - 1).id;
}
