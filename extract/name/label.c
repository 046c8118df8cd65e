// SPDX-License-Identifier: GPL-3.0-or-later
/* Countries by their code, and every cluster as an entity with its label: the fullest name used,
 * not in capitals where another way of writing is there. */
#include "extract/name/cluster.h"

#include "extract/name/cues.h"
#include "extract/name/fold.h"

#define DOUBT 1.5F // margin

void kith_cluster_countries(kith_clusters *c)
{
    kith_strmap of = kith_strmap_in(c->a);

    for (uint32_t i = 0; i < c->names.n; i++) {
        const kith_name *name = &c->names.at[i];
        if (name->type != KITH_COUNTRY)
            continue;
        uint32_t *k = kith_strmap_at(&of, name->iso);
        if (*k == 0) {
            kith_cluster made = {.type = KITH_COUNTRY, .iso = name->iso};
            *k = kith_cluster_add(c, made) + 1;
        }
        kith_cluster_put(c, i, *k - 1);
    }
}

/* Is x the better label of the two? */
static bool is_better(const kith_form *x, const kith_form *y)
{
    bool full_x = x->n_units > 1, full_y = y->n_units > 1;

    if (full_x != full_y)
        return full_x;
    if (x->upper != y->upper && (x->type == KITH_PERSON || (!x->acronym && !y->acronym)))
        return y->upper;
    if (x->acronym != y->acronym)
        return y->acronym;
    if (x->type == KITH_ORGANIZATION && x->n_words != y->n_words)
        return x->n_words > y->n_words;
    if (x->count != y->count)
        return x->count > y->count;
    return x->n_words > y->n_words;
}

typedef struct {
    kith_clusters *c;
    uint32_t *best;    // [n_clusters] form that gives the label, + 1
    uint32_t *room;    // [n_clusters] forms in it
    uint32_t *listed;  // [n_forms] entity + 1 whose surfaces hold it
    kith_str *surface; // [names.n] room for the surfaces of all entities, and why each is theirs
    const char **why;
    size_t n_surfaces; // of them taken
} labels;

static void add_surface(kith_local *e, kith_str surface, const char *why)
{
    e->why[e->n_surfaces] = why;
    e->surface[e->n_surfaces++] = surface;
}

/* Why name i is in its cluster. */
static const char *why_of(const kith_clusters *c, uint32_t i)
{
    const kith_form *form = &c->form[c->form_of[i]];

    if (form->type == KITH_COUNTRY)
        return c->names.at[i].via == KITH_VIA_NAME ? "name of the country"
                                                   : kith_via_name[c->names.at[i].via];
    if (c->why_of[i] != NULL)
        return c->why_of[i];
    return form->why != NULL ? form->why : "as written";
}

static kith_via via_of(const kith_name *name, const kith_form *form, const kith_form *best)
{
    if (name->type == KITH_COUNTRY)
        return (kith_via)name->via;
    if (form->acronym)
        return KITH_VIA_ACRONYM;
    return form->n_units < best->n_units ? KITH_VIA_PART : KITH_VIA_NAME;
}

/* How many forms each cluster has at most, and which is its best. */
static void survey(labels *l)
{
    kith_clusters *c = l->c;

    for (uint32_t i = 0; i < c->names.n; i++) {
        uint32_t k = c->cluster_of[i] - 1, f = c->form_of[i];
        if (l->best[k] == 0 || is_better(&c->form[f], &c->form[l->best[k] - 1]))
            l->best[k] = f + 1;
        l->room[k]++;
    }
}

static kith_str label_of(const kith_clusters *c, uint32_t k, const kith_form *best)
{
    if (c->cluster[k].type == KITH_COUNTRY) {
        kith_str name = kith_lexicon_country(c->lex, c->cluster[k].iso);
        return name.len > 0 ? name : c->cluster[k].iso;
    }
    if (best->upper && !best->acronym && best->surface.len > 5)
        return kith_title_case(c->a, best->surface);
    return best->surface;
}

static kith_local entity_of(labels *l, uint32_t k)
{
    kith_clusters *c = l->c;
    const kith_form *best = &c->form[l->best[k] - 1];
    size_t first = l->n_surfaces;

    l->n_surfaces += l->room[k];
    return (kith_local){.type = c->cluster[k].type,
                        .label = label_of(c, k, best),
                        .iso = c->cluster[k].iso,
                        .surface = l->surface + first,
                        .why = l->why + first,
                        .n_mentions = c->cluster[k].n,
                        .gender = c->cluster[k].gender,
                        .known = best->known,
                        .part_only = best->type == KITH_PERSON && best->n_units < 2};
}

enum { LISTED = 64 }; // surfaces of an entity that are compared one by one

/* A form is nearly always of one entity, and remembers it; one that is shared, a surname, is looked
 * for in the list. */
static bool has_surface(const labels *l, const kith_local *e, uint32_t f, uint32_t entity)
{
    if (l->listed[f] == entity + 1)
        return true;
    if (l->listed[f] == 0)
        return false;
    for (size_t i = 0; i < e->n_surfaces && i < LISTED; i++)
        if (kith_str_eq(e->surface[i], l->c->form[f].surface))
            return true;
    return false;
}

/* Named once, by a tagger that was not sure, and in no list. */
static bool is_doubtful(const labels *l, uint32_t i)
{
    const kith_clusters *c = l->c;
    const kith_name *name = &c->names.at[i];

    return name->type != KITH_COUNTRY && c->cluster[c->cluster_of[i] - 1].n == 1 &&
           name->margin < DOUBT && c->form[c->form_of[i]].known == 0;
}

/* "the Alliance", "the Bank", where the document does not name the one that is meant. */
static bool is_only_kind(const labels *l, uint32_t k)
{
    const kith_form *best = &l->c->form[l->best[k] - 1];
    unsigned classes = kith_cues(best->word != NULL ? best->word[0] : best->key);

    return best->type == KITH_ORGANIZATION && best->n_words == 1 && best->known == 0 &&
           !best->acronym && (classes & KITH_CUE_KIND) && !(classes & KITH_CUE_STATE);
}

/* Entities in the order in which they are first named; a cluster without names is none. */
static void number(labels *l, kith_extraction *x, uint32_t *entity)
{
    kith_clusters *c = l->c;

    x->entity = kith_room(c->a, kith_local, c->n_clusters + 1);
    for (uint32_t i = 0; i < c->names.n; i++) {
        uint32_t k = c->cluster_of[i] - 1;
        if (entity[k] != 0 || is_doubtful(l, i) || is_only_kind(l, k))
            continue;
        x->entity[x->n_entities] = entity_of(l, k);
        entity[k] = (uint32_t)++x->n_entities;
    }
}

void kith_cluster_label(kith_clusters *c, kith_extraction *x)
{
    labels l = {.c = c,
                .best = kith_new(c->a, uint32_t, c->n_clusters + 1),
                .room = kith_new(c->a, uint32_t, c->n_clusters + 1),
                .listed = kith_new(c->a, uint32_t, c->n_forms + 1),
                .surface = kith_room(c->a, kith_str, c->names.n),
                .why = kith_room(c->a, const char *, c->names.n)};
    uint32_t *entity = kith_new(c->a, uint32_t, c->n_clusters + 1);

    x->n_entities = 0;
    x->n_mentions = 0;
    x->mention = kith_room(c->a, kith_mention, c->names.n + 1);
    survey(&l);
    number(&l, x, entity);
    for (uint32_t i = 0; i < c->names.n; i++) {
        const kith_name *name = &c->names.at[i];
        const kith_form *form = &c->form[c->form_of[i]];
        uint32_t k = c->cluster_of[i] - 1, e = entity[k] - 1;
        if (entity[k] == 0)
            continue;
        x->mention[x->n_mentions++] =
            (kith_mention){.beg = name->beg,
                           .end = name->end,
                           .sentence = name->sentence,
                           .entity = e,
                           .via = (uint8_t)via_of(name, form, &c->form[l.best[k] - 1]),
                           .margin = name->margin};
        if (!has_surface(&l, &x->entity[e], c->form_of[i], e))
            add_surface(&x->entity[e], form->surface, why_of(c, i));
        l.listed[c->form_of[i]] = e + 1;
        if (x->entity[e].known == 0)
            x->entity[e].known = form->known;
    }
}
