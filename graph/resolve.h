// SPDX-License-Identifier: GPL-3.0-or-later
/* Which forms are one entity: names of the whole corpus put together, precision first.
 *
 * Every kind of entity has its rules, in a file of its own; every join keeps its reason. Forms
 * are compared only within a bucket of equal keys, never all with all. The forms are given in an
 * order that their content decides, so that the result does not depend on the documents' order. */
#pragma once

#include "graph/apart.h"
#include "graph/person_name.h"
#include "graph/records.h"

/* A surface that a form was written as. */
typedef struct {
    uint32_t form;
    uint32_t surface; // in names
    uint32_t mentions;
    uint8_t via; // kith_via of the first of them
} kith_usage;

/* Sentences that count and name something. */
typedef struct {
    size_t n;
    uint32_t *first;    // [n + 1] into form
    uint32_t *form;     // [first[n]] distinct within a window
    uint32_t *doc;      // [n] document, in the order of documents
    uint32_t *sentence; // [n] sentence record
} kith_windows;

/* What resolution works on. F forms, each with at least one mention. */
typedef struct {
    const kith_form *form; // [F] ordered by content
    size_t F;
    const kith_usage *usage;   // by form, most frequent first
    const size_t *usage_first; // [F + 1]
    const uint32_t *doc;       // documents of a form, ascending
    const size_t *doc_first;   // [F + 1]
    const kith_windows *windows;
    const kith_pool *names;
} kith_forms;

typedef enum {
    KITH_WHY_RULE,     // the user says so
    KITH_WHY_ISO,      // the same country code
    KITH_WHY_LEXICON,  // the lexicon has both as names of one thing
    KITH_WHY_SPELLING, // equal but for case, accents, dots, "the", legal form
    KITH_WHY_TRANSLIT, // transliterations of one name
    KITH_WHY_MIDDLE,   // with and without middle name or initial
    KITH_WHY_INITIAL,  // given name as an initial
    KITH_WHY_NICKNAME, // given name as it is shortened
    KITH_WHY_ORDER,    // family name before given name
    KITH_WHY_FAMILIES, // with and without a second family name
    KITH_WHY_ACRONYM,  // an acronym that documents define so
    KITH_WHY_SURNAME,  // a family name with one dominant bearer whose neighbours agree
    KITH_WHY_TYPE,     // one name, rarely taken for another type
    KITH_WHYS
} kith_why;
extern const char *const kith_why_name[KITH_WHYS];

typedef struct {
    uint32_t a, b; // forms
    uint8_t why;   // kith_why
} kith_join;

/* Why two forms were looked at and not joined. */
typedef enum {
    KITH_NOT_RULE,    // the user says so
    KITH_NOT_MEET,    // a document names both, as two
    KITH_NOT_SEVERAL, // others can be meant as well
    KITH_NOT_AGREE,   // other people around them, or too few
    KITH_NOTS
} kith_not;
extern const char *const kith_not_name[KITH_NOTS];

typedef struct {
    uint32_t a, b; // forms
    uint8_t why;   // kith_not
    uint8_t wish;  // kith_why that would have joined them
} kith_refusal;

/* Forms joined so far: a union-find whose joins are kept. */
typedef struct {
    const kith_forms *forms;
    kith_arena *arena;   // for keys
    kith_script *script; // for names of other scripts
    uint32_t *parent;    // [F]
    uint32_t *documents; // [F] of a root: sum over its forms
    kith_join *join;
    size_t n_joins, join_room;
    kith_refusal *refusal;
    size_t n_refusals, refusal_room;
    kith_apart apart; // what rules forbid
} kith_resolver;

void kith_resolver_init(kith_resolver *r, const kith_forms *forms);
void kith_resolver_fini(kith_resolver *r);

/* The root of a form's cluster. */
uint32_t kith_resolver_find(kith_resolver *r, uint32_t form);

/* Makes a and b one cluster; nothing happens when they are. False: a rule forbids it. */
bool kith_resolver_join(kith_resolver *r, uint32_t a, uint32_t b, kith_why why);

/* Remembers that a and b were not joined. */
void kith_resolver_refuse(kith_resolver *r, uint32_t a, uint32_t b, kith_why wish, kith_not why);

/* Joins all forms of one key: a bucket of the first form that came with it. */
typedef struct {
    kith_pool keys;
    uint32_t *first; // [keys.n] form
    size_t room;
} kith_bucket;

/* The form that came first with this key, or `form` itself when it is the first. */
uint32_t kith_bucket_first(kith_bucket *b, kith_str key, uint32_t form);
void kith_bucket_fini(kith_bucket *b);

/* Joins form to the first of its key; where a rule forbids that, those that come later are joined
 * to form instead. */
void kith_bucket_join(kith_resolver *r, kith_bucket *b, kith_str key, uint32_t form, kith_why why);

/* The bearer of a name among several clusters: the one with at least KITH_DOMINANT times the
 * documents of all others together; KITH_NONE when there is none. */
enum { KITH_DOMINANT = 5 };

typedef struct {
    uint32_t root;
    uint32_t key; // number of the name
} kith_claim;

uint32_t kith_dominant(const kith_resolver *r, const kith_claim *claim, size_t n);

/* Sorts claims by key and root, each once; the number left. */
size_t kith_claims_sort(kith_claim *claim, size_t n);

/* True when the forms' clusters a and b never meet in one document: coreference within a document
 * would have joined them if they were one. */
bool kith_never_meet(const kith_resolver *r, uint32_t a, uint32_t b);

/* The kinds, in this order. */
void kith_resolve_countries(kith_resolver *r);
void kith_resolve_organizations(kith_resolver *r);
void kith_resolve_persons(kith_resolver *r);
void kith_resolve_orders(kith_resolver *r, const kith_person_name *name); // [F] of persons
void kith_resolve_nicknames(kith_resolver *r, const kith_person_name *name);
void kith_resolve_surnames(kith_resolver *r);
void kith_resolve_types(kith_resolver *r);
