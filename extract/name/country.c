// SPDX-License-Identifier: GPL-3.0-or-later
/* Countries and nationalities are a closed list: the lexicon says what a word can be, its
 * neighbours say what it is. The longest known name wins, so that "New Mexico", "Latin American"
 * and "Bank of Japan" hide the country in them. */
#include "extract/name/find.h"

#include "extract/name/choose.h"
#include "extract/name/fold.h"
#include "extract/name/cues.h"

static const unsigned NATIONAL = KITH_LEX_COUNTRY | KITH_LEX_DEMONYM;

/* Lists whose longer names hide a country in them; of the others' ("German parliament") the tagger
 * has seen more than the list. */
static const unsigned HIDES = NATIONAL | KITH_LEX_TRAP | KITH_LEX_PLACE | KITH_LEX_CAPITAL |
                              KITH_LEX_PERSON | KITH_LEX_NATION | KITH_LEX_OTHER;

typedef struct {
    uint32_t state; // of the lexicon; 0: nothing found
    uint32_t end;   // tokens
    uint32_t byte_end;
    unsigned classes; // at state
} found;

/* A name may end inside a hyphenated word: "North [Korean]-made". */
static void look_into_hyphen(const kith_finder *f, uint32_t from, uint32_t t, found *best)
{
    kith_str raw = kith_find_raw(f, t);
    const char *hyphen = memchr(raw.ptr, '-', raw.len);
    unsigned classes;
    uint32_t state;

    if (hyphen == NULL)
        return;
    state = kith_lexicon_step(f->lex, from,
                              kith_str_hash((kith_str){raw.ptr, (size_t)(hyphen - raw.ptr)}));
    classes = kith_lexicon_classes(f->lex, state);
    if (classes != 0)
        *best = (found){state, t + 1, (uint32_t)(hyphen - f->text.ptr), classes};
}

static bool is_held_by_name(const kith_finder *f, uint32_t beg, uint32_t end)
{
    for (uint32_t t = beg; t < end; t++)
        if (f->held[t] == 1 + KITH_PER || f->held[t] == 1 + KITH_ORG)
            return true;
    return false;
}

/* The name that ends with token `at`, unless it is none or the shorter one is a country that it
 * does not hide. */
static found longer(const kith_finder *f, found best, uint32_t state, unsigned classes, uint32_t at)
{
    found name = {state, at + 1, f->tokens.at[at].end, classes};

    if (f->tokens.at[at].cap == KITH_CAP_LOWER) // "Armenian genocide"
        classes &= ~(unsigned)KITH_LEX_OTHER;
    if ((classes & HIDES) || (classes != 0 && !(best.classes & NATIONAL)))
        return name;
    return best;
}

/* The longest known name that begins at t, which no name holds. */
static found longest_at(const kith_finder *f, uint32_t t, uint32_t end)
{
    uint32_t state = kith_find_root(f, t), at = t + 1, next;
    found best = longer(f, (found){0}, state, kith_find_classes(f, t), t);

    if (at == end || !kith_find_opens(f, t) || is_held_by_name(f, at, at + 1))
        return best;
    next = kith_find_pair(f, t);
    while (next != 0) {
        best = longer(f, best, next, kith_lexicon_classes(f->lex, next), at);
        state = next;
        if (++at == end || is_held_by_name(f, at, at + 1))
            return best;
        next = kith_find_step(f, state, at);
    }
    look_into_hyphen(f, state, at, &best);
    return best;
}

/* "Gulf of Mexico", "Congo River": the water, not the state. */
static bool is_landscape(const kith_finder *f, kith_sentence s, uint32_t beg, uint32_t end)
{
    static const char *const of[] = {"Gulf", "Sea", "Bay", "Strait", "Straits", "Lake", "Isthmus"};
    static const char *const river[] = {"River", "Lake"};

    if (beg >= s.beg + 2 && kith_find_is(f, beg - 1, "of") && KITH_FIND_IN(f, beg - 2, of))
        return true;
    if (beg > s.beg && KITH_FIND_IN(f, beg - 1, river))
        return true;
    return end < s.end && f->tokens.at[end].cap == KITH_CAP_FIRST &&
           (kith_find_cues(f, end) & KITH_CUE_CITY) != 0;
}

/* Can t go on a noun phrase that an adjective before it would belong to? */
static bool goes_on(const kith_finder *f, uint32_t t, uint32_t end)
{
    static const char *const stop[] = {
        "and",   "or",    "but",    "with",  "on",   "at",       "to",    "for",     "by",
        "is",    "was",   "as",     "in",    "than", "that",     "when",  "from",    "about",
        "over",  "after", "before", "if",    "were", "are",      "while", "because", "who",
        "which", "so",    "then",   "means", "only", "fluently", "well",  "badly",
    };

    if (t >= end || f->tokens.at[t].kind != KITH_TOKEN_WORD)
        return false;
    return !KITH_FIND_IN(f, t, stop);
}

/* "in Russian", "speaks German", "the French word": the language. */
static bool is_language(const kith_finder *f, kith_sentence s, uint32_t beg, uint32_t end,
                        uint32_t last)
{
    static const char *const and[] = {"and", "or", ","};
    static const char *const speak[] = {
        "speak",  "speaks",    "spoke",      "spoken",  "speaking", "learn",      "learning",
        "learns", "learned",   "teach",      "teaches", "teaching", "fluent",     "broken",
        "taught", "translate", "translated", "sang",    "sings",    "understand", "written",
    };
    static const char *const into[] = {"in", "into", "from", "In"};
    static const char *const after[] = {
        "language",    "languages", "word",         "words",    "translation", "translations",
        "speaker",     "speakers",  "dialect",      "dialects", "grammar",     "alphabet",
        "subtitles",   "lessons",   "classes",      "phrase",   "version",     "pronunciation",
        "proverb",     "acronym",   "abbreviation", "initials", "cuisine",     "restaurant",
        "restaurants", "food",      "dishes",       "dish",     "recipe",      "recipes",
        "cooking",
    };

    if (end < s.end && KITH_FIND_IN(f, end, after))
        return true;
    if (goes_on(f, end, s.end) || beg == s.beg ||
        kith_str_ends(kith_find_raw(f, end - 1), KITH_STR("s"))) // "from Germans"
        return false;
    if (last != 0 && last + 1 == beg && KITH_FIND_IN(f, beg - 1, and))
        return true;
    return KITH_FIND_IN(f, beg - 1, speak) || KITH_FIND_IN(f, beg - 1, into);
}

/* An adjective inside the name of an event or a work: "German Cup", "French Open". */
static bool is_in_thing(const kith_finder *f, uint32_t beg, uint32_t end)
{
    bool before = beg > 0 && f->held[beg - 1] == 1 + KITH_MISC;
    bool after = end < f->tokens.n && f->held[end] == 1 + KITH_MISC;

    kith_str last = kith_find_raw(f, end - 1);

    if (!after && kith_str_ends(last, KITH_STR("s"))) // "Roman Catholic Italians"
        return false;
    return f->held[beg] == 1 + KITH_MISC && (before || after);
}

/* "Lebanon, Pennsylvania" */
static bool is_town(const kith_finder *f, kith_sentence s, uint32_t end)
{
    found next;

    if (end + 1 >= s.end || !kith_find_is(f, end, ",") || is_held_by_name(f, end + 1, end + 2))
        return false;
    next = longest_at(f, end + 1, s.end);
    return next.state != 0 && kith_choose_is_us_state(f->lex, next.state);
}

static void add_country(kith_finder *f, uint32_t beg, found at, kith_str iso, bool demonym)
{
    if (beg + 1 < at.end && (kith_find_is(f, beg, "The") || kith_find_is(f, beg, "the")))
        beg++;

    kith_find_add_name(f, (kith_name){.beg = f->tokens.at[beg].beg,
                                      .end = at.byte_end,
                                      .tok_beg = beg,
                                      .tok_end = at.end,
                                      .type = KITH_COUNTRY,
                                      .via = demonym ? KITH_VIA_DEMONYM : KITH_VIA_NAME,
                                      .margin = 1.0F,
                                      .iso = iso});
}

static void add_capital(kith_finder *f, kith_sentence s, uint32_t beg, found at)
{
    kith_str iso;

    if (!f->options || !f->options->capitals ||
        !kith_choose_iso(f->lex, at.state, KITH_LEX_CAPITAL, &iso))
        return;
    if (!kith_find_is_government(f, beg, at.end, s)) {
        f->place_end = at.end;
        return;
    }
    kith_find_add_name(f, (kith_name){.beg = f->tokens.at[beg].beg,
                                      .end = at.byte_end,
                                      .tok_beg = beg,
                                      .tok_end = at.end,
                                      .type = KITH_COUNTRY,
                                      .via = KITH_VIA_CAPITAL,
                                      .margin = 0.5F,
                                      .iso = iso});
}

/* What the known name at tokens [beg, at.end) is, here. */
static void judge(kith_finder *f, kith_chooser *chooser, kith_sentence s, uint32_t beg, found at)
{
    unsigned classes = at.classes;
    bool country = classes & KITH_LEX_COUNTRY, demonym = !country && (classes & KITH_LEX_DEMONYM);
    kith_str iso;

    if (classes & KITH_LEX_TRAP)
        return;
    if (!country && !demonym) {
        if (classes & KITH_LEX_CAPITAL)
            add_capital(f, s, beg, at);
        return;
    }
    if (demonym && f->options && f->options->no_demonyms)
        return;
    if (demonym && is_language(f, s, beg, at.end, chooser->language)) {
        chooser->language = at.end;
        return;
    }
    if (is_in_thing(f, beg, at.end) || is_landscape(f, s, beg, at.end))
        return;
    if (country && is_town(f, s, at.end))
        return;
    if (kith_choose(chooser, s, beg, at.end, at.state, &iso))
        add_country(f, beg, at, iso, demonym);
}

/* One part of a hyphenated word: text bytes [beg, end). */
static void judge_part(kith_finder *f, kith_chooser *chooser, kith_sentence s, uint32_t t,
                       uint32_t beg, uint32_t end)
{
    kith_str part = kith_str_sub(f->text, beg, end), iso;
    uint32_t state = kith_lexicon_step(f->lex, KITH_LEXICON_ROOT, kith_str_hash(part));
    unsigned classes;

    if (state == 0 && kith_is_upper(part) && part.len > 3)
        state = kith_lexicon_step(f->lex, KITH_LEXICON_ROOT,
                                  kith_str_hash(kith_title_case(f->a, part)));
    classes = state ? kith_lexicon_classes(f->lex, state) : 0;
    if (!(classes & (KITH_LEX_COUNTRY | KITH_LEX_DEMONYM)))
        return;
    bool demonym = !(classes & KITH_LEX_COUNTRY);
    if (demonym && f->options && f->options->no_demonyms)
        return;
    if (!kith_choose(chooser, s, t, t + 1, state, &iso))
        return;
    kith_find_add_name(f, (kith_name){.beg = beg,
                                      .end = end,
                                      .tok_beg = t,
                                      .tok_end = t + 1,
                                      .type = KITH_COUNTRY,
                                      .via = demonym ? KITH_VIA_DEMONYM : KITH_VIA_NAME,
                                      .margin = 1.0F,
                                      .iso = iso});
}

/* "pro-North Korean": a name that begins behind the hyphen and goes on with the next word. */
static bool goes_on_behind(kith_finder *f, kith_chooser *chooser, kith_sentence s, uint32_t t,
                           uint32_t beg)
{
    kith_str part = kith_str_sub(f->text, beg, f->tokens.at[t].end), iso;
    uint32_t state = kith_lexicon_step(f->lex, KITH_LEXICON_ROOT, kith_str_hash(part));
    unsigned classes;

    if (state == 0 || t + 1 >= s.end || is_held_by_name(f, t + 1, t + 2))
        return false;
    state = kith_find_step(f, state, t + 1);
    classes = state ? kith_lexicon_classes(f->lex, state) : 0;
    if (!(classes & NATIONAL) || !kith_choose(chooser, s, t, t + 2, state, &iso))
        return false;
    kith_find_add_name(
        f, (kith_name){.beg = beg,
                       .end = f->tokens.at[t + 1].end,
                       .tok_beg = t,
                       .tok_end = t + 2,
                       .type = KITH_COUNTRY,
                       .via = classes & KITH_LEX_COUNTRY ? KITH_VIA_NAME : KITH_VIA_DEMONYM,
                       .margin = 1.0F,
                       .iso = iso});
    return true;
}

/* "German-speaking", "Russian-language": what follows the hyphen tells a language. */
static bool is_language_tail(kith_str tail)
{
    static const char *const tails[] = {"speaking", "language", "speaker", "speakers"};

    return KITH_STR_IN(tail, tails);
}

static void look_inside(kith_finder *f, kith_chooser *chooser, kith_sentence s, uint32_t t)
{
    kith_token token = f->tokens.at[t];
    uint32_t beg = token.beg;

    for (uint32_t i = token.beg; i <= token.end; i++) {
        if (i < token.end && f->text.ptr[i] != '-')
            continue;
        if (i < token.end && is_language_tail(kith_str_sub(f->text, i + 1, token.end)))
            return;
        if (i == token.end && beg > token.beg && goes_on_behind(f, chooser, s, t, beg))
            return;
        if (i > beg)
            judge_part(f, chooser, s, t, beg, i);
        beg = i + 1;
    }
}

/* Looks at token t; returns the token to go on with. */
static uint32_t look_at(kith_finder *f, kith_chooser *chooser, kith_sentence s, uint32_t t)
{
    kith_str raw = kith_find_raw(f, t);
    found at = {0};

    if (kith_find_root(f, t) != 0)
        at = longest_at(f, t, s.end);
    if (at.state == 0) {
        if (memchr(raw.ptr, '-', raw.len) != NULL)
            look_inside(f, chooser, s, t);
        return t + 1;
    }
    if (at.end - t == 2 && !(at.classes & HIDES) &&
        kith_find_is(f, t, "The")) // "The Australian government", not the newspaper
        return t + 1;
    if (!is_held_by_name(f, t, at.end))
        judge(f, chooser, s, t, at);
    return at.end;
}

void kith_find_countries(kith_finder *f)
{
    kith_chooser chooser = {.f = f};

    for (size_t i = 0; i < f->sentences.n; i++) {
        kith_sentence s = f->sentences.at[i];
        uint32_t next = s.beg;
        for (uint32_t k = f->capitals[i]; k < f->capitals[i + 1]; k++) {
            uint32_t t = f->capital[k];
            if (t >= next && f->tokens.at[t].kind == KITH_TOKEN_WORD &&
                !is_held_by_name(f, t, t + 1))
                next = look_at(f, &chooser, s, t);
        }
    }
}
