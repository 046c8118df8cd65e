// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows of fields as RFC 4180 has them: fields parted by a mark, quoted where they hold the mark, a
 * quotation mark (doubled) or a line break. */
#pragma once

#include "base/arena.h"

/* The mark that parts the fields of the first row: tab, comma, semicolon or bar. */
char kith_csv_separator(kith_str head);

/* Looks for the end of a row in pieces. Zeroed at its beginning. */
typedef struct {
    size_t seen;  // bytes of the row that were looked at
    size_t lines; // line breaks among them
    bool odd;     // something stands between a closing quotation mark and the separator
    int state;
} kith_csv_scan;

/* row: its beginning and what follows, at least as long as last time. Its length with its line
 * break, 0 when it does not end in these bytes. */
size_t kith_csv_row(kith_csv_scan *scan, kith_str row, char separator);

/* Whether the scan stands within quotation marks. */
bool kith_csv_is_quoted(const kith_csv_scan *scan);

/* The next field of *row, unquoted (in a, where it has doubled quotes), false at the end. */
bool kith_csv_field(kith_arena *a, kith_str *row, char separator, kith_str *field);
