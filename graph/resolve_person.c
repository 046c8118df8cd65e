// SPDX-License-Identifier: GPL-3.0-or-later
/* Persons by their full names: the lexicon's entry; equal spelling; transliterations; with and
 * without a middle name; a given name as an initial. A shorter name joins a longer one only where
 * one bearer dominates: beside George W. Bush and George H.W. Bush, George Bush stays apart. */
#include "graph/claim.h"
#include "graph/person_name.h"

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
        kith_bucket_join(r, &by_entry, key, f, KITH_WHY_LEXICON);
    }
    kith_bucket_fini(&by_entry);
}

/* key: [F] what two spellings of one name have in common. */
static void join_equal(kith_resolver *r, const kith_str *key, kith_why why)
{
    kith_bucket bucket = {0};

    for (uint32_t f = 0; f < r->forms->F; f++)
        if (is_person(&r->forms->form[f]) && key[f].len > 0)
            kith_bucket_join(r, &bucket, key[f], f, why);
    kith_bucket_fini(&bucket);
}

/* A name with something between its first and last word. */
typedef struct {
    uint32_t form;
    uint32_t key;     // number of the name without it
    kith_str outer;   // that name
    char initials[8]; // of what stands between
    bool abbreviated; // nothing but initials stands between
} middle;

/* False when the name has no middle. */
static bool take_apart(kith_resolver *r, uint32_t f, const kith_person_name *name, kith_pool *keys,
                       middle *out)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(name->folded, word), len = 0;

    if (n < 3 || n > 5)
        return false;
    *out = (middle){.form = f, .abbreviated = true};
    for (size_t i = 1; i + 1 < n; i++) {
        bool initials = word[i].len <= 2;
        for (size_t k = 0; k < (initials ? word[i].len : 1) && len + 1 < sizeof out->initials; k++)
            out->initials[len++] = word[i].ptr[k];
        out->abbreviated = out->abbreviated && initials;
    }
    out->outer = kith_person_outer(r->arena, word[0], word[n - 1], name->generation);
    out->key = kith_pool_add(keys, out->outer);
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

static void join_middles(kith_resolver *r, const kith_person_name *name, const kith_str *key)
{
    kith_pool keys = {0};
    middle *m = kith_zeroed(r->forms->F, sizeof *m);
    kith_str *outer = kith_zeroed(r->forms->F, sizeof *outer);
    size_t n = 0;

    for (uint32_t f = 0; f < r->forms->F; f++)
        if (is_person(&r->forms->form[f]) && take_apart(r, f, &name[f], &keys, &m[n]))
            n++;
    if (n > 0)
        qsort(m, n, sizeof *m, by_initials);
    join_abbreviated(r, m, n);
    for (size_t i = 0; i < n; i++)
        outer[m[i].form] = m[i].outer;
    kith_join_wanted(r, key, outer, KITH_WHY_MIDDLE);
    free(outer);
    free(m);
    kith_pool_fini(&keys);
}

/* "jr tolkien" of "john ronald tolkien", or, when only the first shall count, "j tolkien". */
static kith_str initials_of(kith_resolver *r, const kith_person_name *name, bool first_only)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(name->folded, word), len = 0, pos;
    char at[4 * KITH_NAME_WORDS];

    if (n < (first_only ? 2 : 3) || n > 4)
        return (kith_str){"", 0};
    for (size_t i = 0; i + 1 < n && (i == 0 || !first_only); i++) {
        pos = 0;
        kith_utf8_next(word[i], &pos);
        if (pos > 4)
            return (kith_str){"", 0};
        memcpy(at + len, word[i].ptr, pos);
        len += pos;
    }
    return kith_person_outer(r->arena, (kith_str){at, len}, word[n - 1], name->generation);
}

/* The initials that a form has for given names, all in one: "J. R. Tolkien" gives "jr tolkien".
 * Empty for others. */
static kith_str abbreviation(kith_resolver *r, const kith_person_name *name, size_t *n_initials)
{
    kith_str word[KITH_NAME_WORDS];
    size_t n = kith_name_words(name->folded, word), len = 0;
    char at[16];

    *n_initials = 0;
    if (n < 2 || n > 4 || (!name->abbreviated && word[0].len > 1))
        return (kith_str){"", 0};
    for (size_t i = 0; i + 1 < n; i++) {
        if (word[i].len > 3 || (i > 0 && word[i].len > 1))
            return (kith_str){"", 0};
        memcpy(at + len, word[i].ptr, word[i].len);
        len += word[i].len;
    }
    *n_initials = len;
    return kith_person_outer(r->arena, (kith_str){at, len}, word[n - 1], name->generation);
}

/* several: all initials count, two at least; else it is one. */
static void join_initials(kith_resolver *r, const kith_person_name *name, bool several)
{
    size_t F = r->forms->F;
    kith_str *wanted = kith_zeroed(F, sizeof *wanted), *offered = kith_zeroed(F, sizeof *offered);

    for (size_t f = 0; f < F; f++) {
        size_t n = 0;
        if (!is_person(&r->forms->form[f]))
            continue;
        wanted[f] = abbreviation(r, &name[f], &n);
        if (n == 0)
            offered[f] = initials_of(r, &name[f], !several);
        else if ((n > 1) != several)
            wanted[f] = (kith_str){"", 0};
    }
    kith_join_wanted(r, wanted, offered, KITH_WHY_INITIAL);
    free(offered);
    free(wanted);
}

/* Equal but for spelling, transliteration, the syllables of eastern names. */
static void join_alike(kith_resolver *r, const kith_person_name *name, kith_str *key)
{
    for (size_t f = 0; f < r->forms->F; f++)
        key[f] = is_person(&r->forms->form[f]) && name[f].folded.len > 0
                     ? kith_name_join(r->arena, name[f].folded, name[f].generation)
                     : (kith_str){"", 0};
    join_equal(r, key, KITH_WHY_SPELLING);
    for (size_t f = 0; f < r->forms->F; f++)
        if (is_person(&r->forms->form[f]))
            key[f] = kith_person_eastern(r->arena, &name[f]);
    join_equal(r, key, KITH_WHY_TRANSLIT);
    for (size_t f = 0; f < r->forms->F; f++)
        if (is_person(&r->forms->form[f]))
            key[f] = name[f].key;
    join_equal(r, key, KITH_WHY_TRANSLIT);
}

void kith_resolve_persons(kith_resolver *r)
{
    size_t F = r->forms->F;
    kith_person_name *name = kith_zeroed(F, sizeof *name);
    kith_str *key = kith_zeroed(F, sizeof *key);

    for (size_t f = 0; f < F; f++)
        if (is_person(&r->forms->form[f]))
            name[f] = kith_person_name_of(r->arena, r->script, r->forms->form[f].label);
    join_known(r);
    join_alike(r, name, key);
    kith_resolve_orders(r, name);
    join_middles(r, name, key);
    join_initials(r, name, true);
    join_initials(r, name, false);
    kith_resolve_nicknames(r, name);
    free(key);
    free(name);
}
