// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows of an answer, in three forms. On a terminal: columns as wide as their cells, cut or left
 * out where the line would be too long. As JSON: an object a row. As CSV (RFC 4180): all columns,
 * uncut, a line a row. */
#pragma once

#include "base/arena.h"
#include "base/out.h"

typedef struct {
    const char *head; // on a terminal; NULL: not there
    const char *key;  // in JSON and CSV; NULL: not there
    bool right;       // numbers stand to the right
    bool strong;      // bold where there is colour
    unsigned give;    // cut where the table is too wide: 2 first, then 1; 0 never
    unsigned spare;   // left out where cutting would leave too little: the greatest first; 0 never
} kith_column;

typedef struct kith_rows kith_rows;

/* column[n] is borrowed until the table is printed; cells are kept in a, their text is borrowed. */
kith_rows *kith_rows_new(kith_arena *a, const kith_column *column, size_t n);

/* The next cell, row by row. In JSON an empty text is left out. */
void kith_rows_cell(kith_rows *table, kith_str text);

/* A number: with so many decimals on a terminal, in full elsewhere. */
void kith_rows_number(kith_rows *table, double value, int decimals);
void kith_rows_count(kith_rows *table, uint64_t n);

/* Texts joined by sep: an array in JSON; on a terminal a comma stands between them. */
void kith_rows_list(kith_rows *table, kith_str joined, char sep);

/* A cell that this row has not: empty on a terminal and in CSV, left out in JSON. */
void kith_rows_none(kith_rows *table);

/* As many as the rows that are whole. */
size_t kith_rows_n(const kith_rows *table);

/* What a terminal shows below each row; of is borrowed. */
typedef void kith_rows_below(kith_out *out, size_t row, const void *of);
void kith_rows_explain(kith_rows *table, kith_rows_below *below, const void *of);

/* On a terminal; control characters and marks of direction become '?'. width: 0 for no bound. */
void kith_rows_print(const kith_rows *table, kith_out *out, size_t width, bool color);

/* Row i as "key":value pairs, without the braces. */
void kith_rows_json_row(const kith_rows *table, kith_out *out, size_t i);

/* All rows as one array, without a line break behind it. */
void kith_rows_json(const kith_rows *table, kith_out *out);

/* With a line of keys in front. */
void kith_rows_csv(const kith_rows *table, kith_out *out);
