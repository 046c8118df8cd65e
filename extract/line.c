// SPDX-License-Identifier: GPL-3.0-or-later
/* Counts over the first words of a line decide, the first rule that fits. The vocabulary is that
 * of web pages in general; data/words/ holds it. */
#include "extract/line.h"

#include <glib.h>

#include "extract/words.h"

enum {
    WORDS_READ = 48,
    STAMPS = KITH_WORD_STAMP | KITH_WORD_CALENDAR | KITH_WORD_ZONE,
    LISTING = KITH_WORD_LEAD | KITH_WORD_HINT | KITH_WORD_WEB | KITH_WORD_UI | KITH_WORD_FUNCTION,
};

typedef struct {
    kith_str line;
    unsigned words, function, ui, web, lead, hint, credit, legal, stamp;
    unsigned joints;      // small function words that stand in no time stamp
    unsigned small_stamp; // small words of time stamps
    unsigned listing;     // words of LISTING that are no function words
    unsigned known;       // words of LISTING
    unsigned capital, numeric, separators, letters, slashes;
    uint32_t first, second; // classes of the first two words
    uint32_t last;          // class of the last word read
    bool sign;              // holds (c) or the sign for it
    bool brackets, year, first_upper, list_mark, pronoun;
    bool colon_early;    // a colon behind the first four words at most
    bool colon_known;    // and those were all of LISTING
    bool at;             // holds '@'
    kith_str head, next; // first two words
} counts;

static bool is_word_byte(unsigned char c)
{
    return g_ascii_isalnum(c) || c >= 0x80 || c == '\'' || c == '-' || c == '&';
}

/* Length of a mark that sets parts of a line apart or begins an item; 0 when there is none. */
static size_t mark_at(kith_str s, size_t pos)
{
    static const char *const marks[] = {"|", "•", "·", "»", "›", "▪", "●", "■",
                                        "►", "▶", "→", ">", "‣", "◦", "*"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (kith_str_starts(kith_str_sub(s, pos, s.len), kith_str_of(marks[i])))
            return strlen(marks[i]);
    return 0;
}

/* Typographic marks are no part of a word: U+2010 to U+203A, U+00A0 to U+00BF. */
static size_t punctuation_at(kith_str s, size_t pos)
{
    unsigned char c = (unsigned char)s.ptr[pos],
                  d = pos + 1 < s.len ? (unsigned char)s.ptr[pos + 1] : 0;

    if (c == 0xe2 && (d == 0x80 || d == 0x96 || d == 0x97 || d == 0x86))
        return pos + 3 <= s.len ? 3 : s.len - pos;
    return c == 0xc2 && d < 0xc0 ? 2 : 0;
}

static void count_classes(counts *c, uint32_t classes, bool small)
{
    c->function += (classes & KITH_WORD_FUNCTION) != 0;
    c->joints += small && (classes & (KITH_WORD_FUNCTION | KITH_WORD_STAMP)) == KITH_WORD_FUNCTION;
    c->small_stamp += small && (classes & STAMPS);
    c->ui += (classes & KITH_WORD_UI) != 0;
    c->web += (classes & KITH_WORD_WEB) != 0 && !(classes & KITH_WORD_UI);
    c->lead += (classes & KITH_WORD_LEAD) != 0;
    c->hint += (classes & KITH_WORD_HINT) != 0;
    c->known += (classes & LISTING) != 0;
    c->listing += (classes & LISTING & ~(uint32_t)KITH_WORD_FUNCTION) != 0;
    c->credit += (classes & KITH_WORD_CREDIT) != 0;
    c->legal += (classes & KITH_WORD_LEGAL) != 0;
    c->stamp += (classes & STAMPS) != 0;
}

static bool speaks_to_reader(kith_str word)
{
    static const char *const words[] = {"you", "your", "our", "us", "we", "my"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == word.len && g_ascii_strncasecmp(words[i], word.ptr, word.len) == 0)
            return true;
    return false;
}

static void count_word(counts *c, kith_str word)
{
    uint32_t classes = kith_word_folded(word);
    unsigned char first = (unsigned char)word.ptr[0];

    if (c->words == 0) {
        c->first = classes;
        c->head = word;
        c->first_upper = word.len > 2;
        for (size_t i = 0; i < word.len; i++)
            c->first_upper &= !g_ascii_islower(word.ptr[i]);
    } else if (c->words == 1) {
        c->second = classes;
        c->next = word;
    }
    c->last = classes;
    c->words++;
    c->capital += g_ascii_isupper(first) || (first >= 0x80 && c->words > 0);
    c->pronoun |= speaks_to_reader(word);
    if (g_ascii_isdigit(first)) {
        c->numeric++;
        c->year |= word.len >= 4 &&
                   (kith_str_starts(word, KITH_STR("19")) || kith_str_starts(word, KITH_STR("20")));
    } else {
        c->letters++;
        count_classes(c, classes, g_ascii_islower(first));
    }
}

/* A colon or a bar. */
static void note_divider(counts *c)
{
    if (c->words == 0 || c->words > 4)
        return;
    c->colon_early = true;
    c->colon_known |= c->known == c->words;
}

static void read_words(counts *c)
{
    kith_str s = c->line;

    for (size_t pos = 0, n; pos < s.len && c->words < WORDS_READ;) {
        size_t beg = pos;
        if ((n = mark_at(s, pos)) > 0) {
            if (pos == 0)
                c->list_mark = true;
            else
                c->separators++;
            note_divider(c);
            pos += n;
            continue;
        }
        if ((n = punctuation_at(s, pos)) > 0) {
            c->sign |= n == 2 && (unsigned char)s.ptr[pos + 1] == 0xa9;
            pos += n;
            continue;
        }
        while (pos < s.len && is_word_byte((unsigned char)s.ptr[pos]) && !punctuation_at(s, pos))
            pos++;
        if (pos > beg && (g_ascii_isalnum(s.ptr[beg]) || (unsigned char)s.ptr[beg] >= 0x80)) {
            count_word(c, kith_str_sub(s, beg, pos));
            continue;
        }
        c->brackets |= s.ptr[pos < s.len ? pos : beg] == '(';
        c->at |= pos < s.len && s.ptr[pos] == '@';
        c->slashes += pos < s.len && s.ptr[pos] == '/';
        if (pos < s.len && s.ptr[pos] == ':')
            note_divider(c);
        pos = pos > beg ? pos : pos + 1;
    }
}

/* Looks at the end of the line through quotation marks and brackets. */
static void look_at_end(kith_str s, kith_line_look *out)
{
    while (s.len > 0) {
        size_t pos = s.len;
        uint32_t c = kith_utf8_prev(s, &pos);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002) {
            out->stop = true;
            out->cut = c == 0x2026 || kith_str_ends(s, KITH_STR("..."));
            return;
        }
        if (c == ':')
            out->colon = true;
        if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201d && c != 0x2019 &&
            c != 0xbb && c != ' ')
            return;
        s.len = pos;
    }
}

/* "ab/cd/ef": who wrote and edited. */
static bool is_initials(kith_str s)
{
    size_t slashes = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '/' || s.ptr[i] == '-')
            slashes++;
        else if (!g_ascii_islower(s.ptr[i]))
            return false;
    }
    return slashes > 0 && s.len <= 24 && s.len <= 4 * (slashes + 1);
}

static bool is_time(const counts *c)
{
    unsigned others = c->letters - c->stamp;

    if (c->numeric == 0 || c->words > 20 || c->brackets)
        return false;
    if (others == 0 || (c->year && c->words <= 14 && c->first & KITH_WORD_STAMP &&
                        !(c->first & KITH_WORD_FUNCTION)))
        return true;
    return c->year && c->joints == 0 && others <= 6 && c->words <= 14 &&
           c->capital + c->numeric + c->small_stamp >= c->words;
}

static bool word_is(kith_str word, const char *what)
{
    return word.len == strlen(what) && g_ascii_strncasecmp(word.ptr, what, word.len) == 0;
}

static bool is_legal(const counts *c)
{
    bool named = c->sign || word_is(c->head, "copyright");

    if (named && (c->year || c->legal > 0))
        return true;
    return c->legal >= 3 && c->legal * 12 >= c->words;
}

static bool is_credit(const counts *c, const kith_line_look *out)
{
    if (c->sign && c->words <= 8)
        return true;
    if (word_is(c->head, "by") && c->words <= 10 && !out->stop && c->words > 1)
        return c->capital + 2 >= c->words || c->lead + c->ui + c->web > 0;
    if (c->first & KITH_WORD_CREDIT && c->words <= 14)
        return (c->colon_early && c->credit * 4 >= c->words) ||
               (word_is(c->next, "by") && c->words <= 14);
    if ((word_is(c->head, "contact") || word_is(c->next, "contact") ||
         word_is(c->next, "contacts")) &&
        (c->at || c->numeric > 1))
        return true;
    if (word_is(c->head, "additional") && c->credit >= 2)
        return true;
    return c->credit > 0 && c->words <= 4 && c->credit * 2 >= c->words && !out->stop;
}

/* A line that introduces other articles. */
static bool is_lead(const counts *c, const kith_line_look *out)
{
    if (c->lead + c->hint == 0 || c->words > 24)
        return false;
    if (c->first & (KITH_WORD_LEAD | KITH_WORD_HINT) && c->colon_known &&
        (c->first & KITH_WORD_LEAD || c->words <= 3 || !out->stop || c->hint > 1))
        return true;
    if (c->first & KITH_WORD_LEAD && c->first_upper && c->capital < c->words && c->words > 1)
        return true;
    return !out->stop && c->words <= 6 && c->known * 10 >= c->words * 6 &&
           (c->lead > 0 || c->hint > 1 || (c->hint + c->web > 1 && c->known == c->words));
}

static bool is_ui(const counts *c, const kith_line_look *out)
{
    unsigned score = 4 * c->ui + 2 * c->web + 2 * c->lead + c->hint, asks = c->ui + c->legal;
    bool joined = c->second & (KITH_WORD_FUNCTION | KITH_WORD_HINT | KITH_WORD_WEB);

    if (c->ui == 0)
        return false;
    if (c->pronoun && ((asks >= 3 && asks * 10 >= c->words) || asks * 8 >= c->words))
        return true;
    if (c->words <= 14 && score >= 2 * c->words && !out->stop)
        return true;
    if (c->numeric > 0 && c->words <= 8 && !out->stop)
        return true;
    if (!(c->first & KITH_WORD_UI) || c->words > 30)
        return false;
    return c->words <= 16 ? c->pronoun || !out->stop || c->words <= 6 : c->pronoun && joined;
}

static bool is_menu(const counts *c, const kith_line_look *out)
{
    if (out->stop || c->words > WORDS_READ - 1)
        return false;
    if (c->separators >= 2 && c->words <= 5 * (c->separators + 1))
        return true;
    if (c->web > 0 && c->listing * 4 >= c->words * 3)
        return true;
    return c->words >= 5 && c->function == 0 && c->capital == c->words && c->web * 2 >= c->words;
}

static kith_look by_length(const counts *c, const kith_line_look *out)
{
    if (c->words >= 12 && c->function * 8 >= c->words && (out->stop || c->words >= 25))
        return KITH_LOOK_RUNNING;
    if (out->stop && c->words >= 3 && (c->function > 0 || c->words >= 8))
        return KITH_LOOK_SENTENCE;
    if (out->bullet && c->words >= 2)
        return KITH_LOOK_BULLET;
    return c->words >= 3 ? KITH_LOOK_HEADLINE : KITH_LOOK_SHORT;
}

static kith_look look_of(const counts *c, const kith_line_look *out)
{
    if (c->words == 0)
        return KITH_LOOK_MARKS;
    if (is_time(c))
        return KITH_LOOK_TIME;
    if (is_legal(c))
        return KITH_LOOK_LEGAL;
    if (is_initials(c->line) || is_credit(c, out))
        return KITH_LOOK_CREDIT;
    if (is_lead(c, out))
        return KITH_LOOK_LEAD;
    if (is_ui(c, out))
        return KITH_LOOK_UI;
    if (is_menu(c, out))
        return KITH_LOOK_MENU;
    return by_length(c, out);
}

uint64_t kith_line_hash(kith_str s)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (size_t pos = 0; pos < s.len;) {
        uint32_t c = (unsigned char)s.ptr[pos];
        if (c < 0x80)
            pos++;
        else
            c = g_unichar_tolower(kith_utf8_next(s, &pos));
        if (c < 0x80 ? !g_ascii_isalnum(c) : !g_unichar_isalnum(c))
            continue;
        if (c < 0x80)
            c = g_ascii_isdigit(c) ? '0' : (uint32_t)g_ascii_tolower((char)c);
        hash = (hash ^ c) * 0x100000001b3u;
    }
    return hash ^ hash >> 29;
}

kith_line_look kith_line_look_at(kith_str line)
{
    counts c = {.line = line};
    kith_line_look out = {0};

    read_words(&c);
    look_at_end(line, &out);
    out.bullet = c.list_mark || (line.len > 1 && line.ptr[0] == '-' && line.ptr[1] == ' ');
    out.look = (uint8_t)look_of(&c, &out);
    out.words = (uint16_t)c.words;
    out.about = word_is(c.head, "about") && c.words <= 8 && !out.stop;
    out.remarks = (word_is(c.head, "comments") || word_is(c.next, "comments")) && c.words <= 4;
    out.second = c.pronoun;
    out.hash = kith_line_hash(line);
    return out;
}
