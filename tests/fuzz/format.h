// SPDX-License-Identifier: GPL-3.0-or-later
/* Bytes as a file of a format: what holds for all of them. */
#pragma once

#include "extract/read/source.h"

/* Reads bytes as a file called name, all at once and again as they dribble in, a few at a time:
 * there is an end; each record is a document that holds what check.h asks, and an article can be
 * made of it, or an error that says something; both ways give the same. */
void check_format(kith_str name, kith_str bytes, const kith_read_options *options);
