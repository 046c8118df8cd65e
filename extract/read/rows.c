// SPDX-License-Identifier: GPL-3.0-or-later
/* The splitter finds where rows end; their fields are taken apart by the reader, which is told the
 * columns with each row. */
#include "extract/read/rows.h"

#include <glib.h>

#include "extract/read/csv.h"
#include "extract/read/fields.h"

enum { MOST_COLUMNS = 4096, MOST_OPEN = 8, NO_COLUMN = -1 };

/* Which column holds what. */
typedef struct {
    char separator;
    bool literal;            // of this row: its quotation marks part nothing
    int column[KITH_FIELDS]; // NO_COLUMN where none does
} layout;

typedef struct {
    layout layout;
    size_t line;   // of the file, at which the next row begins, from 1
    size_t n_open; // rows given up because a quotation mark was not closed
    bool bad;      // no column is the text
} rows;

static kith_str without_mark(kith_str s)
{
    static const kith_str mark = {"\xef\xbb\xbf", 3};

    return kith_str_starts(s, mark) ? kith_str_sub(s, 3, s.len) : s;
}

static kith_str without_break(kith_str row)
{
    while (row.len > 0 && (row.ptr[row.len - 1] == '\n' || row.ptr[row.len - 1] == '\r'))
        row.len--;
    return row;
}

/* A head of at least two names of which one usually holds text, and one usually something else. */
bool kith_rows_knows(kith_str head)
{
    kith_arena *a = kith_arena_new();
    kith_str row = {0}, field;
    bool text = false, other = false;
    char separator;

    head = without_mark(head);
    kith_str_line(&head, &row);
    separator = kith_csv_separator(row);
    while (row.len > 0 && kith_csv_field(a, &row, separator, &field)) {
        const uint16_t *rank;
        if (field.len != kith_str_trim(field).len) // words of a sentence, parted by commas
            continue;
        rank = kith_field_ranks(field);
        for (int kind = 0; kind < KITH_FIELDS; kind++) {
            bool is = rank[kind] != KITH_NO_RANK;
            text |= is && kind == KITH_FIELD_TEXT;
            other |= is && kind != KITH_FIELD_TEXT;
        }
    }
    kith_arena_free(a);
    return text && other;
}

static kith_next fail_columns(kith_arena *a, kith_str row, char separator,
                              const kith_read_options *options, kith_err *err)
{
    GString *names = g_string_new(NULL);
    kith_str field;

    while (names->len < 120 && kith_csv_field(a, &row, separator, &field))
        g_string_append_printf(names, "%s%.*s", names->len ? ", " : "", (int)MIN(field.len, 40),
                               field.ptr);
    kith_field_fail(options, "column", names->str, err);
    kith_fail_in(err, "line 1");
    g_string_free(names, TRUE);
    return KITH_NEXT_BAD;
}

/* Columns by the names in the first row: those that options name, else the most telling. */
static void find_columns(kith_arena *a, kith_str row, const kith_read_options *options, layout *out)
{
    unsigned best[KITH_FIELDS];
    kith_str field;

    for (int kind = 0; kind < KITH_FIELDS; kind++) {
        best[kind] = KITH_NO_RANK;
        out->column[kind] = NO_COLUMN;
    }
    for (int i = 0; i < MOST_COLUMNS && kith_csv_field(a, &row, out->separator, &field); i++)
        for (int kind = 0; kind < KITH_FIELDS; kind++) {
            const char *named = options->field[kind];
            unsigned rank = KITH_NO_RANK;
            field = kith_str_trim(field);
            if (named != NULL)
                rank = kith_str_eq(field, kith_str_of(named)) ? 0 : KITH_NO_RANK;
            else if (kind != KITH_FIELD_ID) // a number of the row serves as well
                rank = kith_field_rank((kith_field_kind)kind, field);
            if (rank < best[kind]) {
                best[kind] = rank;
                out->column[kind] = i;
            }
        }
}

/* A row that was found in the stream, and is not yet passed. */
typedef struct {
    kith_str bytes; // with its line break; until the next call
    size_t lines;
    bool literal; // its quotation marks part nothing
    bool open;    // one is not closed, and bytes are its first line
    bool cut;     // it goes on behind bytes
} found_row;

static size_t first_line(kith_str s)
{
    const char *at = s.len > 0 ? memchr(s.ptr, '\n', s.len) : NULL;

    return at != NULL ? (size_t)(at - s.ptr) + 1 : s.len;
}

/* False at the end. Tables parted by tabs are often written by programs that know no quotation
 * marks: where they make no sense there, they mean themselves. */
static bool find_row(kith_split *split, char separator, found_row *row)
{
    kith_csv_scan scan = {0};
    kith_str here = {0};
    size_t n = 0;

    for (size_t want = KITH_HEAD; n == 0; want *= 2) {
        want = MIN(want, split->max + 1);
        here = kith_stream_peek(split->in, want);
        n = kith_csv_row(&scan, here, separator);
        if (scan.odd && separator == '\t')
            break;
        if (n == 0 && (here.len < want || here.len > split->max))
            break;
    }
    *row = (found_row){.lines = scan.lines, .open = n == 0 && kith_csv_is_quoted(&scan)};
    row->literal = separator == '\t' && (scan.odd || row->open);
    if (row->literal || row->open) {
        n = first_line(here);
        row->lines = 1;
        row->open = !row->literal;
    }
    row->cut = n == 0 && here.len > split->max;
    row->bytes = kith_str_sub(here, 0, n > 0 ? n : here.len);
    return row->bytes.len > 0;
}

/* Passes what is left of a row that is too long, of which nothing is quoted; its line breaks. */
static size_t skip_rest(kith_split *split, char separator)
{
    kith_csv_scan scan = {.state = 1};

    for (;;) {
        kith_str here = kith_stream_peek(split->in, KITH_HEAD);
        size_t n = kith_csv_row(&scan, here, separator);
        kith_stream_skip(split->in, n > 0 ? n : here.len);
        scan.seen = 0;
        if (n > 0 || here.len == 0)
            return scan.lines;
    }
}

/* Takes the head of the file. False at its end, and where no column is the text. */
static kith_next begin(kith_split *split, rows *r, kith_err *err)
{
    enum { LOOK = 64 * 1024 };
    found_row row;

    if (kith_stream_peek(split->in, 3).len == 3 &&
        without_mark(kith_stream_peek(split->in, 3)).len == 0)
        kith_stream_skip(split->in, 3);
    r->layout.separator = kith_csv_separator(kith_stream_peek(split->in, LOOK));
    if (!find_row(split, r->layout.separator, &row))
        return KITH_NEXT_END;
    r->line = 1 + row.lines;
    find_columns(split->arena, without_break(row.bytes), split->options, &r->layout);
    if (r->layout.column[KITH_FIELD_TEXT] == NO_COLUMN) {
        r->bad = true;
        return fail_columns(split->arena, without_break(row.bytes), r->layout.separator,
                            split->options, err);
    }
    kith_stream_skip(split->in, row.bytes.len);
    return KITH_NEXT_RECORD;
}

static kith_next fail_row(kith_split *split, rows *r, const found_row *row, size_t line,
                          kith_err *err)
{
    if (!row->open) {
        kith_fail(err, KITH_EINPUT,
                  "line %zu: a row of more than %zu bytes, the most a document may have", line,
                  split->max);
        if (row->cut)
            r->line += skip_rest(split, r->layout.separator);
        return KITH_NEXT_BAD;
    }
    kith_fail(err, KITH_EINPUT, "line %zu: a quotation mark that is not closed", line);
    if (++r->n_open > MOST_OPEN) {
        kith_fail(err, KITH_EINPUT, "line %zu: too many quotation marks that are not closed", line);
        r->bad = true;
    }
    return KITH_NEXT_BAD;
}

static void give(kith_split *split, const rows *r, const found_row *row, size_t line, kith_arena *a,
                 kith_record *record)
{
    layout *l = kith_new(a, layout, 1);

    *l = r->layout;
    l->literal = row->literal;
    record->bytes = kith_arena_str(a, without_break(row->bytes));
    record->name = kith_arena_printf(a, "%.*s:%zu", (int)split->path.len, split->path.ptr, line);
    record->reader = kith_reader_named("csv");
    record->extra = l;
}

kith_next kith_rows_next(kith_split *split, kith_arena *a, kith_record *record, kith_err *err)
{
    rows *r = split->state;
    found_row row;
    size_t line;
    kith_next begun;

    if (r == NULL) {
        r = split->state = kith_new(split->arena, rows, 1);
        if ((begun = begin(split, r, err)) != KITH_NEXT_RECORD)
            return begun;
    }
    do {
        if (r->bad || !find_row(split, r->layout.separator, &row))
            return KITH_NEXT_END;
        line = r->line;
        r->line += row.lines;
        kith_stream_skip(split->in, row.bytes.len); // stays in the window until the next peek
        if (row.open || row.bytes.len > split->max)
            return fail_row(split, r, &row, line, err);
    } while (without_break(row.bytes).len == 0);
    if (!kith_stream_ok(split->in, NULL) && row.bytes.ptr[row.bytes.len - 1] != '\n')
        return KITH_NEXT_END; // the file breaks off in this row
    give(split, r, &row, line, a, record);
    return KITH_NEXT_RECORD;
}

bool kith_rows_read(const kith_record *record, kith_arena *a, kith_doc *doc, kith_err *err)
{
    const layout *l = record->extra;
    kith_str row = record->bytes, field;
    kith_str text = {0};
    int n = 0;

    for (; n < MOST_COLUMNS && (l->literal ? kith_str_field(&row, l->separator, &field)
                                           : kith_csv_field(a, &row, l->separator, &field));
         n++)
        for (int kind = 0; kind < KITH_FIELDS; kind++)
            if (l->column[kind] == n && kind == KITH_FIELD_TEXT)
                text = field;
            else if (l->column[kind] == n)
                kith_field_put((kith_field_kind)kind, record, field, a, doc);
    if (l->column[KITH_FIELD_TEXT] >= n)
        return kith_fail(err, KITH_EINPUT, "a row of %d fields; the text should be field %d", n,
                         l->column[KITH_FIELD_TEXT] + 1);
    return kith_body_read(record, text, a, doc, err);
}
