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

typedef struct kith_table kith_table;

/* column[n] is borrowed until the table is printed; cells are kept in a, their text is borrowed. */
kith_table *kith_table_new(kith_arena *a, const kith_column *column, size_t n);

/* The next cell, row by row. In JSON an empty text is left out. */
void kith_table_cell(kith_table *table, kith_str text);
void kith_table_cellf(kith_table *table, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A number: with so many decimals on a terminal, in full elsewhere. */
void kith_table_number(kith_table *table, double value, int decimals);
void kith_table_count(kith_table *table, uint64_t n);

/* Texts joined by sep: an array in JSON; on a terminal a comma stands between them. */
void kith_table_list(kith_table *table, kith_str joined, char sep);

/* A cell that this row has not: empty on a terminal and in CSV, left out in JSON. */
void kith_table_none(kith_table *table);

/* As many as the rows that are whole. */
size_t kith_table_rows(const kith_table *table);

/* What a terminal shows below each row; of is borrowed. */
typedef void kith_table_below(kith_out *out, size_t row, const void *of);
void kith_table_explain(kith_table *table, kith_table_below *below, const void *of);

/* On a terminal; control characters and marks of direction become '?'. width: 0 for no bound. */
void kith_table_print(const kith_table *table, kith_out *out, size_t width, bool color);

/* Row i as "key":value pairs, without the braces. */
void kith_table_json_row(const kith_table *table, kith_out *out, size_t i);

/* All rows as one array, without a line break behind it. */
void kith_table_json(const kith_table *table, kith_out *out);

/* With a line of keys in front. */
void kith_table_csv(const kith_table *table, kith_out *out);
