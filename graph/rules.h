// SPDX-License-Identifier: GPL-3.0-or-later
/* A researcher's corrections: lines of a verb and names, set apart by tabs. docs/rules.md is the
 * manual. The order of lines means nothing. */
#pragma once

#include "base/err.h"
#include "graph/table.h"

typedef enum {
    KITH_RULE_MERGE,   // names: all that are called so are one
    KITH_RULE_SPLIT,   // names: those called so are joined with nobody else
    KITH_RULE_NEVER,   // two names: never one
    KITH_RULE_RENAME,  // name, label
    KITH_RULE_TYPE,    // name, type
    KITH_RULE_IGNORE,  // names: not counted
    KITH_RULE_COUNTRY, // name, code: what is called so is that country
    KITH_VERBS
} kith_verb;

extern const char *const kith_verb_name[KITH_VERBS];

typedef struct {
    uint8_t verb; // kith_verb
    const char *path;
    size_t line;
    uint32_t first, n; // names
    kith_str value;    // label or code; empty for others
    uint8_t type;      // kith_type of TYPE
} kith_rule;

/* A name of a rule: "Mark Rutte", "p:Rutte", "Bank of *". */
typedef struct {
    kith_str text;   // as written
    kith_str folded; // as names are compared; '*' stays
    uint8_t type;    // kith_type that it must have; KITH_TYPES: any
    bool pattern;    // holds '*'
    bool matched;    // linking found somebody of that name
    uint32_t rule;
} kith_rule_name;

typedef struct {
    kith_arena *arena;
    kith_rule *rule;
    size_t n_rules, rule_room;
    kith_rule_name *name;
    size_t n_names, name_room;
} kith_rules; // zeroed is empty

/* Adds the lines of text; path is for messages and is borrowed. KITH_EINPUT: a line is no rule, or
 * contradicts another: both are named. */
bool kith_rules_add(kith_rules *rules, const char *path, kith_str text, kith_err *err);
void kith_rules_fini(kith_rules *rules);

/* Does the name mean what is called folded, of a type? */
bool kith_rule_fits(const kith_rule_name *name, kith_str folded, uint8_t type);

/* False and err: two rules contradict each other. */
bool kith_rules_conflict(const kith_rules *rules, uint32_t a, uint32_t b, kith_str about,
                         kith_err *err);
