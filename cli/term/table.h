// SPDX-License-Identifier: GPL-3.0-or-later
/* A table on a terminal: columns as wide as their cells, cut or left out
 * where the line would be too long. */
#pragma once

#include "base/arena.h"
#include "base/out.h"

typedef struct {
    const char *head;
    bool right;     // numbers stand to the right
    bool strong;    // bold where there is colour
    unsigned give;  // cut where the table is too wide: 2 first, then 1; 0 never
    unsigned spare; // left out where cutting would leave too little: the greatest first; 0 never
} kith_column;

typedef struct kith_table kith_table;

/* column[n] is borrowed until the table is printed; cells are kept in a. */
kith_table *kith_table_new(kith_arena *a, const kith_column *column, size_t n);

/* The next cell, row by row. Control characters become '?'. */
void kith_table_cell(kith_table *table, kith_str text);
void kith_table_cellf(kith_table *table, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* width: 0 for no bound. */
void kith_table_print(const kith_table *table, kith_out *out, size_t width, bool color);
