// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/cues.h"

#include "extract/name/fold.h"
#include "extract/wordtable.h"

#include "data/cues.inc"

unsigned kith_cues(kith_str folded)
{
    return kith_word_table_find(&cues, folded);
}

static bool is_us_word(kith_str word)
{
    static const char *const list[] = {
        "Atlanta", "Savannah",  "Rep",         "Rep.",     "Reps.",         "Sen.",      "Sens.",
        "Gov.",    "Democrats", "Republicans", "Democrat", "Republican",    "Ohio",      "Florida",
        "Alabama", "Tennessee", "Carolina",    "Michigan", "Pennsylvania",  "Wisconsin", "Arizona",
        "Nevada",  "Texas",     "Trump",       "Kemp",     "Raffensperger", "Fulton",
    };

    return KITH_STR_IN(word, list);
}

static bool is_caucasus_word(kith_str word)
{
    static const char *const list[] = {
        "Tbilisi",  "Georgian",     "Georgians",   "Caucasus",      "Abkhazia",    "Ossetia",
        "Batumi",   "Gori",         "Saakashvili", "Armenia",       "Azerbaijan",  "Abkhaz",
        "Ossetian", "Shevardnadze", "Kobakhidze",  "Zourabichvili", "Ivanishvili", "Russia",
        "Moscow",   "Ukraine",      "Moldova",     "NATO",          "EU",          "Soviet",
    };

    return KITH_STR_IN(word, list);
}

static unsigned cues_of_folded(kith_str word)
{
    char small[64];
    size_t n;
    kith_arena *a;
    unsigned classes;

    if (word.len <= sizeof small && kith_fold_ascii(word, small, &n))
        return kith_cues((kith_str){small, n});
    a = kith_arena_new();
    classes = kith_cues(kith_fold(a, word));
    kith_arena_free(a);
    return classes;
}

unsigned kith_cues_of(kith_str word)
{
    unsigned classes = cues_of_folded(word);

    if (word.len == 0 || word.ptr[0] < 'A' || word.ptr[0] > 'Z')
        return classes;
    classes |= is_us_word(word) ? KITH_CUE_AMERICAN : 0;
    return classes | (is_caucasus_word(word) ? KITH_CUE_CAUCASIAN : 0);
}

bool kith_cues_institution(unsigned first, unsigned last)
{
    if ((first & KITH_CUE_STATE) && (first & KITH_CUE_ORGAN))
        return true;
    return (last & (KITH_CUE_STATE | KITH_CUE_ORGAN)) && ((first | last) & KITH_CUE_STATE);
}
