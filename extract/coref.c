// SPDX-License-Identifier: GPL-3.0-or-later
/* Names are gathered as forms (distinct surfaces), so that a name said a hundred times is looked
 * at once; each type then has its own rules for which forms, and which single mentions, mean one
 * thing. */
#include "extract/coref.h"

#include "extract/name/cluster.h"
#include "extract/name/fold.h"
#include "extract/name/cues.h"
#include "extract/name/sound.h"

unsigned kith_clusters_cues(const kith_clusters *c, uint32_t t)
{
    if (c->names.fact != NULL && c->names.fact[t].root != 0)
        return c->names.fact[t].cues;
    return kith_cues_of(kith_token_str(c->text, c->tokens.at[t]));
}

uint32_t kith_cluster_add(kith_clusters *c, kith_cluster cluster)
{
    if (c->n_clusters == c->cluster_room) {
        c->cluster_room = c->cluster_room ? 2 * c->cluster_room : c->n_forms / 2 + 16;
        c->cluster = kith_grow(c->a, kith_cluster, c->cluster, c->n_clusters, c->cluster_room);
    }
    c->cluster[c->n_clusters] = cluster;
    return (uint32_t)c->n_clusters++;
}

void kith_cluster_put(kith_clusters *c, uint32_t i, uint32_t k)
{
    c->cluster_of[i] = k + 1;
    c->cluster[k].last = i + 1;
    c->cluster[k].n++;
}

uint32_t kith_form_root(kith_clusters *c, uint32_t form)
{
    while (c->form[form].up != form) {
        c->form[form].up = c->form[c->form[form].up].up;
        form = c->form[form].up;
    }
    return form;
}

/* The earlier form is the root, so that the result does not depend on the order of joins. */
void kith_form_join(kith_clusters *c, uint32_t a, uint32_t b, const char *why)
{
    if (c->form[a].why == NULL)
        c->form[a].why = why;
    if (c->form[b].why == NULL)
        c->form[b].why = why;
    a = kith_form_root(c, a);
    b = kith_form_root(c, b);
    c->form[a].joined = c->form[b].joined = true;
    if (a < b)
        c->form[b].up = a;
    else
        c->form[a].up = b;
}

uint32_t kith_form_cluster(kith_clusters *c, uint32_t form)
{
    uint32_t root = kith_form_root(c, form);

    if (c->form[root].cluster == 0) {
        kith_cluster made = {.type = c->form[root].type, .iso = c->form[root].iso};
        c->form[root].cluster = kith_cluster_add(c, made) + 1;
    }
    return c->form[root].cluster - 1;
}

static unsigned classes_of(uint8_t type)
{
    return type == KITH_PERSON ? KITH_LEX_PERSON : KITH_LEX_ORGANIZATION;
}

/* State of the lexicon at the end of a name, 0 when it is unknown. */
static uint32_t walk(const kith_clusters *c, const kith_name *name)
{
    const kith_surface *s = name->surface != 0 ? &c->names.surface[name->surface - 1] : NULL;
    uint32_t state = KITH_LEXICON_ROOT;

    if (s != NULL && s->literal && s->end - s->beg == name->tok_end - name->tok_beg)
        return s->state;

    for (uint32_t t = name->tok_beg; t < name->tok_end && state != 0; t++) {
        kith_token token = c->tokens.at[t];
        if (token.beg < name->beg) // a part of a hyphenated word
            token.beg = name->beg;
        if (token.end > name->end)
            token.end = name->end;
        state = kith_lexicon_step(c->lex, state, kith_str_hash(kith_token_str(c->text, token)));
    }
    return state;
}

/* The only entry of a type that a name can mean, + 1; 0 when there is none or more. */
static uint32_t known_entry(const kith_clusters *c, uint32_t state, uint8_t type)
{
    uint32_t found = 0;
    size_t n = 0;
    const uint32_t *entry;

    if (!(kith_lexicon_classes(c->lex, state) & classes_of(type)))
        return 0;
    entry = kith_lexicon_entries(c->lex, state, &n);
    for (size_t i = 0; i < n; i++) {
        if (!(kith_lexicon_entry(c->lex, entry[i]).classes & classes_of(type)))
            continue;
        if (found != 0)
            return 0;
        found = entry[i] + 1;
    }
    return found;
}

/* Where a country's flag is; codes of another shape share the last. */
static size_t flag_of(kith_str iso)
{
    bool letters = iso.len == 2 && iso.ptr[0] >= 'A' && iso.ptr[0] <= 'Z' && iso.ptr[1] >= 'A' &&
                   iso.ptr[1] <= 'Z';

    return letters ? (size_t)(iso.ptr[0] - 'A') * 26 + (size_t)(iso.ptr[1] - 'A') : 26 * 26 - 1;
}

/* "Social Democrats" are a party of Denmark, but hardly in a text that does not name Denmark. */
static bool is_foreign(const kith_clusters *c, uint32_t known)
{
    kith_lex_entry e;
    kith_str rest, iso;

    if (known == 0)
        return false;
    e = kith_lexicon_entry(c->lex, known - 1);
    rest = e.countries;
    if (!(e.classes & (KITH_LEX_PARTY | KITH_LEX_INSTITUTION)) || e.countries.len == 0)
        return false;
    while (kith_str_field(&rest, '|', &iso))
        if (c->named[flag_of(iso)])
            return false;
    return true;
}

static bool is_word_kept(const kith_form *form, kith_str word)
{
    if (word.len == 0)
        return false;
    return form->type != KITH_PERSON || !(kith_cues(word) & (KITH_CUE_PARTICLE | KITH_CUE_SUFFIX));
}

/* Appends a part of the key, if it counts. */
static void add_word(kith_clusters *c, kith_form *form, uint32_t *room, kith_str part)
{
    if (!is_word_kept(form, part))
        return;
    if (form->n_words == *room)
        form->word = kith_grow(c->a, kith_str, form->word, form->n_words, *room *= 2);
    form->word[form->n_words++] = part;
}

/* Fills word from the folded key, in one walk along it. */
static void split_words(kith_clusters *c, kith_form *form)
{
    kith_str key = form->key;
    uint32_t room = 3, before = 0; // words before the unit at hand

    form->word = kith_room(c->a, kith_str, room);
    for (size_t at = 0, beg = 0; at <= key.len; at++) {
        char sign = at < key.len ? key.ptr[at] : ' ';
        if (sign != ' ' && sign != '-')
            continue;
        add_word(c, form, &room, kith_str_sub(key, beg, at));
        beg = at + 1;
        form->n_units += sign == ' ' && form->n_words > before;
        before = sign == ' ' ? form->n_words : before;
    }
    if (form->n_words == 0) { // nothing but particles: "Bin", "Le"
        form->word[form->n_words++] = key;
        form->n_units = 1;
    }
}

static void add_sounds(kith_clusters *c, kith_form *form)
{
    form->sound = kith_room(c->a, kith_str, form->n_words);
    for (uint32_t i = 0; i < form->n_words; i++)
        form->sound[i] = kith_sound(c->a, form->word[i]);
}

static bool is_acronym(kith_str surface, kith_str key)
{
    size_t upper = 0;

    if (key.len < 2 || key.len > 10 || memchr(key.ptr, ' ', key.len) != NULL)
        return false;
    for (size_t i = 0; i < surface.len; i++)
        upper += surface.ptr[i] >= 'A' && surface.ptr[i] <= 'Z';
    return upper >= 2 && (upper == key.len || (key.len <= 6 && upper * 2 >= key.len));
}

static kith_str without_article(kith_str key)
{
    return kith_str_starts(key, KITH_STR("the ")) ? kith_str_sub(key, 4, key.len) : key;
}

kith_form kith_form_of(kith_clusters *c, kith_str name)
{
    kith_form form = {
        .surface = name, .key = without_article(kith_fold(c->a, name)), .type = KITH_ORGANIZATION};

    split_words(c, &form);
    return form;
}

static void describe(kith_clusters *c, const kith_name *name, kith_form *form)
{
    split_words(c, form);
    if (name->type == KITH_PERSON)
        add_sounds(c, form);
    form->state = walk(c, name);
    form->known = known_entry(c, form->state, name->type);
    form->foreign = is_foreign(c, form->known);
    form->acronym = is_acronym(form->surface, form->key) &&
                    (name->type == KITH_ORGANIZATION || form->key.len == 3);
    form->of_state = name->type == KITH_ORGANIZATION && kith_is_of_state(form);
}

static void add_form(kith_clusters *c, const kith_name *name, kith_str surface)
{
    kith_str folded =
        name->surface != 0 ? c->names.surface[name->surface - 1].folded : kith_fold(c->a, surface);
    kith_form form = {.surface = surface,
                      .key = without_article(folded),
                      .up = (uint32_t)c->n_forms,
                      .type = name->type,
                      .first = (uint32_t)(name - c->names.at),
                      .upper = kith_is_upper(surface)};

    if (c->n_forms == c->form_room) {
        c->form_room *= 2;
        c->form = kith_grow(c->a, kith_form, c->form, c->n_forms, c->form_room);
    }
    if (name->type != KITH_COUNTRY)
        describe(c, name, &form);
    c->form[c->n_forms++] = form;
}

/* The form of a name, new when the document has none. */
static uint32_t form_of(kith_clusters *c, kith_strmap *of, const kith_name *name)
{
    kith_str surface = kith_str_sub(c->text, name->beg, name->end);
    uint32_t *form = kith_strmap_at(of, surface);

    if (*form == 0) {
        add_form(c, name, surface);
        *form = (uint32_t)c->n_forms;
    }
    return *form - 1;
}

/* Every name to its form; where its text has a number, that leads to it. */
static void gather(kith_clusters *c)
{
    uint32_t *known = kith_new(c->a, uint32_t, (c->names.n_surfaces + 1) * KITH_TYPES);
    kith_strmap of[KITH_TYPES];

    c->form_room = c->names.n / 2 + 16; // of running text
    c->form = kith_room(c->a, kith_form, c->form_room);
    for (size_t t = 0; t < KITH_TYPES; t++)
        of[t] = kith_strmap_in(c->a);
    for (size_t i = 0; i < c->names.n; i++)
        if (c->names.at[i].type == KITH_COUNTRY)
            c->named[flag_of(c->names.at[i].iso)] = 1;
    for (size_t i = 0; i < c->names.n; i++) {
        const kith_name *name = &c->names.at[i];
        uint32_t *form = &known[name->surface * KITH_TYPES + name->type];
        if (*form == 0 || name->surface == 0)
            *form = 1 + form_of(c, &of[name->type], name);
        c->form_of[i] = *form - 1;
        c->form[*form - 1].count++;
    }
}

void kith_coref(kith_arena *a, const kith_lexicon *lex, kith_tokens tokens,
                kith_sentences sentences, kith_names names, kith_extraction *x)
{
    kith_clusters c = {.a = a,
                       .lex = lex,
                       .text = x->article.text,
                       .tokens = tokens,
                       .sentences = sentences,
                       .names = names,
                       .why_of = kith_new(a, const char *, names.n + 1),
                       .form_of = kith_new(a, uint32_t, names.n + 1),
                       .cluster_of = kith_new(a, uint32_t, names.n + 1)};

    gather(&c);
    kith_cluster_persons(&c);
    kith_cluster_organizations(&c);
    kith_cluster_countries(&c);
    kith_cluster_label(&c, x);
}
