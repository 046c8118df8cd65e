// SPDX-License-Identifier: GPL-3.0-or-later
/* The short way of a line's look. For it, and for nobody else. */
#pragma once

#include "base/str.h"

/* Whether the line begins as running text does and is so long that it can be nothing else. Of a
 * line for which it holds, kith_line_look_closely() says the same; of others it says nothing. */
bool kith_line_is_plain(kith_str line);
