// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/month.h"

#include <glib.h>

enum { LONGEST = 24 };

/* January first; what one language calls a month by several names stands apart by a bar. English
 * abbreviations are in the first row: those of others are read behind a day alone. */
static const char *const names[][12] = {
    {"january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
     "august|aug", "september|sep|sept", "october|oct", "november|nov", "december|dec"},
    // German, Austrian
    {"januar|jänner", "februar|feber", "märz|mär|mrz", "april", "mai", "juni", "juli", "august",
     "september", "oktober|okt", "november", "dezember|dez"},
    // French
    {"janvier|janv", "février|fevrier|févr|fév|fevr|fev", "mars", "avril|avr", "mai", "juin",
     "juillet|juil", "août|aout", "septembre", "octobre", "novembre", "décembre|decembre|déc"},
    // Spanish
    {"enero|ene", "febrero", "marzo", "abril|abr", "mayo", "junio", "julio", "agosto|ago",
     "septiembre|setiembre|set", "octubre", "noviembre", "diciembre|dic"},
    // Italian
    {"gennaio|gen", "febbraio", "marzo", "aprile", "maggio|mag", "giugno|giu", "luglio|lug",
     "agosto", "settembre|sett", "ottobre|ott", "novembre", "dicembre"},
    // Dutch
    {"januari", "februari", "maart|mrt", "april", "mei", "juni", "juli", "augustus", "september",
     "oktober", "november", "december"},
    // Portuguese
    {"janeiro", "fevereiro", "março|marco", "abril", "maio", "junho", "julho", "agosto", "setembro",
     "outubro|out", "novembro", "dezembro"},
    // Swedish, Danish, Norwegian
    {"januari|januar", "februari|februar", "mars|marts", "april", "maj|mai", "juni", "juli",
     "augusti|august", "september", "oktober", "november", "december|desember|des"},
    // Polish
    {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
     "września|wrzesnia", "października|pazdziernika", "listopada", "grudnia"},
    // Czech
    {"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října",
     "listopadu", "prosince"},
    // Hungarian
    {"január", "február", "március", "április", "május", "június", "július", "augusztus",
     "szeptember", "október", "november", "december"},
    // Romanian
    {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
     "octombrie", "noiembrie", "decembrie"},
    // Turkish
    {"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
     "kasım", "aralık"},
    // Russian
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
     "октября", "ноября", "декабря"},
    // Ukrainian
    {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
     "жовтня", "листопада", "грудня"},
    // Greek
    {"ιανουαρίου", "φεβρουαρίου", "μαρτίου", "απριλίου", "μαΐου", "ιουνίου", "ιουλίου", "αυγούστου",
     "σεπτεμβρίου", "οκτωβρίου", "νοεμβρίου", "δεκεμβρίου"},
};

/* Letters at the front of s, small; how many bytes they take in s. 0: none, or too many. A capital
 * within ends the word: "LimaDecember". */
static size_t fold_word(kith_str s, char folded[LONGEST + 8])
{
    size_t pos = 0, n = 0;

    while (pos < s.len) {
        size_t at = pos;
        gunichar c = kith_utf8_next(s, &pos);
        if (!g_unichar_isalpha(c)) {
            pos = at;
            break;
        }
        if (n > LONGEST)
            return 0;
        n += (size_t)g_unichar_to_utf8(g_unichar_tolower(c), folded + n);
    }
    folded[n] = '\0';
    return pos;
}

/* Whether word is one of those that the bars set apart. */
static bool is_among(const char *word, const char *all)
{
    size_t n = strlen(word);

    for (const char *at = all; at != NULL && *at != '\0'; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncmp(at, word, n) == 0 && (at[n] == '|' || at[n] == '\0'))
            return true;
    }
    return false;
}

int kith_month_at(kith_str s, size_t *len, bool *english)
{
    char folded[LONGEST + 8];
    size_t n = fold_word(s, folded);

    for (size_t l = 0; n >= 3 && l < sizeof names / sizeof *names; l++)
        for (int m = 0; m < 12; m++)
            if (is_among(folded, names[l][m])) {
                *len = n;
                *english = l == 0;
                return m + 1;
            }
    return 0;
}
