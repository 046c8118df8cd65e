// SPDX-License-Identifier: GPL-3.0-or-later
/* Every date of a head gets marks for what stands around it; the best wins, of equals the one
 * nearest to the text. "Published" before it is best, "updated" worst. */
#include "extract/head_date.h"

#include <glib.h>

enum { LINE_BYTES = 300, DATELINE_BYTES = 70, AROUND = 40, WORDS_BESIDE = 12 };
enum { NO_MARK, UPDATED_MARK, PLAIN_MARK, TIME_MARK, PUBLISHED_MARK };

/* Beginnings of words, small; in the languages that month.c knows best. */
static const char *const published[] = {"publi",  "posted",         "first ",     "created",
                                        "issued", "veröffentlicht", "erschienen", "erstellt",
                                        "pubbl",  "gepubliceerd",   "geplaatst",  NULL};
static const char *const updated[] = {"updat",       "modif",        "edited",   "last ",
                                      "revis",       "aktualisiert", "geändert", "mis à jour",
                                      "mise à jour", "actuali",      "aggiorn",  "bijgewerkt",
                                      "gewijzigd",   "corrected",    NULL};
/* Days on which something else than publication happened. */
static const char *const other[] = {
    "access",    "retriev",   "archiv",     "printed",   "download", "captur", "crawl", "saved",
    "today is",  "expires",   "until",      "deadline",  "born",     "died",   "event", "starts",
    "abgerufen", "stand der", "consult",    "consulté",  "gedruckt", "since",  "from ", "between",
    "copyright", "©",         "by the end", "effective", NULL};

static bool has_any(const char *around, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strstr(around, *words) != NULL)
            return true;
    return false;
}

/* What stands before byte `beg`, small, as a string: to where a date before it ends. */
static char *before_date(kith_str text, size_t from, size_t beg)
{
    size_t start = beg - from > AROUND ? beg - AROUND : from;

    while (start < beg && ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
        start++;
    return g_utf8_strdown(text.ptr + start, (gssize)(beg - start));
}

/* Whether hours and minutes stand behind the date. */
static bool has_time(kith_str text, size_t end)
{
    size_t most = MIN(text.len, end + 14);

    for (size_t i = end; i + 2 < most; i++)
        if (g_ascii_isdigit(text.ptr[i]) &&
            (text.ptr[i + 1] == ':' || text.ptr[i + 1] == '.' || text.ptr[i + 1] == 'h') &&
            g_ascii_isdigit(text.ptr[i + 2]))
            return true;
    return false;
}

static size_t count_words(kith_str s)
{
    size_t n = 0;
    bool in = false;

    for (size_t i = 0; i < s.len; i++) {
        bool letter = g_ascii_isalpha(s.ptr[i]) || (unsigned char)s.ptr[i] >= 0x80;
        n += letter && !in;
        in = letter;
    }
    return n;
}

/* Whether a headline ends with the date, set apart or stuck to its last word: two lines of a page
 * that became one. */
static bool is_put_behind(kith_str text, const kith_date *date)
{
    static const char *const marks[] = {"|", "-", "–", "—", "·", "•", "("};
    kith_str head = kith_str_sub(text, 0, date->beg);

    if (date->beg == 0 || has_time(text, date->end))
        return date->beg > 0;
    if (g_ascii_isalpha(head.ptr[head.len - 1]))
        return true;
    head = kith_str_trim(head);
    for (size_t i = 0; text.len - date->end < 20 && i < sizeof marks / sizeof *marks; i++)
        if (kith_str_ends(head, kith_str_of(marks[i])))
            return true;
    return false;
}

static int mark_of(const kith_head_line *line, size_t from, const kith_date *date)
{
    char *before = before_date(line->text, from, date->beg);
    int mark = PLAIN_MARK;

    if (has_any(before, other))
        mark = NO_MARK;
    else if (has_any(before, published))
        mark = PUBLISHED_MARK;
    else if (has_any(before, updated))
        mark = UPDATED_MARK;
    else if (!line->stamp &&
             (line->headline || count_words(kith_str_sub(line->text, 0, date->beg)) > WORDS_BESIDE))
        mark = is_put_behind(line->text, date) ? PLAIN_MARK : NO_MARK;
    else if (line->before)
        mark = NO_MARK;
    else if (has_time(line->text, date->end))
        mark = TIME_MARK;
    g_free(before);
    return mark;
}

/* Whether s, in which the paragraph's dateline would stand, names a place and nothing more: no
 * word is small but those that places have. */
static bool is_place(kith_str s)
{
    static const char *const small[] = {"de", "of", "la", "am", "den", "le", "el", "the", "del"};

    for (size_t i = 0; i < s.len;) {
        size_t beg = i;
        while (i < s.len && (g_ascii_isalpha(s.ptr[i]) || (unsigned char)s.ptr[i] >= 0x80))
            i++;
        if (i > beg && g_ascii_islower(s.ptr[beg])) {
            bool may = false;
            for (size_t k = 0; k < sizeof small / sizeof *small; k++)
                may |= kith_str_eq(kith_str_sub(s, beg, i), kith_str_of(small[k]));
            if (!may)
                return false;
        }
        i += i == beg;
    }
    return true;
}

/* Whether what follows the date ends a dateline: a dash, a bracket, an agency in brackets. */
static bool closes(kith_str rest)
{
    static const char *const marks[] = {"-", "–", "—", "(", ")", ":", "/", "|", "·", "\n"};

    while (rest.len > 0 && (rest.ptr[0] == ' ' || rest.ptr[0] == '.' || rest.ptr[0] == ','))
        rest = kith_str_sub(rest, 1, rest.len);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (kith_str_starts(rest, kith_str_of(marks[i])))
            return true;
    return rest.len == 0;
}

/* "KYIV, December 3, 2024 (Reuters) - ..."; not "On 11 September 2001 ..." */
static bool dateline(kith_str paragraph, kith_date_order order, char iso[KITH_DATE_BYTES])
{
    kith_str head = kith_str_sub(paragraph, 0, MIN(paragraph.len, LINE_BYTES));
    kith_str place;
    kith_date date;

    if (!kith_date_next(head, 0, order, &date) || date.end > DATELINE_BYTES)
        return false;
    place = kith_str_sub(head, 0, date.beg);
    if (kith_str_starts(place, KITH_STR("On ")) || kith_str_starts(place, KITH_STR("In ")) ||
        !is_place(place) || !closes(kith_str_sub(head, date.end, head.len)))
        return false;
    memcpy(iso, date.iso, sizeof date.iso);
    return true;
}

bool kith_head_date(const kith_head_line *line, size_t n, kith_str paragraph, kith_date_order order,
                    char iso[KITH_DATE_BYTES])
{
    int best = NO_MARK;

    for (size_t i = 0; i < n; i++) {
        kith_head_line cut = line[i];
        kith_date date;
        cut.text = kith_str_sub(cut.text, 0, MIN(cut.text.len, LINE_BYTES));
        for (size_t from = 0; kith_date_next(cut.text, from, order, &date); from = date.end) {
            int mark = mark_of(&cut, from, &date);
            if (mark == NO_MARK || mark < best || (mark == best && from > 0))
                continue;
            best = mark;
            memcpy(iso, date.iso, sizeof date.iso);
        }
    }
    return best > NO_MARK || dateline(paragraph, order, iso);
}
