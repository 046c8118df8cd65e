// SPDX-License-Identifier: GPL-3.0-or-later
/* "Leverkusen beat Mainz": in a report of matches a town that nothing places is its club. A text
 * is such a report when it names several clubs by their full names. */
#include "extract/name/find.h"

enum { CLUBS = 3 }; // named in full make a report
#define SURE 5.0F   // margin of a club that the tagger may have taken for a town

static bool is_club(const kith_finder *f, const kith_span *s)
{
    return s->type == KITH_ORG && (kith_find_surface_of(f, s)->classes & KITH_LEX_SPORT) != 0;
}

/* Words before a town that make it a place. */
static bool is_placed(const kith_finder *f, uint32_t t)
{
    static const char *const where[] = {"in",      "In",     "near", "from", "From", "around",
                                        "outside", "across", "of",   "to",   "city", "town",
                                        "into",    "via",    "(",    ","};

    return t == 0 || KITH_FIND_IN(f, t - 1, where);
}

/* A town, and neither a country nor a seat of government. */
static bool is_town(const kith_finder *f, const kith_span *s)
{
    static const char *const continents[] = {"Europe", "Asia", "Africa", "America"};
    unsigned classes = kith_find_surface_of(f, s)->classes;

    return (classes & KITH_LEX_PLACE) &&
           !(classes & (KITH_LEX_COUNTRY | KITH_LEX_DEMONYM | KITH_LEX_NATION)) &&
           !KITH_FIND_IN(f, s->beg, continents);
}

void kith_find_clubs(kith_finder *f)
{
    size_t clubs = 0;

    for (size_t i = 0; i < f->n_spans; i++)
        clubs += is_club(f, &f->span[i]);
    if (clubs < CLUBS)
        return;
    for (size_t i = 0; i < f->n_spans; i++) {
        kith_span *s = &f->span[i];
        if (s->type == KITH_LOC && is_town(f, s) && !is_placed(f, s->beg))
            s->type = KITH_ORG;
        if (s->type == KITH_ORG && s->margin < SURE && is_town(f, s))
            s->margin = SURE;
    }
}
