// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/term/table.h"

#include "cli/term/term.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>

enum {
    GAP = 2,     // cells between columns
    ENOUGH = 20, // cells that a cut column keeps while others can be left out
    LEAST = 8,   // and then
};

struct kith_table {
    kith_arena *arena;
    const kith_column *column;
    size_t columns;
    kith_str *cell; // [n] row-major
    size_t n, room;
};

kith_table *kith_table_new(kith_arena *a, const kith_column *column, size_t n)
{
    kith_table *table = kith_new(a, kith_table, 1);

    *table = (kith_table){.arena = a, .column = column, .columns = n};
    return table;
}

/* A copy of text in which nothing can steer the terminal: C0, DEL and C1 become '?'. */
static kith_str tame(kith_arena *a, kith_str text)
{
    kith_str copy = kith_arena_str(a, text);
    char *to = (char *)(uintptr_t)copy.ptr;
    size_t n = 0;

    for (size_t pos = 0; pos < text.len;) {
        size_t beg = pos;
        uint32_t c = kith_utf8_next(text, &pos);
        if (c < ' ' || (c >= 0x7f && c < 0xa0))
            to[n++] = '?';
        else
            while (beg < pos)
                to[n++] = text.ptr[beg++];
    }
    return (kith_str){copy.ptr, n};
}

void kith_table_cell(kith_table *table, kith_str text)
{
    if (table->n == table->room) {
        table->room = MAX(64, 2 * table->room);
        table->cell = kith_grow(table->arena, kith_str, table->cell, table->n, table->room);
    }
    table->cell[table->n++] = tame(table->arena, text);
}

void kith_table_cellf(kith_table *table, const char *fmt, ...)
{
    char text[128];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    kith_table_cell(table, kith_str_of(text));
}

/* Cells of a line, gaps and all, when columns that give have so many at most. A column that is
 * left out has none. */
static size_t line_width(const kith_table *table, const size_t *wide, size_t most)
{
    size_t sum = 0;

    for (size_t c = 0; c < table->columns; c++)
        if (wide[c] > 0)
            sum += GAP + (table->column[c].give > 0 ? MIN(wide[c], most) : wide[c]);
    return sum > GAP ? sum - GAP : 0;
}

/* Leaves columns out, the most spare first, while the others do not fit. */
static void leave_out(const kith_table *table, size_t *wide, size_t width)
{
    while (line_width(table, wide, ENOUGH) > width) {
        size_t most = table->columns;
        for (size_t c = 0; c < table->columns; c++)
            if (wide[c] > 0 && table->column[c].spare > 0 &&
                (most == table->columns || table->column[c].spare > table->column[most].spare))
                most = c;
        if (most == table->columns)
            return;
        wide[most] = 0;
    }
}

/* The widest column of those that give so early and can; none: table->columns. */
static size_t widest_of(const kith_table *table, const size_t *wide, unsigned give)
{
    size_t widest = table->columns;

    for (size_t c = 0; c < table->columns; c++)
        if (table->column[c].give == give && wide[c] > LEAST &&
            (widest == table->columns || wide[c] > wide[widest]))
            widest = c;
    return widest;
}

/* Takes cells from the columns that give, until all fit or none can give more. */
static void squeeze(const kith_table *table, size_t *wide, size_t width)
{
    size_t sum = line_width(table, wide, SIZE_MAX);
    unsigned give = 2;

    while (sum > width && give > 0) {
        size_t widest = widest_of(table, wide, give);
        if (widest == table->columns)
            give--;
        else {
            wide[widest]--;
            sum--;
        }
    }
}

static void spaces(kith_out *out, size_t n)
{
    while (n-- > 0)
        kith_out_putc(out, ' ');
}

/* One cell. Spaces wait in *due until something stands behind them. */
static void print_cell(kith_out *out, kith_str text, size_t wide, bool right, const char *paint,
                       size_t *due)
{
    size_t cells = kith_text_width(text);
    const char *mark = "";

    if (cells > wide) {
        text.len = kith_text_fit(text, wide - 1);
        cells = kith_text_width(text) + 1;
        mark = "…";
    }
    *due += right ? wide - cells : 0;
    if (cells > 0) {
        spaces(out, *due);
        kith_out_puts(out, paint);
        kith_out_str(out, text);
        kith_out_puts(out, mark);
        kith_out_puts(out, *paint != '\0' ? "\x1b[0m" : "");
        *due = 0;
    }
    *due += (right ? 0 : wide - cells) + GAP;
}

static void print_line(const kith_table *table, kith_out *out, const kith_str *cell,
                       const size_t *wide, const char *const *paint)
{
    size_t due = 0;

    for (size_t c = 0; c < table->columns; c++)
        if (wide[c] > 0)
            print_cell(out, cell[c], wide[c], table->column[c].right, paint[c], &due);
    kith_out_putc(out, '\n');
}

void kith_table_print(const kith_table *table, kith_out *out, size_t width, bool color)
{
    size_t *wide = kith_new(table->arena, size_t, table->columns);
    kith_str *head = kith_new(table->arena, kith_str, table->columns);
    const char **faint = kith_new(table->arena, const char *, table->columns);
    const char **paint = kith_new(table->arena, const char *, table->columns);

    for (size_t c = 0; c < table->columns; c++) {
        head[c] = kith_str_of(table->column[c].head);
        faint[c] = color ? "\x1b[2m" : "";
        paint[c] = color && table->column[c].strong ? "\x1b[1m" : "";
        wide[c] = kith_text_width(head[c]);
    }
    for (size_t i = 0; i < table->n; i++)
        wide[i % table->columns] = MAX(wide[i % table->columns], kith_text_width(table->cell[i]));
    if (width > 0) {
        leave_out(table, wide, width);
        squeeze(table, wide, width);
    }
    print_line(table, out, head, wide, faint);
    for (size_t i = 0; i + table->columns <= table->n; i += table->columns)
        print_line(table, out, table->cell + i, wide, paint);
}
