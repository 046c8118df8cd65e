// SPDX-License-Identifier: GPL-3.0-or-later
/* Text with marked names, one sentence a line, an empty line between documents:
 *
 *     [Mark Rutte]P met officials of [Siemens]O in [Kyiv]L on the [Minsk agreements]M.
 *
 * P person, O organization, L place, M other name. A bracket without such a letter behind it is
 * text. Words are those of kith_tokenize(). */
#pragma once

#include "extract/conll.h"

/* Like kith_conll_parse(). A word that is marked in part, as in "[U.S.]L-led", is O. */
bool kith_marked_parse(kith_arena *a, const char *name, kith_str text, kith_corpus *out,
                       kith_err *err);
