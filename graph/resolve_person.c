// SPDX-License-Identifier: GPL-3.0-or-later
/* Persons by their full names: the lexicon's entry; equal spelling; transliterations; with and
 * without a middle name; a given name as an initial. A shorter name joins a longer one only where
 * one bearer dominates: beside George W. Bush and George H.W. Bush, George Bush stays apart. */
#include "graph/name.h"
#include "graph/resolve.h"

#include <stdlib.h>

static bool is_person(const kith_form *form)
{
    return form->type == KITH_PERSON;
}

static void join_known(kith_resolver *r)
{
    kith_bucket by_entry = {0};

    for (uint32_t f = 0; f < r->forms->F; f++) {
        const kith_form *form = &r->forms->form[f];
        if (!is_person(form) || form->known == 0)
            continue;
        kith_str key = kith_arena_printf(r->arena, "%u", (unsigned)form->known);
        kith_resolver_join(r, f, kith_bucket_first(&by_entry, key, f), KITH_WHY_LEXICON);
    }
    kith_bucket_fini(&by_entry);
}

/* key: [F] what two spellings of one name have in common. */
static void join_equal(kith_resolver *r, const kith_str *key, kith_why why)
{
    kith_bucket bucket = {0};

    for (uint32_t f = 0; f < r->forms->F; f++)
        if (is_person(&r->forms->form[f]) && key[f].len > 0)
            kith_resolver_join(r, f, kith_bucket_first(&bucket, key[f], f), why);
    kith_bucket_fini(&bucket);
}

/* A name with something between its first and last word. */
typedef struct {
    uint32_t form;
    uint32_t key;     // number of the name without it
    char initials[8]; // of what stands between
    bool abbreviated; // nothing but initials stands between
} middle;

static kith_str outer_key(kith_resolver *r, kith_str first, kith_str last)
{
    return kith_name_translit(r->arena, kith_arena_printf(r->arena, "%.*s %.*s", (int)first.len,
                                                          first.ptr, (int)last.len, last.ptr));
}

/* False when the name has no middle. */
static bool take_apart(kith_resolver *r, uint32_t f, kith_str folded, kith_pool *keys, middle *out)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(folded, word), len = 0;

    if (n < 3 || n > 5)
        return false;
    *out = (middle){.form = f, .abbreviated = true};
    for (size_t i = 1; i + 1 < n; i++) {
        bool initials = word[i].len <= 2;
        for (size_t k = 0; k < (initials ? word[i].len : 1) && len + 1 < sizeof out->initials; k++)
            out->initials[len++] = word[i].ptr[k];
        out->abbreviated = out->abbreviated && initials;
    }
    out->key = kith_pool_add(keys, outer_key(r, word[0], word[n - 1]));
    return true;
}

static int by_initials(const void *x, const void *y)
{
    const middle *a = x, *b = y;
    int order;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    order = strcmp(a->initials, b->initials);
    return order != 0 ? order : (a->form > b->form) - (a->form < b->form);
}

/* George W. Bush and George Walker Bush: one spells out what the other abbreviates. What two
 * names spell out differently they do not share. */
static void join_abbreviated(kith_resolver *r, const middle *m, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (m[i].key == m[i - 1].key && strcmp(m[i].initials, m[i - 1].initials) == 0 &&
            (m[i].abbreviated || m[i - 1].abbreviated))
            kith_resolver_join(r, m[i].form, m[i - 1].form, KITH_WHY_MIDDLE);
}

/* owner: [keys] the dominant bearer of each shortened name. */
static uint32_t *owners(kith_resolver *r, kith_claim *claim, size_t n, size_t n_keys)
{
    uint32_t *owner = kith_zeroed(n_keys, sizeof *owner);

    for (size_t k = 0; k < n_keys; k++)
        owner[k] = KITH_NONE;
    n = kith_claims_sort(claim, n);
    for (size_t beg = 0, end; beg < n; beg = end) {
        for (end = beg; end < n && claim[end].key == claim[beg].key; end++)
            ;
        owner[claim[beg].key] = kith_dominant(r, claim + beg, end - beg);
    }
    return owner;
}

/* Each form whose key somebody dominates joins that one, unless a document tells them apart. */
static void join_owners(kith_resolver *r, const kith_pool *keys, const uint32_t *owner,
                        const kith_str *key, kith_why why)
{
    for (uint32_t f = 0; f < r->forms->F; f++) {
        uint32_t id;
        if (!is_person(&r->forms->form[f]) || key[f].len == 0)
            continue;
        id = kith_pool_find(keys, key[f]);
        if (id != KITH_NONE && owner[id] != KITH_NONE && kith_never_meet(r, f, owner[id]))
            kith_resolver_join(r, f, owner[id], why);
    }
}

static void join_middles(kith_resolver *r, const kith_str *folded, const kith_str *translit)
{
    kith_pool keys = {0};
    middle *m = kith_zeroed(r->forms->F, sizeof *m);
    kith_claim *claim = kith_zeroed(r->forms->F, sizeof *claim);
    uint32_t *owner;
    size_t n = 0;

    for (uint32_t f = 0; f < r->forms->F; f++)
        if (is_person(&r->forms->form[f]) && take_apart(r, f, folded[f], &keys, &m[n]))
            n++;
    if (n > 0)
        qsort(m, n, sizeof *m, by_initials);
    join_abbreviated(r, m, n);
    for (size_t i = 0; i < n; i++)
        claim[i] = (kith_claim){kith_resolver_find(r, m[i].form), m[i].key};
    owner = owners(r, claim, n, keys.n);
    join_owners(r, &keys, owner, translit, KITH_WHY_MIDDLE);
    free(owner);
    free(claim);
    free(m);
    kith_pool_fini(&keys);
}

/* "j smith" of "j smith" and of "john smith"; empty for what has no given name. */
static kith_str initial_key(kith_resolver *r, kith_str folded, bool *is_initial)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(folded, word), pos = 0;

    if (n < 2 || n > 4)
        return (kith_str){0};
    kith_utf8_next(word[0], &pos);
    *is_initial = n == 2 && pos == word[0].len;
    return outer_key(r, kith_str_sub(word[0], 0, pos), word[n - 1]);
}

static void join_initials(kith_resolver *r, const kith_str *folded)
{
    size_t F = r->forms->F, n = 0;
    kith_pool keys = {0};
    kith_claim *claim = kith_zeroed(F, sizeof *claim);
    kith_str *wanted = kith_zeroed(F, sizeof *wanted), *given = kith_zeroed(F, sizeof *given);
    uint32_t *owner;

    for (uint32_t f = 0; f < F; f++) {
        bool initial = false;
        if (!is_person(&r->forms->form[f]))
            continue;
        given[f] = initial_key(r, folded[f], &initial);
        if (initial) {
            wanted[f] = given[f];
            kith_pool_add(&keys, wanted[f]);
        }
    }
    for (uint32_t f = 0; f < F; f++) {
        uint32_t id = given[f].len > 0 ? kith_pool_find(&keys, given[f]) : KITH_NONE;
        if (id != KITH_NONE && wanted[f].len == 0)
            claim[n++] = (kith_claim){kith_resolver_find(r, f), id};
    }
    owner = owners(r, claim, n, keys.n);
    join_owners(r, &keys, owner, wanted, KITH_WHY_INITIAL);
    free(owner);
    free(given);
    free(wanted);
    free(claim);
    kith_pool_fini(&keys);
}

void kith_resolve_persons(kith_resolver *r)
{
    kith_str *folded = kith_zeroed(r->forms->F, sizeof *folded);
    kith_str *translit = kith_zeroed(r->forms->F, sizeof *translit);

    for (uint32_t f = 0; f < r->forms->F; f++)
        if (is_person(&r->forms->form[f])) {
            folded[f] = kith_name_fold(r->arena, r->forms->form[f].label);
            translit[f] = kith_name_translit(r->arena, folded[f]);
        }
    join_known(r);
    join_equal(r, folded, KITH_WHY_SPELLING);
    join_equal(r, translit, KITH_WHY_TRANSLIT);
    join_middles(r, folded, translit);
    join_initials(r, folded);
    free(translit);
    free(folded);
}
