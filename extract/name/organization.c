// SPDX-License-Identifier: GPL-3.0-or-later
/* Organizations of one document: a table of rules, tried in order, each of which joins forms. */
#include "extract/name/organization.h"

#include "extract/name/acronym.h"
#include "extract/name/block.h"
#include "extract/name/fold.h"
#include "extract/name/cues.h"

enum { MOST_KNOWN = 512 }; // forms compared with the full names of known acronyms

/* Words of a form as they are compared: "EU" before another word is "European", the legal form is
 * off, the last word has lost its plural: "Houthi" is "Houthis". */
static kith_str plain_key(kith_clusters *c, const kith_form *form)
{
    static const char *const wide[][2] = {{"eu", "european"}, {"un", "united nations"}};
    uint32_t n = form->n_words;
    kith_str *word = kith_room(c->a, kith_str, n);

    while (n > 1 && (kith_cues(form->word[n - 1]) & KITH_CUE_LEGAL))
        n--;
    for (uint32_t i = 0; i < n; i++)
        word[i] = kith_plain_word(form->word[i]);
    for (size_t i = 0; n > 1 && i < sizeof wide / sizeof *wide; i++)
        if (kith_str_is(word[0], wide[i][0]))
            word[0] = kith_str_of(wide[i][1]);
    if (word[n - 1].len > 4 && kith_str_ends(word[n - 1], KITH_STR("s")))
        word[n - 1].len--;
    return kith_acronym_join(c->a, word, n);
}

/* Rule: equal but for case, accents, an article and the legal form. */
static void join_same(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    kith_strmap of = kith_strmap_in(c->a);

    for (size_t i = 0; i < o->n; i++) {
        const kith_form *form = &c->form[o->form[i]];
        if (form->of_state)
            continue;
        uint32_t *same = kith_strmap_at(&of, plain_key(c, form));
        if (*same != 0)
            kith_form_join(c, *same - 1, o->form[i], why);
        else
            *same = o->form[i] + 1;
    }
}

/* Rule: the lexicon knows both as one thing. */
static void join_known(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    kith_strmap of = kith_strmap_in(c->a);

    for (size_t i = 0; i < o->n; i++) {
        if (c->form[o->form[i]].known == 0)
            continue;
        uint32_t *same = kith_strmap_at(&of, kith_strmap_number(c->a, c->form[o->form[i]].known));
        if (*same != 0)
            kith_form_join(c, *same - 1, o->form[i], why);
        else
            *same = o->form[i] + 1;
    }
}

/* The form that an ambiguous one means by the lexicon, where the document has only one of its
 * meanings under another name: "Social Democrats" where "SPD" is said. UINT32_MAX: none. */
static uint32_t meant_by(kith_clusters *c, const kith_strmap *of, const kith_form *form)
{
    uint32_t found = UINT32_MAX;
    size_t n = 0;
    const uint32_t *entry = kith_lexicon_entries(c->lex, form->state, &n);

    for (size_t i = 0; i < n; i++) {
        uint32_t f = kith_strmap_get(of, kith_strmap_number(c->a, entry[i] + 1));
        if (f == 0)
            continue;
        if (found != UINT32_MAX && kith_form_root(c, found) != kith_form_root(c, f - 1))
            return UINT32_MAX;
        found = f - 1;
    }
    return found;
}

/* Two ambiguous names that share a meaning: "Greens" and "Green Party". */
static void join_shared(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    kith_strmap of = kith_strmap_in(c->a);

    for (size_t i = 0; i < o->n; i++) {
        const kith_form *form = &c->form[o->form[i]];
        size_t n = 0;
        const uint32_t *entry =
            form->state && !form->known ? kith_lexicon_entries(c->lex, form->state, &n) : NULL;
        for (size_t k = 0; k < n; k++) {
            uint32_t *first;
            if (!(kith_lexicon_entry(c->lex, entry[k]).classes & KITH_LEX_ORGANIZATION))
                continue;
            first = kith_strmap_at(&of, kith_strmap_number(c->a, entry[k]));
            if (*first == 0)
                *first = o->form[i] + 1;
            else if (!form->acronym && !c->form[*first - 1].acronym)
                kith_form_join(c, *first - 1, o->form[i], why);
        }
    }
}

static void join_ambiguous(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    kith_strmap of = kith_strmap_in(c->a);

    for (size_t i = 0; i < o->n; i++)
        if (c->form[o->form[i]].known != 0)
            *kith_strmap_at(&of, kith_strmap_number(c->a, c->form[o->form[i]].known)) =
                o->form[i] + 1;
    for (size_t i = 0; i < o->n; i++) {
        const kith_form *form = &c->form[o->form[i]];
        uint32_t other;
        if (form->known != 0 || form->state == 0 || (form->acronym && form->joined))
            continue;
        other = meant_by(c, &of, form);
        if (other != UINT32_MAX)
            kith_form_join(c, other, o->form[i], why);
    }
}

static bool is_token(const kith_clusters *c, uint32_t t, const char *word)
{
    return kith_str_is(kith_token_str(c->text, c->tokens.at[t]), word);
}

/* Do two names in a row define each other: "Long Name (LN)", "Long Name, or LN"? */
static bool is_definition(const kith_clusters *c, const kith_name *x, const kith_name *y)
{
    kith_sentence s = c->sentences.at[x->sentence];
    uint32_t gap = y->tok_beg - x->tok_end;

    if (x->sentence != y->sentence || y->tok_beg < x->tok_end)
        return false;
    if (gap >= 1 && is_token(c, y->tok_beg - 1, "("))
        return gap <= 2 && y->tok_end < s.end && is_token(c, y->tok_end, ")");
    if (gap == 2 && is_token(c, x->tok_end, ",") && is_token(c, x->tok_end + 1, "or"))
        return true;
    for (uint32_t t = x->tok_end; gap >= 2 && gap <= 8 && t < y->tok_beg; t++)
        if (is_token(c, t, "acronym") || is_token(c, t, "abbreviation") ||
            is_token(c, t, "initials") || (is_token(c, t, "known") && y->tok_beg - t <= 3))
            return true;
    return false;
}

static bool differ_in_lexicon(const kith_form *x, const kith_form *y)
{
    return x->known != 0 && y->known != 0 && x->known != y->known && !x->foreign && !y->foreign;
}

/* Rule: an acronym beside the name that it stands for. Initials need not fit: it may be the
 * acronym of another language. */
static void join_defined(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;

    for (uint32_t i = 1; i < c->names.n; i++) {
        const kith_name *y = &c->names.at[i], *x = y - 1;
        if (x->type != KITH_ORGANIZATION || y->type != KITH_ORGANIZATION || !is_definition(c, x, y))
            continue;
        const kith_form *fx = &c->form[c->form_of[i - 1]], *fy = &c->form[c->form_of[i]];
        if (fx->acronym == fy->acronym && !kith_acronym_fits(fy, fx) && !kith_acronym_fits(fx, fy))
            continue;
        if (differ_in_lexicon(fx, fy) && fx->n_words < 2 && fy->n_words < 2)
            continue;
        kith_form_join(c, c->form_of[i - 1], c->form_of[i], why);
    }
}

static const uint32_t SEVERAL = UINT32_MAX; // names with the same initials

/* Notes whose initials a name has. */
static void note_initials(kith_clusters *c, kith_strmap *of, uint32_t f, unsigned passed)
{
    uint32_t *at = kith_strmap_at(of, kith_acronym_of(c->a, &c->form[f], passed));

    if (*at == 0)
        *at = f + 1;
    else if (*at != SEVERAL && kith_form_root(c, *at - 1) != kith_form_root(c, f))
        *at = SEVERAL;
}

/* Rule: an acronym that nothing defines stands for the only name whose initials it has. */
static void join_initials(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    kith_strmap of = kith_strmap_in(c->a);

    for (size_t i = 0; i < o->n; i++) {
        if (c->form[o->form[i]].acronym || c->form[o->form[i]].n_words < 2)
            continue;
        note_initials(c, &of, o->form[i], 0);
        note_initials(c, &of, o->form[i], KITH_CUE_SMALL | KITH_CUE_LEGAL);
    }
    for (size_t i = 0; i < o->n; i++) {
        const kith_form *acronym = &c->form[o->form[i]];
        uint32_t full = acronym->acronym ? kith_strmap_get(&of, acronym->key) : 0;
        if (full != 0 && full != SEVERAL && !acronym->joined &&
            !differ_in_lexicon(acronym, &c->form[full - 1]))
            kith_form_join(c, o->form[i], full - 1, why);
    }
}

/* Words of the shorter at one end of the longer. "of Rwanda" at its end is passed over. */
typedef enum { NEITHER, AT_START, AT_END } ending;

/* "Greens" of the "Green Party", "Democrats" of a "Democratic Party". */
static bool is_members(kith_str few, kith_str many)
{
    if (kith_str_eq(few, KITH_STR("democrats")))
        return kith_str_eq(many, KITH_STR("democratic"));
    return few.len == many.len + 1 && few.len > 4 && few.ptr[few.len - 1] == 's' &&
           kith_str_starts(few, many);
}

static bool words_at(const kith_form *few, const kith_form *many, uint32_t skip)
{
    for (uint32_t i = 0; i < few->n_words; i++) {
        bool last = skip == 0 && i + 1 == few->n_words;
        if (!kith_str_eq(few->word[i], many->word[skip + i]) &&
            !(last && is_members(few->word[i], many->word[skip + i])))
            return false;
    }
    return true;
}

static ending end_of(const kith_form *few, const kith_form *many)
{
    uint32_t n = many->n_words;

    if (words_at(few, many, 0))
        return AT_START;
    if (words_at(few, many, n - few->n_words))
        return AT_END;
    for (uint32_t i = few->n_words; i < n; i++)
        if (kith_str_eq(many->word[i], KITH_STR("of")) && words_at(few, many, i - few->n_words))
            return AT_END;
    return NEITHER;
}

static bool all_words(const kith_form *form, uint32_t from, unsigned classes)
{
    for (uint32_t i = from; i < form->n_words; i++)
        if (!(kith_cues(form->word[i]) & classes))
            return false;
    return true;
}

/* Does what the short form leaves out only say what kind of thing it is: "News Agency", "Group",
 * "of Korea"? */
static bool is_only_kind(const kith_form *few, const kith_form *many)
{
    for (uint32_t i = few->n_words; i < many->n_words; i++) {
        if (kith_str_eq(many->word[i], KITH_STR("of")))
            return true;
        if (!(kith_cues(many->word[i]) & (KITH_CUE_LEGAL | KITH_CUE_KIND | KITH_CUE_SMALL)))
            return false;
    }
    return true;
}

/* Can `few` be said for `many`? "Bayern" for "Bayern Munich", "Commission" for "European
 * Commission", but not "European Union" for "European Union Court of Auditors". */
static bool is_short_for(const kith_form *few, const kith_form *many)
{
    bool known = few->known != 0 && !few->foreign;
    unsigned last;
    ending where;

    if (few->n_words >= many->n_words || many->acronym || differ_in_lexicon(few, many))
        return false;
    where = end_of(few, many);
    if (where == AT_END)
        return !known && !few->acronym && !kith_str_eq(few->word[0], KITH_STR("house"));
    if (where == NEITHER || (few->acronym && known))
        return false;
    if (all_words(few, 0, KITH_CUE_GENERIC | KITH_CUE_SMALL | KITH_CUE_ORGAN))
        return kith_str_eq(many->word[few->n_words], KITH_STR("of")) && many->first < few->first;
    last = kith_cues(many->word[many->n_words - 1]);
    if (is_only_kind(few, many) || (!known && (last & KITH_CUE_LEGAL)))
        return true;
    return !known && few->n_words == 1 && !(last & KITH_CUE_ORGAN);
}

/* Is x, of two long forms of a short one, the likelier: the nearest before it, else behind? */
static bool is_nearer(const kith_form *few, const kith_form *x, const kith_form *y)
{
    if (x->first < few->first)
        return y->first > few->first || x->first > y->first;
    return y->first > few->first && x->first < y->first;
}

/* The likelier of a long form and those in the list of a word; UINT32_MAX is none. */
static uint32_t best_long_form(const kith_clusters *c, const kith_blocks *by_word, kith_str word,
                               const kith_form *few, uint32_t best)
{
    const kith_block_list *list = kith_block_known(by_word, word);

    for (uint32_t i = 0; list != NULL && i < list->n; i++) {
        const kith_form *many = &c->form[list->form[i]];
        if (is_short_for(few, many) && (best == UINT32_MAX || is_nearer(few, many, &c->form[best])))
            best = list->form[i];
    }
    return best;
}

/* The long form of a short one, also of "Greens"; UINT32_MAX when there is none. */
static uint32_t long_form_of(const kith_clusters *c, const kith_blocks *by_word, uint32_t f)
{
    const kith_form *few = &c->form[f];
    kith_str word = few->word[0];
    uint32_t best = best_long_form(c, by_word, word, few, UINT32_MAX);

    if (best == UINT32_MAX && few->n_words == 1 && kith_str_ends(word, KITH_STR("s"))) {
        word.len--;
        best = best_long_form(c, by_word, word, few, best);
    }
    return best;
}

/* A number below 64 that equal words share. */
static unsigned mark_of(kith_str word)
{
    return word.len > 0 ? ((unsigned char)word.ptr[0] + 7U * (unsigned)word.len) % 64 : 0;
}

static uint64_t marks_of(const kith_form *form)
{
    uint64_t marks = 0;

    for (uint32_t i = 0; i < form->n_words; i++)
        marks |= (uint64_t)1 << mark_of(form->word[i]);
    return marks;
}

/* Forms of several words. */
typedef struct {
    uint32_t form[MOST_KNOWN];
    uint8_t mark[MOST_KNOWN]; // of its first word
    size_t n;
} several_words;

static void collect_several(const kith_organizations *o, several_words *several)
{
    several->n = 0;
    for (size_t i = 0; i < o->n && i < MOST_KNOWN; i++) {
        const kith_form *form = &o->c->form[o->form[i]];
        if (form->n_words < 2 || form->joined)
            continue;
        several->mark[several->n] = (uint8_t)mark_of(form->word[0]);
        several->form[several->n++] = o->form[i];
    }
}

/* Joins what is short for a full name to the acronym that has it. The first word of several is
 * somewhere in the name that they are short for, as it is. */
static void join_short_of(kith_clusters *c, const several_words *several, const kith_form *full,
                          uint32_t acronym, const char *why)
{
    uint64_t marks = marks_of(full);

    for (size_t k = 0; k < several->n; k++) {
        const kith_form *few = &c->form[several->form[k]];
        if ((marks >> several->mark[k] & 1) && !few->joined && is_short_for(few, full))
            kith_form_join(c, acronym, several->form[k], why);
    }
}

/* Rule: the short form of a name that the lexicon has for an acronym here: "Social Democrats" where
 * "SPD" is said. */
static void join_short_of_known(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    several_words several;

    collect_several(o, &several);
    for (size_t i = 0; several.n > 0 && i < o->n && i < MOST_KNOWN; i++) {
        const kith_form *form = &c->form[o->form[i]];
        kith_form full;
        if (!form->acronym || form->known == 0)
            continue;
        full = kith_form_of(c, kith_lexicon_entry(c->lex, form->known - 1).name);
        full.known = form->known;
        join_short_of(c, &several, &full, o->form[i], why);
    }
}

/* Rule: a name shortened to its first or last words. */
static void join_short(kith_organizations *o, const char *why)
{
    kith_clusters *c = o->c;
    kith_blocks by_word;
    size_t n_words = 0;

    for (size_t i = 0; i < o->n; i++)
        n_words += c->form[o->form[i]].n_words;
    by_word = kith_blocks_for(c->a, n_words);
    for (size_t i = 0; i < o->n; i++) {
        const kith_form *form = &c->form[o->form[i]];
        for (uint32_t w = 0; form->n_words > 1 && w < form->n_words; w++)
            kith_block_add(kith_block_of(&by_word, form->word[w]), o->form[i]);
    }
    for (size_t i = 0; i < o->n; i++) {
        const kith_form *few = &c->form[o->form[i]];
        uint32_t full;
        if (few->joined && few->n_words > 1)
            continue;
        full = long_form_of(c, &by_word, o->form[i]);
        if (full != UINT32_MAX)
            kith_form_join(c, o->form[i], full, why);
    }
}

/* In this order: what is surest first. */
static const struct {
    const char *why;
    void (*join)(kith_organizations *o, const char *why);
} rules[] = {
    {"same name", join_same},
    {"same institution of a state", kith_join_states},
    {"same entry of the lexicon", join_known},
    {"defined beside it", join_defined},
    {"a meaning in the lexicon", join_ambiguous},
    {"a meaning that both have", join_shared},
    {"initials", join_initials},
    {"shortened, of an acronym", join_short_of_known},
    {"shortened", join_short},
};

static void collect(kith_organizations *o)
{
    kith_clusters *c = o->c;

    o->form = kith_room(c->a, uint32_t, c->n_forms);
    o->n = 0;
    for (uint32_t f = 0; f < c->n_forms; f++)
        if (c->form[f].type == KITH_ORGANIZATION)
            o->form[o->n++] = f;
}

void kith_cluster_organizations(kith_clusters *c)
{
    kith_organizations o = {.c = c};
    size_t n_forms = 0;

    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        if (c->n_forms != n_forms)
            collect(&o);
        n_forms = c->n_forms;
        rules[r].join(&o, rules[r].why);
    }
    for (uint32_t i = 0; i < c->names.n; i++)
        if (c->names.at[i].type == KITH_ORGANIZATION)
            kith_cluster_put(c, i, kith_form_cluster(c, c->form_of[i]));
}
