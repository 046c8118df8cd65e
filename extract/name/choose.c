// SPDX-License-Identifier: GPL-3.0-or-later
/* A name of several countries means the one that the document names otherwise, the most often;
 * where that does not tell, the first that the lexicon lists. Georgia is weighed by what stands
 * beside it first, then by the document. */
#include "extract/name/choose.h"

#include "extract/name/cues.h"

static const unsigned NATIONAL = KITH_LEX_COUNTRY | KITH_LEX_DEMONYM;

static size_t slot(kith_str iso)
{
    bool letters = iso.len == 2 && iso.ptr[0] >= 'A' && iso.ptr[0] <= 'Z' && iso.ptr[1] >= 'A' &&
                   iso.ptr[1] <= 'Z';

    return letters ? (size_t)(iso.ptr[0] - 'A') * 26 + (size_t)(iso.ptr[1] - 'A') : 0;
}

/* Codes of all entries of the classes at state, in the lexicon's order; at most room of them. */
static size_t codes_at(const kith_lexicon *lex, uint32_t state, unsigned classes, kith_str *code,
                       size_t room)
{
    size_t n_entries, n = 0;
    const uint32_t *entry = kith_lexicon_entries(lex, state, &n_entries);

    for (size_t i = 0; i < n_entries; i++) {
        kith_lex_entry e = kith_lexicon_entry(lex, entry[i]);
        kith_str rest = e.countries, one;
        if (!(e.classes & classes))
            continue;
        while (n < room && kith_str_field(&rest, '|', &one)) {
            bool known = one.len == 0;
            for (size_t k = 0; k < n; k++)
                known = known || kith_str_eq(code[k], one);
            if (!known)
                code[n++] = one;
        }
    }
    return n;
}

bool kith_choose_iso(const kith_lexicon *lex, uint32_t state, unsigned classes, kith_str *iso)
{
    return codes_at(lex, state, classes, iso, 1) > 0;
}

bool kith_choose_is_us_state(const kith_lexicon *lex, uint32_t state)
{
    static const char *const states[] = {
        "Alabama",    "Alaska",         "Arizona",       "Arkansas",       "California",
        "Colorado",   "Connecticut",    "Delaware",      "Florida",        "Hawaii",
        "Idaho",      "Illinois",       "Indiana",       "Iowa",           "Kansas",
        "Kentucky",   "Louisiana",      "Maine",         "Maryland",       "Massachusetts",
        "Michigan",   "Minnesota",      "Mississippi",   "Missouri",       "Montana",
        "Nebraska",   "Nevada",         "New Hampshire", "New Jersey",     "New Mexico",
        "New York",   "North Carolina", "North Dakota",  "Ohio",           "Oklahoma",
        "Oregon",     "Pennsylvania",   "Rhode Island",  "South Carolina", "South Dakota",
        "Tennessee",  "Texas",          "Utah",          "Vermont",        "Virginia",
        "Washington", "West Virginia",  "Wisconsin",     "Wyoming",
    };
    size_t n;
    const uint32_t *entry = kith_lexicon_entries(lex, state, &n);

    for (size_t i = 0; i < n; i++) {
        kith_lex_entry e = kith_lexicon_entry(lex, entry[i]);
        for (size_t k = 0; k < sizeof states / sizeof *states; k++)
            if (kith_str_is(e.name, states[k]))
                return true;
    }
    return false;
}

/* Most states are no country's: their entries need not be looked at. */
static bool is_national(const kith_lexicon *lex, uint32_t state)
{
    return (kith_lexicon_classes(lex, state) & NATIONAL) != 0;
}

static void survey_token(kith_chooser *c, uint32_t t)
{
    const kith_finder *f = c->f;
    unsigned cues = kith_find_cues(f, t);
    kith_str code[2];

    c->us += (cues & KITH_CUE_AMERICAN) != 0;
    c->caucasus += (cues & KITH_CUE_CAUCASIAN) != 0;
    if ((kith_find_classes(f, t) & NATIONAL) &&
        codes_at(f->lex, kith_find_root(f, t), NATIONAL, code, 2) == 1)
        c->of[slot(code[0])]++;
}

static void survey_name(kith_chooser *c, uint32_t beg, uint32_t end)
{
    kith_str code[2];
    uint32_t state;

    if (beg + 1 == end || !kith_find_opens(c->f, beg))
        return;
    state = kith_find_pair(c->f, beg);
    for (uint32_t t = beg + 2; state != 0; t++) {
        if (is_national(c->f->lex, state) && codes_at(c->f->lex, state, NATIONAL, code, 2) == 1)
            c->of[slot(code[0])] += 2;
        state = t < end ? kith_find_step(c->f, state, t) : 0;
    }
}

static void survey(kith_chooser *c)
{
    const kith_finder *f = c->f;

    c->surveyed = true;
    for (size_t i = 0; i < f->sentences.n; i++) {
        kith_sentence s = f->sentences.at[i];
        for (uint32_t k = f->capitals[i]; k < f->capitals[i + 1]; k++) {
            if (f->tokens.at[f->capital[k]].cap == KITH_CAP_NONE)
                continue;
            survey_token(c, f->capital[k]);
            survey_name(c, f->capital[k], s.end);
        }
    }
}

/* What the words beside "Georgia" say: -1 the state, 1 the country, 0 nothing. */
static int georgia_beside(const kith_finder *f, kith_sentence s, uint32_t beg, uint32_t end)
{
    static const char *const state[] = {"Republican",  "Republicans",   "Democrat",    "Democrats",
                                        "legislature", "senator",       "senators",    "governor",
                                        "voters",      "primary",       "runoff",      "lawmakers",
                                        "Senate",      "congresswoman", "congressman", "state"};
    static const char *const country[] = {"country", "ruling", "republic"};
    static const char *const rep[] = {"Rep.", "Sen.", "Gov.",          "Reps.",       "Sens.",
                                      "D-",   "R-",   "congresswoman", "congressman", "Ga."};
    uint32_t from = beg > s.beg + 6 ? beg - 6 : s.beg, to = end + 3 < s.end ? end + 3 : s.end;

    for (uint32_t t = end; t < to; t++) {
        if (KITH_FIND_IN(f, t, state))
            return -1;
        if (KITH_FIND_IN(f, t, country))
            return 1;
    }
    if (beg > s.beg && kith_find_is(f, beg - 1, "second"))
        return -1;
    if (beg >= s.beg + 2 && kith_find_is(f, beg - 1, "of") && kith_find_is(f, beg - 2, "state"))
        return -1;
    if (beg == s.beg || !(kith_find_is(f, beg - 1, "of") || kith_find_is(f, beg - 1, ",")))
        return 0;
    for (uint32_t t = from; t < beg; t++)
        if (KITH_FIND_IN(f, t, rep))
            return -1;
    if (kith_find_is(f, beg - 1, ",") && beg >= s.beg + 2 &&
        !(kith_find_cues(f, beg - 2) & KITH_CUE_CAUCASIAN) && f->held[beg - 2] == 1 + KITH_LOC)
        return -1;
    return 0;
}

/* "Drew Ferguson of Georgia" among persons of other American states. */
static bool is_member(const kith_finder *f, kith_sentence s, uint32_t beg)
{
    return beg >= s.beg + 2 && kith_find_is(f, beg - 1, "of") && f->held[beg - 2] == 1 + KITH_PER;
}

static bool is_country_georgia(kith_chooser *c, kith_sentence s, uint32_t beg, uint32_t end)
{
    int beside = georgia_beside(c->f, s, beg, end);

    if (beside != 0)
        return beside > 0;
    if (!c->surveyed)
        survey(c);
    if (is_member(c->f, s, beg) && c->us > 0)
        return false;
    return c->caucasus >= c->us + c->of[slot(KITH_STR("US"))];
}

bool kith_choose(kith_chooser *chooser, kith_sentence sentence, uint32_t beg, uint32_t end,
                 uint32_t state, kith_str *iso)
{
    kith_str code[6];
    unsigned classes = kith_lexicon_classes(chooser->f->lex, state);
    size_t n = codes_at(chooser->f->lex, state,
                        classes & KITH_LEX_COUNTRY ? KITH_LEX_COUNTRY : KITH_LEX_DEMONYM, code, 6);
    size_t best = 0;

    if (n == 0)
        return false;
    if (n > 1 && !chooser->surveyed)
        survey(chooser);
    for (size_t i = 1; i < n; i++)
        if (chooser->of[slot(code[i])] > chooser->of[slot(code[best])])
            best = i;
    *iso = code[best];
    return !kith_str_starts(kith_find_raw(chooser->f, beg), KITH_STR("Georgia")) ||
           is_country_georgia(chooser, sentence, beg, end);
}
