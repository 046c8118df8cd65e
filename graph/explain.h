// SPDX-License-Identifier: GPL-3.0-or-later
/* Why the graph is as it is: which names became which node, what joined them, and what was looked
 * at and left apart. */
#pragma once

#include "graph/collect.h"

typedef struct {
    kith_str label;
    uint8_t type; // kith_type
    uint32_t documents, mentions;
    uint32_t node; // KITH_NONE: ignored
} kith_trace_form;

/* A name as it is written. */
typedef struct {
    uint32_t form;
    kith_str surface;
    uint32_t mentions;
    uint8_t via; // kith_via
} kith_trace_name;

typedef struct kith_trace {
    kith_arena *arena;
    kith_trace_form *form; // [n_forms]
    size_t n_forms;
    kith_trace_name *name; // [n_names] by form
    size_t n_names;
    kith_join *join; // [n_joins] in the order in which they were made
    size_t n_joins;
    kith_refusal *refusal; // [n_refusals]
    size_t n_refusals;
} kith_trace; // zeroed is empty

/* For linking. node: [F] of each form. */
void kith_trace_fill(kith_trace *t, const kith_collection *all, const kith_pool *names,
                     const kith_resolver *r, const uint32_t *node);
void kith_trace_fini(kith_trace *t);

typedef enum {
    KITH_NEAR_REFUSED, // see the refusal
    KITH_NEAR_ALIKE,   // their letters are nearly the same
} kith_near_kind;

/* Two nodes that could be one, by the two forms that say so. */
typedef struct {
    uint32_t a, b;   // forms
    uint8_t kind;    // kith_near_kind
    uint8_t why;     // kith_not of a refusal
    uint32_t weight; // how much would change: mentions of the lesser
} kith_near;

/* Near misses, the most consequential first, one for each pair of nodes; from t->arena. */
kith_near *kith_trace_near(kith_trace *t, size_t *n);

/* Joins that need a reader's judgement, the most consequential first; from t->arena. */
typedef struct {
    uint32_t join;
    uint32_t weight; // mentions of the lesser
} kith_doubt;
kith_doubt *kith_trace_doubts(kith_trace *t, size_t *n);
