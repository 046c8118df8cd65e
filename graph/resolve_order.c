// SPDX-License-Identifier: GPL-3.0-or-later
/* Names in another order, and with a second family name behind. Which word is the family name must
 * be known: James Thomas is not Thomas James, Viktor Orbán is Orbán Viktor. */
#include "extract/lexicon.h"
#include "graph/claim.h"
#include "graph/person_name.h"

#include <stdlib.h>

/* Lists that hold the word, as names are written: with a capital. */
static uint32_t classes_of(kith_str word)
{
    const kith_lexicon *lex = kith_lexicon_builtin();
    char at[64];

    if (word.len == 0 || word.len >= sizeof at)
        return 0;
    memcpy(at, word.ptr, word.len);
    if (at[0] >= 'a' && at[0] <= 'z')
        at[0] = (char)(at[0] - ('a' - 'A'));
    return kith_lexicon_classes(
        lex, kith_lexicon_step(lex, KITH_LEXICON_ROOT, kith_str_hash((kith_str){at, word.len})));
}

/* 1: the first word is the family name; -1: the last one is; 0: it can be either. */
static int family_first(kith_str first, kith_str last)
{
    uint32_t a = classes_of(first), b = classes_of(last);
    bool given_a = a & KITH_LEX_GIVEN, given_b = b & KITH_LEX_GIVEN;

    if (given_a != given_b)
        return given_b ? 1 : -1;
    if (given_a || (a & KITH_LEX_FAMILY) == (b & KITH_LEX_FAMILY))
        return 0;
    return a & KITH_LEX_FAMILY ? 1 : -1;
}

static kith_str turned(kith_resolver *r, const kith_person_name *name, kith_str *word)
{
    size_t len = name->folded.len - word[0].len - 1;
    kith_str rest = {word[1].ptr, len};

    return kith_person_key(r->arena, kith_name_join(r->arena, rest, word[0]), name->generation);
}

/* A name whose family name stands first, in the order of the West; empty for others. Of three
 * words only eastern ones: "Ban Ki-moon". */
static kith_str western(kith_resolver *r, const kith_person_name *name)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(name->folded, word);
    bool eastern;

    if (n < 2 || n > 3 || name->abbreviated)
        return (kith_str){"", 0};
    eastern = kith_person_eastern(r->arena, name).len > 0;
    if (n == 3 && !eastern)
        return (kith_str){"", 0};
    if (!eastern && family_first(word[0], word[n - 1]) <= 0)
        return (kith_str){"", 0};
    return turned(r, name, word);
}

/* Given names of those who have two family names. */
static const char *const iberian[] = {
    "alberto",  "alejandro", "alfonso",   "alfredo", "alvaro",  "ana",      "andres",   "antonio",
    "arturo",   "augusto",   "carlos",    "carmen",  "cesar",   "cristina", "daniel",   "diego",
    "dolores",  "eduardo",   "emilio",    "enrique", "ernesto", "esteban",  "evo",      "felipe",
    "fernando", "fidel",     "francisco", "gabriel", "gustavo", "hector",   "hugo",     "ignacio",
    "isabel",   "javier",    "jesus",     "joaquin", "jorge",   "jose",     "juan",     "julio",
    "lucia",    "luis",      "manuel",    "marcelo", "marcos",  "maria",    "mariano",  "mario",
    "martin",   "mauricio",  "miguel",    "nicolas", "oscar",   "pablo",    "pedro",    "rafael",
    "ramon",    "raul",      "ricardo",   "roberto", "rodrigo", "salvador", "santiago", "sebastian",
    "sergio",   "teresa",    "vicente",   "ximena",
};

static bool is_iberian(kith_str word)
{
    for (size_t i = 0; i < sizeof iberian / sizeof *iberian; i++)
        if (kith_str_eq(word, kith_str_of(iberian[i])))
            return true;
    return false;
}

/* Without the second family name; empty where there is none. A hyphen makes two names one. */
static kith_str first_family(kith_resolver *r, const kith_person_name *name, kith_str label)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(name->folded, word);

    if (n < 3 || n > 4 || !is_iberian(word[0]) || is_iberian(word[1]) != (n == 4) ||
        memchr(label.ptr, '-', label.len) != NULL || word[n - 2].len < 4 ||
        (n == 3 && (classes_of(word[1]) & KITH_LEX_GIVEN) &&
         !(classes_of(word[1]) & KITH_LEX_FAMILY)))
        return (kith_str){"", 0};
    return kith_person_key(r->arena,
                           kith_str_sub(name->folded, 0, name->folded.len - word[n - 1].len - 1),
                           name->generation);
}

void kith_resolve_orders(kith_resolver *r, const kith_person_name *name)
{
    size_t F = r->forms->F;
    kith_str *key = kith_zeroed(F, sizeof *key), *turned_key = kith_zeroed(F, sizeof *turned_key),
             *shorter = kith_zeroed(F, sizeof *shorter);

    for (size_t f = 0; f < F; f++)
        if (r->forms->form[f].type == KITH_PERSON && !r->forms->form[f].part_only) {
            key[f] = name[f].key;
            turned_key[f] = western(r, &name[f]);
            shorter[f] = first_family(r, &name[f], r->forms->form[f].label);
        }
    kith_join_wanted(r, turned_key, key, KITH_WHY_ORDER);
    kith_join_wanted(r, key, shorter, KITH_WHY_FAMILIES);
    free(shorter);
    free(turned_key);
    free(key);
}
