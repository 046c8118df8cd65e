// SPDX-License-Identifier: GPL-3.0-or-later
/* A tagger learns to take in what stands around a name: "President", "the", "'s", an abbreviation
 * in brackets. Each rule here moves one end of a span, or cuts it in two. */
#include "extract/name/find.h"

#include "extract/name/cues.h"

enum { LONGEST_PERSON = 9, LONGEST_ORGANIZATION = 24 }; // tokens

static bool is_open(const kith_finder *f, uint32_t t)
{
    return kith_find_is(f, t, "(") || kith_find_is(f, t, "[");
}

static bool is_close(const kith_finder *f, uint32_t t)
{
    return kith_find_is(f, t, ")") || kith_find_is(f, t, "]");
}

static bool is_article(const kith_finder *f, uint32_t t)
{
    static const char *const article[] = {"the", "The", "a", "A", "an", "An", "THE"};

    return KITH_FIND_IN(f, t, article);
}

/* Does the name begin with a quoted part: "'Baby Doc' Duvalier"? */
static bool opens_quote(const kith_finder *f, const kith_span *s)
{
    static const char *const quotes = "'\"";
    kith_str first = kith_find_raw(f, s->beg);

    if (s->end - s->beg < 4 || first.len != 1 || strchr(quotes, first.ptr[0]) == NULL)
        return false;
    for (uint32_t t = s->beg + 2; t + 1 < s->end; t++)
        if (kith_str_eq(kith_find_raw(f, t), first))
            return true;
    return false;
}

/* Marks, articles and small words that begin or end no name. */
static void trim_ends(const kith_finder *f, kith_span *s)
{
    const kith_token *token = f->tokens.at;

    while (s->beg < s->end && !opens_quote(f, s) &&
           (token[s->beg].kind == KITH_TOKEN_MARK || token[s->beg].kind == KITH_TOKEN_CLITIC ||
            (s->beg + 1 < s->end && is_article(f, s->beg))))
        s->beg++;
    while (s->end > s->beg && (token[s->end - 1].kind == KITH_TOKEN_CLITIC ||
                               (token[s->end - 1].kind == KITH_TOKEN_MARK)))
        s->end--;
}

/* Lower-case words around a person's name that are not part of it. */
static void trim_lower(const kith_finder *f, kith_span *s)
{
    const kith_token *token = f->tokens.at;

    while (s->beg < s->end && token[s->beg].cap == KITH_CAP_LOWER &&
           !(kith_find_cues(f, s->beg) & KITH_CUE_PARTICLE))
        s->beg++;
    while (s->end > s->beg && token[s->end - 1].cap == KITH_CAP_LOWER)
        s->end--;
}

static bool is_nationality(const kith_finder *f, uint32_t t)
{
    return (kith_find_classes(f, t) & (KITH_LEX_COUNTRY | KITH_LEX_DEMONYM)) != 0;
}

/* "Polish Health Minister Adam Kowal", "Chairman of the Board Luis Ortega": up to the last
 * title of the leading run and what it is of. */
static void trim_titles(const kith_finder *f, kith_span *s)
{
    uint32_t beg = s->beg;
    bool of = false;

    for (uint32_t t = s->beg; t + 1 < s->end; t++) {
        unsigned classes = kith_find_cues(f, t);
        of = of || (beg > s->beg && (kith_find_is(f, t, "of") || kith_find_is(f, t, "for")));
        if ((classes & KITH_CUE_TITLE) || (of && (classes & KITH_CUE_MODIFIER)) ||
            (of && is_nationality(f, t)))
            beg = t + 1;
        else if (!(classes & KITH_CUE_MODIFIER) && f->tokens.at[t].kind != KITH_TOKEN_MARK &&
                 !is_nationality(f, t))
            break;
    }
    s->beg = beg;
}

/* "Karim Khan K.C.": honours behind a name. */
static bool is_honour(const kith_finder *f, uint32_t t)
{
    static const char *const honours[] = {"K.C.", "KC",    "Q.C.", "QC", "MP",  "MEP",
                                          "PhD",  "Ph.D.", "M.D.", "MD", "OBE", "MBE",
                                          "CBE",  "Esq.",  "MSP",  "TD"};

    return KITH_FIND_IN(f, t, honours);
}

static void trim_honours(const kith_finder *f, kith_span *s)
{
    while (s->end - s->beg > 2 && is_honour(f, s->end - 1))
        s->end--;
}

/* A person's name holds no comma, bracket or figure; what stands before it counts. */
static void cut_person(const kith_finder *f, kith_span *s)
{
    for (uint32_t t = s->beg; t < s->end; t++) {
        bool cut = kith_find_is(f, t, ",") || kith_find_is(f, t, ";") || kith_find_is(f, t, ":") ||
                   is_open(f, t) || is_close(f, t) || f->tokens.at[t].kind == KITH_TOKEN_NUMBER;
        if (cut && t > s->beg)
            s->end = t;
    }
}

/* "NATO Secretary General" is NATO, "Office of the President" is itself. */
static void trim_roles(const kith_finder *f, kith_span *s)
{
    uint32_t end = s->end;

    while (end > s->beg + 1 && (kith_find_cues(f, end - 1) & (KITH_CUE_TITLE)) != 0)
        end--;
    if (end == s->end || (kith_find_cues(f, end - 1) & KITH_CUE_SMALL))
        return;
    while (end > s->beg + 1 && (kith_find_cues(f, end - 1) & KITH_CUE_MODIFIER) &&
           !(kith_find_cues(f, end - 1) & KITH_CUE_STATE))
        end--;
    s->end = end;
}

/* "Ukraine's Foreign Ministry", "U.S. Treasury's Office of ...": the possessor is a name of its
 * own. Returns where it ends, the span's start when there is none. */
static uint32_t possessor(const kith_finder *f, const kith_span *s)
{
    for (uint32_t t = s->beg + 1; t + 1 < s->end; t++) {
        if (f->tokens.at[t].kind != KITH_TOKEN_CLITIC)
            continue;
        uint32_t at = kith_find_known(f, s->beg, t);
        unsigned classes = at ? kith_lexicon_classes(f->lex, at) : 0;
        return (classes & KITH_LEX_COUNTRY) || ((classes & KITH_LEX_ORGANIZATION) && s->end - t > 2)
                   ? t
                   : s->beg;
    }
    return s->beg;
}

/* "On [Nov. 5 Georgia]", but not the "March 23 Movement". */
static void trim_date(const kith_finder *f, kith_span *s)
{
    static const char *const before[] = {"On", "on", "until", "since", "by", "before", "after"};

    if (s->beg > 0 && s->end - s->beg > 2 && f->tokens.at[s->beg + 1].kind == KITH_TOKEN_NUMBER &&
        (kith_find_cues(f, s->beg) & KITH_CUE_MONTH) && KITH_FIND_IN(f, s->beg - 1, before))
        s->beg += 2;
}

/* "Filt Cgil union" */
static void trim_common(const kith_finder *f, kith_span *s)
{
    while (s->end - s->beg > 1 && f->tokens.at[s->end - 1].cap == KITH_CAP_LOWER &&
           (kith_find_cues(f, s->end - 1) & KITH_CUE_COMMON))
        s->end--;
}

static bool has_capital(const kith_finder *f, const kith_span *s)
{
    for (uint32_t t = s->beg; t < s->end; t++)
        if (kith_find_is_capital(f, t))
            return true;
    return false;
}

/* "Indian-born", "ex-Guantanamo": a word about a name, in which later steps look for it. */
static bool is_compound(const kith_finder *f, uint32_t t)
{
    static const char *const heads[] = {"ex-",   "pro-", "anti-", "non-",  "then-", "Ex-",
                                        "Anti-", "Pro-", "Non-",  "post-", "Post-", "pre-"};
    kith_str raw = kith_find_raw(f, t);
    size_t at = raw.len;

    while (at > 0 && raw.ptr[at - 1] != '-')
        at--;
    if (at == 0)
        return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (kith_str_starts(raw, kith_str_of(heads[i])))
            return true;
    return (kith_cues(kith_str_sub(raw, at, raw.len)) & KITH_CUE_TAIL) != 0;
}

/* "MPs" and no party called MPS, "LNG" and nothing that a list knows. */
static bool is_common(const kith_finder *f, uint32_t t)
{
    kith_str raw = kith_find_raw(f, t);

    if (f->tokens.at[t].cap == KITH_CAP_UPPER && kith_str_ends(raw, KITH_STR("S")) &&
        kith_str_starts(raw, KITH_STR("M")))
        return false;
    return !(kith_find_classes(f, t) & KITH_LEX_ORGANIZATION);
}

/* One letter, a month, a bare title, a sentence: none is a name. */
static bool is_name(const kith_finder *f, const kith_span *s)
{
    uint32_t most = s->type == KITH_PER ? LONGEST_PERSON : LONGEST_ORGANIZATION;

    if (s->beg >= s->end || s->end - s->beg > most || !has_capital(f, s))
        return false;
    if (s->end - s->beg > 1)
        return true;
    kith_token token = f->tokens.at[s->beg];
    if (token.kind == KITH_TOKEN_NUMBER || token.end - token.beg < 2 || is_compound(f, s->beg))
        return false;
    unsigned classes = kith_find_cues(f, s->beg);
    if ((classes & KITH_CUE_COMMON) && is_common(f, s->beg))
        return false;
    if (classes & KITH_CUE_MONTH)
        return token.cap == KITH_CAP_UPPER || (s->type == KITH_PER && s->margin > 1);
    return !(s->type == KITH_PER && (classes & KITH_CUE_TITLE) && !(classes & KITH_CUE_MAN));
}

/* Leagues and cups, groups of them, fields of study: none of them acts. */
static bool is_event(const kith_finder *f, const kith_span *s)
{
    static const char *const last[] = {"Bundesliga",   "Liga",          "Eredivisie", "Cup",
                                       "Championship", "Championships", "Olympics",   "Prix",
                                       "Studies",      "Theology"};
    static const char *const league[] = {"Premier", "Champions", "Europa", "Nations", "Super"};
    uint32_t n = s->end - s->beg;
    kith_token end = f->tokens.at[s->end - 1];

    if (s->type != KITH_ORG || n > 3)
        return false;
    if (KITH_FIND_IN(f, s->end - 1, last))
        return true;
    if (n > 1 && kith_find_is(f, s->end - 1, "League"))
        return KITH_FIND_IN(f, s->end - 2, league);
    if (n == 2 && kith_find_is(f, s->end - 1, "Relations"))
        return kith_find_is(f, s->beg, "International") &&
               !(s->beg > 0 && (kith_find_cues(f, s->beg - 1) & KITH_CUE_SMALL));
    return n == 2 && kith_find_is(f, s->beg, "Group") && end.end - end.beg == 1;
}

/* "Treasury Secretary Janet Yellen", "the Cabinet": a part of a title, what every state has. */
static bool is_office(const kith_finder *f, const kith_span *s)
{
    unsigned classes;

    if (s->type != KITH_ORG || s->end - s->beg > 1)
        return false;
    if (kith_find_is(f, s->beg, "Cabinet"))
        return true;
    classes = kith_find_cues(f, s->beg);
    return ((classes & KITH_CUE_MODIFIER) || kith_find_is(f, s->beg, "Treasury")) &&
           s->end < f->tokens.n && f->tokens.at[s->beg].cap == KITH_CAP_FIRST &&
           f->tokens.at[s->end].cap == KITH_CAP_FIRST &&
           (kith_find_cues(f, s->end) & KITH_CUE_TITLE) != 0;
}

/* "German [Foreign Ministry]" that the tagger cut short. */
static void attach_state(const kith_finder *f, kith_span *s, uint32_t least)
{
    if (s->beg <= least || s->type != KITH_ORG || !is_nationality(f, s->beg - 1) ||
        !kith_find_is_capital(f, s->beg) ||
        !kith_cues_institution(kith_find_cues(f, s->beg), kith_find_cues(f, s->end - 1)))
        return;
    s->beg--;
}

static void trim_span(const kith_finder *f, kith_span *s)
{
    trim_ends(f, s);
    trim_date(f, s);
    if (s->type == KITH_PER) {
        cut_person(f, s);
        trim_lower(f, s);
        trim_titles(f, s);
        trim_honours(f, s);
        trim_ends(f, s);
    } else if (s->type == KITH_ORG) {
        trim_common(f, s);
        trim_roles(f, s);
        trim_ends(f, s);
    }
}

/* Words with capitals, none of them a title or an article: nothing in it is to be trimmed or cut.
 * Most spans are so. */
static bool is_plain(const kith_finder *f, const kith_span *s)
{
    unsigned first = s->end - s->beg > 1 ? kith_find_cues(f, s->beg) & KITH_CUE_SMALL : 0, cues = 0;

    for (uint32_t t = s->beg; t < s->end; t++) {
        const kith_token *token = &f->tokens.at[t];
        if (token->kind != KITH_TOKEN_WORD || token->cap < KITH_CAP_FIRST)
            return false;
        cues |= kith_find_cues(f, t);
    }
    if (first != 0 || (cues & KITH_CUE_TITLE))
        return false;
    return s->type != KITH_PER || s->end - s->beg < 3 || !is_honour(f, s->end - 1);
}

/* "European Union (EU)" as one span is two. Returns where the first ends. */
static uint32_t bracket(const kith_finder *f, const kith_span *s)
{
    for (uint32_t t = s->beg + 1; t < s->end; t++)
        if (is_open(f, t))
            return t;
    return s->end;
}

/* Where what is in the bracket at `open` ends. */
static uint32_t bracket_end(const kith_finder *f, uint32_t open, uint32_t end)
{
    for (uint32_t t = open; t < end; t++)
        if (is_close(f, t))
            return t;
    return end;
}

/* A span whose ends are right. */
static void keep(kith_finder *f, kith_span s, uint32_t *least)
{
    if (!is_name(f, &s))
        return;
    attach_state(f, &s, *least);
    if (is_office(f, &s))
        return;
    if (is_event(f, &s))
        s.type = KITH_MISC;
    *least = s.end;
    kith_find_add_span(f, s);
}

static void keep_trimmed(kith_finder *f, kith_span s, uint32_t *least)
{
    trim_span(f, &s);
    keep(f, s, least);
}

/* A span in a sentence that begins at start may be an organization behind its possessor, before an
 * acronym in brackets: each is a name. */
static void keep_parts(kith_finder *f, kith_span s, uint32_t start, uint32_t *least)
{
    kith_span rest = s;
    uint32_t owner;

    if (s.type != KITH_ORG) {
        keep_trimmed(f, s, least);
        return;
    }
    owner = possessor(f, &s);
    if (owner > s.beg) {
        keep_trimmed(f, (kith_span){s.beg, owner, s.type, s.margin, 0}, least);
        s.beg = owner + 1;
    }
    if (s.beg > start && is_open(f, s.beg - 1))
        s.end = rest.end = bracket_end(f, s.beg, s.end);
    s.end = rest.beg = bracket(f, &s);
    rest.end = bracket_end(f, rest.beg, rest.end);
    keep_trimmed(f, s, least);
    if (rest.beg < rest.end)
        keep_trimmed(f, rest, least);
}

/* Tokens before t that belong to the same sentence. */
static uint32_t sentence_start(const kith_finder *f, size_t *at, uint32_t t)
{
    while (f->sentences.at[*at].end <= t)
        ++*at;
    return f->sentences.at[*at].beg;
}

void kith_find_trim(kith_finder *f)
{
    const kith_span *given = f->span;
    size_t n = f->n_spans, sentence = 0;
    uint32_t least = 0;

    f->span_room = n + n / 2 + 16; // with those that the steps behind find
    f->span = kith_room(f->a, kith_span, f->span_room);
    f->n_spans = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t start = sentence_start(f, &sentence, given[i].beg);
        if (start > least)
            least = start;
        if (is_plain(f, &given[i]))
            keep(f, given[i], &least);
        else
            keep_parts(f, given[i], start, &least);
    }
}
