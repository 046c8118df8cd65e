// SPDX-License-Identifier: GPL-3.0-or-later
/* Is it a government that does something, or a place where something happens? Verbs of saying and
 * wanting, partners of talks and owners of policies are governments; what stands behind a
 * preposition of place, a visit's goal or a dateline is a town. */
#include "extract/name/find.h"

#include "extract/name/cues.h"

/* Words before it that make it a place. */
static bool is_place_before(const kith_finder *f, kith_sentence s, uint32_t beg)
{
    static const char *const where[] = {
        "in",      "In",         "at",       "At",       "near",     "Near",     "from",
        "From",    "outside",    "Outside",  "around",   "across",   "inside",   "through",
        "via",     "into",       "central",  "downtown", "northern", "southern", "eastern",
        "western", "greater",    "nearby",   "of",       "capital",  "city",     "town",
        "North",   "South",      "East",     "West",     "upon",     "leaving",  "left",
        "took",    "take",       "entered",  "visit",    "visited",  "visiting", "reached",
        "bombed",  "struck",     "attacked", "hit",      "captured", "seized",   "St.",
        "New",     "University", "the",
    };
    static const char *const move[] = {
        "visit",     "visits",     "trip",     "trips",     "travel",      "traveled", "travelled",
        "traveling", "travelling", "travels",  "flew",      "fly",         "flies",    "flying",
        "arrive",    "return",     "returned", "returning", "moved",       "move",     "heading",
        "headed",    "head",       "came",     "come",      "went",        "go",       "going",
        "drive",     "drove",      "back",     "way",       "flight",      "flights",  "road",
        "tour",      "close",      "brought",  "summoned",  "transferred", "journey",  "fled",
    };

    static const char *const and[] = {"and", "or", ","};

    if (beg == s.beg)
        return false;
    if (f->place_end != 0 && f->place_end + 1 == beg && KITH_FIND_IN(f, beg - 1, and))
        return true; // "in Berlin and Paris"
    if (KITH_FIND_IN(f, beg - 1, where))
        return true;
    if (!kith_find_is(f, beg - 1, "to") && !kith_find_is(f, beg - 1, "for") &&
        !kith_find_is(f, beg - 1, "To"))
        return false;
    for (uint32_t t = beg > s.beg + 5 ? beg - 5 : s.beg; t < beg; t++)
        if (KITH_FIND_IN(f, t, move))
            return true;
    return false;
}

/* Nouns that belong to a town, behind "'s" or at once. */
static bool is_of_town(const kith_finder *f, kith_sentence s, uint32_t t)
{
    static const char *const town[] = {
        "airport",   "streets",    "street",       "suburbs",       "suburb",        "residents",
        "mayor",     "metro",      "city",         "centre",        "center",        "main",
        "central",   "district",   "districts",    "square",        "stadium",       "university",
        "outskirts", "police",     "court",        "population",    "old",           "historic",
        "region",    "time",       "bureau",       "correspondent", "office",        "visit",
        "trip",      "meeting",    "summit",       "talks",         "conference",    "hotel",
        "museum",    "airports",   "subway",       "skyline",       "international", "election",
        "area",      "prosecutor", "prosecutors",  "court's",       "zoo",           "theater",
        "theatre",   "embassy",    "headquarters", "native",        "club",
    };

    return t < s.end && KITH_FIND_IN(f, t, town);
}

static bool is_actor_verb(const kith_finder *f, uint32_t t)
{
    static const char *const verb[] = {
        "said",       "says",     "say",       "has",      "had",        "have",      "is",
        "was",        "will",     "would",     "wants",    "want",       "wanted",    "called",
        "calls",      "hopes",    "hoped",     "accused",  "accuses",    "denied",    "denies",
        "insists",    "insisted", "agreed",    "agrees",   "announced",  "must",      "should",
        "could",      "can",      "may",       "might",    "also",       "claims",    "claimed",
        "believes",   "fears",    "rejected",  "rejects",  "refused",    "refuses",   "warned",
        "warns",      "sees",     "does",      "did",      "needs",      "expects",   "pulled",
        "suspended",  "imposed",  "sent",      "signed",   "decided",    "demands",   "demanded",
        "seeks",      "sought",   "condemned", "welcomed", "threatened", "responded", "replies",
        "replied",    "cut",      "views",     "plans",    "remains",    "considers", "argues",
        "maintains",  "knows",    "were",      "are",      "blamed",     "blames",    "backs",
        "backed",     "supports", "withdrew",  "offered",  "ordered",    "expelled",  "recalled",
        "summoned",   "launched", "pledged",   "promised", "urged",      "continues", "tried",
        "now",        "still",    "never",     "not",      "gave",       "made",      "makes",
        "froze",      "gives",    "joined",    "stopped",  "stepped",    "lifted",    "recognized",
        "recognised", "put",
    };

    static const char *const passive[] = {"based", "located", "held", "attended", "situated"};
    kith_str word = kith_find_raw(f, t);

    if (f->tokens.at[t].cap == KITH_CAP_LOWER && kith_str_ends(word, KITH_STR("ed")))
        return word.len > 4 && !KITH_STR_IN(word, passive);
    return KITH_STR_IN(word, verb);
}

/* "Washington on Monday said", "Washington and London agreed" at a sentence's start. */
static bool is_subject(const kith_finder *f, kith_sentence s, uint32_t beg, uint32_t end)
{
    if (end + 1 >= s.end)
        return false;
    if (kith_find_is(f, end, "on"))
        return beg == s.beg && (kith_find_cues(f, end + 1) & KITH_CUE_MONTH) != 0;
    return beg == s.beg && kith_find_is(f, end, "and") && f->held[end + 1] == 1 + KITH_LOC &&
           end + 2 < s.end && (is_actor_verb(f, end + 2) || kith_find_is(f, end + 2, "on"));
}

static bool is_government_word(const kith_finder *f, uint32_t t)
{
    static const char *const word[] = {"government", "regime", "authorities", "administration",
                                       "officials"};

    return KITH_FIND_IN(f, t, word);
}

/* Words before it that take a partner, a target or an addressee. */
static bool is_partner_before(const kith_finder *f, kith_sentence s, uint32_t beg)
{
    static const char *const with[] = {
        "with",     "against", "by",     "that",    "than",    "between", "Between",  "to",
        "on",       "for",     "urged",  "told",    "accused", "accuses", "accusing", "toward",
        "towards",  "and",     "both",   "if",      "whether", "because", "while",    "as",
        "what",     "like",    "says",   "said",    "saying",  "force",   "forced",   "pressure",
        "pressing", "blamed",  "blames", "blaming", "give",    "gave",    "help",     "helped",
        "support",  "warned",  "let",    "while",   "allow",   "where",
    };

    return beg > s.beg && KITH_FIND_IN(f, beg - 1, with);
}

/* "KYIV, Ukraine" or "Washington (Reuters)" or "PARIS —" at a sentence's start. */
static bool is_dateline(const kith_finder *f, kith_sentence s, uint32_t beg, uint32_t end)
{
    static const char *const mark[] = {",", "(", "-", "--", "—", "–", ":"};

    return beg == s.beg && (end == s.end || KITH_FIND_IN(f, end, mark));
}

bool kith_find_is_government(const kith_finder *f, uint32_t beg, uint32_t end,
                             kith_sentence sentence)
{
    bool possessive = end < sentence.end && f->tokens.at[end].kind == KITH_TOKEN_CLITIC;

    if (is_dateline(f, sentence, beg, end) || is_place_before(f, sentence, beg))
        return false;
    if (possessive)
        return !is_of_town(f, sentence, end + 1);
    if (end < sentence.end && is_government_word(f, end))
        return true;
    if (is_of_town(f, sentence, end))
        return false;
    if (end < sentence.end && is_actor_verb(f, end))
        return true;
    if (is_subject(f, sentence, beg, end))
        return true;
    return is_partner_before(f, sentence, beg);
}
