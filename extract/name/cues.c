// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/cues.h"

#include "extract/name/fold.h"
#include "extract/wordtable.h"

#include "data/cues.inc"

unsigned kith_cues(kith_str folded)
{
    return kith_word_table_find(&cues, folded);
}

enum { LETTERS = 26, BESIDE_GEORGIA = 8 };

/* Words that tell one Georgia from the other, by their first letter; a row ends with NULL. */
static const struct {
    const char *word;
    unsigned cue;
} beside_georgia[LETTERS][BESIDE_GEORGIA] = {
    ['A' - 'A'] = {{"Atlanta", KITH_CUE_AMERICAN},
                   {"Alabama", KITH_CUE_AMERICAN},
                   {"Arizona", KITH_CUE_AMERICAN},
                   {"Abkhazia", KITH_CUE_CAUCASIAN},
                   {"Armenia", KITH_CUE_CAUCASIAN},
                   {"Azerbaijan", KITH_CUE_CAUCASIAN},
                   {"Abkhaz", KITH_CUE_CAUCASIAN}},
    ['B' - 'A'] = {{"Batumi", KITH_CUE_CAUCASIAN}},
    ['C' - 'A'] = {{"Carolina", KITH_CUE_AMERICAN}, {"Caucasus", KITH_CUE_CAUCASIAN}},
    ['D' - 'A'] = {{"Democrats", KITH_CUE_AMERICAN}, {"Democrat", KITH_CUE_AMERICAN}},
    ['E' - 'A'] = {{"EU", KITH_CUE_CAUCASIAN}},
    ['F' - 'A'] = {{"Florida", KITH_CUE_AMERICAN}, {"Fulton", KITH_CUE_AMERICAN}},
    ['G' - 'A'] = {{"Gov.", KITH_CUE_AMERICAN},
                   {"Georgian", KITH_CUE_CAUCASIAN},
                   {"Georgians", KITH_CUE_CAUCASIAN},
                   {"Gori", KITH_CUE_CAUCASIAN}},
    ['I' - 'A'] = {{"Ivanishvili", KITH_CUE_CAUCASIAN}},
    ['K' - 'A'] = {{"Kemp", KITH_CUE_AMERICAN}, {"Kobakhidze", KITH_CUE_CAUCASIAN}},
    ['M' - 'A'] = {{"Michigan", KITH_CUE_AMERICAN},
                   {"Moscow", KITH_CUE_CAUCASIAN},
                   {"Moldova", KITH_CUE_CAUCASIAN}},
    ['N' - 'A'] = {{"Nevada", KITH_CUE_AMERICAN}, {"NATO", KITH_CUE_CAUCASIAN}},
    ['O' - 'A'] = {{"Ohio", KITH_CUE_AMERICAN},
                   {"Ossetia", KITH_CUE_CAUCASIAN},
                   {"Ossetian", KITH_CUE_CAUCASIAN}},
    ['P' - 'A'] = {{"Pennsylvania", KITH_CUE_AMERICAN}},
    ['R' - 'A'] = {{"Rep", KITH_CUE_AMERICAN},
                   {"Rep.", KITH_CUE_AMERICAN},
                   {"Reps.", KITH_CUE_AMERICAN},
                   {"Republicans", KITH_CUE_AMERICAN},
                   {"Republican", KITH_CUE_AMERICAN},
                   {"Raffensperger", KITH_CUE_AMERICAN},
                   {"Russia", KITH_CUE_CAUCASIAN}},
    ['S' - 'A'] = {{"Savannah", KITH_CUE_AMERICAN},
                   {"Sen.", KITH_CUE_AMERICAN},
                   {"Sens.", KITH_CUE_AMERICAN},
                   {"Saakashvili", KITH_CUE_CAUCASIAN},
                   {"Shevardnadze", KITH_CUE_CAUCASIAN},
                   {"Soviet", KITH_CUE_CAUCASIAN}},
    ['T' - 'A'] = {{"Tennessee", KITH_CUE_AMERICAN},
                   {"Texas", KITH_CUE_AMERICAN},
                   {"Trump", KITH_CUE_AMERICAN},
                   {"Tbilisi", KITH_CUE_CAUCASIAN}},
    ['U' - 'A'] = {{"Ukraine", KITH_CUE_CAUCASIAN}},
    ['W' - 'A'] = {{"Wisconsin", KITH_CUE_AMERICAN}},
    ['Z' - 'A'] = {{"Zourabichvili", KITH_CUE_CAUCASIAN}},
};

static unsigned cues_as_written(kith_str word)
{
    unsigned letter = word.len > 0 ? (unsigned char)word.ptr[0] - (unsigned)'A' : LETTERS;

    if (letter >= LETTERS)
        return 0;
    for (size_t i = 0; beside_georgia[letter][i].word != NULL; i++)
        if (kith_str_is(word, beside_georgia[letter][i].word))
            return beside_georgia[letter][i].cue;
    return 0;
}

/* The same as kith_cues() of the folded word, for any word. */
static unsigned cues_of_unfolded(kith_str word)
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

/* Most words need no folding but that of their capitals, which the table does. */
static unsigned cues_of_folded(kith_str word)
{
    uint32_t hash = KITH_WORD_HASH;

    for (size_t i = 0; i < word.len; i++) {
        signed char c = (signed char)word.ptr[i];
        if (c <= ' ' || c == '.' || c == '\'' || c == '`') // above ASCII, white space, dropped
            return cues_of_unfolded(word);
        hash = kith_word_hash(hash, kith_word_small((char)c));
    }
    return kith_word_table_find_hashed(&cues, word, hash);
}

unsigned kith_cues_of(kith_str word)
{
    return cues_of_folded(word) | cues_as_written(word);
}

bool kith_cues_institution(unsigned first, unsigned last)
{
    if ((first & KITH_CUE_STATE) && (first & KITH_CUE_ORGAN))
        return true;
    return (last & (KITH_CUE_STATE | KITH_CUE_ORGAN)) && ((first | last) & KITH_CUE_STATE);
}
