// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/term/table.h"

#include "cli/term/term.h"

#include <glib.h>
#include <inttypes.h>
#include <math.h>

enum {
    GAP = 2,     // cells between columns
    ENOUGH = 20, // cells that a cut column keeps while others can be left out
    LEAST = 8,   // and then
};

typedef enum { TEXT, NUMBER, COUNT, LIST, NONE } kind;

typedef struct {
    kind kind;
    char sep;     // of a list
    int decimals; // of a number
    union {
        kith_str text;
        double value;
        uint64_t count;
    };
} cell;

struct kith_rows {
    kith_arena *arena;
    const kith_column *column;
    size_t columns;
    cell *cell; // [n] row-major
    size_t n, room;
    kith_rows_below *below; // NULL: nothing
    const void *of;
};

kith_rows *kith_rows_new(kith_arena *a, const kith_column *column, size_t n)
{
    kith_rows *table = kith_new(a, kith_rows, 1);

    *table = (kith_rows){.arena = a, .column = column, .columns = n};
    return table;
}

static void add(kith_rows *table, cell c)
{
    if (table->n == table->room) {
        table->room = MAX(64, 2 * table->room);
        table->cell = kith_grow(table->arena, cell, table->cell, table->n, table->room);
    }
    table->cell[table->n++] = c;
}

void kith_rows_cell(kith_rows *table, kith_str text)
{
    add(table, (cell){.kind = TEXT, .text = text});
}

void kith_rows_number(kith_rows *table, double value, int decimals)
{
    add(table,
        (cell){.kind = isfinite(value) ? NUMBER : NONE, .value = value, .decimals = decimals});
}

void kith_rows_count(kith_rows *table, uint64_t n)
{
    add(table, (cell){.kind = COUNT, .count = n});
}

void kith_rows_list(kith_rows *table, kith_str joined, char sep)
{
    add(table, (cell){.kind = LIST, .text = joined, .sep = sep});
}

void kith_rows_none(kith_rows *table)
{
    add(table, (cell){.kind = NONE});
}

void kith_rows_explain(kith_rows *table, kith_rows_below *below, const void *of)
{
    table->below = below;
    table->of = of;
}

size_t kith_rows_n(const kith_rows *table)
{
    assert(table->columns > 0);
    return table->n / table->columns;
}

/* What a cell shows on a terminal. */
static kith_str shown(kith_arena *a, const cell *c)
{
    switch (c->kind) {
    case TEXT:
        return kith_text_tame(a, c->text);
    case NUMBER:
        return kith_arena_printf(a, "%.*f", c->decimals, c->value);
    case COUNT:
        return kith_arena_printf(a, "%" PRIu64, c->count);
    case LIST:
        return kith_text_tame(a, kith_text_list(a, c->text, c->sep));
    default:
        return KITH_STR("");
    }
}

/* Cells of a line, gaps and all, when columns that give have so many at most. A column that is
 * left out has none. */
static size_t line_width(const kith_rows *table, const size_t *wide, size_t most)
{
    size_t sum = 0;

    for (size_t c = 0; c < table->columns; c++)
        if (wide[c] > 0)
            sum += GAP + (table->column[c].give > 0 ? MIN(wide[c], most) : wide[c]);
    return sum > GAP ? sum - GAP : 0;
}

/* Leaves columns out, the most spare first, while the others do not fit. */
static void leave_out(const kith_rows *table, size_t *wide, size_t width)
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
static size_t widest_of(const kith_rows *table, const size_t *wide, unsigned give)
{
    size_t widest = table->columns;

    for (size_t c = 0; c < table->columns; c++)
        if (table->column[c].give == give && wide[c] > LEAST &&
            (widest == table->columns || wide[c] > wide[widest]))
            widest = c;
    return widest;
}

/* Takes cells from the columns that give, until all fit or none can give more. */
static void squeeze(const kith_rows *table, size_t *wide, size_t width)
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

static void print_line(const kith_rows *table, kith_out *out, const kith_str *text,
                       const size_t *wide, const char *const *paint)
{
    size_t due = 0;

    for (size_t c = 0; c < table->columns; c++)
        if (wide[c] > 0)
            print_cell(out, text[c], wide[c], table->column[c].right, paint[c], &due);
    kith_out_putc(out, '\n');
}

/* Text of the rows' cells and how wide each column is; one without a head has no width. */
static kith_str *measure(const kith_rows *table, size_t rows, size_t *wide)
{
    kith_str *text = kith_new(table->arena, kith_str, rows * table->columns);

    for (size_t i = 0; i < rows * table->columns; i++) {
        size_t c = i % table->columns;
        if (table->column[c].head == NULL)
            continue;
        text[i] = shown(table->arena, &table->cell[i]);
        wide[c] = MAX(wide[c], kith_text_width(text[i]));
    }
    return text;
}

void kith_rows_print(const kith_rows *table, kith_out *out, size_t width, bool color)
{
    size_t *wide = kith_new(table->arena, size_t, table->columns);
    kith_str *head = kith_new(table->arena, kith_str, table->columns), *text;
    const char **faint = kith_new(table->arena, const char *, table->columns);
    const char **paint = kith_new(table->arena, const char *, table->columns);
    size_t rows = kith_rows_n(table);

    for (size_t c = 0; c < table->columns; c++) {
        head[c] = kith_str_of(table->column[c].head != NULL ? table->column[c].head : "");
        faint[c] = color ? "\x1b[2m" : "";
        paint[c] = color && table->column[c].strong ? "\x1b[1m" : "";
        wide[c] = kith_text_width(head[c]);
    }
    text = measure(table, rows, wide);
    if (width > 0) {
        leave_out(table, wide, width);
        squeeze(table, wide, width);
    }
    print_line(table, out, head, wide, faint);
    for (size_t i = 0; i < rows; i++) {
        print_line(table, out, text + i * table->columns, wide, paint);
        if (table->below != NULL)
            table->below(out, i, table->of);
    }
}

static void print_array(kith_out *out, kith_str joined, char sep)
{
    kith_str rest = joined, field;
    const char *between = "";

    kith_out_putc(out, '[');
    while (joined.len > 0 && kith_str_field(&rest, sep, &field)) {
        kith_out_puts(out, between);
        kith_out_json(out, field);
        between = ",";
    }
    kith_out_putc(out, ']');
}

static void json_value(kith_out *out, const cell *c)
{
    if (c->kind == TEXT)
        kith_out_json(out, c->text);
    else if (c->kind == LIST)
        print_array(out, c->text, c->sep);
    else if (c->kind == COUNT)
        kith_out_uint(out, c->count);
    else
        kith_out_double(out, c->value);
}

void kith_rows_json_row(const kith_rows *table, kith_out *out, size_t i)
{
    const char *between = "";

    for (size_t c = 0; c < table->columns; c++) {
        const cell *at = &table->cell[i * table->columns + c];
        if (table->column[c].key == NULL || at->kind == NONE ||
            (at->kind == TEXT && at->text.len == 0))
            continue;
        kith_out_printf(out, "%s\"%s\":", between, table->column[c].key);
        json_value(out, at);
        between = ",";
    }
}

void kith_rows_json(const kith_rows *table, kith_out *out)
{
    kith_out_putc(out, '[');
    for (size_t i = 0; i < kith_rows_n(table); i++) {
        kith_out_puts(out, i == 0 ? "\n{" : ",\n{");
        kith_rows_json_row(table, out, i);
        kith_out_putc(out, '}');
    }
    kith_out_putc(out, ']');
}

/* In quotes where it must be. */
static void csv_text(kith_out *out, kith_str text)
{
    bool plain = true;

    for (size_t i = 0; i < text.len && plain; i++)
        plain = strchr(",\"\r\n", text.ptr[i]) == NULL;
    if (plain) {
        kith_out_str(out, text);
        return;
    }
    kith_out_putc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            kith_out_putc(out, '"');
        kith_out_putc(out, text.ptr[i]);
    }
    kith_out_putc(out, '"');
}

static void csv_value(kith_out *out, const cell *c)
{
    if (c->kind == TEXT || c->kind == LIST)
        csv_text(out, c->text);
    else if (c->kind == COUNT)
        kith_out_uint(out, c->count);
    else if (c->kind == NUMBER)
        kith_out_double(out, c->value);
}

void kith_rows_csv(const kith_rows *table, kith_out *out)
{
    const char *between = "";

    for (size_t c = 0; c < table->columns; c++)
        if (table->column[c].key != NULL) {
            kith_out_printf(out, "%s%s", between, table->column[c].key);
            between = ",";
        }
    kith_out_putc(out, '\n');
    for (size_t i = 0; i < kith_rows_n(table); i++) {
        between = "";
        for (size_t c = 0; c < table->columns; c++)
            if (table->column[c].key != NULL) {
                kith_out_puts(out, between);
                csv_value(out, &table->cell[i * table->columns + c]);
                between = ",";
            }
        kith_out_putc(out, '\n');
    }
}
