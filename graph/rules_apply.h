// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules at work, while forms become nodes. */
#pragma once

#include "graph/collect.h"
#include "graph/rules.h"

/* Who is called as a rule says. */
typedef struct {
    uint32_t form;
    uint32_t name; // of the rules
} kith_rule_hit;

typedef struct {
    kith_rules *rules;  // their names are marked where they matched; NULL: no rules
    kith_rule_hit *hit; // [n] by form, then name
    size_t n;
} kith_rules_at_work; // zeroed: no rules

/* Finds whom the rules mean, among labels and the names that are not parts of one. */
void kith_rules_find(kith_rules *rules, const kith_collection *all, const kith_pool *names,
                     kith_rules_at_work *out);
void kith_rules_at_work_fini(kith_rules_at_work *w);

/* type, country, ignore: before names are resolved. Forms that are ignored get no type
 * (KITH_TYPES), and leave the windows. Strings from a. */
bool kith_rules_change(const kith_rules_at_work *w, kith_collection *all, kith_err *err);

/* split, never, merge: before the joins that need no rule. */
bool kith_rules_join(const kith_rules_at_work *w, kith_resolver *r, kith_err *err);

/* rename: the label that a cluster's forms are given, [n] of them; empty: none. */
bool kith_rules_label(const kith_rules_at_work *w, const uint32_t *form, size_t n, kith_str *label,
                      kith_err *err);
