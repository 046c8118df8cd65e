// SPDX-License-Identifier: GPL-3.0-or-later
/* What every state has (ministries, parliaments) is told apart by its country: form and country
 * together are one form here. */
#include "extract/name/organization.h"

#include "extract/name/acronym.h"
#include "extract/name/cues.h"
#include "extract/name/fold.h"

/* Country in a name or right before it: "Russian Defence Ministry", "Ukraine's [Foreign
 * Ministry]". The second is the name before this one. */
static kith_str country_before(const kith_clusters *c, uint32_t i)
{
    const kith_name *name = &c->names.at[i], *before = i > 0 ? name - 1 : NULL;
    uint32_t gap;

    if (before == NULL || before->type != KITH_COUNTRY || before->sentence != name->sentence)
        return (kith_str){"", 0};
    gap = name->tok_beg - before->tok_end;
    if (gap > 1 || (gap == 1 && c->tokens.at[before->tok_end].kind != KITH_TOKEN_CLITIC))
        return (kith_str){"", 0};
    return before->iso;
}

/* Country whose name or adjective is the word, "" when none's is. */
static kith_str country_of_word(const kith_clusters *c, kith_str word)
{
    uint32_t state = kith_lexicon_step(c->lex, KITH_LEXICON_ROOT, kith_str_hash(word));
    size_t n = 0;
    const uint32_t *entry = state ? kith_lexicon_entries(c->lex, state, &n) : NULL;

    for (size_t i = 0; i < n; i++) {
        kith_lex_entry e = kith_lexicon_entry(c->lex, entry[i]);
        kith_str iso;
        if (!(e.classes & (KITH_LEX_COUNTRY | KITH_LEX_DEMONYM)))
            continue;
        if (kith_str_field(&e.countries, '|', &iso))
            return iso;
    }
    return (kith_str){"", 0};
}

bool kith_is_of_state(const kith_form *form)
{
    unsigned first = kith_cues(form->word[0]);
    unsigned last = kith_cues(form->word[form->n_words - 1]);

    if (form->acronym || kith_str_eq(form->word[0], KITH_STR("eu")) ||
        kith_str_eq(form->word[0], KITH_STR("european")))
        return false;
    return kith_cues_institution(first, last);
}

kith_str kith_plain_word(kith_str word)
{
    static const char *const same[][2] = {{"defense", "defence"}, {"labor", "labour"},
                                          {"affairs", ""},        {"us", ""},
                                          {"center", "centre"},   {"organisation", "organization"}};

    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (kith_str_is(word, same[i][0]))
            return kith_str_of(same[i][1]);
    return word;
}

/* "Ministry of Defence of Ukraine" gives "defence ministry" and UA. */
static kith_str state_key(kith_clusters *c, const kith_form *form, kith_str *iso)
{
    kith_str rest = form->surface, unit, word[16];
    size_t n = 0;

    while (n < 16 && kith_str_field(&rest, ' ', &unit)) {
        kith_str country = country_of_word(c, unit);
        kith_str folded = kith_plain_word(kith_fold(c->a, unit));
        if (country.len > 0) {
            *iso = country;
            continue;
        }
        if (folded.len == 0 || (kith_cues(folded) & KITH_CUE_SMALL))
            continue;
        size_t at = n++;
        for (; at > 0 && kith_str_cmp(folded, word[at - 1]) < 0; at--)
            word[at] = word[at - 1];
        word[at] = folded;
    }
    return kith_acronym_join(c->a, word, n);
}

/* A form of the same surface that is another state's: names of form f that stand behind another
 * country get a form of their own. */
static uint32_t form_of_state(kith_clusters *c, kith_strmap *of, uint32_t f, kith_str iso)
{
    kith_str key = kith_arena_pair(c->a, kith_strmap_number(c->a, f), ' ', iso);
    uint32_t *at = kith_strmap_at(of, key);

    if (*at != 0)
        return *at - 1;
    *at = f + 1;
    if (c->form[f].iso.len == 0) {
        c->form[f].iso = iso;
        return f;
    }
    if (kith_str_eq(c->form[f].iso, iso))
        return f;
    if (c->n_forms == c->form_room) {
        c->form_room *= 2;
        c->form = kith_grow(c->a, kith_form, c->form, c->n_forms, c->form_room);
    }
    kith_form copy = c->form[f];
    copy.iso = iso;
    copy.up = (uint32_t)c->n_forms;
    copy.known = 0;
    c->form[c->n_forms] = copy;
    *kith_strmap_at(of, key) = (uint32_t)c->n_forms + 1;
    return (uint32_t)c->n_forms++;
}

/* Rule: ministries and parliaments, by what they are and whose they are. Where a text does not
 * say whose, it speaks of the one named last. */
void kith_join_states(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    kith_strmap of = kith_strmap_in(c->a), by_key = kith_strmap_in(c->a),
                last = kith_strmap_in(c->a);

    for (uint32_t i = 0; i < c->names.n; i++) {
        uint32_t f = c->form_of[i];
        if (c->names.at[i].type != KITH_ORGANIZATION || !c->form[f].of_state)
            continue;
        kith_str iso = country_before(c, i);
        kith_str key = state_key(c, &c->form[f], &iso);
        if (iso.len > 0)
            f = c->form_of[i] = form_of_state(c, &of, f, iso);
        kith_str full = kith_arena_pair(c->a, key, ' ', iso);
        uint32_t *nearest = kith_strmap_at(&last, key);
        uint32_t *same = kith_strmap_at(&by_key, full);
        if (*same != 0)
            kith_form_join(c, *same - 1, f, why);
        else
            *same = f + 1;
        if (iso.len == 0 && *nearest != 0 && c->form[f].iso.len == 0)
            kith_form_join(c, *nearest - 1, f, why);
        *nearest = f + 1;
    }
}
