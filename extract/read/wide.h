// SPDX-License-Identifier: GPL-3.0-or-later
/* Splitters and those who know a format by its first bytes look for ASCII: a file in UTF-16 is
 * made UTF-8 for them. */
#pragma once

#include "extract/read/read.h"

/* Puts in place of split->in, where that is UTF-16, a stream of the same text, which is *own and
 * the caller's to close; NULL where nothing was done. KITH_EINPUT: larger than split->max. */
bool kith_split_narrow(kith_split *split, kith_stream **own, kith_err *err);

/* The head of a file in UTF-16 without its zeros, in room; any other as it is. */
kith_str kith_head_narrow(kith_str head, char room[KITH_HEAD]);
