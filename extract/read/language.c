// SPDX-License-Identifier: GPL-3.0-or-later
/* Half of the words of a running text are a few dozen, and each language has its own. A word that
 * k languages share gives 1 / sqrt(k) to each of them, a letter that few languages have a quarter
 * of that. Names hardly matter: they are in no list. Most scripts belong to one language each. */
#include "extract/read/language.h"

#include <glib.h>
#include <string.h>

typedef struct {
    const char *word; // NULL: a free row
    uint8_t len;
    uint64_t languages;
} word_row;

typedef struct {
    uint32_t letter;
    uint64_t languages;
} letter_row;

#include "data/languages.inc"

enum { LOOKED_AT = 2400, FEW_WORDS = 20, FEW_LETTERS = 24, EARLY = 48, LONGEST = 40 };

static const float LEAST_SHARE = 0.1f; // of the words, that must be a language's own

/* Scripts of one language each, or of languages that one of them stands for. Those of several that
 * words tell apart have none. */
static const struct {
    uint32_t first, last;
    const char *code, *name;
    bool dense; // written without spaces
} scripts[] = {
    {0x370, 0x3ff, "el", "Greek", false},       {0x400, 0x52f, NULL, NULL, false},
    {0x530, 0x58f, "hy", "Armenian", false},    {0x590, 0x5ff, "he", "Hebrew", false},
    {0x600, 0x77f, NULL, NULL, false},          {0x900, 0x97f, NULL, NULL, false},
    {0x980, 0x9ff, "bn", "Bengali", false},     {0xa00, 0xa7f, "pa", "Punjabi", false},
    {0xa80, 0xaff, "gu", "Gujarati", false},    {0xb00, 0xb7f, "or", "Odia", false},
    {0xb80, 0xbff, "ta", "Tamil", false},       {0xc00, 0xc7f, "te", "Telugu", false},
    {0xc80, 0xcff, "kn", "Kannada", false},     {0xd00, 0xd7f, "ml", "Malayalam", false},
    {0xd80, 0xdff, "si", "Sinhala", false},     {0xe00, 0xe7f, "th", "Thai", true},
    {0xe80, 0xeff, "lo", "Lao", true},          {0xf00, 0xfff, "bo", "Tibetan", true},
    {0x1000, 0x109f, "my", "Burmese", true},    {0x10a0, 0x10ff, "ka", "Georgian", false},
    {0x1200, 0x137f, "am", "Amharic", false},   {0x1780, 0x17ff, "km", "Khmer", true},
    {0x1800, 0x18af, "mn", "Mongolian", false}, {0x3040, 0x30ff, "ja", "Japanese", true},
    {0x4e00, 0x9fff, "zh", "Chinese", true},    {0xac00, 0xd7a3, "ko", "Korean", false},
};

enum { N_SCRIPTS = sizeof scripts / sizeof *scripts };

typedef struct {
    float score[N_LANGUAGES];
    size_t words;              // in an alphabet of several languages
    size_t letters[N_SCRIPTS]; // in another; and, of those with none, not counted
    size_t other;              // letters of Latin and of the scripts of several languages
} tally;

/* FNV-1a, a byte more at a time; the same as in languages.py. */
#define NO_HASH 0x811c9dc5u

static uint32_t hash_with(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 0x01000193u;
}

static uint64_t languages_of(const char *word, size_t n, uint32_t hash)
{
    for (uint32_t at = (hash ^ hash >> 15) & (N_WORD_ROWS - 1); word_rows[at].word != NULL;
         at = (at + 1) & (N_WORD_ROWS - 1))
        if (word_rows[at].len == n && word_rows[at].word[0] == word[0] &&
            memcmp(word_rows[at].word, word, n) == 0)
            return word_rows[at].languages;
    return 0;
}

static uint64_t languages_with(uint32_t letter)
{
    size_t lo = 0, hi = N_LETTERS;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (letter_rows[mid].letter < letter)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < N_LETTERS && letter_rows[lo].letter == letter ? letter_rows[lo].languages : 0;
}

/* Gives each of the languages its share of `whole`. */
static void give(tally *t, uint64_t languages, float whole)
{
    static const float root[] = {1.0f, 1.0f, 0.707f, 0.577f, 0.5f, 0.447f, 0.408f, 0.378f, 0.354f};
    unsigned n = 0;
    float share;

    for (uint64_t left = languages; left != 0; left &= left - 1)
        n++;
    share = whole * (n < sizeof root / sizeof *root ? root[n] : 0.3f);
    for (; languages != 0; languages &= languages - 1)
        t->score[__builtin_ctzll(languages)] += share;
}

/* A character above ASCII that is part of a word: counted where its script is one language's. */
static void look_at_letter(tally *t, uint32_t c, uint64_t *marks)
{
    for (size_t i = 0; c >= scripts[0].first && i < N_SCRIPTS; i++)
        if (c >= scripts[i].first && c <= scripts[i].last && scripts[i].code != NULL) {
            t->letters[i]++;
            return;
        }
    t->other++;
    *marks |= languages_with(c);
}

/* A word being read. */
typedef struct {
    char at[LONGEST + 8]; // small
    size_t n;             // bytes; more than LONGEST: too long for a list
    uint32_t hash;        // of them
    uint64_t marks; // languages that its letters hint at
    bool any;
    bool small; // a letter of it is no ASCII capital
} word;

static void end_word(tally *t, word *w)
{
    if (!w->any)
        return;
    t->words++;
    if (w->n <= LONGEST && (w->small || w->n > 3)) // no initials: "O", "AG"
        give(t, languages_of(w->at, w->n, w->hash), 1.0f);
    if (w->marks != 0)
        give(t, w->marks, 0.25f);
    w->n = 0;
    w->hash = NO_HASH;
    w->marks = 0;
    w->any = w->small = false;
}

static bool is_ascii_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* The letters of ASCII from *pos on, which moves behind them, but not behind end. */
static void add_ascii(tally *t, word *w, kith_str text, size_t *pos, size_t end)
{
    size_t beg = *pos, i = beg, n = w->n;
    uint32_t hash = w->hash;
    bool small = false;

    for (; i < end && is_ascii_letter(text.ptr[i]); i++) {
        unsigned char c = (unsigned char)text.ptr[i] | 0x20;
        small |= c == (unsigned char)text.ptr[i];
        if (n <= LONGEST) {
            w->at[n++] = (char)c;
            hash = hash_with(hash, c);
        }
    }
    w->n = n;
    w->hash = hash;
    w->any |= i > beg;
    w->small |= small;
    t->other += i - beg;
    *pos = i;
}

/* A letter, or a mark over or under one, above ASCII. */
static void add_letter(tally *t, word *w, uint32_t c)
{
    w->any = w->small = true;
    c = g_unichar_tolower(c);
    look_at_letter(t, c, &w->marks);
    if (w->n > LONGEST)
        return;
    for (size_t end = w->n + (size_t)g_unichar_to_utf8(c, w->at + w->n); w->n < end; w->n++)
        w->hash = hash_with(w->hash, (unsigned char)w->at[w->n]);
}

/* Whether a character goes on a word: letters, and the marks over and under them. */
static bool in_word(uint32_t c)
{
    return c >= 0xaa && (g_unichar_isalpha(c) || g_unichar_ismark(c));
}

/* Whether enough was read to know that it is what nearly all texts are in: the first language,
 * four times as much as any other. */
static bool is_plain(const tally *t)
{
    float most = 0;

    if (t->words < EARLY || t->score[0] < 0.2f * (float)t->words)
        return false;
    for (size_t l = 1; l < N_LANGUAGES; l++)
        most = MAX(most, t->score[l]);
    return t->score[0] > 4 * most;
}

static void count(tally *t, kith_str text)
{
    word w = {.hash = NO_HASH};
    size_t checked = 0, end = MIN(text.len, LOOKED_AT);

    for (size_t pos = 0; pos < end;) {
        uint32_t c;
        add_ascii(t, &w, text, &pos, end);
        if (pos == end)
            break;
        c = kith_utf8_next(text, &pos);
        if (in_word(c)) {
            add_letter(t, &w, c);
            continue;
        }
        end_word(t, &w);
        if (t->words >= checked + EARLY) {
            checked = t->words;
            if (is_plain(t))
                return;
        }
    }
    end_word(t, &w);
}

/* The language of the script that most letters are of; NULL when that has several. Kana among
 * Chinese characters are Japanese. */
static const char *by_script(const tally *t)
{
    size_t best = 0, all = t->other, kana = 0;

    for (size_t i = 0; i < N_SCRIPTS; i++) {
        all += t->letters[i];
        if (t->letters[i] > t->letters[best])
            best = i;
        if (scripts[i].code != NULL && strcmp(scripts[i].code, "ja") == 0)
            kana = i;
    }
    if (t->letters[best] * 2 < all || t->letters[best] < FEW_LETTERS)
        return NULL;
    if (strcmp(scripts[best].code, "zh") == 0 && t->letters[kana] * 10 > t->letters[best])
        best = kana;
    return scripts[best].code;
}

/* Whether stated ("pt-BR") begins with the code. */
static bool states(kith_str stated, const char *code)
{
    size_t n = strlen(code);

    return stated.len >= n && g_ascii_strncasecmp(stated.ptr, code, n) == 0 &&
           (stated.len == n || !g_ascii_isalpha(stated.ptr[n]));
}

static const char *by_words(const tally *t, kith_str stated)
{
    size_t best = 0;
    float most = -1.0f;

    for (size_t l = 0; l < N_LANGUAGES; l++) {
        float score =
            t->score[l] * (stated.len > 0 && states(stated, language_code[l]) ? 1.2f : 1.0f);
        if (score > most) {
            most = score;
            best = l;
        }
    }
    if (t->words < FEW_WORDS || t->score[best] < LEAST_SHARE * (float)t->words)
        return NULL;
    if (best != 0 && t->score[best] < 1.5f * t->score[0])
        return NULL; // names in one language, their text in another
    return language_code[best];
}

const char *kith_language_of(kith_str text, kith_str stated)
{
    tally t = {.words = 0};
    const char *code;

    count(&t, text);
    code = by_script(&t);
    return code != NULL ? code : by_words(&t, stated);
}

const char *kith_language_name(const char *code)
{
    for (size_t l = 0; l < N_LANGUAGES; l++)
        if (strcmp(language_code[l], code) == 0)
            return language_name[l];
    for (size_t i = 0; i < N_SCRIPTS; i++)
        if (scripts[i].code != NULL && strcmp(scripts[i].code, code) == 0)
            return scripts[i].name;
    return code;
}
