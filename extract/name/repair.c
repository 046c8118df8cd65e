// SPDX-License-Identifier: GPL-3.0-or-later
/* Spans whose ends the text itself corrects: an acronym in brackets tells where its long form
 * begins, a legal form belongs to the company before it, a list knows whole names that the tagger
 * passed over. */
#include "extract/name/find.h"

#include "extract/name/cues.h"

#include <glib.h>

#define KNOWN 3.0F  // margin of a name of the lexicon
#define UNSURE 8.0F // margin of a span that may be half a name

enum {
    LONGEST = 16,  // tokens of a long form
    MENDED = 0x80, // bit of held: a new span is here, what else overlaps it goes
};

/* May the initials of tokens [beg, end) be these letters? Small words may be passed over. */
static bool spells(const kith_finder *f, uint32_t beg, uint32_t end, kith_str letters)
{
    size_t at = 0;

    for (uint32_t t = beg; t < end; t++) {
        kith_str word = kith_find_fold(f, t);
        if (f->tokens.at[t].kind == KITH_TOKEN_MARK || f->tokens.at[t].kind == KITH_TOKEN_CLITIC)
            continue;
        if (at < letters.len && word.len > 0 && word.ptr[0] == letters.ptr[at] &&
            (f->tokens.at[t].cap != KITH_CAP_LOWER || at > 0))
            at++;
        else if (!(kith_cues(word) & KITH_CUE_SMALL) && f->tokens.at[t].cap != KITH_CAP_LOWER)
            return false;
    }
    return at == letters.len;
}

/* Where the long form of the acronym in brackets behind token `open` begins; open: nowhere. */
static uint32_t long_form(const kith_finder *f, kith_sentence s, uint32_t open)
{
    kith_str letters = kith_find_fold(f, open + 1);
    uint32_t least = open > s.beg + LONGEST ? open - LONGEST : s.beg;

    for (uint32_t t = open; t > least; t--) {
        if (kith_find_is_capital(f, t - 1) && open - t + 1 >= 2 && spells(f, t - 1, open, letters))
            return t - 1;
    }
    return open;
}

static bool is_acronym_token(const kith_finder *f, uint32_t t)
{
    kith_token token = f->tokens.at[t];

    return token.kind == KITH_TOKEN_WORD && token.cap == KITH_CAP_UPPER &&
           token.end - token.beg >= 3 && token.end - token.beg <= 9;
}

/* Does an organization stand at one of the tokens? */
static bool has_organization(const kith_finder *f, uint32_t beg, uint32_t end)
{
    for (uint32_t t = beg; t < end; t++)
        if ((f->held[t] & ~MENDED) == 1 + KITH_ORG)
            return true;
    return false;
}

static void replace(kith_finder *f, kith_span by)
{
    kith_find_add_span(f, by);
    for (uint32_t t = by.beg; t < by.end; t++)
        f->held[t] = (uint8_t)(MENDED | (1 + by.type));
}

static bool is_replaced(const kith_finder *f, const kith_span *s)
{
    for (uint32_t t = s->beg; t < s->end; t++)
        if (f->held[t] & MENDED)
            return true;
    return false;
}

/* Of the spans that were there, the first n, leaves out those that new ones overlap. Returns how
 * many stay. */
static size_t drop_replaced(kith_finder *f, size_t n)
{
    size_t kept = 0;

    if (n == f->n_spans)
        return n;
    for (size_t i = 0; i < n; i++)
        if (!is_replaced(f, &f->span[i]))
            f->span[kept++] = f->span[i];
    memmove(f->span + kept, f->span + n, (f->n_spans - n) * sizeof *f->span);
    f->n_spans -= n - kept;
    return kept;
}

/* "Convention on the [Law of the Sea] (UNCLOS)": a treaty. */
static bool is_treaty(const kith_finder *f, kith_sentence s, uint32_t beg, uint32_t end)
{
    static const char *const treaty[] = {"Convention", "Treaty", "Agreement", "Act",
                                         "Protocol",   "Accord", "Pact",      "Law"};

    for (uint32_t t = beg > s.beg + 4 ? beg - 4 : s.beg; t < end; t++)
        if (KITH_FIND_IN(f, t, treaty))
            return true;
    return false;
}

static void repair_brackets(kith_finder *f, size_t sentence)
{
    kith_sentence s = f->sentences.at[sentence];

    for (uint32_t k = f->capitals[sentence]; k < f->capitals[sentence + 1]; k++) {
        uint32_t t = f->capital[k] - 1, beg, end = t;
        if (t + 1 < s.beg + 2 || t + 2 >= s.end || !is_acronym_token(f, t + 1) ||
            !kith_find_is(f, t, "(") || !kith_find_is(f, t + 2, ")"))
            continue;
        beg = long_form(f, s, t);
        if (beg < t && is_treaty(f, s, beg, t)) {
            replace(f, (kith_span){beg, t, KITH_MISC, 8.0F, 0});
            replace(f, (kith_span){t + 1, t + 2, KITH_MISC, 8.0F, 0});
            continue;
        }
        if (beg == t || (f->held[beg] & MENDED) || !has_organization(f, beg, t + 2))
            continue;
        while (end > beg + 1 && f->tokens.at[end - 1].kind == KITH_TOKEN_MARK)
            end--; // "<Ostra Corp> (OC)"
        replace(f, (kith_span){beg, end, KITH_ORG, 8.0F, 0});
        replace(f, (kith_span){t + 1, t + 2, KITH_ORG, 8.0F, 0});
    }
}

static bool is_legal(const kith_finder *f, uint32_t t)
{
    return kith_find_is_capital(f, t) && (kith_find_cues(f, t) & KITH_CUE_LEGAL) != 0;
}

/* "[UBS Group] [AG]", "[Ausay Technology] Co., Ltd." */
static void take_legal_forms(kith_finder *f, kith_span *s, uint32_t most)
{
    uint32_t end = s->end;

    while (end < most) {
        if (is_legal(f, end))
            end++;
        else if (end + 1 < most && kith_find_is(f, end, ",") && is_legal(f, end + 1))
            end += 2;
        else
            break;
    }
    if (end > s->end)
        s->end = end;
}

static bool has_head(const kith_finder *f, uint32_t beg, uint32_t end)
{
    for (uint32_t t = beg; t < end; t++)
        if (kith_find_classes(f, t) & KITH_LEX_ORGHEAD)
            return true;
    return false;
}

static bool is_known(const kith_finder *f, const kith_span *s)
{
    uint32_t at = kith_find_known(f, s->beg, s->end);

    return at != 0 && kith_lexicon_classes(f->lex, at) != 0;
}

/* Is the acronym in brackets behind y another's than y's own, and may it be x's? */
static bool is_acronym_of_both(const kith_finder *f, const kith_span *x, const kith_span *y)
{
    uint32_t t = y->end;
    kith_str letters, first;

    if (t + 2 >= f->tokens.n || !kith_find_is(f, t, "(") || !kith_find_is(f, t + 2, ")") ||
        !is_acronym_token(f, t + 1))
        return false;
    letters = kith_find_fold(f, t + 1);
    first = kith_find_fold(f, x->beg);
    return letters.ptr[0] == first.ptr[0] && !spells(f, y->beg, y->end, letters);
}

/* "[National Agency] for the [Management of Elections]", "[Front for Change] and [Concord] (FCC)",
 * "[General Intelligence] and [Security Service]": one name that was cut at a small word. */
static bool is_cut(const kith_finder *f, const kith_span *x, const kith_span *y)
{
    uint32_t gap = y->beg - x->end;

    if (x->type != KITH_ORG || y->type != KITH_ORG || gap == 0 || gap > 2 || is_known(f, x) ||
        is_known(f, y) || x->end - x->beg < 2)
        return false;
    if ((kith_find_is(f, x->end, "for") || kith_find_is(f, x->end, "of")) &&
        (gap == 1 || kith_find_is(f, x->end + 1, "the")))
        return has_head(f, x->end - 1, x->end);
    if (gap != 1 || !kith_find_is(f, x->end, "and"))
        return false;
    if (is_acronym_of_both(f, x, y))
        return true;
    return x->margin < UNSURE && !has_head(f, x->beg, x->end) && has_head(f, y->end - 1, y->end);
}

static bool is_quote(const kith_finder *f, uint32_t t)
{
    static const char *const quotes[] = {"'", "\"", "\xe2\x80\x99", "\xe2\x80\x9d", "\xe2\x80\x98"};

    return KITH_FIND_IN(f, t, quotes);
}

/* "[Francois 'Papa Doc]' [Duvalier]" */
static bool is_nickname(const kith_finder *f, const kith_span *x, const kith_span *y)
{
    if (x->type != KITH_PER || y->type != KITH_PER || y->beg != x->end + 1 || !is_quote(f, x->end))
        return false;
    for (uint32_t t = x->beg; t < x->end; t++)
        if (is_quote(f, t))
            return true;
    return x->beg > 0 && is_quote(f, x->beg - 1);
}

static bool is_initial(const kith_finder *f, uint32_t t)
{
    kith_str raw = kith_find_raw(f, t);

    return g_ascii_isupper(raw.ptr[0]) && (raw.len == 1 || (raw.len == 2 && raw.ptr[1] == '.'));
}

/* Can the initial at t begin a name of two words? "Plan B" has one that does not; "A" and "I" are
 * words, unless they stand in a list. */
static bool may_begin(const kith_finder *f, uint32_t t, uint32_t least)
{
    static const char *const words[] = {"A", "I"};
    bool mark = t > least && f->tokens.at[t - 1].kind == KITH_TOKEN_MARK;

    if (KITH_FIND_IN(f, t, words))
        return mark && t + 2 < f->tokens.n && f->tokens.at[t + 2].kind == KITH_TOKEN_MARK;
    return mark || t == least || f->tokens.at[t - 1].cap == KITH_CAP_LOWER;
}

/* "J [Noon]": an initial before a person's name of one word. */
static void take_initial(const kith_finder *f, kith_span *s, uint32_t least)
{
    if (s->end - s->beg == 1 && s->beg > least && is_initial(f, s->beg - 1) &&
        f->tokens.at[s->beg].cap == KITH_CAP_FIRST && may_begin(f, s->beg - 1, least))
        s->beg--;
}

/* Where a span behind the first n, in that sentence, begins at the earliest. */
static uint32_t least_of(const kith_finder *f, size_t n, size_t sentence)
{
    uint32_t beg = f->sentences.at[sentence].beg;

    return n > 0 && f->span[n - 1].end > beg ? f->span[n - 1].end : beg;
}

static void extend(kith_finder *f)
{
    size_t n = 0, sentence = 0;

    for (size_t i = 0; i < f->n_spans; i++) {
        kith_span s = f->span[i];
        while (f->sentences.at[sentence].end <= s.beg)
            sentence++;
        if (n > 0 && s.beg < f->span[n - 1].end)
            continue; // was taken in
        if (n > 0 && s.beg < f->sentences.at[sentence].end &&
            f->span[n - 1].beg >= f->sentences.at[sentence].beg &&
            (is_cut(f, &f->span[n - 1], &s) || is_nickname(f, &f->span[n - 1], &s))) {
            f->span[n - 1].end = s.end;
            f->span[n - 1].margin += s.margin;
            continue;
        }
        if (s.type == KITH_PER)
            take_initial(f, &s, least_of(f, n, sentence));
        if (s.type == KITH_ORG)
            take_legal_forms(f, &s, f->sentences.at[sentence].end);
        f->span[n++] = s;
    }
    f->n_spans = n;
}

/* Titles of newspapers and leagues are common words too often. */
static const unsigned SURE_CLASSES = KITH_LEX_ORGANIZATION & ~(KITH_LEX_MEDIA | KITH_LEX_SPORT);

/* Tokens of a name of an organization that begins at t and is nothing else, of two words at least;
 * 0 when there is none. It may take in shorter spans, but no person's and none that goes on behind
 * it. */
static uint32_t known_organization(const kith_finder *f, uint32_t t, uint32_t end)
{
    uint32_t state, n = 0;

    if (t + 1 == end || !kith_find_opens(f, t) || f->held[t + 1] == 1 + KITH_PER)
        return 0;
    state = kith_find_pair(f, t);
    for (uint32_t at = t + 1; state != 0 && !(f->held[at] & MENDED);) {
        bool goes_on = at + 1 < end && f->held[at] != 0 && f->held[at + 1] == f->held[at];
        unsigned classes = kith_lexicon_classes(f->lex, state);
        if (classes != 0)
            n = (classes & ~SURE_CLASSES) == 0 && f->tokens.at[at].cap != KITH_CAP_LOWER && !goes_on
                    ? at + 1 - t
                    : 0;
        if (++at == end || f->held[at] == 1 + KITH_PER)
            break;
        state = kith_find_step(f, state, at);
    }
    return n;
}

/* Names of two words and more that lists know and the tagger passed over. */
static void add_known(kith_finder *f, size_t sentence)
{
    for (uint32_t k = f->capitals[sentence]; k < f->capitals[sentence + 1]; k++) {
        uint32_t t = f->capital[k], n;
        if (f->held[t] != 0 || f->tokens.at[t].cap == KITH_CAP_NONE || !kith_find_opens(f, t))
            continue;
        n = known_organization(f, t, f->sentences.at[sentence].end);
        if (n == 0 || (has_organization(f, t, t + n) && // "Afghan [Taliban]"
                       (kith_find_classes(f, t) & (KITH_LEX_COUNTRY | KITH_LEX_DEMONYM))))
            continue;
        replace(f, (kith_span){t, t + n, KITH_ORG, KNOWN, 0});
    }
}

/* "[Centre for Disease Prevention] and Control": a name that a list knows whole. Where a bracket's
 * mending left a part of the span, the part; spans that touch are one. Returns where the next may
 * begin. */
static uint32_t complete_known(kith_finder *f, kith_sentence s, uint32_t t)
{
    uint32_t own = 1, n;

    if (f->held[t] != 1 + KITH_ORG || (t > s.beg && f->held[t - 1] == f->held[t]))
        return t + 1;
    while (t + own < s.end && f->held[t + own] == f->held[t])
        own++;
    n = known_organization(f, t, s.end);
    if (n > own)
        replace(f, (kith_span){t, t + n, KITH_ORG, KNOWN, 0});
    return t + (n > own ? n : own);
}

/* The same of the first n spans, which ascend. */
static void complete_all(kith_finder *f, size_t n)
{
    size_t sentence = 0;
    uint32_t next = 0;

    for (size_t i = 0; i < n; i++) {
        kith_span s = f->span[i];
        if (s.type != KITH_ORG)
            continue;
        while (f->sentences.at[sentence].end <= s.beg)
            sentence++;
        for (uint32_t t = s.beg > next ? s.beg : next; t < s.end; t = next)
            next = complete_known(f, f->sentences.at[sentence], t);
    }
}

/* Is nearly every word of the sentence written with a capital, and no stop at its end? */
static bool is_headline(const kith_finder *f, kith_sentence s)
{
    uint32_t capitals = 0, small = 0;

    for (uint32_t t = s.beg; t < s.end; t++) {
        uint8_t cap = f->tokens.at[t].cap;
        capitals += cap == KITH_CAP_FIRST || cap == KITH_CAP_MIXED;
        small += cap == KITH_CAP_LOWER && !(kith_find_cues(f, t) & KITH_CUE_SMALL);
    }
    return capitals >= 4 && small * 4 < capitals && !kith_find_is(f, s.end - 1, ".");
}

/* "[EU Enlargement Jitters]" in a headline: the organization is what lists know of it. */
static void cut_headlines(kith_finder *f)
{
    size_t sentence = 0, judged = SIZE_MAX;
    bool headline = false;

    for (size_t i = 0; i < f->n_spans; i++) {
        kith_span *s = &f->span[i];
        if (s->type != KITH_ORG || s->end - s->beg < 2)
            continue;
        while (f->sentences.at[sentence].end <= s->beg)
            sentence++;
        if (!(kith_find_classes(f, s->beg) & KITH_LEX_INTERNATIONAL) ||
            f->tokens.at[s->beg].cap != KITH_CAP_UPPER)
            continue;
        if (judged != sentence)
            headline = is_headline(f, f->sentences.at[sentence]);
        judged = sentence;
        if (headline && !is_known(f, s) && !has_head(f, s->end - 1, s->end))
            s->end = s->beg + 1;
    }
}

void kith_find_repair(kith_finder *f)
{
    size_t n;

    extend(f);
    cut_headlines(f);
    kith_find_genitives(f);
    kith_find_hold(f, 0);
    n = f->n_spans;
    for (size_t i = 0; i < f->sentences.n; i++) {
        repair_brackets(f, i);
        add_known(f, i);
    }
    complete_all(f, n);
    kith_find_merge_spans(f, drop_replaced(f, n));
}
