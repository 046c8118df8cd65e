// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read/month.h"

#include <glib.h>
#include <pthread.h>

enum { LONGEST = 24, ROWS = 1024 };

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

/* All names, in an open hash table: a word that is no month costs one look. */
static struct {
    const char *name; // not ended: a bar may stand behind it; NULL: an empty row
    uint8_t len, month;
    bool english;
} table[ROWS];

static pthread_once_t filled = PTHREAD_ONCE_INIT;

static size_t row_of(const char *word, size_t n)
{
    size_t at = (size_t)kith_str_hash((kith_str){word, n}) % ROWS;

    while (table[at].name != NULL && (table[at].len != n || memcmp(table[at].name, word, n) != 0))
        at = (at + 1) % ROWS;
    return at;
}

/* What several languages have is the first one's. */
static void fill(void)
{
    for (size_t l = 0; l < sizeof names / sizeof *names; l++)
        for (uint8_t m = 0; m < 12; m++) {
            kith_str rest = kith_str_of(names[l][m]), name;
            while (kith_str_field(&rest, '|', &name)) {
                size_t at = row_of(name.ptr, name.len);
                if (table[at].name != NULL)
                    continue;
                table[at].name = name.ptr;
                table[at].len = (uint8_t)name.len;
                table[at].month = (uint8_t)(m + 1);
                table[at].english = l == 0;
            }
        }
}

int kith_month_at(kith_str s, size_t *len, bool *english)
{
    char folded[LONGEST + 8];
    size_t n = fold_word(s, folded), at;

    if (n < 3)
        return 0;
    pthread_once(&filled, fill);
    at = row_of(folded, strlen(folded));
    if (table[at].name == NULL)
        return 0;
    *len = n;
    *english = table[at].english;
    return table[at].month;
}
