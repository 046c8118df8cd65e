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
 * it speaks of the one named last. May make new forms. */
void kith_join_states(kith_organizations *o, const char *why);

/* British spelling: "defense" gives "defence". */
kith_str kith_plain_word(kith_str word);
