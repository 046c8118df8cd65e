// SPDX-License-Identifier: GPL-3.0-or-later
/* UTF-16 as UTF-8, as it comes: for the splitters, which look for ASCII marks. */
#pragma once

#include "extract/read/stream.h"

/* Whether text begins with a byte order mark of UTF-16. */
bool kith_utf16_marked(kith_str head);

/* The stream as UTF-8, without the mark; takes in. */
kith_stream *kith_utf16_stream(kith_stream *in);
