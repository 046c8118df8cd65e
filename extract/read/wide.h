// SPDX-License-Identifier: GPL-3.0-or-later
/* Splitters look for bytes; a file in UTF-16 is made UTF-8 for them, as a whole. */
#pragma once

#include "extract/read/read.h"

/* Puts in place of split->in, where that is UTF-16, a stream of the same text, which is *own and
 * the caller's to close; NULL where nothing was done. KITH_EINPUT: larger than split->max. */
bool kith_split_narrow(kith_split *split, kith_stream **own, kith_err *err);
