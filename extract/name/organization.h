// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules for organizations that are long enough for a file of their own. */
#pragma once

#include "extract/name/cluster.h"

typedef struct {
    kith_clusters *c;
    uint32_t *form; // [n] of organizations, ascending
    size_t n;
} kith_organizations;

/* Ministries and parliaments, by what they are and whose they are. Where a text does not say whose,
 * it speaks of the one named last. Makes new forms: o->form is to be collected anew. */
void kith_join_states(kith_organizations *o, const char *why);

/* Is it one that every state has: a head like "ministry" among its first and last words? */
bool kith_is_of_state(const kith_form *form);

/* British spelling: "defense" gives "defence". */
kith_str kith_plain_word(kith_str word);
