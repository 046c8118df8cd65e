// SPDX-License-Identifier: GPL-3.0-or-later
/* Bounds on what a hostile page can make libxml2 do. */
#pragma once

#include "base/arena.h"

/* The page with the attributes of tags that have thousands of them blanked out: the parser
 * compares each with each. page itself where there is none. */
kith_str kith_html_bounded(kith_arena *a, kith_str page);
