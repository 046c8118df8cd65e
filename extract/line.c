// SPDX-License-Identifier: GPL-3.0-or-later
/* Counts over the first words of a line decide, the first rule that fits. The vocabulary is that
 * of web pages in general; data/words/ holds it. */
#include "extract/line.h"

#include <glib.h>

#include "extract/byte_rows.h"
#include "extract/line_plain.h"
#include "extract/words.h"
#include "extract/wordtable.h"

enum {
    RUN = 32,   // bytes
    KEYED = 24, // letters and digits
    WORDS_READ = 32,
    WORDS_ENOUGH = 14,
    STAMPS = KITH_WORD_STAMP | KITH_WORD_CALENDAR | KITH_WORD_ZONE,
    LISTING = KITH_WORD_LEAD | KITH_WORD_HINT | KITH_WORD_WEB | KITH_WORD_UI | KITH_WORD_FUNCTION,
};

typedef struct {
    kith_str line;
    unsigned words, function, ui, web, lead, hint, credit, legal, stamp;
    unsigned single;      // words of one letter or digit
    unsigned joints;      // small function words that stand in no time stamp
    unsigned small_stamp; // small words of time stamps
    unsigned listing;     // words of LISTING that are no function words
    unsigned known;       // words of LISTING
    unsigned capital, numeric, separators, letters;
    uint32_t first, second; // classes of the first two words
    uint32_t last;          // class of the last word read
    bool sign;              // holds (c) or the sign for it
    bool brackets, year, first_upper, list_mark, pronoun;
    bool colon_early;    // a colon behind the first four words at most
    bool colon_known;    // and those were all of LISTING
    bool at;             // holds '@'
    kith_str head, next; // first two words
} counts;

/* What a byte can begin. */
typedef enum { OTHER, IN_WORD, LETTER, TYPOGRAPHIC, BAR } byte_class;

/* clang-format off */
static const uint8_t bytes[256] = {
    N16(OTHER), N16(OTHER),
    OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, IN_WORD, IN_WORD,      //  !"#$%&'
    OTHER, OTHER, BAR, OTHER, OTHER, IN_WORD, OTHER, OTHER,          // ()*+,-./
    N8(LETTER), LETTER, LETTER, N4(OTHER), BAR, OTHER,               // 0-9:;<=>?
    OTHER, N26(LETTER), N4(OTHER), OTHER,                            // @A-Z[\]^_
    OTHER, N26(LETTER), OTHER, BAR, OTHER, OTHER, OTHER,             // `a-z{|}~
    N16(LETTER), N16(LETTER), N16(LETTER), N16(LETTER),
    LETTER, LETTER, TYPOGRAPHIC, LETTER, N4(LETTER), N8(LETTER), N16(LETTER),
    LETTER, LETTER, TYPOGRAPHIC, LETTER, N4(LETTER), N8(LETTER), N16(LETTER),
};
/* clang-format on */

static byte_class class_at(kith_str s, size_t pos)
{
    return bytes[(unsigned char)s.ptr[pos]];
}

/* Length of a mark that sets parts of a line apart or begins an item; 0 when there is none. */
static size_t bar_at(kith_str s, size_t pos)
{
    static const char *const bars[] = {"•", "·", "»", "›", "▪", "●", "■", "►", "▶", "→", "‣", "◦"};
    byte_class c = class_at(s, pos);

    if (c == BAR)
        return 1;
    for (size_t i = 0; c == TYPOGRAPHIC && i < sizeof bars / sizeof *bars; i++)
        if (kith_str_starts(kith_str_sub(s, pos, s.len), kith_str_of(bars[i])))
            return strlen(bars[i]);
    return 0;
}

/* Typographic marks are no part of a word: U+2000 and on, arrows, shapes, U+0080 to U+00BF. */
static size_t punctuation_at(kith_str s, size_t pos)
{
    unsigned char c = (unsigned char)s.ptr[pos], d;

    if (class_at(s, pos) != TYPOGRAPHIC)
        return 0;
    d = pos + 1 < s.len ? (unsigned char)s.ptr[pos + 1] : 0;
    if (c == 0xe2 && (d == 0x80 || d == 0x96 || d == 0x97 || d == 0x86))
        return pos + 3 <= s.len ? 3 : s.len - pos;
    return c == 0xc2 && pos + 2 <= s.len ? 2 : 0;
}

static void count_classes(counts *c, uint32_t classes, bool small)
{
    if (classes == 0)
        return;
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

/* hash: kith_word_hash() over it, small. */
static void count_word(counts *c, kith_str word, uint32_t hash)
{
    uint32_t classes = kith_word_hashed(word, hash);
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
    c->single += word.len == 1;
    c->capital += g_ascii_isupper(first) || (first >= 0x80 && c->words > 0);
    c->pronoun |= (classes & KITH_WORD_READER) != 0;
    if (g_ascii_isdigit(first)) {
        c->numeric++;
        c->year |= word.len >= 4 &&
                   (kith_str_starts(word, KITH_STR("19")) || kith_str_starts(word, KITH_STR("20")));
    } else {
        c->letters++;
        count_classes(c, classes, g_ascii_islower(first));
    }
}

static uint16_t about_words(kith_str line)
{
    return (uint16_t)MIN(line.len / 6, 1000);
}

static bool begins_dashed(kith_str line)
{
    return line.len > 1 && line.ptr[0] == '-' && line.ptr[1] == ' ';
}

/* Whether the words so far leave no doubt that this is running text; most lines of a text need no
 * more than these. */
static bool is_plain(const counts *c)
{
    return c->words >= WORDS_ENOUGH && c->line.len >= (size_t)12 * WORDS_ENOUGH &&
           c->function * 5 >= c->words &&
           c->ui + c->legal + c->credit + c->lead + c->separators == 0 && !c->sign;
}

/* A colon or a bar. */
static void note_divider(counts *c)
{
    if (c->words == 0 || c->words > 4)
        return;
    c->colon_early = true;
    c->colon_known |= c->known == c->words;
}

/* Behind the word that begins at pos, whose hash is *hash. */
static size_t word_end(kith_str s, size_t pos, uint32_t *hash)
{
    *hash = KITH_WORD_HASH;
    for (; pos < s.len; pos++) {
        byte_class is = class_at(s, pos);
        if (is == OTHER || is == BAR || (is == TYPOGRAPHIC && punctuation_at(s, pos) > 0))
            break;
        *hash = kith_word_hash(*hash, kith_word_small(s.ptr[pos]));
    }
    return pos;
}

static void read_words(counts *c)
{
    kith_str s = c->line;

    for (size_t pos = 0, n; pos < s.len && c->words < WORDS_READ;) {
        size_t beg = pos;
        uint32_t hash;
        if ((n = bar_at(s, pos)) > 0) {
            c->list_mark |= pos == 0;
            c->separators += pos > 0;
            note_divider(c);
            pos += n;
        } else if ((n = punctuation_at(s, pos)) > 0) {
            c->sign |= n == 2 && (unsigned char)s.ptr[pos + 1] == 0xa9;
            pos += n;
        } else if (class_at(s, pos) >= LETTER) {
            pos = word_end(s, beg, &hash);
            count_word(c, kith_str_sub(s, beg, pos), hash);
            if (is_plain(c)) {
                c->words = about_words(s);
                c->function = c->words / 4;
                return;
            }
        } else {
            c->brackets |= s.ptr[pos] == '(';
            c->at |= s.ptr[pos] == '@';
            if (s.ptr[pos] == ':')
                note_divider(c);
            pos++;
        }
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
        if ((c < 0x2580 || c > 0x25ff) && c != '"' && c != '\'' && c != ')' && c != ']' &&
            c != 0x201d && c != 0x2019 && c != 0xbb && c != ' ')
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
    if (others == 0 || (others == 1 && c->small_stamp >= 2 && c->words <= 6) ||
        (c->year && c->words <= 14 && others * 2 <= c->words + 2 && c->first & KITH_WORD_STAMP &&
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

static bool word_ends_in_ing(kith_str word)
{
    return word.len > 5 && g_ascii_strncasecmp(word.ptr + word.len - 3, "ing", 3) == 0;
}

/* "Jane Roe contributed to this report." */
static bool says_contributed(kith_str line)
{
    static const char *const ends[] = {"report.", "reporting.", "story.", "article.", "report"};
    bool ends_so = false;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        ends_so |= kith_str_ends(line, kith_str_of(ends[i]));
    return ends_so && line.len < 400 &&
           g_strstr_len(line.ptr, (gssize)line.len, " contributed ") != NULL;
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
    if (c->first & KITH_WORD_CREDIT && word_is(c->next, "by") && word_ends_in_ing(c->head))
        return true; // "Reporting by A and B; Editing by C"
    if (c->words <= 30 && says_contributed(c->line))
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
    return (!out->stop || kith_str_ends(c->line, KITH_STR("?"))) && c->words <= 6 &&
           c->known * 10 >= c->words * 6 &&
           (c->lead > 0 || c->hint > 1 || (c->hint + c->web > 1 && c->known == c->words));
}

static bool is_ui(const counts *c, const kith_line_look *out)
{
    unsigned score = 4 * c->ui + 2 * c->web + 2 * c->lead + c->hint, asks = c->ui + c->legal;
    bool joined = c->second & (KITH_WORD_FUNCTION | KITH_WORD_HINT | KITH_WORD_WEB);
    bool sentence = out->stop && asks == 1 && !(c->first & KITH_WORD_UI);

    if (c->ui == 0)
        return false;
    if (c->pronoun &&
        ((asks >= 3 && asks * 10 >= c->words) || asks * (sentence ? 4 : 8) >= c->words))
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
    unsigned small = c->letters > c->capital ? c->letters - c->capital : 0;

    if (c->words >= 12 && (c->function * 8 >= c->words || small * 3 >= c->words * 2) &&
        (out->stop || c->words >= 25))
        return KITH_LOOK_RUNNING;
    if (out->stop && c->words >= 3 && (c->function > 0 || c->words >= 8))
        return KITH_LOOK_SENTENCE;
    if (out->bullet && c->words >= 2)
        return KITH_LOOK_BULLET;
    return c->words >= 3 ? KITH_LOOK_HEADLINE : KITH_LOOK_SHORT;
}

static kith_look look_of(const counts *c, const kith_line_look *out)
{
    if (c->words == 0 || (c->single == c->words && c->words > 1))
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

/* clang-format off */
const uint8_t kith_line_counts[256] = {
    N16(0), N16(0), N16(0),
    N8('0'), '0', '0', 0, 0, N4(0),
    0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, 0,
    0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, 0,
    N16(1), N16(1), N16(1), N16(1), N16(1), N16(1), N16(1), N16(1),
};
/* clang-format on */

/* Letters and digits that were met and are not yet in the hash. */
typedef struct {
    uint64_t hash;
    unsigned n;
    unsigned char at[8 + RUN];
} pending;

static uint64_t first_of(const pending *p, unsigned n)
{
    uint64_t value = 0;

    for (unsigned i = 0; i < n; i++)
        value = value << 8 | p->at[i];
    return value;
}

/* Puts what counts of RUN bytes of ASCII behind the n that stand in `at`, without a branch; how
 * many there are then. */
static inline size_t keep_counted(unsigned char *at, size_t n, const char *run)
{
    for (size_t k = 0; k < RUN; k++) {
        uint8_t c = kith_line_counts[(unsigned char)run[k]];
        at[n] = c;
        n += c != 0;
    }
    return n;
}

/* Mixed in by eights. */
static void add_run(pending *p, const char *run)
{
    unsigned n = (unsigned)keep_counted(p->at, p->n, run), i = 0;

    for (; n - i >= 8; i += 8) {
        uint64_t eight;
        memcpy(&eight, p->at + i, 8);
        p->hash = kith_line_mixed(p->hash, GUINT64_FROM_BE(eight));
    }
    memmove(p->at, p->at + i, 8);
    p->n = n - i;
}

static void add_character(pending *p, kith_str s, size_t *pos)
{
    uint8_t c = kith_line_counts[(unsigned char)s.ptr[*pos]];

    if (c == 1) {
        uint32_t wide = g_unichar_tolower(kith_utf8_next(s, pos));
        if (g_unichar_isalnum(wide))
            p->hash = kith_line_mixed(p->hash ^ p->n, wide);
        return;
    }
    ++*pos;
    p->at[p->n] = c;
    p->n += c != 0;
    if (p->n == 8) {
        p->hash = kith_line_mixed(p->hash, first_of(p, 8));
        p->n = 0;
    }
}

static bool is_ascii(const char *run)
{
    uint64_t any = 0, eight;

    for (size_t i = 0; i < RUN; i += 8) {
        memcpy(&eight, run + i, 8);
        any |= eight;
    }
    return (any & 0x8080808080808080u) == 0;
}

/* Fewer than RUN bytes, or some above ASCII, from pos on; up to where they end. */
static size_t add_rest(pending *p, kith_str s, size_t pos)
{
    size_t end = MIN(pos + RUN, s.len);
    char run[RUN] = {0}; // which counts for nothing

    memcpy(run, s.ptr + pos, end - pos);
    if (is_ascii(run)) {
        add_run(p, run);
        return end;
    }
    while (pos < end)
        add_character(p, s, &pos);
    return pos;
}

/* Eight letters at a time; what counts for nothing leaves no trace. */
uint64_t kith_line_hash(kith_str s)
{
    pending p = {.hash = KITH_LINE_START};
    size_t pos = 0;

    while (pos < s.len)
        if (s.len - pos >= RUN && is_ascii(s.ptr + pos)) {
            add_run(&p, s.ptr + pos);
            pos += RUN;
        } else
            pos = add_rest(&p, s, pos);
    return kith_line_mixed(p.hash, first_of(&p, p.n));
}

/* Characters above ASCII end what is looked at, unless they count for nothing. */
uint32_t kith_line_key(kith_str s)
{
    uint8_t at[KEYED + RUN] = {0};
    uint64_t key = KITH_LINE_START, eight;
    size_t pos = 0, n = 0;

    for (; n < KEYED && s.len - pos >= RUN && is_ascii(s.ptr + pos); pos += RUN)
        n = keep_counted(at, n, s.ptr + pos);
    while (n < KEYED && pos < s.len) {
        uint8_t c = kith_line_counts[(unsigned char)s.ptr[pos]];
        if (c == 1 && g_unichar_isalnum(g_unichar_tolower(kith_utf8_next(s, &pos))))
            break;
        pos += c != 1;
        if (c > 1)
            at[n++] = c;
    }
    for (size_t i = 0; i < KEYED; i += 8) {
        memcpy(&eight, at + i, 8);
        key = kith_line_mixed(key, eight);
    }
    return (uint32_t)(key >> 32);
}

/* What begins so and is long is running text, whatever follows. */
static kith_line_look plain_look(kith_str line)
{
    kith_line_look out = {.look = KITH_LOOK_RUNNING, .words = about_words(line)};

    look_at_end(line, &out);
    out.bullet = begins_dashed(line);
    return out;
}

kith_line_look kith_line_look_at(kith_str line)
{
    return kith_line_is_plain(line) ? plain_look(line) : kith_line_look_closely(line);
}

kith_line_look kith_line_look_closely(kith_str line)
{
    counts c = {.line = line};
    kith_line_look out = {0};

    read_words(&c);
    look_at_end(line, &out);
    out.bullet = c.list_mark || begins_dashed(line);
    out.look = (uint8_t)look_of(&c, &out);
    out.words = (uint16_t)c.words;
    out.about = word_is(c.head, "about") && c.words <= 8 && !out.stop;
    out.remarks = (word_is(c.head, "comments") || word_is(c.next, "comments")) && c.words <= 4;
    out.names = c.words <= 6 && c.words > 1 && !out.stop && c.letters == c.words &&
                c.capital + 1 >= c.words;
    return out;
}
