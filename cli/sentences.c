// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sentences.h"

#include "cli/term/term.h"

#include <glib.h>
#include <inttypes.h>

enum { LEAST_WIDTH = 20 }; // a line is never narrower, whatever the terminal

static const char *const bright = "\x1b[1;36m", *const faint = "\x1b[2m", *const plain = "\x1b[0m";

/* text[beg, end) with the marks in it painted. */
static void print_line(kith_arena *a, kith_out *out, const kith_said *said, size_t beg, size_t end)
{
    for (size_t m = 0; m < said->marks; m++) {
        size_t from = MAX(beg, said->mark[m].beg), to = MIN(end, said->mark[m].end);
        if (from >= to)
            continue;
        kith_out_str(out, kith_text_tame(a, kith_str_sub(said->text, beg, from)));
        kith_out_puts(out, bright);
        kith_out_str(out, kith_text_tame(a, kith_str_sub(said->text, from, to)));
        kith_out_puts(out, plain);
        beg = to;
    }
    kith_out_str(out, kith_text_tame(a, kith_str_sub(said->text, beg, end)));
}

static kith_str source_of(kith_arena *a, const kith_said *said)
{
    kith_str s = kith_arena_printf(a, "%.*s%s%.*s", (int)said->date.len, said->date.ptr,
                                   said->date.len > 0 ? " " : "", (int)said->document.len,
                                   said->document.ptr);
    return kith_text_tame(a, s);
}

static void spaces(kith_out *out, size_t n)
{
    while (n-- > 0)
        kith_out_putc(out, ' ');
}

/* Behind the last line of `used` cells, or on a line of its own where that is full. */
static void print_source(kith_out *out, kith_str source, const kith_sentence_style *style,
                         size_t used, size_t width)
{
    if (source.len == 0)
        return;
    if (used + 3 + kith_text_width(source) > width) {
        kith_out_putc(out, '\n');
        spaces(out, style->indent);
        source.len = kith_text_fit(source, width - 2);
    } else
        kith_out_putc(out, ' ');
    kith_out_puts(out, style->color ? faint : "");
    kith_out_putc(out, '[');
    kith_out_str(out, source);
    kith_out_putc(out, ']');
    kith_out_puts(out, style->color ? plain : "");
}

void kith_sentence_print(kith_out *out, const kith_said *said, const kith_sentence_style *style,
                         bool tell_document)
{
    kith_arena *a = kith_arena_new();
    kith_said at = *said;
    size_t width = SIZE_MAX, used = 0;

    if (style->width > 0)
        width = MAX(style->width, style->indent + LEAST_WIDTH) - style->indent;
    if (!style->color)
        at.marks = 0;
    if (at.text.len == 0 && !tell_document) // of a store without text
        goto done;
    for (size_t pos = 0; pos < at.text.len;) {
        kith_str rest = kith_str_sub(at.text, pos, at.text.len);
        size_t len = kith_text_break(rest, width);
        spaces(out, style->indent);
        print_line(a, out, &at, pos, pos + len);
        used = kith_text_width(kith_str_sub(rest, 0, len));
        pos += len;
        while (pos < at.text.len && at.text.ptr[pos] == ' ')
            pos++;
        if (pos < at.text.len)
            kith_out_putc(out, '\n');
    }
    if (tell_document)
        print_source(out, source_of(a, said), style, used, width);
    kith_out_putc(out, '\n');
done:
    kith_arena_free(a);
}

/* The line above the sentences of one document. */
static void print_head(kith_out *out, const kith_said *said, const kith_sentence_style *style)
{
    kith_arena *a = kith_arena_new();
    kith_str title = kith_text_tame(a, said->title), source = source_of(a, said);
    size_t width = style->width > 0 ? style->width : SIZE_MAX, used = kith_text_width(source);

    kith_out_puts(out, style->color ? faint : "");
    kith_out_str(out, kith_str_sub(source, 0, kith_text_fit(source, width)));
    if (title.len > 0 && used + 2 < width) {
        size_t fit = kith_text_fit(title, width - used - 2);
        bool cut = fit < title.len;
        fit = cut ? kith_text_fit(title, width - used - 3) : fit;
        kith_out_puts(out, "  ");
        kith_out_str(out, kith_str_sub(title, 0, fit));
        kith_out_puts(out, cut ? "…" : "");
    }
    kith_out_puts(out, style->color ? plain : "");
    kith_out_putc(out, '\n');
    kith_arena_free(a);
}

static bool same_document(const kith_said *a, const kith_said *b)
{
    return kith_str_eq(a->document, b->document);
}

static void print_text(kith_out *out, const kith_said *said, size_t n, bool color)
{
    kith_sentence_style style = {.width = kith_term_width(), .indent = 2, .color = color};

    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !same_document(&said[i - 1], &said[i]))
            print_head(out, &said[i], &style);
        kith_sentence_print(out, &said[i], &style, false);
    }
}

static const kith_column columns[] = {
    {.key = "date"}, {.key = "document"}, {.key = "title"}, {.key = "text"}};

static kith_rows *rows(kith_arena *a, const kith_said *said, size_t n)
{
    kith_rows *table = kith_rows_new(a, columns, G_N_ELEMENTS(columns));

    for (size_t i = 0; i < n; i++) {
        kith_rows_cell(table, said[i].date);
        kith_rows_cell(table, said[i].document);
        kith_rows_cell(table, said[i].title);
        kith_rows_cell(table, said[i].text);
    }
    return table;
}

static void print_marks(kith_out *out, const kith_said *said)
{
    kith_out_puts(out, ",\"marks\":[");
    for (size_t m = 0; m < said->marks; m++)
        kith_out_printf(out, "%s[%" PRIu32 ",%" PRIu32 "]", m > 0 ? "," : "", said->mark[m].beg,
                        said->mark[m].end);
    kith_out_putc(out, ']');
}

static void print_json(kith_out *out, const kith_rows *table, const kith_said *said, size_t n,
                       kith_query_about about)
{
    kith_out_putc(out, '{');
    about.about(out, about.of);
    kith_out_puts(out, ",\n\"sentences\":[");
    for (size_t i = 0; i < n; i++) {
        kith_out_puts(out, i == 0 ? "\n{" : ",\n{");
        kith_rows_json_row(table, out, i);
        print_marks(out, &said[i]);
        kith_out_putc(out, '}');
    }
    kith_out_puts(out, "]}\n");
}

int kith_sentences_print(const kith_args *args, const kith_said *said, size_t n,
                         kith_query_about about)
{
    kith_arena *a = kith_arena_new();
    kith_out *out = kith_out_open("-", NULL);

    if (args->json)
        print_json(out, rows(a, said, n), said, n, about);
    else if (args->csv)
        kith_rows_csv(rows(a, said, n), out);
    else
        print_text(out, said, n, args->color);
    kith_arena_free(a);
    return kith_query_end(out, n);
}
