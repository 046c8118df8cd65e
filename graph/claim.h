// SPDX-License-Identifier: GPL-3.0-or-later
/* Names that may be another's: each form wants a key, other forms offer it; who dominates among
 * those that offer it is joined, unless a document tells both apart. */
#pragma once

#include "graph/resolve.h"

/* wanted, offered: [F]; empty keys are none. */
void kith_join_wanted(kith_resolver *r, const kith_str *wanted, const kith_str *offered,
                      kith_why why);
