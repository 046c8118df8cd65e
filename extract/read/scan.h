// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a JSON value ends, told in pieces, from its brackets and quotation marks alone. */
#pragma once

#include "base/str.h"

/* Zeroed at the value's first byte. */
typedef struct {
    size_t seen; // bytes that were looked at
    size_t depth;
    bool quoted, escaped, scalar;
} kith_json_scan;

/* value: its beginning and what follows, at least as long as last time. Its length, 0 when it does
 * not end in these bytes; one at whose place something else stands (a comma, a closing bracket) is
 * that byte. */
size_t kith_json_value(kith_json_scan *scan, kith_str value);
