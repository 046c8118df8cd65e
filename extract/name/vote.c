// SPDX-License-Identifier: GPL-3.0-or-later
/* One name, one type in a document: every place where the tagger saw it votes with its margin,
 * the lexicon votes where it knows the name as one thing only, and a full name votes for its
 * surname. A person named like a country keeps both readings, each where the tagger saw it. */
#include "extract/name/find.h"

#include "extract/name/cues.h"
#include "extract/name/strmap.h"

#include <glib.h>

#define LEXICON_VOTE 4.0F // margins
#define SURNAME_VOTE 3.0F // margins, for each full name
#define SURE 5.0F         // margin that words beside a name do not overrule
#define MOST_VOTE 8.0F    // one place's
#define OVERRULES 1.2F    // times the votes of the type it replaces

typedef struct {
    float vote[KITH_TAG_TYPES];
    float surname; // votes for it as a surname
    uint8_t known; // 1 + the only type that the lexicon knows it as
} tally;

static float weight_of(const kith_span *s)
{
    float margin = s->margin < MOST_VOTE ? s->margin : MOST_VOTE;

    return 0.25F + (margin > 0 ? margin : 0);
}

/* The only type that the lexicon knows a name as; KITH_TAG_TYPES when it knows several or none. */
static unsigned known_type(unsigned classes)
{
    bool person = classes & (KITH_LEX_PERSON | KITH_LEX_FAMILY | KITH_LEX_GIVEN);
    bool place = classes & (KITH_LEX_PLACE | KITH_LEX_CAPITAL | KITH_LEX_COUNTRY);
    bool organization = classes & KITH_LEX_ORGANIZATION;

    bool other = classes & (KITH_LEX_OTHER | KITH_LEX_TRAP);

    if (classes == 0 || person + place + organization + other != 1 || (classes & KITH_LEX_DEMONYM))
        return KITH_TAG_TYPES;
    return other ? KITH_MISC : person ? KITH_PER : place ? KITH_LOC : KITH_ORG;
}

/* A full name votes for its surname, too. */
static bool has_surname(const kith_span *s)
{
    return s->type == KITH_PER && s->end - s->beg > 1;
}

/* Tallies by the number of the folded text. */
static tally *count(kith_finder *f)
{
    tally *of;

    for (size_t i = 0; i < f->n_spans; i++)
        if (has_surname(&f->span[i]))
            kith_find_last(f, f->span[i].surface - 1);
    of = kith_new(f->a, tally, f->surfaces.fold.n);
    for (size_t i = 0; i < f->n_spans; i++) {
        const kith_span *s = &f->span[i];
        const kith_surface *surface = kith_find_surface_of(f, s);
        tally *t = &of[surface->fold];
        unsigned known = known_type(surface->classes);
        t->vote[s->type] += weight_of(s);
        if (known < KITH_TAG_TYPES)
            t->known = (uint8_t)(1 + known);
        if (has_surname(s))
            of[f->surfaces.at[surface->last - 1].fold].surname += SURNAME_VOTE;
    }
    return of;
}

/* Initials of full names of three words: "MTG" is one of them and no organization. */
static kith_str initials_of(const kith_finder *f, const kith_span *s)
{
    char *to = kith_new(f->a, char, s->end - s->beg + 1);
    size_t n = 0;

    for (uint32_t t = s->beg; t < s->end; t++)
        to[n++] = g_ascii_toupper(f->text.ptr[f->tokens.at[t].beg]);
    return (kith_str){to, n};
}

static bool is_initials(const kith_finder *f, const kith_span *s)
{
    kith_token token = f->tokens.at[s->beg];

    return s->type == KITH_ORG && s->end - s->beg == 1 && token.end - token.beg == 3 &&
           token.cap == KITH_CAP_UPPER;
}

/* Acronyms tagged as organizations that are initials of a person named in full. */
static void retype_initials(kith_finder *f)
{
    kith_strmap of = kith_strmap_in(f->a);

    for (size_t i = 0; i < f->n_spans; i++) {
        const kith_span *s = &f->span[i];
        if (s->type == KITH_PER && s->end - s->beg == 3)
            *kith_strmap_at(&of, initials_of(f, s)) = 1;
    }
    for (size_t i = 0; of.n > 0 && i < f->n_spans; i++)
        if (is_initials(f, &f->span[i]) && kith_strmap_get(&of, kith_find_raw(f, f->span[i].beg)))
            f->span[i].type = KITH_PER;
}

/* [n surfaces] those that are a person's name or its last word. */
static bool *persons_of(kith_finder *f)
{
    bool *is_person;

    for (size_t i = 0; i < f->n_spans; i++)
        if (f->span[i].type == KITH_PER)
            kith_find_last(f, f->span[i].surface - 1);
    is_person = kith_new(f->a, bool, f->surfaces.n);
    for (size_t i = 0; i < f->n_spans; i++) {
        const kith_span *s = &f->span[i];
        if (s->type == KITH_PER)
            is_person[s->surface - 1] = is_person[kith_find_surface_of(f, s)->last - 1] = true;
    }
    return is_person;
}

/* "MEP Lunacek" where somebody is called Lunacek. */
static void retype_titled(kith_finder *f)
{
    const bool *is_person = NULL;

    for (size_t i = 0; i < f->n_spans; i++) {
        kith_span *s = &f->span[i];
        uint32_t surface;
        if (s->type == KITH_PER || s->end - s->beg < 2 ||
            !(kith_find_cues(f, s->beg) & KITH_CUE_TITLE))
            continue;
        if (is_person == NULL)
            is_person = persons_of(f);
        surface = kith_strmap_get(&f->surfaces.of, kith_find_text(f, s->beg + 1, s->end));
        if (surface == 0 || !is_person[surface - 1])
            continue;
        s->beg++;
        s->surface = surface;
        s->type = KITH_PER;
    }
}

/* "G Kerr", "L Orquera": an initial and one word more, as in line-ups. */
static bool is_initialled(const kith_finder *f, const kith_span *s)
{
    kith_token first = f->tokens.at[s->beg];

    return s->end - s->beg == 2 && first.kind == KITH_TOKEN_WORD && first.end - first.beg == 1 &&
           first.cap >= KITH_CAP_FIRST && f->tokens.at[s->end - 1].cap == KITH_CAP_FIRST &&
           kith_find_known(f, s->beg, s->end) == 0 &&
           !(kith_find_classes(f, s->end - 1) & (KITH_LEX_ORGHEAD | KITH_LEX_LEGAL));
}

/* A given name and a family name, and nothing else. */
static bool is_like_person(const kith_finder *f, const kith_span *s)
{
    return s->end - s->beg == 2 && (kith_find_classes(f, s->beg) & KITH_LEX_GIVEN) &&
           (kith_find_classes(f, s->end - 1) & KITH_LEX_FAMILY) &&
           !(kith_find_classes(f, s->end - 1) & (KITH_LEX_ORGHEAD | KITH_LEX_LEGAL));
}

/* Ends in a word that heads names of organizations. */
static bool is_like_organization(const kith_finder *f, const kith_span *s)
{
    return s->end - s->beg > 1 && s->type == KITH_PER &&
           (kith_find_classes(f, s->end - 1) & (KITH_LEX_ORGHEAD | KITH_LEX_LEGAL)) &&
           !(kith_find_classes(f, s->end - 1) & (KITH_LEX_FAMILY | KITH_LEX_GIVEN));
}

/* In a text that lists people so, all that is written so are people. */
static void retype_initialled(kith_finder *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n_spans; i++)
        n += f->span[i].type == KITH_PER && is_initialled(f, &f->span[i]);
    for (size_t i = 0; n > 2 && i < f->n_spans; i++)
        if (f->span[i].type != KITH_PER && is_initialled(f, &f->span[i]))
            f->span[i].type = KITH_PER;
}

static unsigned winner(const float *vote)
{
    unsigned best = 0;

    for (unsigned type = 1; type < KITH_TAG_TYPES; type++)
        if (vote[type] > vote[best])
            best = type;
    return best;
}

/* Words before a country that do not stand before a person. */
static bool is_placed(const kith_finder *f, uint32_t t)
{
    static const char *const where[] = {"in",   "In",     "into", "from",
                                        "From", "across", "of",   "different"};

    return t > 0 && KITH_FIND_IN(f, t - 1, where);
}

/* A country that was taken for a person or an organization is left to the country pass, unless
 * the document has a person of that surname, or people may have that name. */
static uint8_t type_of_country(const kith_finder *f, const kith_span *s, const tally *t,
                               unsigned classes)
{
    bool person = classes & (KITH_LEX_FAMILY | KITH_LEX_GIVEN | KITH_LEX_PERSON);

    if (s->type == KITH_PER && s->margin < SURE && is_placed(f, s->beg))
        return KITH_LOC;
    if (s->type == KITH_LOC && t->surname > 0 && 2 * t->vote[KITH_PER] >= t->vote[KITH_LOC])
        return is_placed(f, s->beg) ? KITH_LOC : KITH_PER;
    if (s->type == KITH_PER &&
        (t->surname > 0 || (person && t->vote[KITH_PER] > t->vote[KITH_LOC])))
        return KITH_PER;
    return s->type == KITH_MISC ? KITH_MISC : KITH_LOC;
}

/* England plays as France does: it is no organization, and a person only where somebody is called
 * so. */
static bool is_nation(const kith_finder *f, const kith_span *s, const tally *t, unsigned classes)
{
    if (!(classes & KITH_LEX_NATION))
        return false;
    return s->type == KITH_ORG ||
           (s->type == KITH_PER && t->surname == 0 &&
            !(s->beg > 0 && (kith_find_cues(f, s->beg - 1) & KITH_CUE_TITLE)));
}

static uint8_t type_of(const kith_finder *f, const kith_span *s, const tally *t, unsigned classes)
{
    float vote[KITH_TAG_TYPES];
    unsigned best;

    if (is_nation(f, s, t, classes))
        return KITH_LOC;
    if (classes & (KITH_LEX_COUNTRY | KITH_LEX_DEMONYM))
        return type_of_country(f, s, t, classes);
    memcpy(vote, t->vote, sizeof vote);
    vote[KITH_PER] += t->surname;
    if (t->known != 0)
        vote[t->known - 1] += LEXICON_VOTE;
    else if (is_like_person(f, s))
        vote[KITH_PER] += LEXICON_VOTE;
    else if (is_like_organization(f, s))
        vote[KITH_ORG] += LEXICON_VOTE;
    best = winner(vote);
    return (uint8_t)(vote[best] > OVERRULES * vote[s->type] ? best : s->type);
}

void kith_find_vote(kith_finder *f)
{
    const tally *of;

    retype_initials(f);
    retype_titled(f);
    retype_initialled(f);
    of = count(f);
    for (size_t i = 0; i < f->n_spans; i++) {
        kith_span *s = &f->span[i];
        const kith_surface *surface = kith_find_surface_of(f, s);
        s->type = type_of(f, s, &of[surface->fold], surface->classes);
    }
}
