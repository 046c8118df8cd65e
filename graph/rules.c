// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/rules.h"

#include "extract/extract.h"
#include "extract/lexicon.h"
#include "graph/name.h"

#include <stdlib.h>

const char *const kith_verb_name[KITH_VERBS] = {
    "merge", "split", "never", "rename", "type", "ignore", "country",
};

enum { MOST_NAMES = 64 };

/* names and value of each verb: how many fields behind it. */
static const struct {
    size_t least, most;
    const char *want;
} fields_of[KITH_VERBS] = {
    [KITH_RULE_MERGE] = {1, MOST_NAMES, "names: merge, name, name"},
    [KITH_RULE_SPLIT] = {1, MOST_NAMES, "a name: split, name"},
    [KITH_RULE_NEVER] = {2, 2, "two names: never, name, name"},
    [KITH_RULE_RENAME] = {2, 2, "a name and a label: rename, name, label"},
    [KITH_RULE_TYPE] = {2, 2, "a name and a type: type, name, person"},
    [KITH_RULE_IGNORE] = {1, MOST_NAMES, "a name: ignore, name"},
    [KITH_RULE_COUNTRY] = {2, 2, "a name and a code: country, name, UA"},
};

void kith_rules_fini(kith_rules *rules)
{
    kith_arena_free(rules->arena);
    free(rules->rule);
    free(rules->name);
    *rules = (kith_rules){0};
}

/* Folds what stands between '*'s; a blank beside one stays. */
static kith_str fold_pattern(kith_arena *a, kith_str text)
{
    char *at = kith_new(a, char, 9 * text.len + 9);
    size_t len = 0;

    for (size_t beg = 0, end; beg <= text.len; beg = end + 1) {
        kith_str piece, folded;
        for (end = beg; end < text.len && text.ptr[end] != '*'; end++)
            ;
        piece = kith_str_sub(text, beg, end);
        folded = kith_name_fold(a, piece);
        if (beg > 0 && piece.len > 0 && piece.ptr[0] == ' ' && folded.len > 0)
            at[len++] = ' ';
        memcpy(at + len, folded.ptr, folded.len);
        len += folded.len;
        if (end < text.len && piece.len > 0 && piece.ptr[piece.len - 1] == ' ' && folded.len > 0)
            at[len++] = ' ';
        if (end < text.len)
            at[len++] = '*';
    }
    return (kith_str){at, len};
}

/* "p:Rutte" is a person; other names stay as they are. */
static uint8_t type_before(kith_str *text)
{
    for (uint8_t t = 0; t < KITH_TYPES; t++)
        if (text->len > 2 && text->ptr[1] == ':' && text->ptr[0] == kith_type_name[t][0]) {
            *text = kith_str_sub(*text, 2, text->len);
            return t;
        }
    return KITH_TYPES;
}

static bool add_name(kith_rules *rules, kith_str text)
{
    kith_rule_name name = {.text = kith_arena_str(rules->arena, text)};

    name.type = type_before(&text);
    name.pattern = memchr(text.ptr, '*', text.len) != NULL;
    name.folded = fold_pattern(rules->arena, text);
    name.rule = (uint32_t)rules->n_rules;
    if (name.folded.len == 0)
        return false;
    rules->name = kith_more(rules->name, rules->n_names, &rules->name_room, sizeof *rules->name);
    rules->name[rules->n_names++] = name;
    return true;
}

static uint8_t type_of(kith_str text)
{
    uint8_t t = 0;

    while (t < KITH_TYPES && !kith_str_eq(text, kith_str_of(kith_type_name[t])))
        t++;
    return t;
}

static uint8_t verb_of(kith_str text)
{
    uint8_t v = 0;

    while (v < KITH_VERBS && !kith_str_eq(text, kith_str_of(kith_verb_name[v])))
        v++;
    return v;
}

/* The value behind the name; NULL, or what is wrong with it. */
static const char *take_value(kith_rules *rules, kith_rule *rule, kith_str value)
{
    rule->value = kith_arena_str(rules->arena, value);
    if (rule->verb == KITH_RULE_TYPE && (rule->type = type_of(value)) == KITH_TYPES)
        return "has a type that is not person, country or organization";
    if (rule->verb == KITH_RULE_COUNTRY &&
        (value.len != 2 || kith_lexicon_country(kith_lexicon_builtin(), value).len == 0))
        return "has a code that is no country's in ISO 3166-1, like UA";
    return NULL;
}

/* NULL, or what is wrong with the line. */
static const char *add_line(kith_rules *rules, kith_str text, kith_rule *rule)
{
    kith_str verb = {"", 0}, field[MOST_NAMES + 1];
    size_t n = 0;
    bool valued;

    kith_str_field(&text, '\t', &verb);
    rule->verb = verb_of(kith_str_trim(verb));
    if (rule->verb == KITH_VERBS)
        return "begins with no verb; expected merge, split, never, rename, type, ignore or "
               "country, and a tab behind it";
    while (n <= MOST_NAMES && kith_str_field(&text, '\t', &field[n]))
        if ((field[n] = kith_str_trim(field[n])).len > 0)
            n++;
    if (n < fields_of[rule->verb].least || n > fields_of[rule->verb].most)
        return fields_of[rule->verb].want;
    valued = rule->verb == KITH_RULE_RENAME || rule->verb == KITH_RULE_TYPE ||
             rule->verb == KITH_RULE_COUNTRY;
    rule->first = (uint32_t)rules->n_names;
    for (size_t i = 0; i < n - valued; i++)
        if (!add_name(rules, field[i]))
            return "has a name without a letter";
    rule->n = (uint32_t)(n - valued);
    return valued ? take_value(rules, rule, field[n - 1]) : NULL;
}

bool kith_rules_conflict(const kith_rules *rules, uint32_t a, uint32_t b, kith_str about,
                         kith_err *err)
{
    const kith_rule *x = &rules->rule[a < b ? a : b], *y = &rules->rule[a < b ? b : a];

    return kith_fail(err, KITH_EINPUT,
                     "%s:%zu: '%s' and %s:%zu: '%s' contradict each other about '%.*s'; leave out "
                     "one of them",
                     y->path, y->line, kith_verb_name[y->verb], x->path, x->line,
                     kith_verb_name[x->verb], (int)about.len, about.ptr);
}

static bool names_overlap(const kith_rule_name *a, const kith_rule_name *b)
{
    return kith_str_eq(a->folded, b->folded) &&
           (a->type == b->type || a->type == KITH_TYPES || b->type == KITH_TYPES);
}

static bool is_valued(const kith_rule *r)
{
    return r->verb == KITH_RULE_TYPE || r->verb == KITH_RULE_COUNTRY || r->verb == KITH_RULE_RENAME;
}

/* Can both not hold for one name? */
static bool contradict(const kith_rule *a, const kith_rule *b)
{
    bool retypes_a = a->verb == KITH_RULE_TYPE || a->verb == KITH_RULE_COUNTRY;
    bool retypes_b = b->verb == KITH_RULE_TYPE || b->verb == KITH_RULE_COUNTRY;

    if ((a->verb == KITH_RULE_IGNORE) != (b->verb == KITH_RULE_IGNORE))
        return a->verb != KITH_RULE_NEVER && b->verb != KITH_RULE_NEVER;
    if (is_valued(a) && a->verb == b->verb)
        return !kith_str_eq(a->value, b->value);
    return retypes_a && retypes_b;
}

/* Do a and b say of the same two names that they are one, and that they are not? */
static bool part_and_join(const kith_rules *rules, const kith_rule *merge, const kith_rule *never)
{
    size_t found = 0;

    if (merge->verb != KITH_RULE_MERGE || never->verb != KITH_RULE_NEVER)
        return false;
    for (uint32_t i = 0; i < never->n; i++)
        for (uint32_t k = 0; k < merge->n; k++)
            if (names_overlap(&rules->name[never->first + i], &rules->name[merge->first + k])) {
                found++;
                break;
            }
    return found == never->n;
}

static int by_folded(const void *x, const void *y)
{
    const kith_rule_name *a = *(const kith_rule_name *const *)x,
                         *b = *(const kith_rule_name *const *)y;
    int order = kith_str_cmp(a->folded, b->folded);

    return order != 0 ? order : (a->rule > b->rule) - (a->rule < b->rule);
}

static bool check_two(const kith_rules *rules, const kith_rule_name *a, const kith_rule_name *b,
                      kith_err *err)
{
    const kith_rule *x = &rules->rule[a->rule], *y = &rules->rule[b->rule];

    if (!names_overlap(a, b) || x == y)
        return true;
    if (contradict(x, y) || part_and_join(rules, x, y) || part_and_join(rules, y, x))
        return kith_rules_conflict(rules, a->rule, b->rule, a->text, err);
    return true;
}

enum { MOST_OF_A_NAME = 64 }; // rules of one name that are compared with each other

static bool check_names(const kith_rules *rules, kith_err *err)
{
    const kith_rule_name **at = kith_zeroed(rules->n_names, sizeof *at);
    bool ok = true;

    for (size_t i = 0; i < rules->n_names; i++)
        at[i] = &rules->name[i];
    if (rules->n_names > 0)
        qsort(at, rules->n_names, sizeof *at, by_folded);
    for (size_t i = 0; i < rules->n_names && ok; i++)
        for (size_t k = i + 1; k < rules->n_names && k - i < MOST_OF_A_NAME && ok &&
                               kith_str_eq(at[i]->folded, at[k]->folded);
             k++)
            ok = check_two(rules, at[i], at[k], err);
    free(at);
    return ok;
}

bool kith_rules_add(kith_rules *rules, const char *path, kith_str text, kith_err *err)
{
    kith_str line;

    if (rules->arena == NULL)
        rules->arena = kith_arena_new();
    for (size_t n = 1; kith_str_line(&text, &line); n++) {
        kith_rule rule = {.path = path, .line = n, .value = {"", 0}};
        const char *wrong;
        kith_str trimmed = kith_str_trim(line);
        if (trimmed.len == 0 || trimmed.ptr[0] == '#')
            continue;
        wrong = add_line(rules, line, &rule);
        if (wrong != NULL)
            return kith_fail(
                err, KITH_EINPUT, "%s:%zu: %s%s", path, n,
                rule.verb < KITH_VERBS && wrong == fields_of[rule.verb].want ? "expected " : "",
                wrong);
        rules->rule =
            kith_more(rules->rule, rules->n_rules, &rules->rule_room, sizeof *rules->rule);
        rules->rule[rules->n_rules++] = rule;
    }
    return check_names(rules, err);
}

/* '*' stands for any bytes. Goes back to the last star only: linear in text times stars. */
static bool glob(kith_str pattern, kith_str text)
{
    size_t p = 0, t = 0, star = SIZE_MAX, from = 0;

    while (t < text.len) {
        if (p < pattern.len && pattern.ptr[p] == '*') {
            star = p++;
            from = t;
        } else if (p < pattern.len && pattern.ptr[p] == text.ptr[t]) {
            p++;
            t++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            t = ++from;
        } else
            return false;
    }
    while (p < pattern.len && pattern.ptr[p] == '*')
        p++;
    return p == pattern.len;
}

bool kith_rule_fits(const kith_rule_name *name, kith_str folded, uint8_t type)
{
    if (name->type != KITH_TYPES && name->type != type)
        return false;
    return name->pattern ? glob(name->folded, folded) : kith_str_eq(name->folded, folded);
}
