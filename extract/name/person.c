// SPDX-License-Identifier: GPL-3.0-or-later
/* Persons of one document. Full names are joined first, form by form; then each mention of one
 * word is given, by itself, to the bearer that was spoken of last. */
#include "extract/name/cluster.h"

#include "extract/name/acronym.h"
#include "extract/name/block.h"
#include "extract/name/fold.h"
#include "extract/name/nickname.h"
#include "extract/name/sound.h"
#include "extract/name/cues.h"

enum {
    KIN_REACH = 9,        // tokens
    ALIAS_REACH = 10,     // tokens
    MOST_INITIALS = 1000, // full names that an acronym is compared with
    TITLES = 4,           // title words looked at before a name
};

typedef struct {
    kith_clusters *c;
    kith_blocks word;   // sound of a word to full names that hold it
    kith_strmap order;  // sorted words to a form + 1: "Orban Viktor" is "Viktor Orban"
    kith_strmap single; // sound of a name of one word to its form + 1
} persons;

/* Word i of x and word j of y. */
static bool same_sound(const kith_form *x, uint32_t i, const kith_form *y, uint32_t j)
{
    if (kith_str_eq(x->word[i], y->word[j]))
        return true;
    return x->word[i].len >= 4 && y->word[j].len >= 4 && kith_str_eq(x->sound[i], y->sound[j]);
}

/* Can two given names be one: equal, an initial, a nickname, another spelling? */
static bool given_agree(const kith_form *x, uint32_t i, const kith_form *y, uint32_t j)
{
    kith_str a = x->word[i], b = y->word[j];

    if (a.len == 1 || b.len == 1)
        return a.ptr[0] == b.ptr[0];
    return same_sound(x, i, y, j) || kith_is_nickname(a, b);
}

/* Are the words of the shorter, from its word i on, found in the longer in their order? */
static bool in_order(const kith_form *x, uint32_t i, const kith_form *y, uint32_t j)
{
    for (; i < x->n_words; i++, j++) {
        if (x->word[i].len == 1) { // an initial passes nothing over
            if (j == y->n_words || x->word[i].ptr[0] != y->word[j].ptr[0])
                return false;
            continue;
        }
        while (j < y->n_words && !same_sound(x, i, y, j))
            j++;
        if (j == y->n_words)
            return false;
    }
    return true;
}

/* Middle names and initials that contradict each other: "George W." and "George H. W.". */
static bool middles_agree(const kith_form *x, const kith_form *y)
{
    const kith_form *few = x->n_words <= y->n_words ? x : y, *many = few == x ? y : x;
    uint32_t j = 1;

    for (uint32_t i = 1; i + 1 < few->n_words; i++, j++) {
        while (few->word[i].len > 1 && j + 1 < many->n_words && !given_agree(few, i, many, j))
            j++;
        if (j + 1 >= many->n_words || !given_agree(few, i, many, j))
            return false;
    }
    return true;
}

static bool look_for_kin(const kith_clusters *c, const kith_form *form)
{
    kith_sentence s = c->sentences.at[c->names.at[form->first].sentence];
    const kith_name *name = &c->names.at[form->first];
    uint32_t beg = name->tok_beg > s.beg + KIN_REACH ? name->tok_beg - KIN_REACH : s.beg;
    uint32_t end = name->tok_end + KIN_REACH < s.end ? name->tok_end + KIN_REACH : s.end;

    for (uint32_t t = beg; t < end; t++)
        if (kith_clusters_cues(c, t) & KITH_CUE_KIN)
            return true;
    return false;
}

static bool is_kin_near(const kith_clusters *c, const kith_form *form)
{
    uint8_t *kin = &c->form[form - c->form].kin;

    if (*kin == 0)
        *kin = (uint8_t)(1 + look_for_kin(c, form));
    return *kin > 1;
}

/* "Tayyip Erdogan" is the end of "Recep Tayyip Erdogan"; a father may be so, too. */
static bool is_tail(const kith_clusters *c, const kith_form *x, const kith_form *y)
{
    const kith_form *few = x->n_words < y->n_words ? x : y, *many = few == x ? y : x;
    uint32_t skip = many->n_words - few->n_words;

    if (skip == 0 || few->n_words < 2)
        return false;
    for (uint32_t i = 0; i < few->n_words; i++)
        if (!kith_str_eq(few->word[i], many->word[skip + i]))
            return false;
    return !is_kin_near(c, few) && !is_kin_near(c, many);
}

static bool same_person(const kith_clusters *c, const kith_form *x, const kith_form *y)
{
    const kith_form *few = x->n_words <= y->n_words ? x : y, *many = few == x ? y : x;

    if (given_agree(x, 0, y, 0)) {
        if (same_sound(x, x->n_words - 1, y, y->n_words - 1) && middles_agree(x, y))
            return true;
        return few->word[0].len > 1 && many->word[0].len > 1 && in_order(few, 1, many, 1) &&
               !(is_kin_near(c, few) && few->n_words == 2);
    }
    return is_tail(c, x, y);
}

/* The words of a name, sorted. */
static kith_str order_key(kith_clusters *c, const kith_form *form)
{
    kith_str *sorted = kith_new(c->a, kith_str, form->n_words);

    for (uint32_t i = 0; i < form->n_words; i++) {
        uint32_t at = i;
        for (; at > 0 && kith_str_cmp(form->word[i], sorted[at - 1]) < 0; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = form->word[i];
    }
    return kith_acronym_join(c->a, sorted, form->n_words);
}

enum { MOST_WORDS = 12 };

static bool is_full(const kith_form *form)
{
    return form->n_units > 1 && form->n_words > 1 && form->n_words <= MOST_WORDS;
}

/* Joins a full name to the first that it agrees with, among those that share a word with it. */
static void join_full(persons *p, uint32_t f)
{
    kith_clusters *c = p->c;
    kith_form *form = &c->form[f];
    uint32_t *same = kith_strmap_at(&p->order, order_key(c, form));

    if (*same != 0)
        kith_form_join(c, *same - 1, f, "same words in another order");
    else
        *same = f + 1;
    for (uint32_t w = 0; w < form->n_words; w++) {
        kith_block_list *list = kith_block_of(&p->word, form->sound[w]);
        for (uint32_t i = list->n; i > 0; i--) {
            if (kith_form_root(c, list->form[i - 1]) != kith_form_root(c, f) &&
                same_person(c, &c->form[list->form[i - 1]], form))
                kith_form_join(c, list->form[i - 1], f, "full names agree");
        }
        kith_block_add(list, f);
    }
}

/* Forms that the lexicon knows as one person: "Baby Doc", "Jean-Claude Duvalier". */
static void join_known(persons *p)
{
    kith_clusters *c = p->c;
    kith_strmap of = kith_strmap_in(c->a);

    for (uint32_t f = 0; f < c->n_forms; f++) {
        if (c->form[f].type != KITH_PERSON || c->form[f].known == 0)
            continue;
        kith_str id = kith_strmap_number(c->a, c->form[f].known);
        uint32_t *first = kith_strmap_at(&of, id);
        if (*first == 0)
            *first = f + 1;
        else
            kith_form_join(c, *first - 1, f, "same entry of the lexicon");
    }
}

/* What stands before a name: titles and what they tell. */
typedef struct {
    uint32_t title; // hash of the last title; 0: none
    uint8_t gender;
    bool courtesy; // "Mr."
    bool royal;    // "King"
} address;

static uint32_t title_of(const kith_clusters *c, uint32_t t)
{
    return (uint32_t)kith_str_hash(kith_fold(c->a, kith_token_str(c->text, c->tokens.at[t]))) | 1;
}

static address address_of(const kith_clusters *c, const kith_name *name)
{
    kith_sentence s = c->sentences.at[name->sentence];
    address found = {0};

    for (uint32_t t = name->tok_beg, n = 0; t > s.beg && n < TITLES; t--, n++) {
        unsigned classes = kith_clusters_cues(c, t - 1);
        if (!(classes & (KITH_CUE_TITLE | KITH_CUE_MODIFIER)))
            break;
        if (!(classes & KITH_CUE_TITLE))
            continue;
        if (found.title == 0)
            found.title = title_of(c, t - 1);
        if (classes & KITH_CUE_MAN)
            found.gender = 1;
        else if (classes & KITH_CUE_WOMAN)
            found.gender = 2;
        found.royal = found.royal || (classes & KITH_CUE_ROYAL);
        found.courtesy = found.courtesy || (classes & KITH_CUE_COURTESY);
    }
    return found;
}

static bool has_title(const kith_cluster *k, uint32_t title)
{
    for (size_t i = 0; i < sizeof k->title / sizeof *k->title; i++)
        if (title != 0 && k->title[i] == title)
            return true;
    return false;
}

static void note_address(kith_cluster *k, address by)
{
    if (k->gender == 0)
        k->gender = by.gender;
    if (by.title == 0 || by.courtesy || has_title(k, by.title))
        return;
    for (size_t i = 0; i < sizeof k->title / sizeof *k->title; i++) {
        if (k->title[i] == 0) {
            k->title[i] = by.title;
            return;
        }
    }
}

static uint8_t look_for_gender(const kith_clusters *c, const kith_form *form)
{
    kith_str first = form->surface, word;
    size_t n = 0;
    const uint32_t *entry;
    uint32_t state;

    if (!kith_str_field(&first, ' ', &word))
        return 0;
    state = kith_lexicon_step(c->lex, KITH_LEXICON_ROOT, kith_str_hash(word));
    entry = state ? kith_lexicon_entries(c->lex, state, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        kith_lex_entry e = kith_lexicon_entry(c->lex, entry[i]);
        if ((e.classes & KITH_LEX_GIVEN) && (e.female == 1 || e.female == 2))
            return e.female;
    }
    return 0;
}

/* The sex that a given name tells. */
static uint8_t gender_of_given(const kith_clusters *c, const kith_form *form)
{
    uint8_t *gender = &c->form[form - c->form].gender;

    if (*gender == 0)
        *gender = (uint8_t)(1 + look_for_gender(c, form));
    return (uint8_t)(*gender - 1);
}

/* Which part of a full name the words of a short one are. */
typedef enum { NO_PART, MIDDLE_PART, GIVEN_PART, FAMILY_PART } part;

static part part_of(const kith_form *few, const kith_form *full)
{
    part best = NO_PART;

    for (uint32_t at = 0; at + few->n_words <= full->n_words; at++) {
        uint32_t i = 0;
        while (i < few->n_words && same_sound(few, i, full, at + i))
            i++;
        if (i < few->n_words)
            continue;
        part here = at + few->n_words == full->n_words ? FAMILY_PART
                    : at == 0                          ? GIVEN_PART
                                                       : MIDDLE_PART;
        if (here > best)
            best = here;
    }
    return best;
}

static bool is_family_name(const kith_clusters *c, kith_str surface)
{
    kith_str word;
    uint32_t state;

    if (!kith_str_field(&surface, ' ', &word))
        return false;
    state = kith_lexicon_step(c->lex, KITH_LEXICON_ROOT, kith_str_hash(word));
    return state != 0 && (kith_lexicon_classes(c->lex, state) & KITH_LEX_FAMILY) != 0;
}

/* How well a bearer fits a mention; 0: not at all. Larger is better: part of the name, title. */
static unsigned fit(persons *p, const kith_form *few, address by, uint32_t bearer)
{
    kith_clusters *c = p->c;
    const kith_form *full = &c->form[bearer];
    uint32_t cluster = kith_form_cluster(c, bearer); // may move what c->cluster points to
    const kith_cluster *k = &c->cluster[cluster];
    part which = part_of(few, full);
    uint8_t gender = k->gender ? k->gender : gender_of_given(c, full);

    if (which == NO_PART || (by.gender && gender && by.gender != gender))
        return 0;
    if (which == GIVEN_PART && by.courtesy && !is_family_name(c, full->surface))
        return 0;
    if (by.royal && k->title[0] != 0 && !has_title(k, by.title))
        return 0;
    return 4U * (unsigned)which + 2U * has_title(k, by.title) + !is_kin_near(c, full);
}

/* Of two that fit as well: the one spoken of last; before any was, the one named first. */
static bool is_nearer(const kith_clusters *c, uint32_t a, uint32_t b, const kith_form *form)
{
    (void)form;
    const kith_cluster *x = &c->cluster[a], *y = &c->cluster[b];

    return x->last > y->last;
}

/* The bearer of a name of one word; the form itself when there is none. */
static uint32_t bearer_of(persons *p, uint32_t f, address by)
{
    kith_clusters *c = p->c;
    const kith_form *few = &c->form[f];
    const kith_block_list *list = kith_block_known(&p->word, few->sound[few->n_words - 1]);
    uint32_t best = f;
    unsigned best_fit = 0;

    for (uint32_t i = 0; list != NULL && i < list->n; i++) {
        unsigned here = fit(p, few, by, list->form[i]);
        bool better = here > best_fit;
        if (here != 0 && here == best_fit)
            better =
                is_nearer(c, kith_form_cluster(c, list->form[i]), kith_form_cluster(c, best), few);
        if (better) {
            best = list->form[i];
            best_fit = here;
        }
    }
    return best;
}

/* One word without a bearer: one person by each sound. */
static uint32_t stand_in(persons *p, uint32_t f)
{
    kith_clusters *c = p->c;
    const kith_form *form = &c->form[f];
    uint32_t *first = kith_strmap_at(
        &p->single, kith_sound(c->a, kith_acronym_join(c->a, form->word, form->n_words)));

    if (*first == 0)
        *first = f + 1;
    kith_form_join(c, *first - 1, f, "same sound");
    return f;
}

/* Do the tokens between two names say that both are one person's: "also known as", "whose real
 * name is"? */
static bool is_alias_gap(const kith_clusters *c, uint32_t beg, uint32_t end)
{
    bool alias = false;

    for (uint32_t t = beg; t < end; t++) {
        kith_str word = kith_token_str(c->text, c->tokens.at[t]);
        kith_str next = t + 1 < end ? kith_token_str(c->text, c->tokens.at[t + 1]) : KITH_STR("");
        if (kith_str_eq(word, KITH_STR("and")) || kith_str_eq(word, KITH_STR(";")))
            return false;
        alias = alias || kith_str_eq(word, KITH_STR("aka")) ||
                kith_str_eq(word, KITH_STR("a.k.a.")) ||
                (kith_str_eq(word, KITH_STR("known")) && kith_str_eq(next, KITH_STR("as"))) ||
                (kith_str_eq(word, KITH_STR("real")) && kith_str_eq(next, KITH_STR("name")));
    }
    return alias;
}

static void join_aliases(kith_clusters *c)
{
    for (uint32_t i = 1; i < c->names.n; i++) {
        const kith_name *y = &c->names.at[i], *x = y - 1;
        if (x->type == KITH_PERSON && y->type == KITH_PERSON && x->sentence == y->sentence &&
            y->tok_beg > x->tok_end && y->tok_beg - x->tok_end <= ALIAS_REACH &&
            is_alias_gap(c, x->tok_end, y->tok_beg))
            kith_form_join(c, c->form_of[i - 1], c->form_of[i], "the text says so");
    }
}

/* "MTG" for Marjorie Taylor Greene: the only full name with these initials. */
static void join_initials(persons *p, uint32_t f)
{
    kith_clusters *c = p->c;
    const kith_form *short_form = &c->form[f];
    uint32_t found = UINT32_MAX;

    for (uint32_t i = 0, seen = 0; i < c->n_forms && seen < MOST_INITIALS; i++) {
        const kith_form *full = &c->form[i];
        if (full->type != KITH_PERSON || !is_full(full))
            continue;
        seen++;
        if (!kith_acronym_fits(short_form, full))
            continue;
        if (found != UINT32_MAX && kith_form_root(c, found) != kith_form_root(c, i))
            return;
        found = i;
    }
    if (found != UINT32_MAX)
        kith_form_join(c, found, f, "initials");
}

static const char *why_part(const kith_form *few, const kith_form *full)
{
    switch (part_of(few, full)) {
    case FAMILY_PART:
        return "surname, of its bearer named last";
    case GIVEN_PART:
        return "first part of a name";
    default:
        return "part of a name";
    }
}

static void place_mentions(persons *p)
{
    kith_clusters *c = p->c;

    for (uint32_t i = 0; i < c->names.n; i++) {
        const kith_name *name = &c->names.at[i];
        uint32_t f = c->form_of[i];
        if (name->type != KITH_PERSON)
            continue;
        address by = address_of(c, name);
        if (!is_full(&c->form[f]) && !c->form[f].joined && c->form[f].cluster == 0) {
            uint32_t bearer = bearer_of(p, f, by);
            if (bearer != f)
                c->why_of[i] = why_part(&c->form[f], &c->form[bearer]);
            f = bearer != f ? bearer : stand_in(p, f);
        }
        uint32_t k = kith_form_cluster(c, f);
        note_address(&c->cluster[k], by);
        kith_cluster_put(c, i, k);
    }
}

static void set_genders(kith_clusters *c)
{
    for (uint32_t f = 0; f < c->n_forms; f++) {
        const kith_form *form = &c->form[f];
        if (form->type != KITH_PERSON || !is_full(form))
            continue;
        uint32_t cluster = kith_form_cluster(c, f);
        kith_cluster *k = &c->cluster[cluster];
        if (k->gender == 0)
            k->gender = gender_of_given(c, form);
    }
}

/* Words of the full names, each as often as it stands there. */
static size_t words_of_full(const kith_clusters *c)
{
    size_t n = 0;

    for (uint32_t f = 0; f < c->n_forms; f++)
        n += c->form[f].type == KITH_PERSON && is_full(&c->form[f]) ? c->form[f].n_words : 0;
    return n;
}

void kith_cluster_persons(kith_clusters *c)
{
    persons p = {.c = c,
                 .word = kith_blocks_for(c->a, words_of_full(c)),
                 .order = kith_strmap_in(c->a),
                 .single = kith_strmap_in(c->a)};

    for (uint32_t f = 0; f < c->n_forms; f++)
        if (c->form[f].type == KITH_PERSON && is_full(&c->form[f]))
            join_full(&p, f);
    join_known(&p);
    join_aliases(c);
    for (uint32_t f = 0, n = 0; f < c->n_forms && n < MOST_INITIALS; f++)
        if (c->form[f].type == KITH_PERSON && c->form[f].acronym && ++n)
            join_initials(&p, f);
    place_mentions(&p);
    set_genders(c);
}
