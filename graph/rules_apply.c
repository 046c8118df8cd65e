// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/rules_apply.h"

#include "extract/lexicon.h"
#include "graph/name.h"

#include <stdlib.h>

typedef struct {
    kith_rules_at_work *out;
    kith_arena *scratch;
    kith_table exact; // hash of a folded name to its first
    uint32_t *next;   // [names] of the same hash, KITH_NONE: the last
    uint32_t *pattern;
    size_t n_patterns, room;
} finder;

static void index_names(finder *f)
{
    kith_rules *rules = f->out->rules;

    f->next = kith_zeroed(rules->n_names, sizeof *f->next);
    f->pattern = kith_zeroed(rules->n_names, sizeof *f->pattern);
    for (uint32_t i = 0; i < rules->n_names; i++) {
        uint32_t *first;
        if (rules->name[i].pattern) {
            f->pattern[f->n_patterns++] = i;
            continue;
        }
        first = kith_table_at(&f->exact, kith_str_hash(rules->name[i].folded));
        f->next[i] = *first;
        *first = i;
    }
}

static void hit(finder *f, uint32_t form, uint32_t name)
{
    kith_rules_at_work *w = f->out;

    for (size_t i = w->n; i > 0 && w->hit[i - 1].form == form; i--)
        if (w->hit[i - 1].name == name)
            return;
    w->hit = kith_more(w->hit, w->n, &f->room, sizeof *w->hit);
    w->hit[w->n++] = (kith_rule_hit){form, name};
    w->rules->name[name].matched = true;
}

/* name: one of the form's. */
static void look_up(finder *f, uint32_t form, kith_str name, uint8_t type)
{
    const kith_rules *rules = f->out->rules;
    kith_str folded = kith_name_fold(f->scratch, name);

    for (uint32_t i = kith_table_get(&f->exact, kith_str_hash(folded)); i != KITH_NONE;
         i = f->next[i])
        if (kith_rule_fits(&rules->name[i], folded, type))
            hit(f, form, i);
    for (size_t i = 0; i < f->n_patterns; i++)
        if (kith_rule_fits(&rules->name[f->pattern[i]], folded, type))
            hit(f, form, f->pattern[i]);
}

static int by_form(const void *x, const void *y)
{
    const kith_rule_hit *a = x, *b = y;

    if (a->form != b->form)
        return a->form < b->form ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

static void look_up_form(finder *f, const kith_collection *all, const kith_pool *names,
                         uint32_t form)
{
    const kith_form *x = &all->form[form];

    look_up(f, form, x->label, x->type);
    if (x->type == KITH_COUNTRY && x->iso.len > 0)
        look_up(f, form, x->iso, x->type);
    for (size_t u = all->usage_first[form]; u < all->usage_first[form + 1]; u++)
        if (all->usage[u].via == KITH_VIA_NAME || all->usage[u].via == KITH_VIA_ACRONYM)
            look_up(f, form, names->at[all->usage[u].surface], x->type);
    kith_arena_reset(f->scratch);
}

void kith_rules_find(kith_rules *rules, const kith_collection *all, const kith_pool *names,
                     kith_rules_at_work *out)
{
    finder f = {.out = out, .scratch = kith_arena_new()};

    *out = (kith_rules_at_work){.rules = rules};
    if (rules != NULL && rules->n_names > 0) {
        index_names(&f);
        for (uint32_t form = 0; form < all->F; form++)
            look_up_form(&f, all, names, form);
        if (out->n > 0)
            qsort(out->hit, out->n, sizeof *out->hit, by_form);
    }
    kith_table_fini(&f.exact);
    free(f.next);
    free(f.pattern);
    kith_arena_free(f.scratch);
}

void kith_rules_at_work_fini(kith_rules_at_work *w)
{
    free(w->hit);
    *w = (kith_rules_at_work){0};
}

static const kith_rule *rule_of(const kith_rules_at_work *w, size_t i)
{
    return &w->rules->rule[w->rules->name[w->hit[i].name].rule];
}

static bool changes(const kith_rule *rule)
{
    return rule->verb == KITH_RULE_TYPE || rule->verb == KITH_RULE_COUNTRY ||
           rule->verb == KITH_RULE_IGNORE;
}

static bool alike(const kith_rule *a, const kith_rule *b)
{
    return a->verb == b->verb && kith_str_eq(a->value, b->value);
}

static void change(kith_form *form, const kith_rule *rule)
{
    uint8_t type = rule->verb == KITH_RULE_TYPE      ? rule->type
                   : rule->verb == KITH_RULE_COUNTRY ? KITH_COUNTRY
                                                     : KITH_TYPES;

    if (form->type != type)
        form->known = 0;
    form->type = type;
    form->part_only = form->part_only && type == KITH_PERSON;
    if (rule->verb == KITH_RULE_COUNTRY) {
        form->iso = rule->value;
        form->label = kith_lexicon_country(kith_lexicon_builtin(), rule->value);
    } else if (type != KITH_ORGANIZATION)
        form->iso = (kith_str){"", 0};
}

/* Hits [beg, end) are of one form; at most one of them changes it, or all alike. */
static bool change_form(const kith_rules_at_work *w, kith_collection *all, size_t beg, size_t end,
                        kith_err *err)
{
    size_t by = end;

    for (size_t i = beg; i < end; i++) {
        if (!changes(rule_of(w, i)))
            continue;
        if (by < end && !alike(rule_of(w, i), rule_of(w, by)))
            return kith_rules_conflict(w->rules, w->rules->name[w->hit[i].name].rule,
                                       w->rules->name[w->hit[by].name].rule,
                                       all->form[w->hit[i].form].label, err);
        by = i;
    }
    if (by < end)
        change(&all->form[w->hit[beg].form], rule_of(w, by));
    return true;
}

/* Takes forms without type out of the windows, in place. */
static void leave_windows(kith_collection *all)
{
    kith_windows *w = &all->windows;
    uint32_t kept = 0;

    for (size_t i = 0; i < w->n; i++) {
        uint32_t beg = w->first[i];
        w->first[i] = kept;
        for (size_t k = beg; k < w->first[i + 1]; k++)
            if (all->form[w->form[k]].type != KITH_TYPES)
                w->form[kept++] = w->form[k];
    }
    if (w->n > 0)
        w->first[w->n] = kept;
}

bool kith_rules_change(const kith_rules_at_work *w, kith_collection *all, kith_err *err)
{
    for (size_t beg = 0, end; beg < w->n; beg = end) {
        for (end = beg + 1; end < w->n && w->hit[end].form == w->hit[beg].form; end++)
            ;
        if (!change_form(w, all, beg, end, err))
            return false;
    }
    for (size_t f = 0; f < all->F; f++)
        if (all->form[f].type == KITH_TYPES)
            all->mentions -= all->form[f].mentions;
    if (w->n > 0)
        leave_windows(all);
    return true;
}

/* Marks what stays apart, before anything is joined. */
static void mark(const kith_rules_at_work *w, kith_resolver *r)
{
    for (size_t i = 0; i < w->n; i++) {
        const kith_rule *rule = rule_of(w, i);
        uint32_t name = w->hit[i].name;
        if (rule->verb == KITH_RULE_SPLIT)
            kith_apart_add(&r->apart, w->hit[i].form, w->rules->name[name].rule, KITH_ALONE);
        else if (rule->verb == KITH_RULE_NEVER)
            kith_apart_add(&r->apart, w->hit[i].form, w->rules->name[name].rule,
                           name == rule->first ? KITH_SIDE_A : KITH_SIDE_B);
    }
}

static bool merge(const kith_rules_at_work *w, kith_resolver *r, uint32_t *first, size_t i,
                  kith_err *err)
{
    uint32_t rule = w->rules->name[w->hit[i].name].rule, form = w->hit[i].form, against;

    if (r->forms->form[form].type == KITH_TYPES)
        return true;
    if (first[rule] == KITH_NONE)
        first[rule] = form;
    else if (!kith_apart_allows(&r->apart, kith_resolver_find(r, form),
                                kith_resolver_find(r, first[rule]), &against))
        return kith_rules_conflict(w->rules, against, rule, r->forms->form[form].label, err);
    else
        kith_resolver_join(r, form, first[rule], KITH_WHY_RULE);
    return true;
}

bool kith_rules_join(const kith_rules_at_work *w, kith_resolver *r, kith_err *err)
{
    uint32_t *first;
    bool ok = true;

    if (w->rules == NULL)
        return true;
    first = kith_zeroed(w->rules->n_rules, sizeof *first);
    for (size_t i = 0; i < w->rules->n_rules; i++)
        first[i] = KITH_NONE;
    mark(w, r);
    for (size_t i = 0; i < w->n && ok; i++)
        if (rule_of(w, i)->verb == KITH_RULE_MERGE)
            ok = merge(w, r, first, i, err);
    free(first);
    return ok;
}

/* First hit of form. */
static size_t first_hit(const kith_rules_at_work *w, uint32_t form)
{
    size_t lo = 0, hi = w->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (w->hit[mid].form < form)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

bool kith_rules_label(const kith_rules_at_work *w, const uint32_t *form, size_t n, kith_str *label,
                      kith_err *err)
{
    uint32_t by = KITH_NONE;

    *label = (kith_str){"", 0};
    for (size_t f = 0; f < n && w->n > 0; f++)
        for (size_t i = first_hit(w, form[f]); i < w->n && w->hit[i].form == form[f]; i++) {
            const kith_rule *rule = rule_of(w, i);
            uint32_t number = w->rules->name[w->hit[i].name].rule;
            if (rule->verb != KITH_RULE_RENAME)
                continue;
            if (by != KITH_NONE && !kith_str_eq(*label, rule->value))
                return kith_rules_conflict(w->rules, by, number, w->rules->name[rule->first].text,
                                           err);
            by = number;
            *label = rule->value;
        }
    return true;
}
